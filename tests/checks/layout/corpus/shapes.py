"""Rules drawn as shapes, as Word keeps them."""

from __future__ import annotations

from tests.checks.layout.build import Doc

_EMU = 12700
_BELOW = 32
"""Points from the top of the paragraph to the line: two lines of 13 points."""
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def anchored(offset: float, length: float, colour: str = "", theme: str = "") -> str:
    """A line that floats `offset` points right of its column; a colour of its own, or one of the theme."""
    fill = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>' if colour else "<a:ln/>"
    style = f'<wps:style><a:lnRef idx="1"><a:schemeClr val="{theme}"/></a:lnRef></wps:style>' if theme else ""
    extent = f'cx="{length * _EMU:.0f}" cy="0"'
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{offset * _EMU:.0f}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{_BELOW * _EMU}</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="19050" b="19050"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="Straight Connector 1"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>{fill}'
        f"</wps:spPr>{style}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(offset: float, length: float, colour: str = "") -> str:
    """The same as files converted from .doc have it."""
    stroke = f' strokecolor="{colour}"' if colour else ""
    return f'<w:r><w:pict><v:line from="{offset}pt,2pt" to="{offset + length}pt,2pt"{stroke}/></w:pict></w:r>'


def rules_in(document: Doc, name: str, *shapes: str) -> Doc:
    """The document with the borders under agency and motto replaced by shapes in the paragraph `name`."""
    bare = document.drop("agency-rule").drop("motto-rule")
    return bare.change(name, drawing="".join(shapes))
