"""A document's pages as pictures: converted once, kept in memory; only a few conversions run at a time."""

from __future__ import annotations

import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from ocop_docs.errors import ConversionError
from ocop_docs.pipeline import to_pdf
from ocop_docs.settings import WebSettings
from ocop_docs.web.words import web_fault

_PDFIUM = threading.Lock()
"""PDFium is not thread-safe."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: PNG bytes, width and height in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A document's PDF and its first pages as pictures; `count` is the number of all pages."""

    key: str
    pdf: bytes
    pages: tuple[Picture, ...]
    count: int


class PreviewStore:
    """The latest previews. Their key is a digest of the Word file, known only to someone who has the document."""

    def __init__(self, web: WebSettings) -> None:
        self._web = web
        self._kept: OrderedDict[str, Preview] = OrderedDict()
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(web.conversions)

    def make(self, word: bytes) -> Preview:
        """Return the preview of a Word file, converted unless it is kept already.

        Raises:
            ConversionError: LibreOffice is missing or failed, or too many are waiting.
        """
        key = hashlib.sha256(word).hexdigest()
        found = self.get(key)
        if found is None:
            with self._slot():
                found = self.get(key) or self._convert(key, word)
            self._keep(found)
        return found

    def get(self, key: str) -> Preview | None:
        """Return the preview kept under `key`, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def _convert(self, key: str, word: bytes) -> Preview:
        pdf = to_pdf(word)
        pages, count = draw_pages(pdf, self._web.preview_width, self._web.preview_pages)
        return Preview(key, pdf, tuple(pages), count)

    def _keep(self, preview: Preview) -> None:
        with self._lock:
            self._kept[preview.key] = preview
            while len(self._kept) > self._web.preview_documents:
                self._kept.popitem(last=False)

    @contextmanager
    def _slot(self) -> Iterator[None]:
        if not self._slots.acquire(timeout=self._web.conversion_wait_s):
            raise ConversionError(web_fault("busy"))
        try:
            yield
        finally:
            self._slots.release()


def draw_pages(pdf: bytes, width: int, limit: int) -> tuple[list[Picture], int]:
    """Draw the first `limit` pages, each `width` pixels wide; return them and the number of all pages."""
    with _PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
        return [_draw(document[number], width) for number in range(min(count, limit))], count


def _draw(page: pypdfium2.PdfPage, width: int) -> Picture:
    image = page.render(scale=width / page.get_width(), grayscale=True).to_pil()
    target = io.BytesIO()
    image.save(target, "PNG", optimize=False)
    return Picture(target.getvalue(), image.width, image.height)
