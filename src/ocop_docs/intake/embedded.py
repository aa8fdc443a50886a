"""The data embedded in a Word file of ours, from which the file can be opened again.

It is a custom XML part (ECMA-376, part 1, 15.2.5): `<data>` with the record as JSON, and the digest of the text
that the record was made into, which shows whether the text was edited since.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.json import read_json
from ocop_docs.intake.packages.gate import open_package

NAMESPACE = "urn:ocop-docs:data:1"
FOLDER = "customXml/"
MAIN_PART = "word/document.xml"
# What passed the gate is UTF-8 without a document type, so that these two elements are found as plain bytes.
_DATA = re.compile(rb'<(?:[\w.-]+:)?data\b[^>]*\btext="([0-9a-f]*)"[^>]*>([^<]*)<')
_TEXT = re.compile(rb"<w:t(?:\s[^>]*)?>([^<]*)<")


class EmbeddedRecord(NamedTuple):
    """The record embedded in a Word file; `edited`: its text is no longer the one made from the record."""

    record: dict[str, Any]
    edited: bool


def read_embedded(data: bytes) -> EmbeddedRecord:
    """Return the record embedded in the Word file `data`.

    Raises:
        UnreadableInput: no Word file, one that the gate for packages refuses, or one without our data.
    """
    return embedded_in(open_package(data).parts)


def embedded_in(parts: Mapping[str, bytes]) -> EmbeddedRecord:
    """Return the record embedded in the parts of a Word file; raise UnreadableInput when there is none."""
    found = _data_element(parts)
    if found is None:
        raise UnreadableInput(fault("word-without-data"))
    digest, record = found
    edited = digest != text_digest(parts.get(MAIN_PART, b""))
    return EmbeddedRecord(read_json(record), edited)


def text_digest(main_part: bytes) -> str:
    """The digest of the words of a document's main part; spaces are left out, since programs set them differently."""
    text = html.unescape(b"".join(_TEXT.findall(main_part)).decode())
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def _data_element(parts: Mapping[str, bytes]) -> tuple[str, bytes] | None:
    """The digest and the record of the part that is ours."""
    namespace = NAMESPACE.encode()
    ours = (content for name, content in parts.items() if name.startswith(FOLDER) and namespace in content)
    found = next(filter(None, map(_DATA.search, ours)), None)
    return (found[1].decode(), html.unescape(found[2].decode()).encode()) if found else None
