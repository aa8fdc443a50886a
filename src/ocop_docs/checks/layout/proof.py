"""The proof that mending touched no word: every text of the file, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_docs.checks.layout.wml import w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.wml import Element
    from ocop_docs.checks.layout.word_file import WordFile

_TEXTS = frozenset(w(name) for name in ("t", "delText"))
_MARKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("sym"): "\u25a1"}
_RUN, _PARAGRAPH = w("r"), w("p")
_STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments")


def texts(file: WordFile) -> dict[str, list[str]]:
    """Return the paragraphs with text of every story, by part; stories without text are left out."""
    found = {
        name: _paragraphs(file.tree(name))
        for name in sorted(file.parts)
        if name.endswith(".xml") and name.rpartition("/")[2].startswith(_STORIES)
    }
    return {name: paragraphs for name, paragraphs in found.items() if paragraphs}


def _paragraphs(root: Element) -> list[str]:
    return [text for paragraph in root.iter(_PARAGRAPH) if (text := _text(paragraph))]


def _text(paragraph: Element) -> str:
    letters: list[str] = []
    for run in paragraph.iter(_RUN):
        for part in run:
            if part.tag in _TEXTS:
                letters.append(part.text or "")
            elif part.tag in _MARKS:
                letters.append(_MARKS[part.tag])
    return "".join(letters)
