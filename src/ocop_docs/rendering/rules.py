"""The drawn lines of the heading: each as long as the text above it demands (NĐ 30/2020, Phụ lục I, mục II).

A template carries a fair length; the text is known only when the document is printed. So every rule
of the template is marked once, and each mark of a finished part becomes the indents that fit. The
mark begins with `<`, which no printed value does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ocop_docs.law.layout import nd30_layout

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK, _MARK_END = b'<w:ind w:left="fit" w:right="', b'"/>'
_ANY_MARK = re.compile(b"(%b[A-Za-z]+%b)" % (_MARK, _MARK_END))
_REACH = 64
"""Pieces above a rule that are looked at: more than the lines right above it are ever made of."""
_BEGIN, _BEGIN_WITH_ATTRIBUTES, _END = b"<w:p>", b"<w:p ", b"</w:p>"
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)")


def mark_rules(body: Any) -> None:  # noqa: ANN401 - an element of lxml
    """Put a mark in place of the indents of every rule in `body`."""
    rules = nd30_layout().rules
    for style in body.iter(f"{_W}pStyle"):
        if (name := style.get(f"{_W}val")) in rules:
            properties = style.getparent()
            for old in properties.findall(f"{_W}ind"):
                properties.remove(old)
            style.addnext(style.makeelement(f"{_W}ind", {f"{_W}left": "fit", f"{_W}right": name}))


def fit_rules(pieces: list[bytes]) -> None:
    """Replace every mark among the constants of `pieces` by indents that fit the lines right above it."""
    marks = _marks()
    for number in [number for number, constant in enumerate(pieces[0::2]) if constant in marks]:
        place = 2 * number
        style = marks[pieces[place]]
        above = b"".join(pieces[max(place - _REACH, 0) : place])
        pieces[place] = _indents(style, tuple(_lines_above(above, _line_style(style))))


@lru_cache(maxsize=1)
def _marks() -> dict[bytes, bytes]:
    """The mark of each rule with the rule's name."""
    return {_MARK + name.encode() + _MARK_END: name.encode() for name in nd30_layout().rules}


def split_at_rules(xml: bytes) -> list[bytes]:
    """Return `xml` as constants, each mark standing alone."""
    return _ANY_MARK.split(xml)


@lru_cache(maxsize=64)
def _line_style(rule: bytes) -> bytes:
    return f'<w:pStyle w:val="{nd30_layout().line_above(rule.decode())}"/>'.encode()


@lru_cache(maxsize=1024)
def _indents(rule: bytes, lines: tuple[bytes, ...]) -> bytes:
    twips = nd30_layout().rule_indent(rule.decode(), [html.unescape(line.decode()) for line in lines])
    return f'<w:ind w:left="{twips}" w:right="{twips}"/>'.encode()


def _lines_above(xml: bytes, style: bytes) -> Iterator[bytes]:
    """Texts of the paragraphs of `style` that end right before the paragraph that `xml` breaks off in."""
    end = _last_beginning(xml, len(xml))
    while xml.endswith(_END, 0, end):
        start = _last_beginning(xml, end)
        paragraph = xml[start:end]
        if style not in paragraph:
            return
        yield b"".join(_TEXT.findall(paragraph))
        end = start


def _last_beginning(xml: bytes, end: int) -> int:
    bare = max(xml.rfind(_BEGIN, 0, end), 0)
    return max(xml.rfind(_BEGIN_WITH_ATTRIBUTES, bare, end), bare)
