"""The drawn lines of the heading: each as long as the text above it demands (NĐ 30/2020, Phụ lục I, mục II).

A template carries a fair length; the text is known only now.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocop_docs.law.layout import nd30_layout

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fit_rules(body: Any) -> None:  # noqa: ANN401 - an element of lxml
    """Set the indents of every rule in `body` from the lines right above it."""
    for paragraph in body.iter(f"{_W}p"):
        style = _style(paragraph)
        if style in nd30_layout().rules:
            _indent(
                paragraph,
                nd30_layout().rule_indent(style, list(_lines_above(paragraph, nd30_layout().line_above(style)))),
            )


def _lines_above(rule: Any, style: str) -> Iterator[str]:  # noqa: ANN401 - as above
    above = rule.getprevious()
    while above is not None and _style(above) == style:
        yield "".join(node.text or "" for node in above.iter(f"{_W}t"))
        above = above.getprevious()


def _style(paragraph: Any) -> str:  # noqa: ANN401 - as above
    node = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if node is None else str(node.get(f"{_W}val"))


def _indent(paragraph: Any, twips: int) -> None:  # noqa: ANN401 - as above
    properties = paragraph.find(f"{_W}pPr")
    for old in properties.findall(f"{_W}ind"):
        properties.remove(old)
    indent = properties.makeelement(f"{_W}ind", {f"{_W}left": str(twips), f"{_W}right": str(twips)})
    properties.find(f"{_W}pStyle").addnext(indent)
