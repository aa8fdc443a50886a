"""The parts of a package: held in memory, or inflated piece by piece on each access."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.packages.names import content_of

STEP = 1 << 16
"""Bytes given to the inflater, and taken from it, at a time."""


class Parts(Mapping[str, bytes]):
    """Each part's bytes by name, in the order of the file; inflated on access, and then held or not."""

    def __init__(self, data: bytes, infos: Sequence[zipfile.ZipInfo], *, hold: bool) -> None:
        self._data = data
        self._infos = {info.filename: info for info in infos if not info.is_dir()}
        self.hold = hold
        self._held: dict[str, bytes] = {}

    def __len__(self) -> int:
        return len(self._infos)

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __getitem__(self, name: str) -> bytes:
        if name in self._held:
            return self._held[name]
        content = b"".join(self._inflated(self._infos[name]))
        if self.hold:
            self._held[name] = content
        return content

    def size(self, name: str) -> int:
        """The bytes of a part, by the directory; a part that holds more is refused."""
        return self._infos[name].file_size

    def drop(self, unwanted: Callable[[str], bool]) -> None:
        """Forget the parts whose names are unwanted."""
        self._infos = {name: info for name, info in self._infos.items() if not unwanted(name)}

    def pieces(self, name: str) -> Iterator[bytes]:
        """The part in pieces of which each ends before a tag, so that none is torn; one piece of what is held."""
        if self.hold:
            yield self[name]
            return
        rest = bytearray()
        for some in self._inflated(self._infos[name]):
            end = some.rfind(b"<")
            if end < 0:
                rest += some
            else:
                yield bytes(rest) + some[:end]
                rest = bytearray(some[end:])
        yield bytes(rest)

    def _inflated(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of one entry; a directory that understates the size is found out at the first byte too many."""
        size = crc = 0
        try:
            for some in _steps(info, content_of(info, self._data)):
                size, crc = size + len(some), zlib.crc32(some, crc)
                if size > info.file_size:
                    raise UnreadableInput(fault("package-bomb", info.filename))
                yield some
        except zlib.error as error:
            raise UnreadableInput(fault("package-broken")) from error
        if size < info.file_size or crc != info.CRC:
            raise UnreadableInput(fault("package-broken", info.filename))


def _steps(info: zipfile.ZipInfo, packed: memoryview) -> Iterator[bytes]:
    if info.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), STEP):
        some = inflater.decompress(packed[start : start + STEP], STEP)
        while some:
            yield some
            some = inflater.decompress(inflater.unconsumed_tail, STEP)
