"""Validate .docx files against the transitional schema of ECMA-376 (xsd/ beside this file).

Content for newer readers (markup compatibility) is first reduced to its fallback, as a strict reader
does. Also checked: every target of a relationship exists, no entry is in the zip twice, and
ids of drawings and bookmarks are unique.

    python tests/ooxml/check_docx.py FILE.docx [FILE.docx ...]
"""

import io
import posixpath
import sys
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {"document", "styles", "numbering", "settings", "hdr", "ftr", "footnotes", "endnotes", "comments", "fonts"}
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


@lru_cache(maxsize=1)
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(Path(__file__).parent / "xsd" / "wml.xsd")))


def schema_faults(data: bytes) -> list[str]:
    """Every fault of a Word file, one line each; an empty list for a sound one."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        faults = [f"duplicate entry {name}" for name in sorted({name for name in names if names.count(name) > 1})]
        for name in names:
            if name.endswith(".rels"):
                faults += _missing_targets(name, package.read(name), names)
            elif name.startswith("word/") and name.endswith(".xml"):
                faults += _part_faults(name, etree.fromstring(package.read(name), SAFE))
    return faults


def _missing_targets(name: str, xml: bytes, names: list[str]) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(name))
    for relation in etree.fromstring(xml, SAFE).iter(f"{{{REL}}}Relationship"):
        target = relation.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        if relation.get("TargetMode") != "External" and full not in names:
            yield f"{name}: target {target} does not exist"


def _part_faults(name: str, root: etree._Element) -> Iterator[str]:
    kind = etree.QName(root)
    if kind.namespace != W or kind.localname not in ROOTS:
        return
    yield from (f"{name}: {fault}" for fault in _repeated_ids(root))
    if not schema().validate(_reduced(root)):
        yield from (f"{name}:{entry.line}: {entry.message}" for entry in schema().error_log)


def _repeated_ids(root: etree._Element) -> Iterator[str]:
    for tag, what in ((f"{{{W}}}bookmarkStart", "bookmark"), (f"{{{WP}}}docPr", "docPr")):
        ids = [element.get(f"{{{W}}}id") or element.get("id") for element in root.iter(tag)]
        yield from (f"{what} id {one} used {ids.count(one)} times" for one in set(ids) if ids.count(one) > 1)


def _reduced(root: etree._Element) -> etree._Element:
    ignorable = {root.nsmap[prefix] for prefix in root.get(f"{{{MC}}}Ignorable", "").split() if prefix in root.nsmap}
    for choice in list(root.iter(f"{{{MC}}}AlternateContent")):
        _replace_by_fallback(choice)
    for element in list(root.iter("{*}*")):
        parent = element.getparent()
        if etree.QName(element).namespace in ignorable and parent is not None:
            parent.remove(element)
            continue
        for name in [key for key in element.attrib if str(key).startswith("{")]:
            if str(name)[1:].split("}")[0] in ignorable | {MC}:
                del element.attrib[name]
    return root


def _replace_by_fallback(choice: etree._Element) -> None:
    parent = choice.getparent()
    fallback = choice.find(f"{{{MC}}}Fallback")
    if parent is None:
        return
    place = parent.index(choice)
    parent.remove(choice)
    for child in reversed(list(fallback) if fallback is not None else []):
        parent.insert(place, child)


def main(paths: list[str]) -> int:
    found = [f"{path}: {fault}" for path in paths for fault in schema_faults(Path(path).read_bytes())]
    sys.stdout.write("".join(f"{line}\n" for line in found) + f"{len(paths)} files, {len(found)} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
