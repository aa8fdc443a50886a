"""Page breaks: a heading stays with its text, the signature block in one piece, no single line of a paragraph alone."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, segment_rule
from ocop_docs.ooxml.wml import switch, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.word.model import Paragraph
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_HEADINGS = (
    "part", "part_title", "chapter", "chapter_title", "section", "section_title", "subsection", "subsection_title",
    "lettered_heading", "roman_heading", "article_title", "clause_title",
)  # fmt: skip
_TEXT = ("body", "clause", "point", "dash", "legal_basis", "article_text")
_SIGNERS = ("signer_power", "signer_position", "signer_name")


@segment_rule("kept_with_next")
def kept_with_next(rule: Rule, context: Context) -> Iterator[Deviation]:
    """Headings that a page break can separate from their text, as one finding."""
    loose = [p for p in _paragraphs(context, _HEADINGS) if not p.format.keep_next]
    if loose:
        yield Deviation(str(len(loose)), expected(rule), loose[0], partial(_switch, loose, "keepNext"))


@segment_rule("widow_control")
def widow_control(rule: Rule, context: Context) -> Iterator[Deviation]:
    """Paragraphs of which a page break can separate a single line, as one finding."""
    loose = [p for p in _paragraphs(context, _TEXT) if not p.format.widow]
    if loose:
        yield Deviation(str(len(loose)), expected(rule), loose[0], partial(_switch, loose, "widowControl"))


@segment_rule("closing_kept")
def closing_kept(rule: Rule, context: Context) -> Iterator[Deviation]:
    """A signature block that a page break can cut; the fix also keeps it with the last paragraph of the text."""
    signers = [span.paragraph for span in context.of(*_SIGNERS)]
    rows = {row: None for p in signers if p.cell for row in islice(p.cell.element.iterancestors(w("tr")), 1)}
    split = [row for row in rows if (held := row.find(f"{w('trPr')}/{w('cantSplit')}")) is None or not switch(held)]
    if split:
        last = [p for p in _paragraphs(context, _TEXT) if p.number < signers[0].number][-1:]
        yield Deviation("", expected(rule), signers[0], partial(_keep_rows_whole, split, last))


def _keep_rows_whole(rows: list[Element], paragraphs: list[Paragraph]) -> None:
    for row in rows:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = row.makeelement(w("trPr"))
            row.insert(0 if row.find(w("tblPrEx")) is None else 1, properties)
        edit.remove(properties, "cantSplit")
        properties.append(properties.makeelement(w("cantSplit")))
    _switch(paragraphs, "keepNext")


def _paragraphs(context: Context, kinds: tuple[str, ...]) -> list[Paragraph]:
    """The paragraphs of these kinds, each once, outside tables."""
    return list({id(p.paragraph): p.paragraph for p in context.of(*kinds) if p.paragraph.cell is None}.values())


def _switch(paragraphs: list[Paragraph], name: str) -> None:
    for paragraph in paragraphs:
        edit.set_switch(edit.properties(paragraph.element), name, on=True)
