"""A snapshot on disk: `index.json` names every item, `blobs.zip` holds what the items say, by SHA-256."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TypeAlias

from lxml import etree

Entry: TypeAlias = dict[str, object]
INDEX, BLOBS, RECORDS = "index.json", "blobs.zip", "records.jsonl"
INSIDE = "!"
"""Between the name of a package and the name of a part inside it."""
_ZIP, _XML = b"PK\x03\x04", (".xml", ".rels")


class Part(NamedTuple):
    """One file inside a package: the hash of its bytes, and of its canonical XML where it is XML."""

    name: str
    raw: str
    canonical: str


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """Writes a snapshot; to be used in a `with` block, at whose end the index is written."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._index: dict[str, Entry] = {}
        self._canonical: dict[str, str] = {}
        self._kept: set[str] = set()
        self._blobs = zipfile.ZipFile(folder / BLOBS, "w", zipfile.ZIP_DEFLATED, compresslevel=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._blobs.close()
        if kind is None:
            text = json.dumps(self._index, ensure_ascii=False, indent=0, sort_keys=True)
            (self._folder / INDEX).write_text(text + "\n", encoding="utf-8")

    def __len__(self) -> int:
        return len(self._index)

    def text(self, item: str, text: str) -> None:
        """Keep a text as `item` (`family/name`)."""
        self._add(item, {"text": self._keep(text.encode("utf-8", "surrogatepass"))})

    def package(self, item: str, data: bytes) -> None:
        """Keep a file as `item`: the hash of its bytes and, where it is a ZIP, each of its parts."""
        self._add(item, {"bytes": digest(data), "parts": self._parts(item.rpartition("/")[2], data)})

    def _add(self, item: str, entry: Entry) -> None:
        if item in self._index:
            raise ValueError(f"{item} is taken twice")
        self._index[item] = entry

    def _parts(self, name: str, data: bytes) -> list[Part]:
        if not data.startswith(_ZIP):
            return [self._part(name, data)]
        found: list[Part] = []
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for member in package.infolist():
                content = package.read(member)
                nested = content.startswith(_ZIP)
                inner = self._parts(member.filename, content) if nested else [self._part(member.filename, content)]
                prefix = f"{member.filename}{INSIDE}" if nested else ""
                found += [part._replace(name=prefix + part.name) for part in inner]
        return found

    def _part(self, name: str, data: bytes) -> Part:
        raw = digest(data)
        if raw not in self._canonical:
            self._canonical[raw] = self._keep(canonical(name, data))
        return Part(name, raw, self._canonical[raw])

    def _keep(self, data: bytes) -> str:
        name = digest(data)
        if name not in self._kept:
            self._kept.add(name)
            self._blobs.writestr(name, data)
        return name


class Snapshot:
    """Reads what `Store` wrote."""

    def __init__(self, folder: Path) -> None:
        self.index: dict[str, Entry] = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        records = folder / RECORDS
        self.records = digest(records.read_bytes()) if records.exists() else ""
        self._blobs = zipfile.ZipFile(folder / BLOBS)

    def lines(self, blob: str) -> list[str]:
        """Return a kept text or part as lines; XML is broken before each tag that follows a tag."""
        data = self._blobs.read(blob)
        text = data.decode("utf-8", "backslashreplace")
        return re.sub("><", ">\n<", text).splitlines() if text.startswith("<") else text.splitlines()


def canonical(name: str, data: bytes) -> bytes:
    """Return canonical XML (C14N) of a part that is XML; any other part as it is."""
    if not name.endswith(_XML):
        return data
    try:
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return data
    return etree.tostring(tree, method="c14n")
