"""Rules drawn as shapes, as Word keeps them."""

from __future__ import annotations

from tests.checks.layout.build import Doc

_EMU = 12700


def anchored(offset: float, length: float, colour: str = "", theme: str = "") -> str:
    """A line that floats `offset` points right of its column; a colour of its own, or one of the theme."""
    fill = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>' if colour else "<a:ln/>"
    style = f'<wps:style><a:lnRef idx="1"><a:schemeClr val="{theme}"/></a:lnRef></wps:style>' if theme else ""
    place = f'<wp:positionH relativeFrom="column"><wp:posOffset>{offset * _EMU:.0f}</wp:posOffset></wp:positionH>'
    extent = f'cx="{length * _EMU:.0f}" cy="0"'
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>{place}<wp:extent {extent}/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm><a:ext {extent}/></a:xfrm>"
        f'<a:prstGeom prst="line"/>{fill}</wps:spPr>{style}</wps:wsp></a:graphicData></a:graphic></wp:anchor>'
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
