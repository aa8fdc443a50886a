"""Putting a page number where the decree wants it: a header of its own, without touching any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.wml import VAL, R, W, w
from ocop_docs.checks.layout.word_file import relationships_name

if TYPE_CHECKING:
    from ocop_docs.checks.layout.wml import Element
    from ocop_docs.checks.layout.word_file import WordFile

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_HALF_POINTS = 2
_FACE = "Times New Roman"


def add_page_number(file: WordFile, section: Element, size: float) -> None:
    """Give a section without page numbers a header with one, centred, hidden on its first page."""
    reference = next(
        (ref for ref in section.iterchildren(w("headerReference")) if ref.get(w("type")) == "default"), None
    )
    target = None if reference is None else file.target(reference.get(f"{{{R}}}id", ""))
    if target is not None:
        file.tree(target).insert(0, _number(size))
    else:
        _refer(file, section, _new_header(file, size))
    edit.set_switch(section, "titlePg", on=True)


def _refer(file: WordFile, section: Element, name: str) -> None:
    reference = etree.Element(w("headerReference"))
    reference.set(w("type"), "default")
    reference.set(f"{{{R}}}id", add_part(file, name, "header", _HEADER))
    section.insert(0, reference)


def _new_header(file: WordFile, size: float) -> str:
    root = etree.Element(w("hdr"), nsmap={"w": W})
    root.append(_number(size))
    name = free_name(file, "header")
    file.add(name, root)
    return name


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
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
    relations = relationships_name(file.main)
    if relations not in file.parts:
        file.add(relations, etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={"r": _RELATIONS}))
    root = file.tree(relations)
    taken = {other.get("Id") for other in root}
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation}"
    target = name.rpartition("/")[2]
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=f"rId{number}", Type=kind, Target=target)
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
