"""Lines below a text: present, drawn, of the length that the decree gives (mục II.1.b, II.2.b, II.5.b)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements.spans import Span
from ocop_docs.checks.layout.rules.base import SPAN_CHECKS, Context, Deviation, expected, printed, span_rule
from ocop_docs.checks.layout.word.shapes import stretch
from ocop_docs.checks.layout.word.width import column_width, line_lengths
from ocop_docs.law.nd30 import nd30
from ocop_docs.ooxml.wml import VAL, twips, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Divider
    from ocop_docs.checks.layout.rules.base import Fix
    from ocop_docs.checks.layout.word.model import Paragraph
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_LINE_HEIGHT = 4.0
_LINE_GAP = 3.0


def owns(span: Span, context: Context) -> bool:
    """Whether the span is the last one of its element: the line is below that one."""
    return context.of(span.kind)[-1] is span


@span_rule("rule_present")
def rule_present(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A line below the text."""
    if not owns(span, context) or span.divider is not None or span.paragraph.boxed:
        return None
    # The forms of an attached document draw the line under the reference that follows the subject.
    if span.kind == "subject" and context.of("attached_reference"):
        return None
    fix = None if span.shares_line else partial(_draw, span, context, float(rule.prefer))
    return Deviation("", expected(rule), span.paragraph, fix)


def _draw(span: Span, context: Context, share: float) -> None:
    """Insert an empty paragraph below, whose top border is the line, as in our own templates."""
    paragraph = etree.Element(w("p"))
    properties = edit.properties(paragraph)
    border = etree.SubElement(edit.child(properties, "pBdr"), w("top"))
    edit.set_border(border, space=1)
    spacing = edit.child(properties, "spacing")
    for name in ("before", "after"):
        spacing.set(w(name), twips(_LINE_GAP))
    spacing.set(w("line"), twips(_LINE_HEIGHT))
    spacing.set(w("lineRule"), "exact")
    _balance(paragraph, column_width(context.document, span.paragraph), _length(span, context) * share)
    span.paragraph.element.addnext(paragraph)


def _length(span: Span, context: Context) -> float:
    """The longest line of the element, as printed."""
    return max(_lengths(span, context))


def _lengths(span: Span, context: Context) -> list[float]:
    return [length for other in context.of(span.kind) for length in line_lengths(context.document, other)]


def _balance(paragraph: Element, column: float, length: float) -> None:
    side = max((column - length) / 2, 0)
    edit.set_indent(paragraph, left=side, first=0, right=side)


@span_rule("rule_drawn")
def rule_drawn(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A line of its own, not the underline of the text."""
    if not owns(span, context) or span.divider is None or span.divider.made != "underline":
        return None
    fix = None if span.shares_line else partial(_draw_instead, span, context, float(rule.prefer))
    return Deviation("", expected(rule), span.paragraph, fix)


def _draw_instead(span: Span, context: Context, share: float) -> None:
    """Remove the underline from the element and draw a line below it."""
    for other in context.of(span.kind):
        for properties in edit.run_properties_of(other):
            underline = edit.child(properties, "u")
            underline.attrib.clear()
            underline.set(VAL, "none")
    _draw(span, context, share)


@span_rule("rule_length")
def rule_length(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The length of the line, as a share of the text above it."""
    line = span.divider
    if not owns(span, context) or line is None or line.length is None or line.made == "underline":
        return None
    if line.paragraph.boxed and line.made == "border":
        return None  # the width of a text box is not read
    lengths = [length for length in _lengths(span, context) if length > 0]
    # The decree says “the line of text”; where the text has several lines, a length that fits any of them will do.
    ratios = [line.length / length for length in lengths]
    low, high = (rule.minimum or 0) - rule.tolerance, (rule.maximum or 0) + rule.tolerance
    if not ratios or (min(ratios) <= high and max(ratios) >= low):
        return None
    if not all(_keeps_size_and_case(other, context) for other in context.of(span.kind)):
        return None
    longest = max(lengths)
    fix = _length_fix(line, longest * float(rule.prefer), context)
    return Deviation(printed(line.length / longest, rule.unit), expected(rule), line.paragraph, fix)


@span_rule("rule_balanced")
def rule_balanced(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A line centred below its text; the place of a floating shape is not known."""
    line = span.divider
    if not owns(span, context) or line is None or line.made not in {"border", "typed"}:
        return None
    place = line.paragraph.format
    if line.made == "typed":
        fix = partial(_centre, line.paragraph.element)
        return None if place.align == "center" else Deviation("", expected(rule), line.paragraph, fix)
    if abs(place.left - place.right) <= rule.tolerance:
        return None
    column = column_width(context.document, line.paragraph)
    fix = partial(_balance, line.paragraph.element, column, line.length or 0)
    return Deviation("", expected(rule), line.paragraph, None if line.paragraph.text.strip() else fix)


def _centre(paragraph: Element) -> None:
    edit.set_alignment(paragraph, "center")
    edit.set_indent(paragraph, left=0, first=0, right=0)


@span_rule("line_above")
def line_above(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A line across the page above the address, above its first line only."""
    own = span.paragraph
    above = context.document.paragraphs[own.number - 2] if own.number > 1 else own
    drawn = own.format.border_top != "none" or above.format.border_bottom != "none" or above.drawings
    if context.of("contact")[0] is not span or own.boxed or drawn or _is_typed_line(above):
        return None
    return Deviation("", expected(rule), own, partial(_draw_top, own.element))


def _is_typed_line(paragraph: Paragraph) -> bool:
    return Span(paragraph, 0, len(paragraph.text)).is_divider


def _draw_top(paragraph: Element) -> None:
    borders = edit.child(edit.properties(paragraph), "pBdr")
    border = etree.Element(w("top"))
    edit.set_border(border, space=1)
    borders.insert(0, border)


def _keeps_size_and_case(span: Span, context: Context) -> bool:
    """Whether size and case of the text keep their rules; before that its line cannot be measured."""
    rules = [rule for rule in nd30().of(span.kind) if rule.check in {"size", "case"}]
    return all(SPAN_CHECKS[rule.check](span, rule, context) is None for rule in rules)


def _length_fix(line: Divider, length: float, context: Context) -> Fix | None:
    if line.made == "border":
        column = column_width(context.document, line.paragraph)
        return None if line.paragraph.text.strip() else partial(_balance, line.paragraph.element, column, length)
    if line.made == "typed" and line.length:
        return partial(_stretch, line, length / line.length)
    return partial(_resize, line, length) if line.made == "shape" else None


def _stretch(line: Divider, factor: float) -> None:
    """Keep the number of underscores and scale their width, so that the line stays one line."""
    if line.span is not None:
        scales = [run.format.scale for run, _ in line.span.run_texts() if run.element is not None]
        for properties, scale in zip(edit.run_properties_of(line.span), scales, strict=False):
            edit.child(properties, "w").set(VAL, str(round(scale * factor)))


def _resize(line: Divider, length: float) -> None:
    if line.shape is not None:
        stretch(line.shape, line.length or length, length)
