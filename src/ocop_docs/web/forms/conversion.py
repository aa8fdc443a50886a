"""Text of TCVN3 or VNI that was pasted into a form: recognised, and turned into Unicode when asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocop_docs.vietnamese.old_encodings import OldEncoding, old_encoding, reads_as, to_unicode
from ocop_docs.web.forms.values import Typed


def encoding_of(typed: Typed) -> OldEncoding | None:
    """Return the old encoding that a text of the form is in, None where all is Unicode."""
    return next(filter(None, map(old_encoding, _texts(typed))), None)


def in_unicode(typed: Typed, encoding: OldEncoding) -> Typed:
    """Return what was typed with each text of the encoding in Unicode; shorter ones that read as it are among them."""
    converted: Typed = _converted(typed, encoding)
    return converted


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


def _converted(value: Any, encoding: OldEncoding) -> Any:
    if isinstance(value, dict):
        return {name: _converted(inner, encoding) for name, inner in value.items()}
    if isinstance(value, list):
        return [_converted(inner, encoding) for inner in value]
    return to_unicode(value, encoding) if isinstance(value, str) and reads_as(value, encoding) else value
