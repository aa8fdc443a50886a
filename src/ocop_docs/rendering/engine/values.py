"""Values as XML text: all of a part's values are checked, encoded and escaped together."""

from __future__ import annotations

from typing import Any

_SEPARATOR = b"\0"
"""Between the values while they are checked; XML cannot hold it, so no value may contain it."""
_CONTROLS = bytes(range(0x20))
"""Control characters, which XML cannot hold, and the line marks that docxtpl turns into elements."""
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_LEAD = b"\xef"
"""Their first byte, which no Vietnamese text has: it is found quicker than three bytes."""


class UnusualValueError(Exception):
    """A value is not plain text of one line or a whole number."""


def as_xml(values: list[Any]) -> list[bytes]:
    """Return each value as XML text in UTF-8, in the same order.

    Raises:
        UnusualValueError: one of them needs more than escaping, or may not be printed at all.
    """
    try:
        texts = [value.encode() if type(value) is str else _figure(value) for value in values]
    except UnicodeEncodeError as error:
        raise UnusualValueError from error
    together = _SEPARATOR.join(texts)
    # One pass in C: deleting all control characters may delete no more than the separators.
    if len(together.translate(None, _CONTROLS)) < len(together) - max(len(texts) - 1, 0):
        raise UnusualValueError
    if _LEAD in together and any(character in together for character in _NO_CHARACTERS):
        raise UnusualValueError
    escaped = _escaped(together)
    return texts if escaped == together else escaped.split(_SEPARATOR)


def _figure(value: Any) -> bytes:
    if type(value) is not int:
        raise UnusualValueError
    return str(value).encode()


def _escaped(text: bytes) -> bytes:
    """Escape what XML text cannot hold; quotes are allowed, since no value goes into an attribute."""
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
