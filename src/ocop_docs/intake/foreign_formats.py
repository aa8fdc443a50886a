"""Files of formats that are never read where data, a Word file or a workbook is expected, named for what they are."""

from __future__ import annotations

from ocop_docs.errors import Fault, fault

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office 97 to 2003 begin, and newer ones with a password (MS-CFB, 2.2)."""
_STREAMS = {"EncryptedPackage": "file-is-locked", "WordDocument": "file-is-doc", "Workbook": "file-is-xls"}
"""The name of the stream that only such a file has, as it is written in the directory of the file."""
_BEGINNINGS = {b"%PDF-": "file-is-pdf", b"{\\rtf": "file-is-rtf"}
LONGEST_BEGINNING = 8
"""Bytes that tell whether a file may be of such a format."""
_OPEN_XML = {
    b"wordprocessingml.document.main": "file-is-docx",
    b"spreadsheetml.sheet.main": "file-is-xlsx",
    b"presentationml.presentation.main": "file-is-pptx",
}
"""Parts of the content type of the main part (ECMA-376, part 1)."""


def foreign_format(data: bytes) -> Fault | None:
    """Return the fault that names a PDF, an RTF file or a file of older Office; None for any other bytes."""
    for beginning, code in _BEGINNINGS.items():
        if data.startswith(beginning):
            return fault(code)
    if not data.startswith(_COMPOUND):
        return None
    codes = (code for stream, code in _STREAMS.items() if stream.encode("utf-16-le") in data)
    return fault(next(codes, "package-old-or-locked"))


def other_open_xml(content_types: bytes) -> Fault:
    """Return the fault that names an Office file, by its `[Content_Types].xml`, where another kind is expected."""
    return fault(next((code for kind, code in _OPEN_XML.items() if kind in content_types), "package-kind"))
