"""Putting a page number where the decree wants it, in the header, without touching any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.word.word_file import relationships_name
from ocop_docs.ooxml.wml import CONTENT_TYPES, RELATIONSHIPS, VAL, R, W, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.model import Paragraph, Section
    from ocop_docs.checks.layout.word.word_file import WordFile
    from ocop_docs.ooxml.wml import Element

_HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_HALF_POINTS = 2
_FACE = "Times New Roman"


def add_page_number(file: WordFile, section: Section, element: Element, size: float) -> None:
    """Give a section without page numbers one in its header, centred, hidden on its first page."""
    _header(file, section, element, "default").insert(0, _number(size))
    edit.set_switch(element, "titlePg", on=True)


def lift_page_number(file: WordFile, section: Section, element: Element, kind: str, paragraph: Paragraph) -> None:
    """Move the block of a page number from the footer into the header of the same pages.

    Sections may share a footer: for all but the first of them it has gone already.
    """
    block = block_of(paragraph)
    if block is not None and _is_in(block, "ftr"):
        take_out(block)
        _header(file, section, element, kind).insert(0, block)


def block_of(paragraph: Paragraph) -> Element | None:
    """Return what can be moved as one: the paragraph, or the content control that holds it alone; None when nested."""
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
    """Take a block out of its header or footer, which keeps a paragraph, as the schema wants it."""
    if block.getnext() is None and block.getprevious() is None:
        block.addnext(etree.Element(w("p")))
    holder = block.getparent()
    if holder is not None:
        holder.remove(block)


def _is_in(block: Element, story: str) -> bool:
    holder = block.getparent()
    return holder is not None and holder.tag == w(story)


def _header(file: WordFile, section: Section, element: Element, kind: str) -> Element:
    """The root of the header that the section shows, its own or the one it inherits, made when there is none."""
    shown = section.headers.get(kind)
    if shown:
        return shown[0].element.getroottree().getroot()
    target = _own_header(file, element, kind)
    if target is not None:
        return target
    root = etree.Element(w("hdr"), nsmap={"w": W})
    name = free_name(file, "header")
    file.add(name, root)
    reference = etree.Element(w("headerReference"))
    reference.set(w("type"), kind)
    reference.set(f"{{{R}}}id", add_part(file, name, "header", _HEADER))
    element.insert(0, reference)
    return root


def _own_header(file: WordFile, element: Element, kind: str) -> Element | None:
    """A header that was added a moment ago, or is empty."""
    for reference in element.iterchildren(w("headerReference")):
        target = file.target(reference.get(f"{{{R}}}id", ""))
        if reference.get(w("type")) == kind and target is not None:
            return file.tree(target)
    return None


def free_name(file: WordFile, stem: str) -> str:
    """Return the name of a part beside the main one that is not taken (``word/header3.xml``)."""
    folder = file.main.rpartition("/")[0]
    number = 1
    while f"{folder}/{stem}{number}.xml" in file.parts:
        number += 1
    return f"{folder}/{stem}{number}.xml"


def add_part(file: WordFile, name: str, relation: str, content_type: str) -> str:
    """Declare a new part: its content type and the main part's relationship to it; return its id."""
    types = file.tree("[Content_Types].xml")
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
    relations = relationships_name(file.main)
    if relations not in file.parts:
        file.add(relations, etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={"r": RELATIONSHIPS}))
    root = file.tree(relations)
    taken = {other.get("Id") for other in root}
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    kind = f"{R}/{relation}"
    target = name.rpartition("/")[2]
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=f"rId{number}", Type=kind, Target=target)
    return f"rId{number}"


def _number(size: float) -> Element:
    """A paragraph with the field and no text of its own: Word fills in the number of each page."""
    paragraph = etree.Element(w("p"))
    edit.child(edit.properties(paragraph), "jc").set(VAL, "center")
    for kind in ("begin", "", "end"):
        run = etree.SubElement(paragraph, w("r"))
        _dress(edit.properties(run), size)
        if kind:
            etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
        else:
            etree.SubElement(run, w("instrText")).text = "PAGE"
    return paragraph


def _dress(look: Element, size: float) -> None:
    fonts = edit.child(look, "rFonts")
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(w(script), _FACE)
    for name in ("sz", "szCs"):
        edit.child(look, name).set(VAL, str(round(size * _HALF_POINTS)))
