"""One batch as its folder: what was ordered, the table, how far it is, what it came to."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from math import ceil
from pathlib import Path
from typing import Any

from ocop_docs.output import write_whole

RESULT = "ket-qua.zip"
MARKED = "o-sai.xlsx"
LOCK = "lock"
"""Held by the worker for as long as it lives."""
_ORDER, _STATES, _REPORT = "order.json", "states.jsonl", "report.json"
_TAIL = 4096
"""Bytes at the end of the states that hold the last of them."""


class Phase(StrEnum):
    """How far a batch is."""

    waiting = "waiting"
    reading = "reading"
    working = "working"
    made = "made"
    checked = "checked"
    faulty = "faulty"
    refused = "refused"
    failed = "failed"
    stopped = "stopped"
    interrupted = "interrupted"

    @property
    def ended(self) -> bool:
        """Whether nobody is at work on it, nor will be unless asked."""
        return self not in (Phase.waiting, Phase.reading, Phase.working)

    @property
    def told(self) -> bool:
        """Whether the run has left a report."""
        return self.ended and self not in (Phase.stopped, Phase.interrupted)


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered: the kind, how the table's name ends, how files are named; `make` False only checks."""

    kind: str
    ending: str
    pattern: str
    skip: bool = False
    make: bool = True


@dataclass(frozen=True, slots=True)
class State:
    """How far a batch is: rows done of all, and rows a second (0 while nobody can tell)."""

    phase: Phase
    done: int = 0
    total: int = 0
    rate: float = 0.0

    @property
    def seconds_left(self) -> int | None:
        """Whole seconds to the end, as far as the rate tells."""
        return ceil((self.total - self.done) / self.rate) if self.rate else None


class Job:
    """A batch in its folder. States are only added: the last whole line counts, so no reader meets half of one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def id(self) -> str:
        """The name by which it is asked for."""
        return self.folder.name

    @property
    def exists(self) -> bool:
        """Whether it was ordered whole: the order is written last."""
        return (self.folder / _ORDER).is_file()

    @property
    def order(self) -> Order:
        """What was ordered."""
        return Order(**self._read(_ORDER))

    @order.setter
    def order(self, order: Order) -> None:
        self._write(_ORDER, asdict(order))

    @property
    def table(self) -> Path:
        """The table; of its own name only the ending is kept."""
        return self.folder / f"bang{self.order.ending}"

    @property
    def result(self) -> Path:
        """Where the ZIP appears when it is whole."""
        return self.folder / RESULT

    @property
    def marked(self) -> Path:
        """The copy of the table with its bad cells marked."""
        return self.folder / MARKED

    @property
    def state(self) -> State:
        """The last state noted."""
        with (self.folder / _STATES).open("rb") as file:
            file.seek(max(0, file.seek(0, 2) - _TAIL))
            *whole, _ = file.read().split(b"\n")
        said = json.loads(next(line for line in reversed(whole) if line.endswith(b"}")))
        return State(**{**said, "phase": Phase(said["phase"])})

    def note(self, state: State) -> None:
        """Add a state; a line torn by a kill before it is left behind."""
        with (self.folder / _STATES).open("ab") as file:
            file.write(f"\n{json.dumps(asdict(state))}\n".encode())

    @property
    def report(self) -> dict[str, Any]:
        """What the last run came to: see `worker`."""
        return self._read(_REPORT)

    def end(self, state: State, report: dict[str, Any]) -> None:
        """Keep what a run came to, then say that it ended."""
        self._write(_REPORT, report)
        self.note(state)

    def _read(self, name: str) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / name).read_bytes())
        return content

    def _write(self, name: str, content: dict[str, Any]) -> None:
        write_whole(self.folder / name, json.dumps(content, ensure_ascii=False).encode())
