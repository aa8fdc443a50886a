"""Write templates/docx/*.docx from templates/source/*.txt and the layout of Nghị định 30/2020/NĐ-CP.

Beside them, templates/compiled/*.json: what the program would make of each before its first document.

Usage:
    python tools/build_templates.py
"""

import sys

from template_builder.blocks import SourceError
from template_builder.build import build_all, compile_all


def build_templates() -> None:
    """Write every template and its compiled form.

    Raises:
        SourceError: a source is missing or does not follow the markup.
    """
    for build in (build_all, compile_all):
        for file, content in build():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            print(file.relative_to(file.parents[1]))


if __name__ == "__main__":
    try:
        build_templates()
    except SourceError as error:
        sys.exit(str(error))
