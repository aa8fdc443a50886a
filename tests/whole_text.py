"""The text of a Word file as a reader meets it."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(data: bytes) -> str:
    """Paragraphs of the body, tables and annexes included, one a line."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 - our own file
    return "\n".join("".join(node.text or "" for node in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))
