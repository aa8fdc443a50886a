"""A certificate in portrait: its template is a landscape page, which is turned and filled from its middle."""

from __future__ import annotations

import re

from ocop_docs.intake.embedded import MAIN_PART
from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.ooxml.zip import read_parts, write_zip

_PAPER = re.compile(r"<w:pgSz [^>]*/>")
_FIRST_PAGE = "<w:titlePg/>"


def as_portrait(word: bytes) -> bytes:
    """Return a Word file of one section that was just made, on a portrait page."""
    parts = read_parts(word)
    width, height = (nd30_layout().mm("page", side) for side in ("width", "height"))
    xml = _PAPER.sub(f'<w:pgSz w:w="{width}" w:h="{height}"/>', parts[MAIN_PART].decode())
    xml = xml.replace(_FIRST_PAGE, f'<w:vAlign w:val="center"/>{_FIRST_PAGE}')
    return write_zip(parts | {MAIN_PART: xml.encode()})
