"""What plans and reports share: lists of texts, titles that the program prints, the closing sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocop_docs.documents.paths import Place
from ocop_docs.law.communes import folded
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.source.blocks import Grid, Line, Node

_CLOSING = re.compile(
    r"^(?:trên đây(?: là)?|kèm theo (?:kế hoạch|báo cáo) này|\(?\s*(?:có|kèm theo) (?:các )?(?:phụ lục|biểu))\b",
    re.IGNORECASE,
)
_CLOSING_WORDS = (
    "trên đây là kế hoạch báo cáo kết quả trong quá trình tổ chức thực hiện nếu có khó khăn vướng mắc các cơ quan"
    " đơn vị kịp thời phản ánh về để xem xét giải quyết trân trọng ủy ban nhân dân ubnd xã phường của kèm theo"
    " này phụ lục"
)
"""Words of the program's own closing sentence and note on annexes."""


def title_line(draft: Draft, line: Line) -> None:
    """Note that the program prints the title of a section in its own words."""
    draft.printed(line)


def is_closing(line: Line) -> bool:
    """Whether a line is the sentence that closes the content, or its end mark alone."""
    return bool(_CLOSING.match(line.text)) or not re.search(r"\w", line.text)


def read_closing(draft: Draft, line: Line, annex_titles: Sequence[str]) -> None:
    """Leave of the closing sentence, or of the note on annexes, what the program's own has not."""
    subject, issuer = draft.record.get("subject") or "", draft.at(("issuer", "name")) or ""
    titles = " ".join(annex_titles) if folded(line.text).startswith("kèm theo") else ""
    draft.printed(line, f"{_CLOSING_WORDS} {subject} {issuer} {titles}")
    draft.in_section(line, "Câu kết")


def walk(node: Node) -> Iterator[Line]:
    """Yield a line and the lines below it."""
    yield node.line
    for child in node.children:
        if isinstance(child, Node):
            yield from walk(child)


def read_texts(draft: Draft, place: Place, nodes: Sequence[Node | Grid], doubt: str = "") -> None:
    """Add lines and what is below them to a list of texts."""
    for node in nodes:
        if isinstance(node, Node):
            for line in walk(node):
                draft.add(place, line.text, line, doubt=doubt)
