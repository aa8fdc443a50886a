"""The parts of a package, judged as plain bytes: kind of file, XML that may be parsed, no active content."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.intake.packages.parts import Parts

_CONTENT_TYPES = "[Content_Types].xml"
_UTF8_MARK = b"\xef\xbb\xbf"
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']""")
_UTF8_NAMES = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)|<\?xml-stylesheet|2001/XInclude")
_ACTIVE_NAME = re.compile(r"vbaproject|vbadata|/activex/|oleobject|\.(?:exe|dll|js|vbs|scr|bat|cmd)$", re.IGNORECASE)
_ACTIVE_TYPES = (b"macroenabled", b"vbaproject", b"activex")
_INSTRUCTION = re.compile(rb"<(?:[\w.-]+:)?instrText[^>]*>([^<]*)|\binstr\s*=\s*[\"']([^\"']*)")
_DDE = re.compile(rb"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_RELATIONSHIP = re.compile(rb"""<(?:[\w.-]+:)?Relationship\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
_EXTERNAL = re.compile(rb"""TargetMode\s*=\s*["']\s*(?!Internal)[^"']*["']""")
_HYPERLINK = re.compile(rb"""Type\s*=\s*["'][^"']*/hyperlink["']""")
_REMOTE_TARGET = re.compile(rb"""\bTarget\s*=\s*["'](?:[a-zA-Z][\w+.-]*:|\\\\|//)""")
_SVG_SCRIPT = re.compile(rb"<script|\son\w+\s*=|javascript:", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SIZE = struct.Struct(">II")
_PNG_SIZE_AT = 16


def inspect_parts(parts: Parts, main_types: frozenset[str]) -> None:
    """Refuse a package by what its parts hold.

    Raises:
        UnreadableInput: another kind of file, XML with a document type or in a foreign encoding, too much
            markup, macros, embedded programs, dynamic data exchange, external targets, giant pictures.
    """
    _inspect_kind(parts, main_types)
    for name in parts:
        if _ACTIVE_NAME.search(name):
            raise UnreadableInput(fault("package-active", name))
        if name.endswith((".xml", ".rels", ".vml")):
            _inspect_xml(name, parts.pieces(name))
        if name.endswith(".rels"):
            _inspect_relationships(name, parts[name])
        if not name.endswith((".xml", ".vml")):
            _inspect_picture(name, parts[name])


def _inspect_kind(parts: Parts, main_types: frozenset[str]) -> None:
    types = parts.get(_CONTENT_TYPES, b"")
    written = types.lower()
    if any(active in written for active in _ACTIVE_TYPES):
        raise UnreadableInput(fault("package-active", _CONTENT_TYPES))
    if not any(kind.encode() in types for kind in main_types):
        raise UnreadableInput(fault("package-kind"))


def _inspect_xml(name: str, pieces: Iterator[bytes]) -> None:
    limits = settings()
    sheet = name.startswith("xl/")
    most_markup = limits.max_sheet_markup if sheet else limits.max_part_markup
    most_bytes = limits.max_sheet_bytes if sheet else limits.max_part_bytes
    markup = size = 0
    for number, piece in enumerate(pieces):
        # With UTF-8 certain and no NUL byte, a declaration has one spelling and a byte search is sound.
        if (number == 0 and _is_foreign(piece)) or b"\x00" in piece or _declares(piece):
            raise UnreadableInput(fault("package-xml", name))
        markup, size = markup + piece.count(b"<"), size + len(piece)
        if markup > most_markup or size > most_bytes:
            raise UnreadableInput(fault("package-part-too-large", name))
        # A byte search is many times quicker than a pattern, and most parts hold no field at all.
        if b"instr" in piece and _DDE.search(b"".join(a or b for a, b in _INSTRUCTION.findall(piece))):
            raise UnreadableInput(fault("package-active", name))


def _is_foreign(content: bytes) -> bool:
    encoding = _ENCODING.match(content.removeprefix(_UTF8_MARK)[:200])
    return encoding is not None and encoding.group(1).lower() not in _UTF8_NAMES


def _declares(content: bytes) -> bool:
    # One byte is found quickest of all, and few parts hold an exclamation mark.
    bang = b"!" in content and b"<!" in content
    marked = bang or b"<?xml-stylesheet" in content or b"2001/XInclude" in content
    return marked and bool(_DECLARATIONS.search(content))


def _inspect_relationships(name: str, content: bytes) -> None:
    if not (_EXTERNAL.search(content) or _REMOTE_TARGET.search(content)):
        return
    for relationship in _RELATIONSHIP.findall(content):
        external = _EXTERNAL.search(relationship) or _REMOTE_TARGET.search(relationship)
        if external and not _HYPERLINK.search(relationship):
            raise UnreadableInput(fault("package-external", name))


def _inspect_picture(name: str, content: bytes) -> None:
    if name.lower().endswith(".svg") and _SVG_SCRIPT.search(content):
        raise UnreadableInput(fault("package-active", name))
    if content.startswith(_PNG) and len(content) >= _PNG_SIZE_AT + _PNG_SIZE.size:
        width, height = _PNG_SIZE.unpack_from(content, _PNG_SIZE_AT)
        if width * height > settings().max_picture_pixels:
            raise UnreadableInput(fault("package-picture", name, width=width, height=height))
