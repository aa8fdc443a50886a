"""Targets against results as a workbook: the table, the charts with their numbers, and what cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.intake.tables.writing.charts import BarTable
from ocop_docs.intake.tables.writing.plain_sheets import PlainSheet, plain_workbook
from ocop_docs.revision.tracking.targets import TrackedTarget
from ocop_docs.revision.tracking.track import Tracked

SERIES = ("Kế hoạch", "Thực hiện")
RATE = "Tỷ lệ"
_GAPS = (("Không so được", 110),)


def tracking_workbook(tracked: Tracked) -> bytes:
    """Return the workbook (.xlsx), with a chart of Excel for each target that has a number; same input, same bytes."""
    figures = [(f"{period}: {name}", 16) for period in tracked.periods for name in (*SERIES, RATE)]
    columns = [("Chỉ tiêu", 50), ("Trong đó của", 30), ("Đơn vị", 14), *figures]
    sheets = [PlainSheet("Chỉ tiêu", columns, (_line(target, tracked) for target in tracked.targets))]
    if tracked.gaps:
        sheets.append(PlainSheet("Không so được", _GAPS, ([gap.message] for gap in tracked.gaps)))
    return plain_workbook(*sheets, charts=("Biểu đồ", [*_charts(tracked)]))


def _line(target: TrackedTarget, tracked: Tracked) -> list[str]:
    words = (target.figures[period].words if period in target.figures else ("", "", "") for period in tracked.periods)
    return [target.name, target.part_of, target.unit, *(word for three in words for word in three)]


def _charts(tracked: Tracked) -> Iterator[BarTable]:
    for target in tracked.targets:
        unit = target.drawn_unit
        if unit is not None:
            title = f"{target.name} ({unit})" if unit else target.name
            yield BarTable(title, SERIES, [(period, one.numbers) for period, one in target.figures.items()])
