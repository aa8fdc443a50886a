"""The text of a PDF as paragraphs and rows, by where it is printed; a PDF of pictures has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.engines.pdfium import PDFIUM
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.settings import settings

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

_GAP = 1.6
"""Heights of a letter between two words that are in columns of their own."""
_SPACE = 0.2
"""Heights of a letter between two letters that belong to different words."""
_NEAR, _MIDDLE = 4.0, 12.0
"""Points within which two edges are the same, and the two blanks beside a line in the middle."""
_FULL = 0.9
"""The share of the widest line from which a line goes on below."""
_ROW_COLUMNS = 3
_HYPHENS = ("\x02", "\ufffe")
"""What PDFium gives for a hyphen at the end of a line."""
_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,3}[-–\s]*")


class PdfParagraph(NamedTuple):
    """A paragraph: its columns, one where nothing is beside it, and whether it is in the middle of the page."""

    columns: tuple[str, ...]
    centred: bool

    @property
    def is_row(self) -> bool:
        """Whether it looks like a row of a table."""
        return len(self.columns) >= _ROW_COLUMNS


class _Word(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    text: str

    def with_letter(self, letter: str, box: tuple[float, float, float, float]) -> _Word:
        left, bottom, right, top = box
        return _Word(
            min(self.left, left),
            min(self.bottom, bottom),
            max(self.right, right),
            max(self.top, top),
            self.text + letter,
        )


class _Line(NamedTuple):
    left: float
    right: float
    columns: tuple[str, ...]


def pdf_paragraphs(pdf: bytes) -> tuple[list[PdfParagraph], list[str]]:
    """Return the paragraphs of a PDF, and what its edges hold: page numbers, repeated lines.

    Raises:
        UnreadableInput: no reader can open it, it has too many pages, or no text.
    """
    import pypdfium2

    try:
        with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
            if len(document) > (limit := settings().max_pdf_pages_read):
                raise UnreadableInput(fault("pdf-too-many-pages", pages=len(document), limit=limit))
            pages = [_lines_of(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(fault("pdf-broken")) from error
    edges = _edges(pages)
    body = [line for page in pages for line in page if line not in edges]
    if not body:
        raise UnreadableInput(fault("pdf-without-text"))
    return list(_joined(body)), [" ".join(line.columns) for line in edges]


def _edges(pages: Sequence[Sequence[_Line]]) -> list[_Line]:
    """The page numbers, and the lines that are first or last on several pages."""
    outer = [line for page in pages for line in {page[0], page[-1]}] if all(pages) else []
    repeated = {text for text, count in Counter(line.columns for line in outer).items() if count > 1}
    numbers = (line.columns for line in outer if _PAGE_NUMBER.fullmatch(" ".join(line.columns)))
    known = repeated | set(numbers)
    return [line for line in outer if line.columns in known]


def _lines_of(page: pypdfium2.PdfPage) -> list[_Line]:
    rows: list[list[_Word]] = []
    for piece in sorted(_pieces(_words_of(page.get_textpage())), key=lambda one: -(one.top + one.bottom)):
        if rows and _level(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row)) for row in rows]


def _pieces(words: Iterator[_Word]) -> Iterator[_Word]:
    """Join words that follow each other on one line without a wide gap."""
    begun: _Word | None = None
    for word in words:
        if begun and _level(begun, word) and -1 < word.left - begun.right < _GAP * (begun.top - begun.bottom):
            bottom, top = min(begun.bottom, word.bottom), max(begun.top, word.top)
            begun = _Word(begun.left, bottom, word.right, top, f"{begun.text} {word.text}")
            continue
        if begun:
            yield begun
        begun = word
    if begun:
        yield begun


def _words_of(page: pypdfium2.PdfTextPage) -> Iterator[_Word]:
    """Yield the words in the order of the file: letters near each other without a blank between them."""
    word: _Word | None = None
    for at, letter in enumerate(page.get_text_range()):
        if letter.isspace():
            if word:
                yield word
            word = None
            continue
        left, bottom, right, top = box = page.get_charbox(at)
        shown = "-" if letter in _HYPHENS else letter
        if word and _touches(word, box):
            word = word.with_letter(shown, box)
            continue
        if word:
            yield word
        word = _Word(left, bottom, right, top, shown)
    if word:
        yield word


def _touches(word: _Word, box: tuple[float, float, float, float]) -> bool:
    left, bottom, _, top = box
    height = max(word.top - word.bottom, top - bottom)
    return abs(left - word.right) < max(_SPACE * height, 1.0) + 1 and bottom < word.top and top > word.bottom


def _level(first: _Word, other: _Word) -> bool:
    middle = (other.top + other.bottom) / 2
    return first.bottom <= middle <= first.top


def _line(row: Sequence[_Word]) -> _Line:
    columns = [row[0].text]
    for before, word in pairwise(row):
        apart = word.left - before.right > _GAP * max(word.top - word.bottom, before.top - before.bottom)
        if apart and not word.text.startswith("/"):  # the blank of a number that is not given yet
            columns.append(word.text)
        else:
            columns[-1] += f" {word.text}"
    return _Line(row[0].left, row[-1].right, tuple(columns))


def _joined(lines: Sequence[_Line]) -> Iterator[PdfParagraph]:
    """Yield the paragraphs: a line that fills the page goes on in the next one, unless that is indented."""
    plain = [line for line in lines if len(line.columns) == 1]
    edge = median(line.left for line in plain) if plain else 0.0
    start = min((line.left for line in plain if line.left <= edge + _NEAR), default=edge)
    widest = max((line.right for line in lines), default=0.0)
    begun = ""
    for at, line in enumerate(lines):
        if len(line.columns) > 1:
            yield PdfParagraph(line.columns, centred=False)
            continue
        begun += ("" if begun.endswith("-") and begun[-2:-1].isalnum() else " ") + line.columns[0]
        following = lines[at + 1] if at + 1 < len(lines) else None
        full = line.right - start > _FULL * (widest - start)
        if full and following is not None and len(following.columns) == 1 and following.left <= start + _NEAR:
            continue
        before, after = line.left - start, widest - line.right
        yield PdfParagraph((begun.strip(),), centred=before > _MIDDLE and abs(before - after) < _MIDDLE)
        begun = ""
