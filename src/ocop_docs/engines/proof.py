"""The proof of a PDF: the Word file's whole text stands in it, in order, and nothing else but what pages repeat.

Each page is what its edges hold (number, footer) around a stretch of the body; the stretches must join to the whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.engines.pdfium import PDFIUM
from ocop_docs.engines.split_rows import Place, agreed, places_after
from ocop_docs.engines.word_text import LETTERS, WordText, letters, read_word, squeezed
from ocop_docs.errors import ConversionError, fault

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

_OTHERS = re.compile(f"[^{LETTERS}]")
_LONGEST_QUOTE = 60
_UNPRINTABLE_PT = 14
"""5 mm at each edge that printers do not reach."""


def prove_pdf(word: bytes, pdf: bytes) -> None:
    """Raise ConversionError unless the PDF prints the whole text of the Word file, in order.

    Characters that another font must draw are only counted: LibreOffice draws them after the rest of their line.
    """
    printed, pages = read_word(word), _read(pdf)
    shown = [page.shown for page in pages]
    lost = _first_lost(printed, shown)
    if lost is not None:
        code = "pdf-off-page" if any(page.cut for page in pages) else "pdf-lost-text"
        raise ConversionError(fault(code, text=printed.words_at(lost, _LONGEST_QUOTE)))
    if missing := Counter(_OTHERS.findall(printed.body)) - Counter(_OTHERS.findall("".join(shown))):
        raise ConversionError(fault("pdf-lost-text", text=" ".join(missing)))


def pages_of(pdf: bytes) -> list[str]:
    """Return the text on each page without white space, and without what runs over its edges.

    Raises:
        ConversionError: no reader can open the PDF.
    """
    return [page.shown for page in _read(pdf)]


class _PageText(NamedTuple):
    shown: str
    cut: bool
    """Whether the page has text beyond its edges as well."""


def _read(pdf: bytes) -> list[_PageText]:
    import pypdfium2

    try:
        with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
            return [_page_text(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise ConversionError(fault("pdf-unreadable")) from error


def _page_text(page: pypdfium2.PdfPage) -> _PageText:
    left, bottom, right, top = page.get_bbox()
    edge, text = _UNPRINTABLE_PT, page.get_textpage()
    shown = squeezed(text.get_text_bounded(left + edge, bottom + edge, right - edge, top - edge))
    return _PageText(shown, shown != squeezed(text.get_text_range()))


def _first_lost(printed: WordText, pages: Sequence[str]) -> int | None:
    """The place in the body of the first letter that the pages do not have in its order, or None."""
    reached, body = _reached(printed, pages), letters(printed.body)
    at = len(reached) - 1
    if at == len(pages):
        whole = Place(len(body)) in reached[-1]
        return None if whole else max(_furthest(place, "", body) for place in reached[-1])
    stretches = _stretches(letters(pages[at]), printed)
    return max(_furthest(place, text, body) for place in reached[-1] for text in stretches)


def _reached(printed: WordText, pages: Sequence[str]) -> list[set[Place]]:
    """Where the body may be before each page and after the last; it ends before a page that does not go on with it."""
    body, reached = letters(printed.body), [{Place(0)}]
    for page in pages:
        stretches = _stretches(letters(page), printed)
        pairs = ((place, text) for place in reached[-1] for text in stretches)
        found = {after for place, text in pairs for after in places_after(text, place, body, printed.rows)}
        if not found:
            break
        reached.append(found)
    return reached


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


def _furthest(place: Place, text: str, body: str) -> int:
    at = place.rests[0][0] if place.rests else place.at
    return at + agreed(text, body, at)
