"""A program that makes documents one after another: python -m tests.whole.endless COUNT FIRST.

Prints, as JSON, what it held after the first documents and at the end.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import psutil
from tests.records import Maker

from ocop_docs import check, load, render
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.pipeline import open_word

T = TypeVar("T")
WORDS = (
    "Ủy ban nhân dân",
    "xã Suối Mơ",
    "triển khai",
    "Chương trình",
    "mỗi xã một sản phẩm",
    "gạo nếp nương",
    "và",
    "12",
)


class Shuffled(Maker):
    """Leaves out, repeats and chooses at random."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self._rng = rng

    def present(self) -> bool:
        return self._rng.random() < 0.7

    def length(self, least: int) -> int:
        return self._rng.randint(least, max(least, 6))

    def choose(self, options: Sequence[T]) -> T:
        return self._rng.choice(options)

    def text(self) -> str:
        return " ".join(self._rng.choices(WORDS, k=self._rng.randint(1, 12)))


def held() -> dict[str, int]:
    """What the program holds: kilobytes of memory, descriptors, files in its temporary folder."""
    process = psutil.Process()
    files = sum(1 for _ in Path(tempfile.gettempdir()).rglob("*"))
    return {"memory": process.memory_info().rss >> 10, "descriptors": process.num_fds(), "files": files}


def main() -> None:
    """Make the documents, each of another kind than the one before."""
    count, first = map(int, sys.argv[1:])
    kinds = sorted(KINDS)
    rng = random.Random(17)
    early: dict[str, int] = {}
    for number in range(count):
        if number == first:
            early = held()
        record = Shuffled(rng).build(KINDS[kinds[number % len(kinds)]].model)
        document = load(record)
        check(document)
        open_word(render(document, with_data=True, draft=True))
    sys.stdout.write(json.dumps([early, held()]))


if __name__ == "__main__":
    main()
