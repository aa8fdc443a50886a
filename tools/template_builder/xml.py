"""Elements of WordprocessingML, built with lxml."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from ocop_docs.ooxml.wml import XML_SPACE, Element, R, W
from ocop_docs.ooxml.wml import w as qualified


def w(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return an element of the WordprocessingML namespace; a child that is None is left out."""
    element = etree.Element(qualified(tag), nsmap={"w": W, "r": R})
    for key, value in attributes.items():
        element.set(qualified(key), str(value))
    element.extend(child for child in children if child is not None)
    return element


def flag(tag: str, *, on: bool) -> Element | None:
    """Return the element of an on/off property, or None when it is off."""
    return w(tag) if on else None


def text(content: str) -> Element:
    """Return a w:t that keeps its spaces."""
    element = w("t")
    element.text = content
    element.set(XML_SPACE, "preserve")
    return element


def relation(element: Element, relation_id: str) -> Element:
    """Give the element a relationship id and return it."""
    element.set(f"{{{R}}}id", relation_id)
    return element


def append_all(parent: Element, children: Iterable[Element]) -> Element:
    """Append the children and return the parent."""
    parent.extend(children)
    return parent


def serialise(root: Element) -> bytes:
    """Return the part as a standalone UTF-8 XML file."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
