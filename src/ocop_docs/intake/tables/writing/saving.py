"""Saving workbooks so that the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

from ocop_docs.ooxml.zip import read_parts, write_zip

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_UNDATED = dt.datetime(2020, 3, 5)  # noqa: DTZ001 - openpyxl takes no time zone
"""The day of NĐ 30/2020 instead of the clock, so that equal workbooks have equal bytes."""


def saved(book: Any) -> bytes:
    """Return the bytes of a workbook, without the moment at which it was saved."""
    book.properties.created = _UNDATED
    book.properties.creator = "OCOP Docs"
    raw = io.BytesIO()
    book.save(raw)
    return write_zip({name: _undated(name, content) for name, content in read_parts(raw.getvalue()).items()})


def _undated(name: str, content: bytes) -> bytes:
    if name != _CORE:
        return content
    return _MODIFIED.sub(rb"\g<1>" + _UNDATED.isoformat().encode() + b"Z", content)
