"""Pictures from outside: PNG and JPEG, read as far as their size and their whole length, without decoding them."""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.settings import settings

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNK = struct.Struct(">I4s")
_HEADER = struct.Struct(">IIBBBBB")
_CHECKSUM = struct.Struct(">I")
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by the colour type of a PNG (ISO/IEC 15948, 11.2.2)."""
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_FRAME = struct.Struct(">HBHH")
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of a frame, whose header has the size (ITU T.81, B.2.2)."""
_SCAN = 0xDA
_STEP = 1 << 20
"""Bytes unpacked at a time."""


class Picture(NamedTuple):
    """A picture: its bytes, `png` or `jpeg`, and its size in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def read_picture(data: bytes) -> Picture:
    """Return the picture in `data`.

    Raises:
        UnreadableInput: neither PNG nor JPEG, too large in bytes or in pixels, or broken.
    """
    if len(data) > (limit := settings().max_own_file_bytes):
        raise UnreadableInput(fault("own-file-too-large", size=len(data), limit=limit))
    readers = {"png": (_PNG, _png_size), "jpeg": (_JPEG, _jpeg_size)}
    for kind, (begin, size_of) in readers.items():
        if data.startswith(begin):
            try:
                width, height = size_of(data)
            except (struct.error, zlib.error, IndexError, KeyError, ValueError) as error:
                raise UnreadableInput(fault("picture-broken")) from error
            return Picture(data, kind, width, height)
    raise UnreadableInput(fault("picture-unknown"))


def _within_limit(width: int, height: int) -> tuple[int, int]:
    most = settings().max_own_picture_pixels
    if width * height > most:
        raise UnreadableInput(fault("picture-too-large", width=width, height=height, limit=most))
    if not width or not height:
        raise ValueError
    return width, height


def _png_size(data: bytes) -> tuple[int, int]:
    """The size of a PNG whose chunks have their checksums, and whose rows are all there."""
    at, packed, size, last = len(_PNG), [], (0, 0), b""
    expected = interlaced = 0
    while last != b"IEND":
        length, last = _CHUNK.unpack_from(data, at)
        begin = at + _CHUNK.size
        content = data[begin : begin + length]
        (checksum,) = _CHECKSUM.unpack_from(data, begin + length)
        if checksum != zlib.crc32(last + content):
            raise ValueError
        if last == b"IHDR":
            width, height, depth, colour, _, _, interlaced = _HEADER.unpack(content)
            size = _within_limit(width, height)
            expected = height * (1 + (width * depth * _SAMPLES[colour] + 7) // 8)
        elif last == b"IDAT":
            packed.append(content)
        at = begin + length + _CHECKSUM.size
    # Interlaced rows take a little more room; enough of them is enough.
    rows = _unpacked(b"".join(packed), expected)
    if rows < expected and not (interlaced and rows):
        raise ValueError
    return _within_limit(*size)


def _unpacked(packed: bytes, most: int) -> int:
    """How many bytes unpack from `packed`, counted no further than `most` and never held together."""
    inflater, count = zlib.decompressobj(), 0
    while count < most and (some := inflater.decompress(packed, _STEP)):
        count, packed = count + len(some), inflater.unconsumed_tail
    return count


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """The size of a JPEG that has a frame and a scan, and ends with the mark of its end."""
    at, size = len(_JPEG) - 1, (0, 0)
    while (marker := data[at + 1]) != _SCAN:
        if data[at] != _JPEG[0]:
            raise ValueError
        length, _, height, width = _FRAME.unpack_from(data, at + 2)
        if marker in _FRAMES:
            size = _within_limit(width, height)
        at += 2 + length
    if _JPEG_END not in data[at:]:
        raise ValueError
    return _within_limit(*size)
