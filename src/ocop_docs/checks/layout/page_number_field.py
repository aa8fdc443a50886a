"""Adding and moving page number fields: the decree puts them in the header; no text changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.ooxml.wml import VAL, R, W, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.model import Paragraph, Section
    from ocop_docs.checks.layout.word.word_file import WordFile
    from ocop_docs.ooxml.wml import Element

_HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_HALF_POINTS = 2
_FACE = "Times New Roman"


def add_page_number(file: WordFile, section: Section, element: Element, size: float) -> None:
    """Add a page number to the header of a section: centred, hidden on the first page."""
    _header(file, section, element, "default").insert(0, _number(size))
    edit.set_switch(element, "titlePg", on=True)


def lift_page_number(file: WordFile, section: Section, element: Element, kind: str, paragraph: Paragraph) -> None:
    """Move the paragraph of a page number from the footer into the header of the same pages.

    Sections may share a footer; it is moved for the first of them.
    """
    block = block_of(paragraph)
    if block is not None and _is_in(block, "ftr"):
        take_out(block)
        _header(file, section, element, kind).insert(0, block)


def block_of(paragraph: Paragraph) -> Element | None:
    """Return what moves as one: the paragraph or the content control around it; None where others share the control."""
    block = _outermost(paragraph.element)
    linked = any(str(name).startswith(f"{{{R}}}") for part in block.iter() for name in part.attrib)
    return block if not linked and (_is_in(block, "ftr") or _is_in(block, "hdr")) else None


def _outermost(block: Element) -> Element:
    content = block.getparent()
    control = None if content is None else content.getparent()
    if content is None or control is None or content.tag != w("sdtContent") or len(content) > 1:
        return block
    return _outermost(control)


def take_out(block: Element) -> None:
    """Remove a block from its header or footer; the schema requires that a paragraph stays there."""
    if block.getnext() is None and block.getprevious() is None:
        block.addnext(etree.Element(w("p")))
    holder = block.getparent()
    if holder is not None:
        holder.remove(block)


def _is_in(block: Element, story: str) -> bool:
    holder = block.getparent()
    return holder is not None and holder.tag == w(story)


def _header(file: WordFile, section: Section, element: Element, kind: str) -> Element:
    """The root of the header that the section shows, its own or an inherited one; made when there is none."""
    shown = section.headers.get(kind)
    if shown:
        return shown[0].element.getroottree().getroot()
    target = _own_header(file, element, kind)
    if target is not None:
        return target
    root = etree.Element(w("hdr"), nsmap={"w": W})
    name = file.free_name("header")
    reference = etree.Element(w("headerReference"))
    reference.set(w("type"), kind)
    reference.set(f"{{{R}}}id", file.add_part(name, root, "header", _HEADER))
    element.insert(0, reference)
    return root


def _own_header(file: WordFile, element: Element, kind: str) -> Element | None:
    """A header that an earlier fix added, or that is empty."""
    for reference in element.iterchildren(w("headerReference")):
        target = file.target(reference.get(f"{{{R}}}id", ""))
        if reference.get(w("type")) == kind and target is not None:
            return file.tree(target)
    return None


def _number(size: float) -> Element:
    """A paragraph with the field alone: Word fills in the number of each page."""
    paragraph = etree.Element(w("p"))
    edit.set_alignment(paragraph, "center")
    for kind in ("begin", "", "end"):
        run = etree.SubElement(paragraph, w("r"))
        _format_run(edit.properties(run), size)
        if kind:
            etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
        else:
            etree.SubElement(run, w("instrText")).text = "PAGE"
    return paragraph


def _format_run(properties: Element, size: float) -> None:
    fonts = edit.child(properties, "rFonts")
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(w(script), _FACE)
    for name in ("sz", "szCs"):
        edit.child(properties, name).set(VAL, str(round(size * _HALF_POINTS)))
