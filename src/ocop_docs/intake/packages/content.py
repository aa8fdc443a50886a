"""The parts of a package, judged as plain bytes: kind of file, XML that may be parsed, no active content."""

from __future__ import annotations

import re
import struct
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.foreign_formats import other_open_xml
from ocop_docs.intake.packages.xml_events import local_name, parse_events
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_MACRO_NAME = re.compile(r"vbaproject|vbadata|/activex/", re.IGNORECASE)
_MACRO_TYPES = (b"macroenabled", b"vbaproject", b"activex")
_ACTIVE_TYPES = (*_MACRO_TYPES, b"text/html", b"application/xhtml", b"message/rfc822")
_FETCHING = re.compile(r"\b(?:DDE(?:AUTO)?|INCLUDEPICTURE|INCLUDETEXT)\b", re.IGNORECASE)
"""Fields that fetch a file or run a program when Word updates them."""
_FETCHING_LETTERS = re.compile(rb"DDE|INCLUDEPICTURE|INCLUDETEXT", re.IGNORECASE)
_PLAIN_INSTRUCTION = re.compile(rb"""<(?:\w+:)?instrText(?: xml:space="preserve")?>([^<&]*)</(?:\w+:)?instrText>""")
_REMOTE = re.compile(r"\s*(?:[a-zA-Z][\w+.-]*:|\\\\|//)")
_SVG_SCRIPT = re.compile(rb"<script|\son\w+\s*=|javascript:", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SIZE = struct.Struct(">II")
_PNG_SIZE_AT = 16


class Left(StrEnum):
    """What a lenient reader leaves unread in a package."""

    macros = "macros"
    objects = "objects"
    fields = "fields"
    targets = "targets"


class Link(NamedTuple):
    """A relationship: its id, its type, and its target as written."""

    identity: str | None
    kind: str
    target: str


class Inspected(NamedTuple):
    """What is left unread of a package, and the relationships of one that is held, by the part that lists them."""

    left: tuple[Left, ...]
    links: dict[str, list[Link]]


class _Gate:
    """Refuses what is unsafe, or where that is allowed leaves it unread and remembers its sort."""

    def __init__(self, *, leave: bool) -> None:
        self._leave = leave
        self.left: dict[Left, None] = {}

    def stop(self, sort: Left, code: str, place: str) -> None:
        if not self._leave:
            raise UnreadableInput(fault(code, place))
        self.left[sort] = None


def inspect_parts(parts: Parts, main_types: frozenset[str], *, leave: bool = False) -> Inspected:
    """Refuse a package by what its parts hold; return its relationships, and what is left unread if `leave` allows it.

    Raises:
        UnreadableInput: another kind of file, XML with a document type or in a foreign encoding, too much
            markup, giant pictures; without `leave` also macros, embedded programs, dynamic data exchange, external
            targets.
    """
    gate = _Gate(leave=leave)
    links: dict[str, list[Link]] = {}
    _inspect_kind(parts, main_types, gate)
    for name in parts:
        if is_active(name):
            gate.stop(Left.macros if _MACRO_NAME.search(name) else Left.objects, "package-active", name)
            continue
        ending = name.lower().rpartition(".")[2]
        if ending in ("xml", "rels", "vml"):
            _inspect_xml(name, parts, gate)
        if ending == "rels":
            links[name] = _inspect_relationships(name, parts.pieces(name), gate, keep=parts.hold)
        if ending not in ("xml", "vml"):
            _inspect_picture(name, parts[name], gate)
    return Inspected(tuple(gate.left), links)


def is_active(name: str) -> bool:
    """Whether a part by its name is a program, or a page or object that another program opens."""
    return bool(_ACTIVE_NAME.search(name))


def _inspect_kind(parts: Parts, main_types: frozenset[str], gate: _Gate) -> None:
    types = parts.get(_CONTENT_TYPES, b"")
    written = types.lower()
    for active in _ACTIVE_TYPES:
        if active in written:
            gate.stop(Left.macros if active in _MACRO_TYPES else Left.objects, "package-active", _CONTENT_TYPES)
    if not any(kind.encode() in types for kind in main_types):
        raise UnreadableInput(other_open_xml(types))


def _inspect_xml(name: str, parts: Parts, gate: _Gate) -> None:
    most_markup, most_bytes, too_much = _limits(name)
    markup = size = 0
    has_fields, is_small = False, parts.size(name) <= min(most_markup, most_bytes)  # there are fewer tags than bytes
    for number, piece in enumerate(parts.pieces(name)):
        # With UTF-8 certain and no NUL byte, a declaration has one spelling and a byte search is sound.
        if (number == 0 and _is_foreign(piece)) or b"\x00" in piece or _declares(piece):
            raise UnreadableInput(fault("package-xml", name))
        markup, size = markup + (0 if is_small else piece.count(b"<")), size + len(piece)
        if markup > most_markup or size > most_bytes:
            raise UnreadableInput(fault(too_much, name, part=name, count=markup, limit=most_markup))
        if b"ddeLink" in piece:
            gate.stop(Left.fields, "package-active", name)
        has_fields = has_fields or (b"instr" in piece and not _is_harmless(piece))
    # Names of elements and attributes have one spelling too, and most parts hold no field that could fetch.
    if has_fields and _FETCHING.search(_instructions(name, parts.pieces(name))):
        gate.stop(Left.fields, "package-active", name)


def _limits(name: str) -> tuple[int, int, str]:
    """Most tags and bytes of a part, and the code of the refusal; fewest where openpyxl makes an object of each tag."""
    limits = settings()
    if name.lower().startswith(("xl/worksheets/", "xl/sharedstrings")):
        return limits.max_sheet_markup, limits.max_sheet_bytes, "package-part-too-large"
    if name.lower().startswith("xl/"):
        return limits.max_workbook_markup, limits.max_part_bytes, "workbook-too-complex"
    return limits.max_part_markup, limits.max_part_bytes, "package-part-too-large"


def _is_harmless(piece: bytes) -> bool:
    """Whether every instruction is plain letters, and all of them together nowhere spell a field that fetches."""
    plain = _PLAIN_INSTRUCTION.findall(piece)
    letters = b"".join(plain)
    return piece.count(b"instr") == 2 * len(plain) and letters.isascii() and not _FETCHING_LETTERS.search(letters)


def _instructions(name: str, pieces: Iterable[bytes]) -> str:
    """The instructions of all fields; one may be split over many runs, and each mark of a field parts two."""
    found: list[str] = []
    inside = ""

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        inside = local_name(element)
        if inside in ("fldChar", "fldSimple"):
            found.append("\n")
        for attribute, value in attributes.items():
            if attribute.endswith("instr") and local_name(attribute) == "instr":
                found.append(value)

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


def _inspect_relationships(name: str, pieces: Iterable[bytes], gate: _Gate, *, keep: bool) -> list[Link]:
    links: list[Link] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if local_name(element) != "Relationship":
            return
        # A prefix makes it another attribute, which Office does not read: it only misleads a reader like this one.
        prefixed = any(":" in key and local_name(key) in ("Type", "Target", "TargetMode") for key in attributes)
        kind, target = attributes.get("Type", ""), attributes.get("Target", "")
        external = attributes.get("TargetMode", "Internal").strip() != "Internal" or _REMOTE.match(target)
        if prefixed or (external and not kind.endswith("/hyperlink")):
            gate.stop(Left.targets, "package-external", name)
        if kind.endswith("/aFChunk"):
            gate.stop(Left.objects, "package-active", name)
        if keep:
            links.append(Link(attributes.get("Id"), kind, target))

    parse_events(name, pieces, start)
    return links


def _inspect_picture(name: str, content: bytes, gate: _Gate) -> None:
    if name.lower().endswith(".svg") and _SVG_SCRIPT.search(content):
        gate.stop(Left.objects, "package-active", name)
    if content.startswith(_PNG) and len(content) >= _PNG_SIZE_AT + _PNG_SIZE.size:
        width, height = _PNG_SIZE.unpack_from(content, _PNG_SIZE_AT)
        if width * height > settings().max_picture_pixels:
            raise UnreadableInput(fault("package-picture", name, width=width, height=height))
