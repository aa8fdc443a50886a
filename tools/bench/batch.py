"""Many documents from one table into one ZIP, whole processes: the gain of a second worker, and the memory used."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from bench.data import plans
from bench.rows import Row

FEW, MANY = 1_000, 10_000
KIB_PER_MB = 1024
WATCH = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
"""A small process in between, because a process starts with the peak memory of its parent, and the bench is large."""


@dataclass(frozen=True)
class Run:
    """Seconds that a run took, and the megabytes of its largest process at most."""

    seconds: float
    megabytes: float


def many_documents(folder: Path) -> Iterator[Row]:
    """One run each: a run is long enough to even out what else the machine does."""
    tables = {count: _table(folder, count) for count in (FEW, MANY)}
    few = _run("plan", tables[FEW], folder)
    one, two = (_run("plan", tables[MANY], folder, workers) for workers in (1, 2))
    yield Row(
        "two processes over one, 10,000 documents in one ZIP",
        one.seconds / two.seconds,
        "≥ 1.7",
        f"{MANY / two.seconds:,.1f}/s / {MANY / one.seconds:,.1f}/s",
    )
    yield _memory("peak memory, 10,000 documents over 1,000, one process", one, few, "≤ 1.05")
    few, many = (_run("report", _workbook(folder, count), folder) for count in (FEW, MANY))
    yield _memory("the same, short reports from an Excel workbook", many, few, "≤ 1.05")


def _memory(what: str, many: Run, few: Run, goal: str) -> Row:
    return Row(what, many.megabytes / few.megabytes, goal, f"{many.megabytes:,.0f} MB / {few.megabytes:,.0f} MB")


def _table(folder: Path, count: int) -> Path:
    table = folder / f"{count}.jsonl"
    table.write_text("".join(json.dumps(plan) + "\n" for plan in plans(count)), encoding="utf-8")
    return table


def _workbook(folder: Path, count: int) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Dữ liệu")
    years = ("Thời kỳ của văn bản › Từ năm", "Thời kỳ của văn bản › Đến năm")
    sheet.append(["Mã", "Tên cơ quan ban hành", "Cấp", "Trích yếu", *years])
    for number in range(count):
        sheet.append([f"X{number}", f"Ủy ban nhân dân xã Ví Dụ {number}", "xã", f"Kết quả {number}", 2026, 2026])
    table = folder / f"{count}.xlsx"
    book.save(table)
    return table


def _run(kind: str, table: Path, folder: Path, workers: int = 1) -> Run:
    result = folder / f"{table.stem}-{workers}.zip"
    command: list[Any] = [
        sys.executable,
        "-c",
        "from ocop_docs.cli.main import main; main()",
        "batch",
        kind,
        table,
        "-o",
        result,
        "--workers",
        str(workers),
    ]
    start = time.perf_counter()
    ended = subprocess.run([sys.executable, "-c", WATCH, *command], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    taken = time.perf_counter() - start
    if ended.returncode or not result.exists():
        raise RuntimeError(f"the batch of {table.name} ended with {ended.returncode}")
    result.unlink()
    return Run(taken, int(ended.stdout) / KIB_PER_MB)
