"""The templates there are, and how each is built."""

from collections.abc import Iterator
from pathlib import Path

from ocop_docs.law.layout import nd30_layout

from .markup import read_source
from .package import package

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TITLES = {
    "plan": "Mẫu kế hoạch",
    "approval-decision": "Mẫu quyết định phê duyệt đề án",
    "report": "Mẫu báo cáo",
}


def build_all() -> Iterator[tuple[Path, bytes]]:
    """Yield each template's file and its bytes.

    Raises:
        SourceError: a source does not follow the markup.
    """
    layout = nd30_layout()
    for kind, title in TITLES.items():
        blocks = read_source(TEMPLATES / "source" / f"{kind}.txt")
        yield TEMPLATES / "docx" / f"{kind}.docx", package(title, blocks, layout)
