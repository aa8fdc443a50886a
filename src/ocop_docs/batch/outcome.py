"""The outcome of a batch: how many documents, which rows were left out and why, the findings of the checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ocop_docs.checks.finding import Severity
from ocop_docs.intake.tables.rows import CellFault

_PATH = re.compile(r"[a-z_]+(?:\.[a-z_]+|\[\d+\])*")
_ROW = re.compile(r"\[\d+\]")


@dataclass
class Tally:
    """One kind of finding on one field, over all rows: its count, the first row with it, and the message there."""

    code: str
    severity: str
    message: str
    first_row: int
    count: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "code": self.code,
            "severity": self.severity,
            "count": self.count,
            "first_row": self.first_row,
            "message": self.message,
        }


@dataclass
class Outcome:
    """What a batch made and left out; `made` counts the documents in the result, `resumed` those of an earlier run."""

    rows: int
    made: int = 0
    resumed: int = 0
    output: str = ""
    faults: list[CellFault] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    tallies: dict[tuple[str, str, str], Tally] = field(default_factory=dict)

    @property
    def left_out(self) -> list[tuple[int, str]]:
        """Number and code of each row with a fault, in table order."""
        return sorted({(fault.number, fault.code) for fault in self.faults if fault.number})

    @property
    def findings(self) -> Counter[Severity]:
        """The number of findings of each severity."""
        return Counter({severity: self._count(severity) for severity in Severity})

    def count_findings(self, row: int, findings: Iterable[Mapping[str, str]]) -> None:
        """Add a row's findings to the tallies."""
        for finding in findings:
            key = (finding["severity"], finding["code"], _field(finding.get("place", "")))
            tally = self.tallies.get(key)
            if tally is None:
                tally = self.tallies[key] = Tally(finding["code"], finding["severity"], finding["message"], row)
            tally.count += 1

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        order = list(Severity)
        tallies = sorted(self.tallies.values(), key=lambda one: (order.index(Severity(one.severity)), -one.count))
        return {
            "output": self.output or None,
            "rows": self.rows,
            "made": self.made,
            "resumed": self.resumed,
            "left_out": [{"row": number, "code": code} for number, code in self.left_out],
            "faults": [fault.as_dict() for fault in self.faults],
            "findings": [tally.as_dict() for tally in tallies],
            "notes": list(self.notes),
        }

    def _count(self, severity: Severity) -> int:
        return sum(tally.count for tally in self.tallies.values() if tally.severity == severity)


@lru_cache(maxsize=4096)  # the rows of one table have findings at the same places
def _field(place: str) -> str:
    """The field of a place in the data, whatever the row; "" for a place in a document, of which no two are alike."""
    return _ROW.sub("", place) if _PATH.fullmatch(place) else ""


def each_cell_once(faults: Iterable[CellFault]) -> list[CellFault]:
    """Return every fault of a cell once, however many rows it affects."""
    cells: dict[tuple[str, str], CellFault] = {}
    for one in faults:
        cells.setdefault((str(one.spot), one.fault.message), one)
    return list(cells.values())
