"""Page breaks: a heading stays with its text, the signature block in one piece, no single line of a paragraph alone."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements.spans import has_no_text, whole
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, segment_rule
from ocop_docs.checks.layout.word.width import line_lengths
from ocop_docs.ooxml.wml import grandchild, switch, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.word.model import Document, Paragraph
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_HEADINGS = (
    "part", "part_title", "chapter", "chapter_title", "section", "section_title", "subsection", "subsection_title",
    "lettered_heading", "roman_heading", "article_title", "clause_title",
)  # fmt: skip
_TEXT = ("body", "clause", "point", "dash", "legal_basis", "article_text")
_MAX_CLOSING_PARAGRAPHS = 80
"""Most paragraphs of a closing table that are searched before and after its signer."""
_LAST_LINES = 2
_ROW, _ROW_PROPERTIES, _HELD = w("tr"), w("trPr"), w("cantSplit")
_SIGNERS = ("signer_power", "signer_position", "signer_name")


@segment_rule("kept_with_next")
def kept_with_next(rule: Rule, context: Context) -> Iterator[Deviation]:
    """Headings that a page break can separate from their text, as one finding."""
    unprotected = [p for p in _paragraphs(context, _HEADINGS) if not p.format.keep_next]
    if unprotected:
        yield Deviation(
            str(len(unprotected)), expected(rule), unprotected[0], partial(_switch, unprotected, "keepNext")
        )


@segment_rule("widow_control")
def widow_control(rule: Rule, context: Context) -> Iterator[Deviation]:
    """Paragraphs of which a page break can separate a single line, as one finding."""
    unprotected = [p for p in _paragraphs(context, _TEXT) if not p.format.widow]
    if unprotected:
        yield Deviation(
            str(len(unprotected)), expected(rule), unprotected[0], partial(_switch, unprotected, "widowControl")
        )


@segment_rule("closing_kept")
def closing_kept(rule: Rule, context: Context) -> Iterator[Deviation]:
    """A signature block that a page break can cut, or part from the last paragraph of the text."""
    closing = _closing(context)
    if closing and (
        _splittable_rows(closing) or any(not p.format.keep_next for p in _kept_with_next(closing, lines=1))
    ):
        yield Deviation("", expected(rule), _signed(context)[0], partial(keep_closing, context))


def keep_closing(context: Context) -> None:
    """Keep the signature block in one piece, on the page of the last two lines of the text before it."""
    closing = _closing(context)
    if closing:
        for row in _splittable_rows(closing):
            _keep_whole(row)
        _switch([p for p in _kept_with_next(closing, lines=_LAST_LINES) if not p.format.keep_next], "keepNext")


def shrink_trailing_blanks(document: Document) -> None:
    """Give blank paragraphs at the end of a section almost no height, so that a full page adds no empty one."""
    section, tail = -1, False
    for paragraph in reversed(document.paragraphs):
        tail = tail or paragraph.section != section
        section = paragraph.section
        tail = tail and paragraph.cell is None and has_no_text(paragraph.element) and not _is_drawn(paragraph)
        if tail:
            edit.make_thin(paragraph.element)


def _is_drawn(paragraph: Paragraph) -> bool:
    """Whether the paragraph shows something without having text: a border, a shape or picture, a page break."""
    own = paragraph.format
    bordered = own.border_top != "none" or own.border_bottom != "none"
    return bordered or any(True for _ in paragraph.element.iter(w("drawing"), w("pict"), w("object"), w("br")))


class _Closing(NamedTuple):
    """The paragraphs of a signature block, those of the text before it, and the document."""

    block: list[Paragraph]
    text: list[Paragraph]
    document: Document


def _signed(context: Context) -> list[Paragraph]:
    return [span.paragraph for span in context.of(*_SIGNERS)]


def _closing(context: Context) -> _Closing | None:
    """The block from its first line, or the first of its table, to the name of the signer; None without a signer."""
    signed = _signed(context)
    if not signed:
        return None
    everything, cell = context.document.paragraphs, signed[0].cell
    first, last = signed[0].number, signed[-1].number
    if cell is None:
        block = everything[first - 1 : last]
    else:
        near = everything[max(first - _MAX_CLOSING_PARAGRAPHS, 0) : last + _MAX_CLOSING_PARAGRAPHS]
        block = [p for p in near if p.cell is not None and p.cell.table is cell.table]
    text = [p for p in _paragraphs(context, _TEXT) if p.number < block[0].number]
    return _Closing(block, text, context.document)


def _splittable_rows(closing: _Closing) -> list[Element]:
    """The rows of the block that a page break may cut."""
    cells = dict.fromkeys(p.cell for p in closing.block if p.cell)
    rows = dict.fromkeys(row for cell in cells for row in islice(cell.element.iterancestors(_ROW), 1))
    return [row for row in rows if (held := grandchild(row, _ROW_PROPERTIES, _HELD)) is None or not switch(held)]


def _kept_with_next(closing: _Closing, lines: int) -> list[Paragraph]:
    """The paragraphs that must be on the page of the next: last `lines` of the text, blanks, the block but its end."""
    everything, start = closing.document.paragraphs, closing.block[0].number
    last = max((p.cell.row for p in closing.block if p.cell is not None), default=None)
    inside = [p for p in closing.block if p.cell is None or p.cell.row != last]
    inside = inside[:-1] if last is None else inside
    if not closing.text:
        return inside
    first, printed = start, 0
    for paragraph in reversed(closing.text[-lines:]):
        if any(p.cell is not None for p in everything[paragraph.number : first - 1]):
            break
        first = paragraph.number
        if printed + 1 >= lines:  # every paragraph has a line; what is enough is not measured
            break
        printed += len(line_lengths(closing.document, whole(paragraph)))
        if printed >= lines:
            break
    return [*everything[first - 1 : start - 1], *inside]


def _keep_whole(row: Element) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = row.makeelement(w("trPr"))
        row.insert(0 if row.find(w("tblPrEx")) is None else 1, properties)
    edit.remove(properties, "cantSplit")
    properties.append(properties.makeelement(w("cantSplit")))


def _paragraphs(context: Context, kinds: tuple[str, ...]) -> list[Paragraph]:
    """The paragraphs of these kinds, each once, outside tables."""
    return list({id(p.paragraph): p.paragraph for p in context.of(*kinds) if p.paragraph.cell is None}.values())


def _switch(paragraphs: list[Paragraph], name: str) -> None:
    for paragraph in paragraphs:
        edit.set_switch(edit.properties(paragraph.element), name, on=True)
