"""The parts of a package, judged as plain bytes: kind of file, XML that may be parsed, no active content."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.packages.xml_events import local_name, parse_events
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ocop_docs.intake.packages.parts import Parts

_CONTENT_TYPES = "[Content_Types].xml"
_UTF8_MARK = b"\xef\xbb\xbf"
_LONGEST_DECLARATION = 200
"""Bytes of `<?xml … ?>`; a longer one could hide its encoding from `_ENCODING`."""
_ENCODING = re.compile(rb"""\bencoding\s*=\s*["']([^"']*)["']""")
_UTF8_NAMES = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)|<\?xml-stylesheet|2001/XInclude")
_ACTIVE_NAME = re.compile(
    r"vbaproject|vbadata|/activex/|oleobject|\.(?:exe|dll|js|vbs|scr|bat|cmd|x?html?|mht(?:ml)?|hta|rtf)$",
    re.IGNORECASE,
)
_ACTIVE_TYPES = (b"macroenabled", b"vbaproject", b"activex", b"text/html", b"application/xhtml", b"message/rfc822")
_FETCHING = re.compile(r"\b(?:DDE(?:AUTO)?|INCLUDEPICTURE|INCLUDETEXT)\b", re.IGNORECASE)
"""Fields that fetch a file or run a program when Word updates them."""
_REMOTE = re.compile(r"\s*(?:[a-zA-Z][\w+.-]*:|\\\\|//)")
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
        ending = name.lower().rpartition(".")[2]
        if ending in ("xml", "rels", "vml"):
            _inspect_xml(name, parts.pieces)
        if ending == "rels":
            _inspect_relationships(name, parts.pieces(name))
        if ending not in ("xml", "vml"):
            _inspect_picture(name, parts[name])


def _inspect_kind(parts: Parts, main_types: frozenset[str]) -> None:
    types = parts.get(_CONTENT_TYPES, b"")
    written = types.lower()
    if any(active in written for active in _ACTIVE_TYPES):
        raise UnreadableInput(fault("package-active", _CONTENT_TYPES))
    if not any(kind.encode() in types for kind in main_types):
        raise UnreadableInput(fault("package-kind"))


def _inspect_xml(name: str, pieces: Callable[[str], Iterable[bytes]]) -> None:
    most_markup, most_bytes, too_much = _limits(name)
    markup = size = 0
    has_fields = False
    for number, piece in enumerate(pieces(name)):
        # With UTF-8 certain and no NUL byte, a declaration has one spelling and a byte search is sound.
        if (number == 0 and _is_foreign(piece)) or b"\x00" in piece or _declares(piece):
            raise UnreadableInput(fault("package-xml", name))
        markup, size = markup + piece.count(b"<"), size + len(piece)
        if markup > most_markup or size > most_bytes:
            raise UnreadableInput(fault(too_much, name, part=name, count=markup, limit=most_markup))
        if b"ddeLink" in piece:
            raise UnreadableInput(fault("package-active", name))
        has_fields = has_fields or b"instr" in piece
    # Names of elements and attributes have one spelling too, and most parts hold no field at all.
    if has_fields and _FETCHING.search(_instructions(name, pieces(name))):
        raise UnreadableInput(fault("package-active", name))


def _limits(name: str) -> tuple[int, int, str]:
    """Most tags and bytes of a part, and the code of the refusal; fewest where openpyxl makes an object of each tag."""
    limits = settings()
    if name.lower().startswith(("xl/worksheets/", "xl/sharedstrings")):
        return limits.max_sheet_markup, limits.max_sheet_bytes, "package-part-too-large"
    if name.lower().startswith("xl/"):
        return limits.max_workbook_markup, limits.max_part_bytes, "workbook-too-complex"
    return limits.max_part_markup, limits.max_part_bytes, "package-part-too-large"


def _instructions(name: str, pieces: Iterable[bytes]) -> str:
    """The instructions of all fields; one may be split over many runs, and each mark of a field parts two."""
    found: list[str] = []
    inside = ""

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        inside = local_name(element)
        if inside in ("fldChar", "fldSimple"):
            found.append("\n")
        found.extend(value for name, value in attributes.items() if local_name(name) == "instr")

    def text(characters: str) -> None:
        if inside in ("instrText", "delInstrText"):
            found.append(characters)

    parse_events(name, pieces, start, text)
    return "".join(found)


def _is_foreign(content: bytes) -> bool:
    declaration, end, _ = content.removeprefix(_UTF8_MARK)[:_LONGEST_DECLARATION].partition(b"?>")
    if not declaration.startswith(b"<?xml"):
        return False
    encoding = _ENCODING.search(declaration)
    return not end or (encoding is not None and encoding.group(1).lower() not in _UTF8_NAMES)


def _declares(content: bytes) -> bool:
    # One byte is found quickest of all, and few parts hold an exclamation mark.
    bang = b"!" in content and b"<!" in content
    marked = bang or b"<?xml-stylesheet" in content or b"2001/XInclude" in content
    return marked and bool(_DECLARATIONS.search(content))


def _inspect_relationships(name: str, pieces: Iterable[bytes]) -> None:
    def start(element: str, attributes: dict[str, str]) -> None:
        if local_name(element) != "Relationship":
            return
        # A prefix makes it another attribute, which Office does not read: it only misleads a reader like this one.
        prefixed = any(":" in key and local_name(key) in ("Type", "Target", "TargetMode") for key in attributes)
        kind, mode = attributes.get("Type", ""), attributes.get("TargetMode", "Internal").strip()
        external = mode != "Internal" or _REMOTE.match(attributes.get("Target", ""))
        if prefixed or (external and not kind.endswith("/hyperlink")):
            raise UnreadableInput(fault("package-external", name))
        if kind.endswith("/aFChunk"):
            raise UnreadableInput(fault("package-active", name))

    parse_events(name, pieces, start)


def _inspect_picture(name: str, content: bytes) -> None:
    if name.lower().endswith(".svg") and _SVG_SCRIPT.search(content):
        raise UnreadableInput(fault("package-active", name))
    if content.startswith(_PNG) and len(content) >= _PNG_SIZE_AT + _PNG_SIZE.size:
        width, height = _PNG_SIZE.unpack_from(content, _PNG_SIZE_AT)
        if width * height > settings().max_picture_pixels:
            raise UnreadableInput(fault("package-picture", name, width=width, height=height))
