"""The gate for zip packages (.docx, .xlsx): what is unsafe to parse is refused before it reaches a parser.

Nothing is unpacked to disk and nothing is fetched. The checks run from cheap to expensive: names and sizes
from the directory, then the bytes of each entry under a ceiling, then the XML as plain bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.foreign_formats import foreign_format
from ocop_docs.intake.packages.content import Left, Link, inspect_parts, is_active
from ocop_docs.intake.packages.names import inspect_directory
from ocop_docs.intake.packages.parts import Parts
from ocop_docs.settings import settings

_LOCAL_HEADER = b"PK\x03\x04"
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)

WORD = frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"})
"""Content types of the main part of a Word document; macro-enabled files and templates are not among them."""

SHEET = frozenset({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"})
"""Content types of the main part of a workbook."""


ANY_WORD = WORD | {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
"""Those and templates and files with macros, for a reader that leaves the macros alone."""


class Package(NamedTuple):
    """An office file that passed the gate: each part's bytes by name, in the order of the file.

    `left` names what was left unread (`Left`); the parts of it are not among `parts`. `links` are the relationships of
    a Word file, by the part that lists them (``word/_rels/document.xml.rels``).
    """

    parts: Parts
    left: tuple[Left, ...]
    links: dict[str, list[Link]]


def open_package(data: bytes, main_types: frozenset[str] = WORD, *, leave: bool = False) -> Package:
    """Return the parts of an office file, or refuse it before anything is parsed.

    Args:
        data: the bytes of the file as they came.
        main_types: the content types of which the file must hold one, `WORD`, `ANY_WORD` or `SHEET`.
        leave: whether macros, embedded objects and external targets are left unread instead of refused; only for a
            reader that never hands the file on.

    Raises:
        UnreadableInput: no zip, no such office file, encrypted, too large, or holding what is not allowed
            (odd names, bombs, a document type declaration, macros, external targets).
    """
    _inspect_container(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            inspect_directory(infos, data, _most_unpacked(main_types))
    except _BROKEN as reason:
        raise UnreadableInput(fault("package-broken")) from reason
    # The sheets of a workbook may be many times larger than all else in memory, and are read one by one.
    parts = Parts(data, infos, hold=main_types != SHEET)
    left, links = inspect_parts(parts, main_types, leave=leave)
    parts.drop(is_active)
    return Package(parts, left, links)


def _most_unpacked(main_types: frozenset[str]) -> int:
    """Bytes allowed after inflating; a workbook of ten thousand rows is text that packs well."""
    return settings().max_table_bytes if main_types == SHEET else settings().max_package_unpacked_bytes


def _inspect_container(data: bytes) -> None:
    limit = settings().max_package_bytes
    if len(data) > limit:
        raise UnreadableInput(fault("package-too-large", size=len(data), limit=limit))
    if foreign := foreign_format(data):
        raise UnreadableInput(foreign)
    if not data.startswith(_LOCAL_HEADER):
        raise UnreadableInput(fault("package-not-zip"))
