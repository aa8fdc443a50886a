"""Saving workbooks so that the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The zip format's first moment."""
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_UNDATED = dt.datetime(2020, 3, 5)  # noqa: DTZ001 - openpyxl takes no time zone
"""The day of NĐ 30/2020 instead of the clock, so that equal workbooks have equal bytes."""


def saved(book: Any) -> bytes:
    """Return the bytes of a workbook, without the moment at which it was saved."""
    book.properties.created = _UNDATED
    book.properties.creator = "OCOP Docs"
    raw, result = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, _undated(name, source.read(name)))
    return result.getvalue()


def _undated(name: str, content: bytes) -> bytes:
    if name != _CORE:
        return content
    return _MODIFIED.sub(rb"\g<1>" + _UNDATED.isoformat().encode() + b"Z", content)
