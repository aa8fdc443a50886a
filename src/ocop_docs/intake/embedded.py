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
from ocop_docs.intake.packages.xml_events import local_name, parse_events

NAMESPACE = "urn:ocop-docs:data:1"
FOLDER = "customXml/"
MAIN_PART = "word/document.xml"
# What passed the gate is UTF-8 without a document type, so that this element is found as plain bytes.
_TEXT = re.compile(rb"<w:t(?:\s[^<>]*)?>([^<]*)<")


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
    ours = (
        _read_item(name, content) for name, content in parts.items() if name.startswith(FOLDER) and namespace in content
    )
    return next(filter(None, ours), None)


def _read_item(name: str, content: bytes) -> tuple[str, bytes] | None:
    """The digest and the text of the element `data`; None for a part without it, such as its properties."""
    digests: list[str] = []
    texts: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if local_name(element) == "data" and "text" in attributes:
            digests.append(attributes["text"])

    parse_events(name, [content], start, lambda text: texts.append(text) if digests else None)
    return (digests[0], "".join(texts).encode()) if digests else None
