"""The .docx as a zip, put together from members that are ready: the same parts give the same bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

Deflate = Callable[[bytes], bytes]
"""Turns bytes into a raw deflate stream."""

_FIXED_DATE = 1 << 5 | 1
"""1/1/1980 in the zip format, its first day: a date inside the archive would make equal documents differ."""
_VERSION, _UNIX, _STORED, _DEFLATED, _UTF8_NAME = 20, 3, 0, 8, 1 << 11
_SHORT = 1024
"""Bytes below which setting up the compressor costs more than the few hundred bytes it saves are worth."""
_READABLE = 0o600 << 16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_BEST = 9
_RELATIONS = "_rels/.rels"
_LIBREOFFICE_CORE = b"/officedocument/2006/relationships/metadata/core-properties"
_STANDARD_CORE = b"/package/2006/relationships/metadata/core-properties"


def deflate(data: bytes, level: int = 6) -> bytes:
    """Deflate with zlib."""
    return zlib.compress(data, level, -zlib.MAX_WBITS)


class Member(NamedTuple):
    """A finished member of a package: its local header with data, and its entry in the directory."""

    local: bytes
    entry_head: bytes
    entry_tail: bytes

    def entry(self, offset: int) -> bytes:
        """Return the directory's entry for this member when it stands at `offset`."""
        return b"%b%b%b" % (self.entry_head, offset.to_bytes(4, "little"), self.entry_tail)


def make_member(name: str, data: bytes, compress: Deflate = deflate) -> Member:
    """Pack `data` as the member `name`: deflated, or as it is when it is too short to gain by that."""
    method, packed = (_STORED, data) if len(data) < _SHORT else (_DEFLATED, compress(data))
    encoded = name.encode()
    facts = (_UTF8_NAME, method, 0, _FIXED_DATE, zlib.crc32(data), len(packed), len(data), len(encoded), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, *facts) + encoded + packed
    entry = _CENTRAL.pack(b"PK\1\2", _UNIX << 8 | _VERSION, _VERSION, *facts, 0, 0, 0, _READABLE, 0)
    return Member(local, entry[:-4], encoded)


class Package(NamedTuple):
    """A package most of whose members never change: they stand first, joined once, as do their entries."""

    fixed: bytes
    fixed_entries: bytes
    fixed_count: int

    @classmethod
    def of(cls, fixed: Iterable[Member]) -> Package:
        """Return the package of the members `fixed`."""
        members = list(fixed)
        return cls(b"".join(member.local for member in members), b"".join(_entries(members, 0)), len(members))

    def with_members(self, members: list[Member]) -> bytes:
        """Return the whole package: the fixed members, then `members`."""
        data = b"".join([self.fixed, *[member.local for member in members]])
        directory = b"".join([self.fixed_entries, *_entries(members, len(self.fixed))])
        count = self.fixed_count + len(members)
        return b"%b%b%b" % (
            data,
            directory,
            _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(data), 0),
        )


def _entries(members: Iterable[Member], offset: int) -> Iterable[bytes]:
    for member in members:
        yield member.entry(offset)
        offset += len(member.local)


def fixed_member(name: str, data: bytes) -> Member:
    """A member that is deflated once and used many times: as small as zlib makes it."""
    return make_member(name, data, lambda content: deflate(content, _BEST))


def repack(data: bytes) -> bytes:
    """Return the package `data` with its members in their order, under fixed dates."""
    return Package.of(make_member(name, content) for name, content in read_parts(data).items()).with_members([])


def with_known_properties(data: bytes) -> bytes:
    """Return the package with its core properties under the standard's relation, so that python-docx finds them.

    LibreOffice names the relation otherwise; python-docx then adds a second part of the same name.
    """
    parts = read_parts(data)
    relations = parts.get(_RELATIONS, b"")
    if _LIBREOFFICE_CORE not in relations:
        return data
    parts[_RELATIONS] = relations.replace(_LIBREOFFICE_CORE, _STANDARD_CORE)
    return Package.of(make_member(name, content) for name, content in parts.items()).with_members([])


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return all parts of a package by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read_part(data: bytes, name: str) -> bytes:
    """Return one part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)
