"""A document's data in its Word file, as a custom XML part that Word and LibreOffice keep."""

from __future__ import annotations

import html
import json
from itertools import count

from ocop_docs.documents.document import Document
from ocop_docs.errors import RenderError, fault
from ocop_docs.intake.embedded import FOLDER, MAIN_PART, NAMESPACE, embedded_in, text_digest
from ocop_docs.messages.reasons import reason
from ocop_docs.ooxml.wml import OFFICE, RELATIONSHIPS
from ocop_docs.ooxml.zip import read_parts, write_zip

_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_ITEM = '<ocop:data xmlns:ocop="{namespace}" text="{digest}">{record}</ocop:data>'
_PROPERTIES = (
    f'<ds:datastoreItem xmlns:ds="{OFFICE}/customXml" ds:itemID="{{9D0A6C41-6C7B-4E0E-9C0D-2B5C0B0F5D01}}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
_PROPERTIES_OF_ITEM = (
    f'<Relationships xmlns="{RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/relationships/customXmlProps" Target="itemProps{{number}}.xml"/>'
    "</Relationships>"
)
_DECLARED = (
    '<Override PartName="/customXml/itemProps{number}.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>'
)
_RELATED = (
    f'<Relationship Id="rIdData" Type="{OFFICE}/relationships/customXml" Target="../customXml/item{{number}}.xml"/>'
    "</Relationships>"
)


def with_data(word: bytes, document: Document) -> bytes:
    """Return the Word file `word`, made from `document`, with the document's data in it.

    Raises:
        RenderError: the file, opened again, would give another document.
    """
    parts = read_parts(word)
    number = next(number for number in count(1) if f"{FOLDER}item{number}.xml" not in parts)
    # Defaults are left out, so that equal documents give equal bytes however they were filled in.
    data = {"kind": document.kind, **document.model_dump(mode="json", exclude_defaults=True)}
    record = html.escape(json.dumps(data, ensure_ascii=False), quote=False)
    item = _ITEM.format(namespace=NAMESPACE, digest=text_digest(parts[MAIN_PART]), record=record)
    parts |= {
        _TYPES: _ending(parts[_TYPES], "</Types>", _DECLARED.format(number=number)),
        _RELATIONS: _ending(parts[_RELATIONS], "</Relationships>", _RELATED.format(number=number)),
        f"{FOLDER}item{number}.xml": item.encode(),
        f"{FOLDER}itemProps{number}.xml": _PROPERTIES.encode(),
        f"{FOLDER}_rels/item{number}.xml.rels": _PROPERTIES_OF_ITEM.format(number=number).encode(),
    }
    made = write_zip(parts)
    _prove(made, document)
    return made


def _ending(part: bytes, end: str, new_end: str) -> bytes:
    head, _, _ = part.decode().rpartition(end)
    return (head + new_end).encode()


def _prove(word: bytes, document: Document) -> None:
    """Raise RenderError unless the file, opened again, gives the same document."""
    carried = embedded_in(read_parts(word))
    if carried.edited or type(document).model_validate(carried.record) != document:
        raise RenderError(fault("render-lost-text", text=reason("embedded-data")))
