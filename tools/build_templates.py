"""Write templates/docx/*.docx from templates/source/*.txt and the layout of Nghị định 30/2020/NĐ-CP.

Usage:
    python tools/build_templates.py
"""

from template_builder.build import build_all

if __name__ == "__main__":
    for file, content in build_all():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        print(file.name)
