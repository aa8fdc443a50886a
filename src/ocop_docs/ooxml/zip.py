"""ZIP files (.docx, .xlsx, .zip), written so that the same parts give the same bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

LEVEL = 3
"""The zlib level: as quick as level 1, with fewer bytes; level 6 takes a third longer (decision 0004)."""
STORED, SMALLEST = 0, 9
"""Levels for what must not depend on the version of zlib, and for what is deflated once and used many times."""
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment of the ZIP format: a real date would make equal documents differ."""
_FIXED_DATE = 1 << 5 | 1
"""The day of `FIXED_TIME` as the format writes it."""
_READABLE = 0o644 << 16
_VERSION, _UNIX, _UTF8_NAME = 20, 3, 1 << 11
_SHORT = 1024
"""Bytes below which setting up the compressor costs more than it saves."""
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_RELATIONS = "_rels/.rels"
_LIBREOFFICE_CORE = b"/officedocument/2006/relationships/metadata/core-properties"
_STANDARD_CORE = b"/package/2006/relationships/metadata/core-properties"


class Member(NamedTuple):
    """A packed file: its local header with the data, and its directory entry without the offset and the name."""

    local: bytes
    entry: bytes
    name: bytes

    def entry_at(self, offset: int) -> bytes:
        """Return the directory entry of this member when its local header begins at `offset`."""
        return b"%b%b%b" % (self.entry, offset.to_bytes(4, "little"), self.name)


def make_member(name: str, data: bytes, level: int = LEVEL) -> Member:
    """Pack `data` as the file `name`: deflated, or stored when it is short or the level is `STORED`."""
    stored = level == STORED or len(data) < _SHORT
    packed = data if stored else zlib.compress(data, level, -zlib.MAX_WBITS)
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    encoded = name.encode()
    facts = (_UTF8_NAME, method, 0, _FIXED_DATE, zlib.crc32(data), len(packed), len(data), len(encoded), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, *facts) + encoded + packed
    entry = _CENTRAL.pack(b"PK\1\2", _UNIX << 8 | _VERSION, _VERSION, *facts, 0, 0, 0, _READABLE, 0)
    return Member(local, entry[:-4], encoded)


class Package(NamedTuple):
    """A ZIP without its end, to which members are added; the members in it were packed once for many files."""

    data: bytes
    entries: bytes
    member_count: int

    @classmethod
    def of(cls, members: Iterable[Member]) -> Package:
        """Return the package of `members`."""
        members = list(members)
        return cls(b"".join(member.local for member in members), b"".join(_entries(members, 0)), len(members))

    def with_members(self, members: Iterable[Member] = ()) -> bytes:
        """Return the whole ZIP: the members of the package, then `members`."""
        added = list(members)
        data = b"".join([self.data, *[member.local for member in added]])
        directory = b"".join([self.entries, *_entries(added, len(self.data))])
        count = self.member_count + len(added)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(data), 0)
        return b"%b%b%b" % (data, directory, end)


def _entries(members: Iterable[Member], offset: int) -> Iterable[bytes]:
    for member in members:
        yield member.entry_at(offset)
        offset += len(member.local)


def write_zip(parts: Mapping[str, bytes], level: int = LEVEL) -> bytes:
    """Return the ZIP of `parts`, data by file name, in their order."""
    return Package.of(make_member(name, data, level) for name, data in parts.items()).with_members()


def stream_entry(name: str) -> zipfile.ZipInfo:
    """Return the header of a file in a ZIP that is too large for memory, which zipfile writes for its ZIP64."""
    entry = zipfile.ZipInfo(name, FIXED_TIME)
    entry.external_attr = _READABLE
    return entry


def with_known_properties(data: bytes) -> bytes:
    """Return the package with its core properties under the standard's relation, so that python-docx finds them.

    LibreOffice names the relation otherwise; python-docx then adds a second part of the same name.
    """
    parts = read_parts(data)
    relations = parts.get(_RELATIONS, b"")
    if _LIBREOFFICE_CORE not in relations:
        return data
    return write_zip(parts | {_RELATIONS: relations.replace(_LIBREOFFICE_CORE, _STANDARD_CORE)})


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return all files of a ZIP by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read_part(data: bytes, name: str) -> bytes:
    """Return one file of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)
