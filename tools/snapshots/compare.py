"""Two snapshots side by side: what is equal, what is expected to differ, what differs."""

from __future__ import annotations

import difflib
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from enum import StrEnum
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from typing import Any

from snapshots.store import Entry, Snapshot


class Verdict(StrEnum):
    """What can be said of one item in two snapshots."""

    equal = "equal"
    packed = "same parts, other compression"
    expected = "expected to differ"
    different = "DIFFERENT"


def compare(old: Path, new: Path, allowed: Path | None, families: Collection[str], lines: int) -> int:
    """Print how the snapshot `new` differs from `old`; return 1 when it does so in a way nobody expects.

    Args:
        old: folder of the snapshot of the old code.
        new: folder of that of the new code.
        allowed: a TOML file of `"family/item glob" = "reason"`.
        families: which families of items to compare; all where there is none.
        lines: the most lines of a difference that are printed for one item.
    """
    before, after = Snapshot(old), Snapshot(new)
    reasons: dict[str, str] = tomllib.loads(allowed.read_text(encoding="utf-8")) if allowed else {}
    if before.records != after.records and (not families or "random" in families):
        print("The two were taken with different random records: take the new one with --records OLD/records.jsonl.")
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    used: set[str] = set()
    for item in sorted(before.index.keys() | after.index.keys()):
        family = item.partition("/")[0]
        if families and family not in families:
            continue
        verdict, shown = _judged(before, after, item)
        glob = next((glob for glob in reasons if fnmatchcase(item, glob)), None)
        if verdict is Verdict.different and glob is not None:
            used.add(glob)
            verdict, shown = Verdict.expected, iter([f"  {reasons[glob]}"])
        counts[family][verdict] += 1
        if verdict is not Verdict.equal:
            print(f"{item}: {verdict}")
            _print(shown, lines)
    for glob in reasons.keys() - used:
        print(f"nothing that differs is named by {glob!r}")
    return _summed(counts)


def _judged(before: Snapshot, after: Snapshot, item: str) -> tuple[Verdict, Iterator[str]]:
    one, other = before.index.get(item), after.index.get(item)
    if one is None or other is None:
        return Verdict.different, iter([f"  only in the {'new' if one is None else 'old'} snapshot"])
    if one == other:
        return Verdict.equal, iter(())
    if "text" in one and "text" in other:
        return Verdict.different, _unified(before, after, str(one["text"]), str(other["text"]))
    if one.get("parts") == other.get("parts"):
        return Verdict.packed, iter(())
    return Verdict.different, _parts(before, after, one, other)


def _parts(before: Snapshot, after: Snapshot, one: Entry, other: Entry) -> Iterator[str]:
    """Name the first part that differs, and show how."""
    old, new = _by_name(one), _by_name(other)
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in old or name not in new:
            yield f"  part {name}: only in the {'new' if name not in old else 'old'} file"
            return
        if old[name] == new[name]:
            continue
        if old[name][1] == new[name][1]:
            yield f"  part {name}: the same XML, written in other bytes"
        else:
            yield f"  part {name}:"
            yield from _unified(before, after, old[name][1], new[name][1])
        return
    yield "  the same parts in another order"


def _by_name(entry: Entry) -> dict[str, tuple[str, str]]:
    parts: Any = entry.get("parts", [])
    return {name: (raw, canonical) for name, raw, canonical in parts}


def _unified(before: Snapshot, after: Snapshot, old: str, new: str) -> Iterator[str]:
    for line in islice(
        difflib.unified_diff(before.lines(old), after.lines(new), "old", "new", n=1, lineterm=""), 2, None
    ):
        yield f"  {line}"


def _print(shown: Iterator[str], most: int) -> None:
    for line in islice(shown, most):
        print(line)
    if next(shown, None) is not None:
        print("  … and more")


def _summed(counts: dict[str, Counter[Verdict]]) -> int:
    for family, counted in counts.items():
        rest = ", ".join(f"{count} {verdict}" for verdict, count in counted.items() if verdict is not Verdict.equal)
        print(f"{family}: {counted[Verdict.equal]} of {counted.total()} equal{'; ' if rest else ''}{rest}")
    return int(any(counted[Verdict.different] for counted in counts.values()))
