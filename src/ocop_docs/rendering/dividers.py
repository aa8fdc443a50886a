"""The drawn lines of the heading: each as long as the text above it requires (NĐ 30/2020, Phụ lục I, mục II).

A template carries a usual length; the text is known only when the document is printed. So every divider of the
template gets a mark, and each mark becomes the indents that fit what was printed above it.
A mark begins with `<`, as no printed value does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.ooxml.wml import VAL, w

_MARK, _MARK_END = b'<w:ind w:left="fit" w:right="', b'"/>'
_ANY_MARK = re.compile(b"%b([A-Za-z]+)%b" % (_MARK, _MARK_END))
_BEGIN, _END = (b"<w:p>", b"<w:p "), b"</w:p>"
_MOST_LINES = 6
"""Paragraphs above a divider that are looked at: more than any heading has lines."""
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)")


def mark_dividers(body: Any) -> None:
    """Put a mark in place of the indents of every divider in `body`, an element of lxml."""
    dividers = nd30_layout().dividers
    for style in body.iter(w("pStyle")):
        if (name := style.get(VAL)) in dividers:
            properties = style.getparent()
            for old in properties.findall(w("ind")):
                properties.remove(old)
            style.addnext(style.makeelement(w("ind"), {w("left"): "fit", w("right"): name}))


def fit_dividers(xml: bytes) -> bytes:
    """Replace every mark in a finished part by indents that fit the lines right above it."""
    pieces = split_at_dividers(xml)
    pieces[1::2] = [fitting_indents(divider, above) for above, divider in zip(pieces[0::2], pieces[1::2], strict=False)]
    return b"".join(pieces)


def split_at_dividers(xml: bytes) -> list[bytes]:
    """Return `xml` without its marks, and the name of each divider between the pieces: text, name, text, name, text."""
    return _ANY_MARK.split(xml)


def fitting_indents(divider: bytes, above: bytes) -> bytes:
    """Return the indents of the divider that follows `above`, the XML of the part since the divider before."""
    line_style = nd30_layout().line_above(divider.decode())
    return _indents(divider, tuple(_lines_above(above, f'<w:pStyle w:val="{line_style}"/>'.encode())))


@lru_cache(maxsize=1024)  # the documents of a batch share most of their headings
def _indents(divider: bytes, lines: tuple[bytes, ...]) -> bytes:
    twips = nd30_layout().divider_indent(divider.decode(), [html.unescape(line.decode()) for line in lines])
    return f'<w:ind w:left="{twips}" w:right="{twips}"/>'.encode()


def _lines_above(xml: bytes, style: bytes) -> Iterator[bytes]:
    """Texts of the paragraphs of `style` that end right before the unfinished paragraph at the end of `xml`."""
    *above, below = xml.rsplit(_END, _MOST_LINES)
    while above and below.startswith(_BEGIN) and style in above[-1]:
        below = above.pop()
        yield b"".join(_TEXT.findall(below))
