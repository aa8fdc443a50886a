"""Where a paragraph stands: alignment, indents, gaps and lines (Phụ lục I, Phần I, mục II.6.e)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.measures.base import Context, Deviation, expected, measures, printed, within
from ocop_docs.checks.layout.recognise.pieces import Piece
from ocop_docs.checks.layout.word.width import column_width, piece_width
from ocop_docs.ooxml.wml import VAL, points, twips, w
from ocop_docs.typography import LINE_OF_TIMES

if TYPE_CHECKING:
    from ocop_docs.checks.layout.measures.base import Mend
    from ocop_docs.checks.layout.word.model import Paragraph
    from ocop_docs.law.nd30 import Rule

_POINTS_PER_CM = 72 / 2.54
_SPACE_WIDTH = 0.25
_AFTER_LABEL = 4.0
_FIXED_SLACK = 0.25
_LINE_UNITS = 240
_HEADING = ("parent_agency", "agency", "number_symbol", "subject_dispatch", "national_name", "motto", "place_date")
_SIGNER = ("signer_power", "signer_position", "signer_name")
_FLOW = frozenset(
    {"body", "clause", "clause_title", "point", "dash", "legal_basis", "lettered_heading", "roman_heading", "article",
     "article_title", "article_text"}
)  # fmt: skip


def shares_line(piece: Piece) -> bool:
    """Whether tabs set other text beside the piece: the paragraph then says nothing about its place."""
    text = piece.paragraph.text
    around = text[: piece.start] + text[piece.end :]
    return "\t" in around and bool(around.strip())


@measures("piece", "align")
def align(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The alignment of the paragraph."""
    found = piece.paragraph.format.align
    if found in rule.allowed or piece.paragraph.boxed or _placed_by_tabs(piece, context):
        return None
    beside = piece.kind in _SIGNER and piece.paragraph.cell is None
    mend = (
        partial(_set_right_half, piece, context) if beside else partial(_set_align, piece.paragraph, str(rule.prefer))
    )
    return Deviation(printed(found), expected(rule), piece.paragraph, mend)


def _placed_by_tabs(piece: Piece, context: Context) -> bool:
    """Whether tabs set the columns that the piece belongs to: their middle is not that of the paragraph."""
    if shares_line(piece) or "\t" in piece.paragraph.text[: piece.start]:
        return True
    columns = next((kinds for kinds in (_HEADING, _SIGNER) if piece.kind in kinds), ())
    return piece.paragraph.cell is None and any(shares_line(other) for other in context.of(*columns))


def _set_right_half(piece: Piece, context: Context) -> None:
    """Signers in the running text stand in the right half of the page (mục IV, ô số 7)."""
    _set_align(piece.paragraph, "center")
    half = column_width(context.document, piece.paragraph) / 2
    edit.set_indent(piece.paragraph.element, left=half, first=0, right=0)


def _set_align(paragraph: Paragraph, value: str) -> None:
    edit.child(edit.properties(paragraph.element), "jc").set(VAL, value)


