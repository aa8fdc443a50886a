"""The data that a Word file of ours carries, by which the file itself can be opened again.

It is a custom XML part (ECMA-376, part 1, 15.2.5): `<data>` with the record as JSON, and the digest of the text
that the record was made into, by which a text that was edited since is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.json import read_json
from ocop_docs.intake.package import open_package

NAMESPACE = "urn:ocop-docs:data:1"
TAG = f"{{{NAMESPACE}}}data"
DIGEST = "text"
FOLDER = "customXml/"
MAIN_PART = "word/document.xml"
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Carried:
    """The record that a Word file carries; `edited`: its text is no longer the one made from the record."""

    record: dict[str, Any]
    edited: bool


def carried_data(data: bytes) -> Carried:
    """Return what the Word file `data` carries.

    Raises:
        UnreadableInput: no Word file, one that the gate for packages refuses, or one without data of ours.
    """
    parts = open_package(data).parts
    found = _data_element(parts)
    if found is None:
        raise UnreadableInput(fault("word-without-data"))
    edited = found.get(DIGEST) != text_digest(parts.get(MAIN_PART, b""))
    return Carried(read_json((found.text or "").encode()), edited)


def text_digest(main_part: bytes) -> str:
    """The digest of the words of a document's main part; spaces are left out, for programs set them differently."""
    words = "".join(text for part in _parsed(main_part).iter(_TEXT) for text in (part.text or "").split())
    return hashlib.sha256(words.encode()).hexdigest()


def _data_element(parts: Mapping[str, bytes]) -> etree._Element | None:
    namespace = NAMESPACE.encode()
    named = (content for name, content in parts.items() if name.startswith(FOLDER) and namespace in content)
    return next((root for root in map(_parsed, named) if root.tag == TAG), None)


def _parsed(part: bytes) -> etree._Element:
    try:
        return etree.fromstring(part, _PARSER)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(fault("package-broken")) from error
