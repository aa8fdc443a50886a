"""The proof of a PDF: the Word file's whole text stands in it, in order, and nothing else but what pages repeat.

Each page is what its edges hold (number, footer) around a stretch of the body; the stretches must join to the whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from ocop_docs.engines.pdfium import PDFIUM
from ocop_docs.engines.word_text import LETTERS, WordText, read_word, squeezed
from ocop_docs.errors import ConversionError, fault

_OTHERS = re.compile(f"[^{LETTERS}]")
_LONGEST_QUOTE = 60


def prove_pdf(word: bytes, pdf: bytes) -> None:
    """Raise ConversionError unless the PDF prints the whole text of the Word file, in order.

    Characters that another font must draw are only counted: LibreOffice draws them after the rest of their line.
    """
    printed, pages = read_word(word), pages_of(pdf)
    body = _OTHERS.sub("", printed.body)
    reached = {0}
    for page in pages:
        stretches = _stretches(_OTHERS.sub("", page), printed)
        found = {at + len(text) for at in reached for text in stretches if body.startswith(text, at)}
        if not found:
            raise _lost(printed, max(at + _agreed(text, body, at) for at in reached for text in stretches))
        reached = found
    if len(body) not in reached:
        raise _lost(printed, max(reached))
    if missing := Counter(_OTHERS.findall(printed.body)) - Counter(_OTHERS.findall("".join(pages))):
        raise ConversionError(fault("pdf-lost-text", text=" ".join(missing)))


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page without white space.

    Raises:
        ConversionError: no reader can open the PDF.
    """
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    try:
        with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
            return [squeezed(page.get_textpage().get_text_range()) for page in document]
    except pypdfium2.PdfiumError as error:
        raise ConversionError(fault("pdf-unreadable")) from error


def _stretches(page: str, printed: WordText) -> set[str]:
    """What of a page may be the body's: without headers, footers and repeated headings, at either end."""
    found, waiting = {page}, [page]
    while waiting:
        for shorter in _shortened(waiting.pop(), printed):
            if shorter not in found:
                found.add(shorter)
                waiting.append(shorter)
    return found


def _shortened(text: str, printed: WordText) -> Iterator[str]:
    for edge in printed.edges:
        if edge.match(text):
            yield from (text[end:] for end in _ends(edge, text))
        if match := re.search(f"(?:{edge.pattern})$", text):
            yield text[: match.start()]
    for heading in printed.repeated_rows:
        if text.startswith(heading):
            yield text[len(heading) :]


def _ends(edge: re.Pattern[str], text: str) -> Iterator[int]:
    """Every place where the edge may end: "2" of "21. Mục" is the page's number, "21" would be of the text."""
    longest = edge.match(text)
    for end in range(1, longest.end() + 1 if longest else 0):
        if edge.fullmatch(text, 0, end):
            yield end


def _agreed(text: str, body: str, at: int) -> int:
    """How many characters of `text` stand at `at` in the body."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, body[at : at + len(text)], strict=False))
    )


def _lost(printed: WordText, at: int) -> ConversionError:
    return ConversionError(fault("pdf-lost-text", text=printed.words_at(at, _LONGEST_QUOTE)))
