"""The main part of a Word file as a tree, and written again with the declarations of its root."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

_ROOT = re.compile(rb"<((?:[\w.-]+:)?document)\b[^>]*>")
_DECLARED = re.compile(rb'xmlns:([\w.-]+)="([^"]*)"')
_RESERVED = re.compile(r"ns\d+\Z")


def parsed(part: bytes) -> ET.Element:
    """Return the root of a part that passed the gate; its prefixes are kept when it is written."""
    for prefix, namespace in _DECLARED.findall(part):
        if not _RESERVED.match(prefix.decode()):
            ET.register_namespace(prefix.decode(), namespace.decode())
    return ET.fromstring(part)  # noqa: S314 - the gate refuses entities


def written(root: ET.Element, like: bytes) -> bytes:
    """Return a part with the children of `root`, in the root element of the part `like`.

    Attributes such as `mc:Ignorable` name prefixes, which a tree does not keep; the start tag is taken as it is.
    """
    start = _ROOT.search(like)
    if start is None:
        whole: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
        return whole
    children = b"".join(ET.tostring(child, encoding="utf-8") for child in root)
    return b"%s%s</%s>" % (like[: start.end()], children, start[1])
