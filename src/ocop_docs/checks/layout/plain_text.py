"""The text of a Word file, paragraph by paragraph, to prove that a fix changed none of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_docs.ooxml.wml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.word.word_file import WordFile
    from ocop_docs.ooxml.wml import Element

_TEXTS = frozenset(w(name) for name in ("t", "delText"))
_MARKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("sym"): "\u25a1"}
_RUN, _PARAGRAPH = w("r"), w("p")
_BREAK, _BREAK_TYPE = w("br"), w("type")
_FIELD, _FIELD_PART, _INSTRUCTION = w("fldChar"), w("fldCharType"), w("instrText")
_SIMPLE_FIELD, _SIMPLE_INSTRUCTION = w("fldSimple"), w("instr")
_PAGE = re.compile(r"\bPAGE\b")
BLANKS = " \t\u00a0"
"""Blanks that set a paragraph off where an indent should: before its first word they are no text."""
_MARGINS = ("header", "footer")
_STORIES = ("document", *_MARGINS, "footnotes", "endnotes", "comments")


def texts(file: WordFile) -> dict[str, list[str]]:
    """Return the paragraphs with text of every story, by part, without blanks before their first word.

    Stories without text are left out.

    Headers and footers count as one story without order: a page number may move between them.
    """
    found: dict[str, list[str]] = {}
    for name in sorted(file.parts):
        story = name.rpartition("/")[2]
        if name.endswith(".xml") and story.startswith(_STORIES):
            place = "margins" if story.startswith(_MARGINS) else name
            found.setdefault(place, []).extend(_paragraphs(file.tree(name)))
    found.get("margins", []).sort()
    return {name: paragraphs for name, paragraphs in found.items() if paragraphs}


def _paragraphs(root: Element) -> list[str]:
    return [text for paragraph in root.iter(_PARAGRAPH) if (text := text_of(paragraph).lstrip(BLANKS))]


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph, without page numbers and page breaks."""
    return "".join(_characters(paragraph))


def _characters(paragraph: Element) -> Iterator[str]:
    fields: list[str] = []
    for run in paragraph.iter(_RUN):
        for part in run:
            if part.tag == _FIELD:
                _step(fields, part.get(_FIELD_PART, ""))
            elif part.tag == _INSTRUCTION and fields:
                fields[-1] += part.text or ""
            elif (text := _character(part)) and not (_numbers_pages(run) or any(map(_PAGE.search, fields))):
                yield text


def _step(fields: list[str], kind: str) -> None:
    """Fields nest: the one that began last ends first."""
    if kind == "begin":
        fields.append("")
    elif kind == "end" and fields:
        fields.pop()


def _numbers_pages(run: Element) -> bool:
    holder = run.getparent()
    simple = holder if holder is not None and holder.tag == _SIMPLE_FIELD else None
    return simple is not None and bool(_PAGE.search(simple.get(_SIMPLE_INSTRUCTION, "")))


def _character(part: Element) -> str:
    if part.tag in _TEXTS:
        return part.text or ""
    ends_page = part.tag == _BREAK and part.get(_BREAK_TYPE) in {"page", "column"}
    return "" if ends_page else _MARKS.get(part.tag, "")
