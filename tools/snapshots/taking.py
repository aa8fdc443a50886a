"""What every family of items works with: the store, the samples, and the kinds that the product names itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from flask import Flask

from snapshots import product
from snapshots.store import Store

ROUND = "evaluation"
"""The folder of samples that holds rounds; every other folder is named after a kind."""


@dataclass
class Take:
    """One snapshot under way; the current folder is `room`, which is empty and goes away at the end."""

    store: Store
    samples: Path
    room: Path

    @cached_property
    def kinds(self) -> list[str]:
        """Names of every kind, as `ocop-docs kinds --json` gives them."""
        shown = product.standard_output(product.command("kinds", "--json"))
        return [kind["kind"] for kind in json.loads(shown)["kinds"]]

    @cached_property
    def app(self) -> Flask:
        """The HTTP application."""
        return product.application()

    @cached_property
    def round(self) -> Path:
        """The data of the round that comes with the program."""
        return self.copied(next((self.samples / ROUND).glob("*.json")))

    @cached_property
    def round_workbook(self) -> Path:
        """The same round as a workbook."""
        return self.copied(next((self.samples / ROUND).glob("*.xlsx")))

    @cached_property
    def table(self) -> Path:
        """The workbook of reports of many communes."""
        return self.copied(next((self.samples / "report").glob("*.xlsx")))

    def documents(self) -> Iterator[tuple[str, Path]]:
        """Every sample of a document: its name (`kind.sample`) and its data file."""
        for path in sorted(self.samples.glob("*/*.json")):
            if path.parent.name != ROUND:
                yield f"{path.parent.name}.{path.stem}", path

    def example(self, kind: str) -> dict[str, Any]:
        """The data of the first sample of a kind."""
        data: dict[str, Any] = json.loads(next(iter(sorted((self.samples / kind).glob("*.json")))).read_bytes())
        return data

    def copied(self, path: Path) -> Path:
        """Copy a file into the room, so that messages name it the same on every machine; return its short name."""
        return self.written(path.name, path.read_bytes())

    def written(self, name: str, data: bytes) -> Path:
        """Write a file into the room and return its short name."""
        (self.room / name).write_bytes(data)
        return Path(name)

    def command(self, item: str, *arguments: object) -> str:
        """Run the command and keep what it says as `item`."""
        said = product.command(*map(str, arguments))
        self.store.text(item, said)
        return said

    def file(self, item: str, path: Path) -> None:
        """Keep a file of the room as `item`, if the product made it."""
        if path.exists():
            self.store.package(item, path.read_bytes())

    def folder(self, item: str, path: Path) -> None:
        """Keep every file below a folder as `item/…`."""
        for file in sorted(one for one in path.rglob("*") if one.is_file()):
            self.store.package(f"{item}/{file.relative_to(path).as_posix().replace('/', ' : ')}", file.read_bytes())


def as_json(value: object) -> str:
    """Return `value` as JSON that is read line by line."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
