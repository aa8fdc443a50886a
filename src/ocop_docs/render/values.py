"""Values on their way into XML: all of a part's values are checked, encoded and escaped together."""

from __future__ import annotations

import re
from typing import Any

_PLAIN = {str, int}
_SPECIAL = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and the line marks that docxtpl turns into elements of their own."""
_APART = "\0"
"""Stands between the values meanwhile; XML cannot hold it, so no value does."""


class UnusualValue(Exception):  # noqa: N818 - reads as the sentence it is raised for
    """A value is not plain text of one line or a whole number."""


def as_xml(values: list[Any]) -> list[bytes]:
    """Return the values as XML text in UTF-8, one for one.

    Raises:
        UnusualValue: one of them needs more than escaping, or may not be printed at all.
    """
    kinds = set(map(type, values))
    if not kinds <= _PLAIN:
        raise UnusualValue
    texts: list[str] = list(map(str, values)) if int in kinds else values
    together = "".join(texts)
    # Almost all text is printable, and that question is answered much quicker than the regex.
    if not together.isprintable() and _SPECIAL.search(together):
        raise UnusualValue
    return _escaped(_APART.join(texts).encode()).split(_APART.encode()) if texts else []


def _escaped(text: bytes) -> bytes:
    """Escape what XML text may not hold as it is; quotes may stand, since no value goes into an attribute."""
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
