"""A document's pages as pictures: laid out once, drawn when they are looked at, the latest kept in memory."""

from __future__ import annotations

import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ocop_docs.engines.choice import draft
from ocop_docs.engines.pdfium import PDFIUM
from ocop_docs.errors import ConversionError, fault
from ocop_docs.settings import WebSettings

_GREYS = 16
"""Levels of grey: enough for the edges of letters, and half the work of 256."""
_TO_GREYS = [level * _GREYS // 256 for level in range(256)]
_PALETTE = [level * 255 // (_GREYS - 1) for level in range(_GREYS) for _ in "rgb"]


@dataclass(frozen=True, slots=True)
class Preview:
    """A document's PDF; `sizes` are the widths and heights of its first pages in pixels, `count` all pages."""

    key: str
    pdf: bytes
    sizes: tuple[tuple[int, int], ...]
    count: int
    drawn: dict[int, bytes] = field(default_factory=dict)

    def picture(self, number: int) -> bytes:
        """Return page `number` of `sizes`, counted from 1, as PNG."""
        if number not in self.drawn:
            self.drawn[number] = draw(self.pdf, number, self.sizes[number - 1][0])
        return self.drawn[number]


class PreviewStore:
    """The latest previews. Their key is a digest of the Word file, known only to someone who has the document."""

    def __init__(self, web: WebSettings) -> None:
        self._web = web
        self._kept: OrderedDict[str, Preview] = OrderedDict()
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(web.conversions)

    def make(self, word: bytes) -> Preview:
        """Return the preview of a Word file that was just made.

        Raises:
            ConversionError: no engine could lay it out, or too many are waiting.
        """
        key = hashlib.sha256(word).hexdigest()
        found = self.get(key)
        if found is None:
            with self.slot():
                found = self.get(key) or self._lay_out(key, word)
            self._keep(found)
        return found

    def get(self, key: str) -> Preview | None:
        """Return the preview kept under `key`, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Wait for one of the few conversions that may run at a time; raise ConversionError after too long."""
        if not self._slots.acquire(timeout=self._web.conversion_wait_s):
            raise ConversionError(fault("busy"))
        try:
            yield
        finally:
            self._slots.release()

    def _lay_out(self, key: str, word: bytes) -> Preview:
        pdf = draft(word)
        sizes, count = sizes_of(pdf, self._web.preview_width, self._web.preview_pages)
        return Preview(key, pdf, tuple(sizes), count)

    def _keep(self, preview: Preview) -> None:
        with self._lock:
            self._kept[preview.key] = preview
            while len(self._kept) > self._web.preview_documents:
                self._kept.popitem(last=False)


def sizes_of(pdf: bytes, width: int, limit: int) -> tuple[list[tuple[int, int]], int]:
    """Return the sizes of the first `limit` pages as pictures `width` pixels wide, and the number of all pages."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
        pages = (document.get_page_size(number) for number in range(min(count, limit)))
        return [(width, round(width * high / wide)) for wide, high in pages], count


def draw(pdf: bytes, number: int, width: int) -> bytes:
    """Return page `number`, counted from 1, as PNG, `width` pixels wide."""
    import pypdfium2
    from PIL import Image

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        page = document[number - 1]
        grey = page.render(scale=width / page.get_width(), grayscale=True).to_pil().point(_TO_GREYS)
    image = Image.frombytes("P", grey.size, grey.tobytes())
    image.putpalette(_PALETTE)
    target = io.BytesIO()
    image.save(target, "PNG", bits=4, compress_level=1)
    return target.getvalue()
