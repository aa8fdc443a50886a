"""The loss proof: what the template printed must be in the finished file."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import AnyStr

from ocop_docs.errors import RenderError, fault
from ocop_docs.rendering.engine.program import HOLE, Printed

LONGEST_QUOTE = 80
"""Characters of a text that a refusal quotes."""


def prove(text: AnyStr, emitted: Iterable[AnyStr]) -> None:
    """Raise RenderError unless every emitted value is in `text`, in the order of emission."""
    position, find = 0, text.find
    for value in emitted:
        found = find(value, position)
        if found < 0:
            raise RenderError(fault("render-lost-text", text=_quoted(value)))
        position = found + len(value)


def prove_filled(xml: bytes, printed: Printed, values: list[bytes], indents: list[bytes]) -> None:
    """Raise RenderError unless `xml` is as long as the printed form, the values in its holes and the dividers' indents.

    Filling fails unless each hole takes one whole value; so the length shows that nothing was lost afterwards,
    without a search for each value.
    """
    form, holes = sum(map(len, printed.form)), len(HOLE) * len(values)
    if len(xml) != form - holes + sum(map(len, values)) + sum(map(len, indents)):
        prove(xml, values)
        raise RenderError(fault("render-lost-text", text=_quoted(b"".join(values))))


def _quoted(value: str | bytes) -> str:
    return (html.unescape(value.decode()) if isinstance(value, bytes) else value)[:LONGEST_QUOTE]