@measures("piece", "first_line")
def first_line(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """How far the first letter of the paragraph stands from the margin, in centimetres."""
    if piece.paragraph.format.align == "center" and piece.kind in {"lettered_heading", "roman_heading"}:
        return None
    found = _first_letter(piece.paragraph, context) / _POINTS_PER_CM
    if within(found, rule):
        return None
    mend = _indent_mend(piece.paragraph, float(rule.prefer) * _POINTS_PER_CM)
    return Deviation(printed(found, rule.unit), expected(rule), piece.paragraph, mend)


def _first_letter(paragraph: Paragraph, context: Context) -> float:
    look = paragraph.format
    size = paragraph.runs[0].format.size if paragraph.runs else 0.0
    at = look.left + (look.first_chars * size if look.first_chars else look.first)
    for letter in paragraph.text:
        if letter == "\t":
            at = _next_stop(paragraph, at, context)
        elif letter in {" ", "\u00a0"}:
            at += size * _SPACE_WIDTH
        else:
            break
    return at


def _next_stop(paragraph: Paragraph, at: float, context: Context) -> float:
    """The next tab stop: one of the paragraph's own, the hanging indent, or every default width."""
    tabs = paragraph.element.find(f"{w('pPr')}/{w('tabs')}")
    own = [] if tabs is None else [points(tab.get(w("pos"))) or 0.0 for tab in tabs]
    if paragraph.format.first < 0:
        own.append(paragraph.format.left)
    step = context.document.default_tab
    return min([stop for stop in own if stop > at] or [(at // step + 1) * step])


def _indent_mend(paragraph: Paragraph, target: float) -> Mend | None:
    """Leading blanks are text and stay: the indent gives up the room of spaces, the stops of tabs move."""
    if paragraph.automatic:
        return partial(_move_label, paragraph, target)
    blanks = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip())]
    if not set(blanks) <= {"\t", " ", "\u00a0"}:
        return None
    spaces = len(blanks.rpartition("\t")[2]) * _SPACE_WIDTH * paragraph.runs[0].format.size
    tabs = blanks.count("\t")
    if tabs:
        return partial(_move_stops, paragraph, target - spaces, tabs) if spaces < target else None
    return partial(edit.set_indent, paragraph.element, left=0, first=target - spaces)


def _move_label(paragraph: Paragraph, target: float) -> None:
    """Put the number of a list at the target; a tab behind it goes to a stop right after it."""
    label = Piece(paragraph, 0, len(paragraph.runs[0].text.rstrip()))
    _set_stops(paragraph, [target + piece_width(label) + _AFTER_LABEL])
    edit.set_indent(paragraph.element, left=0, first=target)


def _move_stops(paragraph: Paragraph, target: float, count: int) -> None:
    """Set as many stops as there are tabs, evenly up to the target."""
    edit.set_indent(paragraph.element, left=0, first=0)
    _set_stops(paragraph, [target * (number + 1) / count for number in range(count)])


def _set_stops(paragraph: Paragraph, places: list[float]) -> None:
    """Set these tab stops, and none other before the last of them."""
    tabs = edit.child(edit.properties(paragraph.element), "tabs")
    for stop in [stop for stop in tabs if (points(stop.get(w("pos"))) or 0) <= places[-1]]:
        tabs.remove(stop)
    for number, place in enumerate(places):
        tabs.insert(number, tabs.makeelement(w("tab"), {VAL: "left", w("pos"): twips(place)}))


@measures("piece", "left_edge")
def left_edge(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """How far the line begins from the left margin of its column, in centimetres."""
    if shares_line(piece):
        return None
    found = _first_letter(piece.paragraph, context) / _POINTS_PER_CM
    if within(found, rule):
        return None
    return Deviation(printed(found, rule.unit), expected(rule), piece.paragraph, _indent_mend(piece.paragraph, 0))


@measures("piece", "dashes_aligned")
def dashes_aligned(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The hyphens of several addressees below one another, as the first one stands."""
    first = context.of("addressee_item")[:1]
    if piece.kind != "addressee_item" or piece is first[0] or shares_line(piece):
        return None
    wanted = _first_letter(first[0].paragraph, context)
    away = (_first_letter(piece.paragraph, context) - wanted) / _POINTS_PER_CM
    if abs(away) <= rule.tolerance:
        return None
    mend = _indent_mend(piece.paragraph, wanted)
    return Deviation(printed(abs(away), rule.unit), expected(rule), piece.paragraph, mend)


@measures("piece", "gap")
def gap(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The space between a paragraph and the one above it, in points; a blank paragraph is space enough."""
    above = _above(piece, context)
    if above is None:
        return None
    found = _between(above, piece.paragraph)
    if within(found, rule):
        return None
    mend = partial(_set_gap, above, piece.paragraph, float(rule.prefer))
    return Deviation(printed(found, rule.unit), expected(rule), piece.paragraph, mend)


def _above(piece: Piece, context: Context) -> Paragraph | None:
    """The paragraph right above, when both belong to the running text."""
    above = context.once(_running_text).get(piece.paragraph.number - 1)
    own = (
        above is not None and above.cell is piece.paragraph.cell and above.element.getnext() is piece.paragraph.element
    )
    return above if own else None


def _running_text(context: Context) -> dict[int, Paragraph]:
    """The paragraphs of the running text by their number."""
    return {piece.paragraph.number: piece.paragraph for piece in context.segment.pieces if piece.kind in _FLOW}


def _between(above: Paragraph, below: Paragraph) -> float:
    alike = above.style == below.style
    after = 0.0 if above.format.contextual and alike else above.format.after
    before = 0.0 if below.format.contextual and alike else below.format.before
    return after + before


def _set_gap(above: Paragraph, below: Paragraph, target: float) -> None:
    """Both paragraphs give their room again, whatever they kept back among their like."""
    for paragraph in (above, below):
        if paragraph.format.contextual:
            edit.set_switch(edit.properties(paragraph.element), "contextualSpacing", on=False)
    edit.set_spacing(below.element, "before", max(target - above.format.after, 0))


@measures("piece", "gap_above")
def gap_above(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The space between the subject of a letter and the number above it, in points."""
    first = context.segment.first("subject_dispatch")
    number = context.segment.first("number_symbol")
    if piece is not first or number is None or shares_line(piece) or number.paragraph is piece.paragraph:
        return None
    found = _between(number.paragraph, piece.paragraph)
    if within(found, rule) or number.paragraph.number != piece.paragraph.number - 1:
        return None
    mend = partial(_set_gap, number.paragraph, piece.paragraph, float(rule.prefer))
    return Deviation(printed(found, rule.unit), expected(rule), piece.paragraph, mend)


@measures("piece", "line", "single_line")
def line(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The distance of lines, as a multiple of a single line of Times New Roman."""
    del context
    paragraph = piece.paragraph
    found = _lines(paragraph)
    fixed = paragraph.format.line_rule != "auto"
    slack = _FIXED_SLACK if fixed and rule.measure == "single_line" else 0.0
    if within(found, rule) or abs(found - 1) <= slack:
        return None
    return Deviation(
        printed(found, rule.unit),
        expected(rule),
        paragraph,
        partial(_set_line, paragraph, float(rule.prefer)),
    )


def _lines(paragraph: Paragraph) -> float:
    look = paragraph.format
    if look.line_rule == "auto":
        return look.line
    size = max((run.format.size for run in paragraph.runs if run.text.strip()), default=1.0)
    multiple = look.line / (size * LINE_OF_TIMES)
    return max(multiple, 1.0) if look.line_rule == "atLeast" else multiple


def _set_line(paragraph: Paragraph, multiple: float) -> None:
    spacing = edit.child(edit.properties(paragraph.element), "spacing")
    spacing.set(w("line"), str(round(multiple * _LINE_UNITS)))
    spacing.set(w("lineRule"), "auto")
