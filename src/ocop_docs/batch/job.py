"""One batch of the queue and its folder: the order, the table, the state, the report of its last run."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from math import ceil
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.intake.tables.table import FORMATS
from ocop_docs.output import write_whole

RESULT = "ket-qua.zip"
MARKED = "o-sai.xlsx"
LOCK = "lock"
"""Locked by the worker as long as it lives."""
STOP = "stop"
"""Asks the worker to end, whichever program started it."""
DAMAGED = ".hỏng"
"""What is added to the name of a folder whose files cannot be read back."""
_EXACTLY = ConfigDict(extra="forbid")
_ORDER, _STATES, _REPORT = "order.json", "states.jsonl", "report.json"
_TAIL = 4096
"""Bytes at the end of the states file that always hold the last state."""


class Phase(StrEnum):
    """The phase of a batch."""

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
        """Whether no worker runs it, nor will unless it is started again."""
        return self not in (Phase.waiting, Phase.reading, Phase.working)

    @property
    def has_report(self) -> bool:
        """Whether the run has left a report."""
        return self.ended and self not in (Phase.stopped, Phase.interrupted)


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered: kind, ending of the table's name, pattern of file names.

    `make` False only checks, `pdf` makes a PDF beside each document; `owner` is the login of whoever ordered it, `""`
    where there are no accounts.
    """

    __pydantic_config__ = _EXACTLY

    kind: Literal[tuple(KINDS)]  # type: ignore[valid-type]  # the kinds are known when this is imported
    ending: Literal[tuple(FORMATS)]  # type: ignore[valid-type]  # as above
    pattern: str
    skip: bool = False
    make: bool = True
    pdf: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The progress of a batch: phase, rows done, all rows, and rows a second (0 while unknown)."""

    __pydantic_config__ = _EXACTLY

    phase: Phase
    done: Annotated[int, Field(ge=0)] = 0
    total: Annotated[int, Field(ge=0)] = 0
    rate: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0

    @property
    def seconds_left(self) -> int | None:
        """Whole seconds to the end; None while the rate is unknown."""
        return ceil((self.total - self.done) / self.rate) if self.rate else None


_ORDERS, _ALL_STATES, _REPORTS = TypeAdapter(Order), TypeAdapter(State), TypeAdapter(dict[str, Any])


class Job:
    """A batch in its folder. States are only appended, and the last whole line counts: no reader sees half a state.

    What is read back is validated: reading raises OSError or ValueError when a file is not what was written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def id(self) -> str:
        """The id, which is the name of the folder."""
        return self.folder.name

    @property
    def exists(self) -> bool:
        """Whether the folder is complete: the order is written last."""
        return (self.folder / _ORDER).is_file()

    @property
    def order(self) -> Order:
        """What was ordered."""
        return _ORDERS.validate_json((self.folder / _ORDER).read_bytes())

    @order.setter
    def order(self, order: Order) -> None:
        self._write(_ORDER, asdict(order))

    @property
    def table(self) -> Path:
        """Path of the table; of the name of the uploaded file only the ending is kept."""
        return self.folder / f"bang{self.order.ending}"

    @property
    def result(self) -> Path:
        """Path of the ZIP, which is there when it is complete."""
        return self.folder / RESULT

    @property
    def marked(self) -> Path:
        """Path of the copy of the table with its bad cells marked."""
        return self.folder / MARKED

    @property
    def state(self) -> State:
        """The last state."""
        with (self.folder / _STATES).open("rb") as file:
            file.seek(max(0, file.seek(0, 2) - _TAIL))
            *whole, _ = file.read().split(b"\n")
        last = next((line for line in reversed(whole) if line.endswith(b"}")), b"")
        return _ALL_STATES.validate_json(last)

    def add_state(self, state: State) -> None:
        """Append a state; a line torn by a kill before it does not count."""
        with (self.folder / _STATES).open("ab") as file:
            file.write(f"\n{json.dumps(asdict(state))}\n".encode())
            file.flush()
            os.fsync(file.fileno())

    @property
    def report(self) -> dict[str, Any]:
        """The report of the last run: see `worker`."""
        return _REPORTS.validate_json((self.folder / _REPORT).read_bytes())

    def end(self, state: State, report: dict[str, Any]) -> None:
        """Write the report of a run, then the state in which it ended."""
        self._write(_REPORT, report)
        self.add_state(state)

    def check(self) -> None:
        """Read everything back; raise OSError or ValueError when a file is missing or not what was written."""
        report = self.report if self.order and self.state.phase.has_report else {}
        if report and not isinstance(report.get("cells"), list):
            raise ValueError(_REPORT)

    def _write(self, name: str, content: dict[str, Any]) -> None:
        write_whole(self.folder / name, json.dumps(content, ensure_ascii=False).encode())
