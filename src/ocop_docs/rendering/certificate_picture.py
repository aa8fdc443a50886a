"""The picture of an office in a certificate: the national emblem or its own, in the place that the template marks."""

from __future__ import annotations

import re

from ocop_docs.errors import RenderError, fault
from ocop_docs.intake.embedded import MAIN_PART
from ocop_docs.intake.pictures import Picture
from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.ooxml.zip import read_parts, write_zip

_PLACE = re.compile(
    r'(?:<w:p(?: [^>]*)?><w:pPr><w:pStyle w:val="CertificateEmblem(?:Page)?"/>.*?</w:p>\s*)+',
    re.DOTALL,
)
_EMU_PER_TWIP = 635
_NAME = "rIdCertificatePicture"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DRAWING = (
    '<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="Quốc huy"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="1" name="Quốc huy"/><pic:cNvPicPr/></pic:nvPicPr>'
    "<pic:blipFill>"
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{name}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def with_picture(word: bytes, picture: Picture) -> bytes:
    """Return a certificate that was just made with `picture` in the place of the emblem.

    Raises:
        RenderError: the office's own template has no such place.
    """
    parts = read_parts(word)
    xml, found = _PLACE.subn(_drawing(picture), parts[MAIN_PART].decode(), count=1)
    if not found:
        raise RenderError(fault("picture-without-place"))
    name = f"media/certificate.{picture.kind}"
    relation = f'<Relationship Id="{_NAME}" Type="{_IMAGE}" Target="{name}"/></Relationships>'
    added = {
        MAIN_PART: xml.encode(),
        _RELATIONS: parts[_RELATIONS].replace(b"</Relationships>", relation.encode()),
        _TYPES: _with_type(parts[_TYPES], picture.kind),
        f"word/{name}": picture.data,
    }
    return write_zip(parts | added)


def _drawing(picture: Picture) -> str:
    """The paragraph with the picture: as large as the place allows, in its own proportions."""
    side = nd30_layout().mm("certificate", "emblem") * _EMU_PER_TWIP
    longest = max(picture.width, picture.height)
    cx, cy = side * picture.width // longest, side * picture.height // longest
    return _DRAWING.format(cx=max(cx, 1), cy=max(cy, 1), name=_NAME)


def _with_type(types: bytes, kind: str) -> bytes:
    if f'Extension="{kind}"'.encode() in types:
        return types
    default = f'<Default Extension="{kind}" ContentType="image/{kind}"/></Types>'
    return types.replace(b"</Types>", default.encode())
