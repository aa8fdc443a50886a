"""The directory of a zip package, judged without inflating a byte: names, counts, sizes, places."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from typing import TYPE_CHECKING

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOCAL = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ODD = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|\u200b-\u200f\u202a-\u202e]')
"""Letters that no name may hold."""
_ODD_STEP = re.compile(r"\.{0,2}\Z|(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
"""A step of the path that is empty, goes up, or names a device."""


def inspect_directory(infos: Sequence[zipfile.ZipInfo], data: bytes, most_unpacked: int) -> None:
    """Refuse a package by its directory alone.

    Raises:
        UnreadableInput: too many entries, odd or repeated names, encrypted entries, more bytes than
            allowed, entries that overlap or whose local header differs.
    """
    limit = settings().max_package_entries
    if len(infos) > limit:
        raise UnreadableInput(fault("package-entries", count=len(infos), limit=limit))
    for info in infos:
        _inspect_name(info)
        _inspect_method(info)
    _inspect_repeats(infos)
    _inspect_sizes(infos, len(data), most_unpacked)
    _inspect_places(infos, data)


def _inspect_name(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    path = name.rstrip("/")
    if _ODD.search(path) or any(map(_ODD_STEP.match, path.split("/"))) or stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableInput(fault("package-name", name=ascii(name)[1:-1]))


def _inspect_method(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableInput(fault("package-old-or-locked", info.filename))
    if info.compress_type not in _METHODS:
        raise UnreadableInput(fault("package-broken", info.filename))


def _inspect_repeats(infos: Sequence[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.filename.casefold()
        if name in seen:
            raise UnreadableInput(fault("package-duplicate", name=info.filename))
        seen.add(name)


def _inspect_sizes(infos: Sequence[zipfile.ZipInfo], packed: int, most: int) -> None:
    total = sum(info.file_size for info in infos)
    if total > most:
        raise UnreadableInput(fault("package-unpacked", size=total, limit=most))
    for info in infos:
        _inspect_ratio(info.file_size, info.compress_size, info.filename)
    _inspect_ratio(total, packed, "")


def _inspect_ratio(size: int, packed: int, place: str) -> None:
    limits = settings()
    # A small part may repeat itself honestly; only a large one can hurt.
    if size > limits.package_ratio_from_bytes and size > packed * limits.max_package_ratio:
        raise UnreadableInput(fault("package-bomb", place))


def _inspect_places(infos: Sequence[zipfile.ZipInfo], data: bytes) -> None:
    """Each entry must begin after the end of the one before it, with the header that the directory announces."""
    end = 0
    for info in sorted(infos, key=lambda entry: entry.header_offset):
        if info.header_offset < end:
            raise UnreadableInput(fault("package-broken", info.filename))
        end = _end_of(info, data)


def content_of(info: zipfile.ZipInfo, data: bytes) -> memoryview:
    """Return the packed bytes of an entry that `inspect_directory` let pass."""
    name_length, extra_length = _LOCAL.unpack_from(data, info.header_offset)[9:11]
    start = info.header_offset + _LOCAL.size + name_length + extra_length
    return memoryview(data)[start : start + info.compress_size]


def _end_of(info: zipfile.ZipInfo, data: bytes) -> int:
    start: int = info.header_offset
    if start + _LOCAL.size > len(data):
        raise UnreadableInput(fault("package-broken", info.filename))
    fields = _LOCAL.unpack_from(data, start)
    name_length, extra_length = fields[9], fields[10]
    names_end = start + _LOCAL.size + name_length
    name = data[start + _LOCAL.size : names_end]
    end: int = names_end + extra_length + info.compress_size
    encoding = "utf-8" if info.flag_bits & _UTF8_NAME else "cp437"
    if fields[0] != b"PK\x03\x04" or name != info.orig_filename.encode(encoding) or end > len(data):
        raise UnreadableInput(fault("package-broken", info.filename))
    return end
