"""Keep everything the product gives out in a folder, and compare two such folders.

It uses the public doors only, so that the same tool runs on code whose modules have all been moved.

Usage:
    python tools/snapshot.py take FOLDER [--records FILE] [--only FAMILY,…]
    python tools/snapshot.py compare OLD NEW [--allow FILE.toml] [--only FAMILY,…] [--lines N]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from snapshots import api, documents, pages, product, refusals, rounds
from snapshots.compare import compare
from snapshots.store import RECORDS, Store
from snapshots.taking import Take

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
RANDOM = "random"
FAMILIES: dict[str, Callable[[Take], None]] = {
    "samples": documents.samples,
    "round": rounds.rounds,
    "layout": documents.layout,
    "workbooks": rounds.workbooks,
    "batch": rounds.batches,
    "api": api.api,
    "pages": pages.pages,
    "refusals": refusals.refusals,
    "help": refusals.helps,  # last: the program translates its help where it stands
}


def main(words: Sequence[str]) -> int:
    """Take or compare; return the exit code."""
    given = _parser().parse_args(words)
    if given.verb == "compare":
        return compare(given.old, given.new, given.allow, given.only.split(",") if given.only else (), given.lines)
    take(given.folder.resolve(), given.records, given.only.split(","), given.count)
    return 0


def take(folder: Path, records: Path | None, families: Sequence[str], count: int) -> None:
    """Write a snapshot of the installed product into `folder`.

    Args:
        folder: where to; an older snapshot there is replaced.
        records: random records taken earlier; without it, `count` new ones are drawn.
        families: which families of items to take.
        count: how many random records to draw.
    """
    given = records.read_bytes() if records else None
    with tempfile.TemporaryDirectory() as name, Store(folder) as store, product.quiet_machine(Path(name)):
        job = Take(store, SAMPLES, Path(name))
        if RANDOM in families:
            lines = given or "".join(documents.new_records(job.kinds, count)).encode()
            (folder / RECORDS).write_bytes(lines)
            _timed(store, RANDOM, lambda: documents.random_documents(job, folder / RECORDS))
        for family, keep in FAMILIES.items():
            if family in families:
                room = Path(name) / family
                room.mkdir()
                with product.quiet_machine(room):
                    _timed(store, family, lambda keep=keep, room=room: keep(Take(store, SAMPLES, room)))  # type: ignore[misc]


def _timed(store: Store, family: str, keep: Callable[[], None]) -> None:
    began, before = time.monotonic(), len(store)
    keep()
    print(f"{family}: {len(store) - before} items, {time.monotonic() - began:.0f} s", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    taking = verbs.add_parser("take", help="keep everything the product gives out")
    taking.add_argument("folder", type=Path)
    taking.add_argument("--records", type=Path, help="random records of an earlier snapshot: OLD/records.jsonl")
    taking.add_argument("--only", default=",".join([RANDOM, *FAMILIES]), help="families, by commas")
    taking.add_argument("--count", type=int, default=1000, help="how many random records to draw")
    comparing = verbs.add_parser("compare", help="say how the second snapshot differs from the first")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument("--allow", type=Path, help='TOML of "family/item glob" = "reason"')
    comparing.add_argument("--only", help="families, by commas")
    comparing.add_argument("--lines", type=int, default=40, help="lines shown of each difference")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
