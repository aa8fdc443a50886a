"""Building the template of every kind in the catalogue."""

from collections.abc import Iterator
from pathlib import Path

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.rendering.engine.precompiled import precompile
from ocop_docs.rendering.engine.source import read_source as read_template
from ocop_docs.vietnamese.text import lower_first

from .markup import read_source
from .package import package

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def build_all() -> Iterator[tuple[Path, bytes]]:
    """Yield each template's file and its bytes.

    Raises:
        SourceError: a source does not follow the markup.
    """
    layout = nd30_layout()
    for kind in KINDS.values():
        blocks = read_source(TEMPLATES / "source" / f"{kind.name}.txt")
        data = package(f"Mẫu {lower_first(kind.title)}", blocks, layout)
        yield TEMPLATES / "docx" / f"{kind.name}.docx", data


def compile_all() -> Iterator[tuple[Path, bytes]]:
    """Yield for each template the file of its compiled form, and the bytes of that form."""
    for file, data in build_all():
        compiled = precompile(read_template(data, file.name), data)
        yield TEMPLATES / "compiled" / f"{file.stem}.json", compiled.as_json()
