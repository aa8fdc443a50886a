"""Small words for writing WordprocessingML."""

from collections.abc import Iterable

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type


def w(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return an element of the WordprocessingML namespace; a child that is None is left out."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W, "r": R})
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", str(value))
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
