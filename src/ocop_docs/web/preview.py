"""A document's pages as pictures, drawn when they are looked at; a page that did not change is not drawn again."""

from __future__ import annotations

import hashlib
import io
import threading
import zlib
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from ocop_docs.engines.choice import obstacle, unproven
from ocop_docs.engines.differences import known_differences
from ocop_docs.engines.joining import single_pages
from ocop_docs.engines.pdfium import PDFIUM
from ocop_docs.errors import ConversionError, Fault
from ocop_docs.settings import WebSettings

_GREYS = 16
"""Levels of grey: enough for the edges of letters, and half the work of 256."""
_TO_GREYS = [level * _GREYS // 256 for level in range(256)]
_AHEAD = 2
"""Changed pages that are drawn at once, before they are asked for: a screen shows two."""
_PALETTE = [level * 255 // (_GREYS - 1) for level in range(_GREYS) for _ in "rgb"]


@dataclass(eq=False)
class Page:
    """One page as a PDF of its own; `key` is the digest of that, `size` the picture's width and height in pixels."""

    key: str
    pdf: bytes
    size: tuple[int, int]
    _drawn: bytes = b""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def picture(self) -> bytes:
        """Return the page as PNG."""
        with self._lock:
            self._drawn = self._drawn or draw(self.pdf, self.size[0])
            return self._drawn


@dataclass(frozen=True, slots=True)
class Preview:
    """The first `pages` of a document, the `count` of all, and where Word may lay them out otherwise."""

    pages: tuple[Page, ...]
    count: int
    differences: tuple[Fault, ...] = ()


class PreviewStore:
    """The latest previews, and the pages in them. A page's key is known only to someone who has the page."""

    def __init__(self, web: WebSettings) -> None:
        self._web = web
        self._kept: OrderedDict[str, Preview] = OrderedDict()
        self._pages: WeakValueDictionary[str, Page] = WeakValueDictionary()
        self._lock = threading.Lock()
        self._ahead = ThreadPoolExecutor(max_workers=_AHEAD)

    def make(self, word: bytes) -> Preview:
        """Return the preview of a Word file that was just made.

        Raises:
            ConversionError: no engine could lay it out.
        """
        key = hashlib.sha256(word).hexdigest()
        found = self._get(key)
        if found is None:
            found = self._lay_out(word)
            self._keep(key, found)
        return found

    def page(self, key: str) -> Page | None:
        """Return a page of the previews kept, or None."""
        with self._lock:
            return self._pages.get(key)

    def _get(self, key: str) -> Preview | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def _lay_out(self, word: bytes) -> Preview:
        if reason := obstacle():
            raise ConversionError(reason)  # before a thread is started: a browser has none
        differences = self._ahead.submit(known_differences, word)
        pdfs, count = single_pages(unproven(word), self._web.preview_pages)
        made = [_page(pdf, self._web.preview_width) for pdf in pdfs]
        with self._lock:
            changed = [page for page in made if page.key not in self._pages]
            pages = tuple(self._pages.setdefault(page.key, page) for page in made)
        for page in changed[:_AHEAD]:
            self._ahead.submit(page.picture)
        return Preview(pages, count, tuple(differences.result()))

    def _keep(self, key: str, preview: Preview) -> None:
        with self._lock:
            self._kept[key] = preview
            while len(self._kept) > self._web.preview_documents:
                self._kept.popitem(last=False)


def _page(pdf: bytes, width: int) -> Page:
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        wide, high = document.get_page_size(0)
    return Page(hashlib.sha256(pdf).hexdigest(), pdf, (width, round(width * high / wide)))


def draw(pdf: bytes, width: int) -> bytes:
    """Return the first page as PNG, `width` pixels wide."""
    import pypdfium2
    from PIL import Image

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        grey = page.render(scale=width / page.get_width(), grayscale=True).to_pil().point(_TO_GREYS)
    image = Image.frombytes("P", grey.size, grey.tobytes())
    image.putpalette(_PALETTE)
    target = io.BytesIO()
    image.save(target, "PNG", bits=4, compress_level=1, compress_type=zlib.Z_RLE)
    return target.getvalue()
