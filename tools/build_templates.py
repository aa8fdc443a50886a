"""Write templates/docx/*.docx from templates/source/*.txt and the layout of Nghị định 30/2020/NĐ-CP.

Beside them, templates/compiled/*.zip: what the program would make of each before its first document.

Usage:
    python tools/build_templates.py
"""

from template_builder.build import build_all, compile_all

if __name__ == "__main__":
    for build in (build_all, compile_all):
        for file, content in build():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            print(file.relative_to(file.parents[1]))
