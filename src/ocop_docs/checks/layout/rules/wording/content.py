"""The content: legal bases, titles, labels alone on their line, capitals (mục II.6, Phụ lục II)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, segment_rule, span_rule
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.law.nd30 import Rule

_LABELS = {
    "part": patterns.PART,
    "chapter": patterns.CHAPTER,
    "section": patterns.SECTION,
    "subsection": patterns.SUBSECTION,
}
_LOOSE_COLON = re.compile(r"[^\W\d]+ +:(?=\s|$)")
_DOTTED = 3
"""A subject that ends with so many dots is a blank to fill in."""
_FIRST_WORDS = 4
_CONTENT = frozenset(
    {"body", "clause", "clause_title", "point", "dash", "article", "article_text", "article_title", "table_text"}
)


@span_rule("colon")
def colon(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A colon; another rule checks what follows it on the line."""
    return None if ":" in span.text else Deviation(span.text, expected(rule), span.paragraph)


@span_rule("colon_tight")
def colon_tight(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """No blank before a colon; one between figures is a ratio (1 : 500)."""
    found = _LOOSE_COLON.search(span.text) if " :" in span.text else None
    return Deviation(found[0], expected(rule), span.paragraph) if found else None


@span_rule("no_full_stop")
def no_full_stop(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The subject is no sentence: nothing closes it."""
    last = context.of(span.kind)[-1] is span
    closed = span.text.endswith(".") and not patterns.DOTS.search(span.text[-_DOTTED:])
    return Deviation(".", expected(rule), span.paragraph) if last and closed else None


@span_rule("basis_word")
def basis_word(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A legal basis begins with “Căn cứ”, not with the name of the text it cites."""
    if not patterns.CITED.match(span.text):
        return None
    return Deviation(" ".join(span.text.split()[:_FIRST_WORDS]), expected(rule), span.paragraph)


@span_rule("basis_end")
def basis_end(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Each basis ends with a semicolon, the last with a dot."""
    last = context.of("legal_basis")[-1] is span
    wanted = "." if last else ";"
    if span.text.endswith(wanted):
        return None
    return Deviation(span.text[-1], wanted, span.paragraph)


@span_rule("label_alone")
def label_alone(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The label has the line to itself."""
    if span.kind == "recipients_label":
        rest = span.text.partition(":")[2].strip()
    else:
        found = _LABELS[span.kind].match(span.text)
        rest = found["rest"] if found else ""
    return Deviation(span.text, expected(rule), span.paragraph) if rest else None


@span_rule("titled")
def titled(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A part, chapter or section has a title, on its line or right below."""
    found = _LABELS[span.kind].match(span.text)
    if (found and found["rest"]) or context.once(_following).get(id(span)) == f"{span.kind}_title":
        return None
    return Deviation(span.text, expected(rule), span.paragraph)


def _following(context: Context) -> dict[int, str]:
    """What kind of span follows each span."""
    return {id(one): after.kind for one, after in pairwise(context.segment.spans)}


@span_rule("capitals")
def capitals(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Capitals where Phụ lục II leaves no doubt."""
    text, law = span.text, nd30()
    # Few texts have a clue: one search for all of them first.
    for capital in law.capitals if law.clue.search(text) else ():
        found = capital.pattern.search(text) if any(clue in text for clue in capital.clues) else None
        if found:
            return Deviation(found[0].strip(), capital.right, span.paragraph, citation=capital.citation)
    return None


@segment_rule("end_mark")
def end_mark(rule: Rule, context: Context) -> Iterator[Deviation]:
    """The content of a document ends with “./.”."""
    content = [span for span in context.of(*_CONTENT) if span.text]
    annex = context.segment.role == "annex"
    if annex or not content or content[-1].kind == "table_text" or patterns.END_MARK.search(content[-1].text):
        return
    yield Deviation(content[-1].text[-20:], expected(rule), content[-1].paragraph)
