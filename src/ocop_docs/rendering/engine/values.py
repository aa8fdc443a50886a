"""Values on their way into XML: all of a part's values are checked, encoded and escaped together."""

from __future__ import annotations

from typing import Any

_APART = b"\0"
"""Stands between the values while they are checked; XML cannot hold it, so no value does."""
_CONTROLS = bytes(range(0x20))
"""What XML cannot hold, and the line marks that docxtpl turns into elements of their own."""
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_LEAD = b"\xef"
"""Their first byte, which Vietnamese text has not: one byte is sought quicker than three."""


class UnusualValue(Exception):
    """A value is not plain text of one line or a whole number."""


def as_xml(values: list[Any]) -> list[bytes]:
    """Return the values as XML text in UTF-8, one for one.

    Raises:
        UnusualValue: one of them needs more than escaping, or may not be printed at all.
    """
    try:
        texts = [value.encode() if type(value) is str else _figure(value) for value in values]
    except UnicodeEncodeError as error:
        raise UnusualValue from error
    together = _APART.join(texts)
    # One pass in C: were all control characters taken out, no more than the separators may be gone.
    if len(together.translate(None, _CONTROLS)) < len(together) - max(len(texts) - 1, 0):
        raise UnusualValue
    if _LEAD in together and any(character in together for character in _NO_CHARACTERS):
        raise UnusualValue
    escaped = _escaped(together)
    return texts if escaped == together else escaped.split(_APART)


def _figure(value: Any) -> bytes:
    if type(value) is not int:
        raise UnusualValue
    return str(value).encode()


def _escaped(text: bytes) -> bytes:
    """Escape what XML text may not hold as it is; quotes may stand, since no value goes into an attribute."""
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
