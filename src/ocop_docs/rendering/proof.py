"""The loss proof: what the template printed must stand in the finished file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import AnyStr

from ocop_docs.errors import RenderError, fault

LONGEST_QUOTE = 80
"""Characters of a text that a refusal quotes."""


def prove(text: AnyStr, emitted: Iterable[AnyStr]) -> None:
    """Raise RenderError unless every emitted value stands in `text`, in the order of emission."""
    position, find = 0, text.find
    for value in emitted:
        found = find(value, position)
        if found < 0:
            raise RenderError(fault("render-lost-text", text=_quoted(value)))
        position = found + len(value)


def prove_pieces(xml: bytes, pieces: list[bytes], values: list[bytes]) -> None:
    """Raise RenderError unless `values` stand at the odd places of `pieces`, and `xml` is these pieces and no more.

    That is all that `prove` would find, and more, without a search for each value.
    """
    if pieces[1::2] != values or b"".join(pieces) != xml:
        prove(xml, values)
        raise RenderError(fault("render-lost-text", text=_quoted(b"".join(values))))


def _quoted(value: str | bytes) -> str:
    import html  # only when there is something to complain of

    return (html.unescape(value.decode()) if isinstance(value, bytes) else value)[:LONGEST_QUOTE]
