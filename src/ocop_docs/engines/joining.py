"""Pages of PDFs put together or taken apart; fonts are kept, tags and the PDF/UA claim are lost."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING

from ocop_docs.engines.pdfium import PDFIUM

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

_MOMENT = b"/CreationDate(D:"
_IDENTIFIER, _BETWEEN, _HALF = b"/ID[<", b"><", 32
_NO_MOMENT = b"20200305000000+00'00'"
"""The day of NĐ 30/2020, so that bytes do not depend on the clock; as long as what PDFium writes."""


def joined(pdfs: Iterable[bytes]) -> bytes:
    """Return one PDF with the pages of all, in the order given; the same PDFs give the same bytes."""
    import pypdfium2

    with PDFIUM, closing(pypdfium2.PdfDocument.new()) as target:
        for pdf in pdfs:
            with pypdfium2.PdfDocument(pdf) as source:
                target.import_pages(source)
        return _saved(target)


def single_pages(pdf: bytes, most: int) -> tuple[list[bytes], int]:
    """Return a PDF of each of the first `most` pages, and how many pages there are.

    A page with the same content in the same fonts gives the same bytes.
    """
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(pdf) as source:
        return [_single(source, number) for number in range(min(len(source), most))], len(source)


def _single(source: pypdfium2.PdfDocument, number: int) -> bytes:
    import pypdfium2

    with closing(pypdfium2.PdfDocument.new()) as target:
        target.import_pages(source, [number])
        return _saved(target)


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    """The document's bytes without what depends on the moment: its date, and the identifier made of it."""
    target = io.BytesIO()
    document.save(target)
    data = bytearray(target.getvalue())
    moment = data.index(_MOMENT) + len(_MOMENT)
    data[moment : moment + len(_NO_MOMENT)] = _NO_MOMENT
    place = data.rindex(_IDENTIFIER) + len(_IDENTIFIER)
    identifier = slice(place, place + 2 * _HALF + len(_BETWEEN))
    data[identifier] = _twice(b"0" * _HALF)
    data[identifier] = _twice(hashlib.sha256(data).hexdigest()[:_HALF].upper().encode())
    return bytes(data)


def _twice(half: bytes) -> bytes:
    return half + _BETWEEN + half
