"""The loss proof: what the template printed must stand in the finished file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import AnyStr

from ocop_docs.errors import RenderError, fault

LONGEST_QUOTE = 80
"""Characters of a text that a refusal quotes."""
_TOGETHER = 32
"""Pieces that are sought together."""


def prove(text: AnyStr, emitted: Iterable[AnyStr]) -> None:
    """Raise RenderError unless every emitted value stands in `text`, in the order of emission."""
    position, find = 0, text.find
    for value in emitted:
        found = find(value, position)
        if found < 0:
            raise RenderError(fault("render-lost-text", text=_quoted(value)))
        position = found + len(value)


def prove_pieces(xml: bytes, pieces: list[bytes], values: list[bytes]) -> None:
    """Raise RenderError unless `values` are what stands at the odd places of `pieces`, and all pieces stand in `xml`.

    Pieces are sought some at a time: that finds the same, a few times as quickly as value after value.
    """
    if pieces[1::2] != values:
        prove(b"".join(pieces), values)
    prove(xml, (b"".join(pieces[start : start + _TOGETHER]) for start in range(0, len(pieces), _TOGETHER)))


def _quoted(value: str | bytes) -> str:
    import html  # only when there is something to complain of

    return (html.unescape(value.decode()) if isinstance(value, bytes) else value)[:LONGEST_QUOTE]
