"""What the commands for tables show to people: progress, bad cells, findings."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ocop_docs.batch.outcome import each_cell_once
from ocop_docs.checks.finding import Severity
from ocop_docs.intake.tables.rows import CellFault
from ocop_docs.settings import settings
from ocop_docs.vietnamese.figures import format_integer

if TYPE_CHECKING:
    from ocop_docs.batch.outcome import Outcome
    from ocop_docs.batch.roll_up import RollUp

_COLOURS = {Severity.error: "red", Severity.warning: "yellow", Severity.info: "cyan"}
_PLAIN_STEPS = 10
"""Number of progress lines where there is no terminal."""


class _Rate(ProgressColumn):
    """Shows how many are done a second."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{format_integer(round(speed))} {self._unit}/giây")


@contextmanager
def progress(*, quiet: bool = False, unit: str = "văn bản") -> Iterator[Callable[[int, int], None]]:
    """Yield a function that shows how many of all are done: a bar on a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    if quiet:
        yield lambda _done, _all: None
    elif not console.is_terminal:
        yield _PlainProgress(unit)
    else:
        columns = (TextColumn("Đang làm"), BarColumn(), MofNCompleteColumn(), _Rate(unit), TextColumn("còn"))
        with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
            task = bar.add_task("", total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)


class _PlainProgress:
    """Prints a line for each tenth of the work."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._began = time.monotonic()
        self._shown = 0

    def __call__(self, done: int, total: int) -> None:
        step = done * _PLAIN_STEPS // total
        if step > self._shown:
            self._shown = step
            rate = round(done / max(time.monotonic() - self._began, 1e-9))
            sys.stderr.write(f"{done}/{total} ({format_integer(rate)} {self._unit}/giây)\n")


def show_outcome(outcome: Outcome, errors: Path | None, *, skip: bool) -> None:
    """Print notes, bad cells, findings, and the documents made."""
    console = Console(highlight=False)
    for note in outcome.notes:
        console.print(f"[cyan]Lưu ý[/] {escape(note)}")
    if outcome.faults:
        _show_faults(console, outcome.faults)
    if outcome.tallies:
        console.print(_finding_table(outcome))
    console.print(_made(outcome), soft_wrap=True)
    if outcome.left_out:
        console.print(_left_out(outcome, skip=skip), soft_wrap=True)
    if errors:
        console.print(f"Các ô sai được đánh dấu trong {escape(str(errors))}.", soft_wrap=True)


def show_interrupted() -> None:
    """Print how to go on."""
    sys.stderr.write("Đã dừng theo yêu cầu. Chạy lại lệnh này với --resume để làm tiếp.\n")


def show_roll_up(summed: RollUp, output: Path) -> None:
    """Print what could not be added, and what is still to be filled in."""
    from ocop_docs.batch.roll_up import shown_total

    console = Console(highlight=False)
    if summed.faults:
        _show_faults(console, summed.faults)
        console.print("Chưa cộng được: hãy sửa các ô trên rồi chạy lại.")
        return
    for gap in summed.gaps:
        console.print(f"[yellow]Cần xem lại[/] {escape(gap)}", soft_wrap=True)
    total = shown_total(summed.data)
    console.print(f"Đã cộng {summed.rows} dòng ({total}) vào {escape(str(output))}.", soft_wrap=True)
    if summed.blanks:
        console.print(f"Còn phải điền: {escape('; '.join(summed.blanks))}.", soft_wrap=True)


def _show_faults(console: Console, faults: Sequence[CellFault]) -> None:
    """Print the first faults, and how many there are beyond; the options --errors and --json give all."""
    cells, most = each_cell_once(faults), settings().max_listed_faults
    console.print(_fault_table(cells[:most]))
    if len(cells) > most:
        more = format_integer(len(cells) - most)
        console.print(f"Còn {more} chỗ sai nữa chưa in ở đây.", soft_wrap=True)


def _fault_table(faults: Sequence[CellFault]) -> Table:
    table = Table("Dòng", "Mã", "Ô", "Mục", "Sai gì và cách sửa", title="Các ô cần sửa", title_justify="left")
    for one in faults:
        words = f"{one.fault.message} {one.fault.remedy}".strip()
        cells = (str(one.number or ""), one.code, str(one.spot), one.fault.title, words)
        table.add_row(*(escape(cell) for cell in cells))
    return table


def _finding_table(outcome: Outcome) -> Table:
    table = Table(
        "Mức", "Số lần", "Dòng đầu", "Nội dung ở dòng đầu", title="Phát hiện khi kiểm tra", title_justify="left"
    )
    for one in outcome.as_dict()["findings"]:
        severity = Severity(one["severity"])
        label = f"[{_COLOURS[severity]}]{severity.label}[/]"
        table.add_row(label, str(one["count"]), str(one["first_row"]), escape(one["message"]))
    return table


def _made(outcome: Outcome) -> str:
    if not outcome.output:
        return f"Đã kiểm tra {outcome.rows} dòng, chưa làm văn bản nào."
    resumed = f", trong đó {outcome.resumed} từ lần chạy trước" if outcome.resumed else ""
    return f"Đã làm {outcome.made}/{outcome.rows} văn bản{resumed}: {escape(outcome.output)}"


def _left_out(outcome: Outcome, *, skip: bool) -> str:
    most, count = settings().max_listed_faults, len(outcome.left_out)
    rows = "; ".join(f"{number} ({escape(code)})" for number, code in outcome.left_out[:most])
    rows += f"; và {format_integer(count - most)} dòng nữa" if count > most else ""
    if skip and outcome.output:
        return f"Bỏ qua {count} dòng: {rows}."
    all_in_a_file = " Thêm --errors FILE.xlsx để có đủ các ô sai trong một tệp." if count > most else ""
    return f"{count} dòng có ô sai: {rows}. Sửa các ô này, hoặc thêm --on-error skip.{all_in_a_file}"
