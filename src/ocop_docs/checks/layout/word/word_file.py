"""A Word file past the gate: its parts found by relationship, parsed strictly, written back unchanged."""

from __future__ import annotations

import posixpath
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.packages.content import Link
from ocop_docs.intake.packages.gate import ANY_WORD, WORD, open_package
from ocop_docs.ooxml.wml import CONTENT_TYPES, RELATIONSHIPS, R
from ocop_docs.ooxml.zip import write_zip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_docs.ooxml.wml import Element

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships/metadata/", b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/schemaLibrary/", b"http://schemas.openxmlformats.org/schemaLibrary/2006/"),
    (b' conformance="strict"', b""),
    (b' w:conformance="strict"', b""),
)  # fmt: skip
_MAIN = "word/document.xml"
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    collect_ids=False,
    # Word drops them, too; kept, they would be children that are no elements, and cut a text in two.
    remove_comments=True,
    remove_pis=True,
)


class WordFile:
    """The parts of a document; each is parsed on first use and written as parsed."""

    def __init__(self, data: bytes, *, leave: bool = False) -> None:
        """Open a Word file that the gate accepts.

        Args:
            data: the file.
            leave: as `open_package`; a file opened so must not be written.

        Raises:
            UnreadableInput: as `open_package`; or the main part is not well-formed XML.
        """
        parts, self.left, self._links = open_package(data, ANY_WORD if leave else WORD, leave=leave)
        self.parts = {name: _transitional(name, content) for name, content in parts.items()}
        self._trees: dict[str, Element] = {}
        self.main = self._related("", "/officeDocument") or _MAIN
        if self.main not in self.parts:
            raise UnreadableInput(fault("package-xml-broken"))

    def tree(self, name: str) -> Element:
        """Return the root of a part.

        Raises:
            UnreadableInput: the part is not well-formed.
        """
        if name not in self._trees:
            try:
                self._trees[name] = etree.fromstring(self.parts[name], _PARSER)
            except etree.XMLSyntaxError as reason:
                raise UnreadableInput(fault("package-xml-broken", name)) from reason
        return self._trees[name]

    def free_name(self, stem: str) -> str:
        """Return an unused name for a part in the main part's folder (``word/header3.xml``)."""
        folder = posixpath.dirname(self.main)
        names = (f"{folder}/{stem}{number}.xml" for number in count(1))
        return next(name for name in names if name not in self.parts)

    def add_part(self, name: str, root: Element, relation: str, content_type: str) -> str:
        """Add a part with its content type; return the id of the main part's new relationship to it."""
        self._add(name, root)
        types = self.tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        relations = relationships_name(self.main)
        if relations not in self.parts:
            self._add(relations, etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={"r": RELATIONSHIPS}))
        others = self.tree(relations)
        taken = {other.get("Id") for other in others}
        identity = next(free for number in count(len(taken) + 1) if (free := f"rId{number}") not in taken)
        link = Link(identity, f"{R}/{relation}", posixpath.basename(name))
        attributes = {"Id": identity, "Type": link.kind, "Target": link.target}
        etree.SubElement(others, f"{{{RELATIONSHIPS}}}Relationship", attributes)
        self._links.setdefault(relations, []).append(link)
        return identity

    def _add(self, name: str, root: Element) -> None:
        self.parts[name] = b""
        self._trees[name] = root

    def companion(self, kind: str) -> Element | None:
        """Return the root of the part to which the main part has this type of relationship (``styles``), or None."""
        name = self._related(self.main, f"/{kind}")
        return None if name is None or name not in self.parts else self.tree(name)

    def target(self, relation: str) -> str | None:
        """Return the name of the part with this relationship id in the main part, or None."""
        for link in self._relationships(self.main):
            if link.identity == relation:
                return self._resolved(self.main, link.target)
        return None

    def _relationships(self, source: str) -> list[Link]:
        """The relationships of a part; `""` stands for the package."""
        return self._links.get(relationships_name(source), [])

    def _related(self, source: str, suffix: str) -> str | None:
        for link in self._relationships(source):
            if link.kind.endswith(suffix):
                return self._resolved(source, link.target)
        return None

    def _resolved(self, source: str, target: str) -> str | None:
        folder = "" if target.startswith("/") else posixpath.dirname(source)
        beside = f"{folder}/{target}"
        if beside in self.parts:
            return beside
        name = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
        return name if name in self.parts else None

    def to_bytes(self) -> bytes:
        """Return the file as bytes: same parts, same order, fixed dates, so that equal content gives equal bytes."""
        return write_zip(self._written())

    def _written(self) -> Mapping[str, bytes]:
        changed = {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._trees.items()
        }
        return self.parts | changed


def relationships_name(source: str) -> str:
    """Return the name of the part that holds the relationships of `source`."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _transitional(name: str, content: bytes) -> bytes:
    """Return the content with the namespaces of Transitional Open XML; Strict differs in little else."""
    if not name.endswith((".xml", ".rels")) or _STRICT not in content:
        return content
    for strict, usual in _TRANSITIONAL:
        content = content.replace(strict, usual)
    return content
