"""The drawn lines of the heading: each as long as the text above it demands (NĐ 30/2020, Phụ lục I, mục II).

A template carries a fair length; the text is known only when the document is printed. So every rule
of the template is marked once, and each mark becomes the indents that fit what was printed above it.
The mark begins with `<`, which no printed value does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from ocop_docs.law.layout import nd30_layout

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK, _MARK_END = b'<w:ind w:left="fit" w:right="', b'"/>'
_ANY_MARK = re.compile(b"%b([A-Za-z]+)%b" % (_MARK, _MARK_END))
_BEGIN, _END = (b"<w:p>", b"<w:p "), b"</w:p>"
_MOST_LINES = 6
"""Paragraphs above a rule that are looked at: more than its lines are ever made of."""
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)")


def mark_rules(body: Any) -> None:
    """Put a mark in place of the indents of every rule in `body`."""
    rules = nd30_layout().rules
    for style in body.iter(f"{_W}pStyle"):
        if (name := style.get(f"{_W}val")) in rules:
            properties = style.getparent()
            for old in properties.findall(f"{_W}ind"):
                properties.remove(old)
            style.addnext(style.makeelement(f"{_W}ind", {f"{_W}left": "fit", f"{_W}right": name}))


def fit_rules(xml: bytes) -> bytes:
    """Replace every mark in a finished part by indents that fit the lines right above it."""
    pieces = split_at_rules(xml)
    pieces[1::2] = [fitting_indents(rule, above) for above, rule in zip(pieces[0::2], pieces[1::2], strict=False)]
    return b"".join(pieces)


def split_at_rules(xml: bytes) -> list[bytes]:
    """Return `xml` without its marks, and between its pieces the name of each rule: text, rule, text, rule, text."""
    return _ANY_MARK.split(xml)


def fitting_indents(rule: bytes, above: bytes) -> bytes:
    """Return the indents of the rule that comes after `above`, the XML of the part from an earlier rule on."""
    return _indents(rule, tuple(_lines_above(above, _line_style(rule))))


@cache
def _line_style(rule: bytes) -> bytes:
    return f'<w:pStyle w:val="{nd30_layout().line_above(rule.decode())}"/>'.encode()


@lru_cache(maxsize=1024)
def _indents(rule: bytes, lines: tuple[bytes, ...]) -> bytes:
    twips = nd30_layout().rule_indent(rule.decode(), [html.unescape(line.decode()) for line in lines])
    return f'<w:ind w:left="{twips}" w:right="{twips}"/>'.encode()


def _lines_above(xml: bytes, style: bytes) -> Iterator[bytes]:
    """Texts of the paragraphs of `style` that end right before the paragraph that `xml` breaks off in."""
    *above, below = xml.rsplit(_END, _MOST_LINES)
    while above and below.startswith(_BEGIN) and style in above[-1]:
        below = above.pop()
        yield b"".join(_TEXT.findall(below))
