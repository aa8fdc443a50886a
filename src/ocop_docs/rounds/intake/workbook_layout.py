"""The workbook of an evaluation round: which sheet holds which part of the record.

The facts of the round are in one sheet, each list is a sheet of its own; the heads of all papers share a sheet, and
so do their legal bases, each line with the name of its paper. The score sheets are grids (`tick_grid.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from ocop_docs.documents.fields import Choice, ValueType, fields_of
from ocop_docs.intake.tables.columns import Column, Layout, Path, SheetLayout, layout_of
from ocop_docs.law.rubric import product_set_numbers
from ocop_docs.rounds.record import EvaluationRound, PaperHead, Papers

FACTS_SHEET, PAPERS_SHEET, BASES_SHEET = "Đợt đánh giá", "Văn bản", "Căn cứ"
POINTS_SHEET = "Điểm từng phần"
FACTS_HEAD = ("Mục", "Nội dung", "Cách ghi")
BASES: Path = ("legal_bases",)
LEAD_IN: Path = ("lead_in",)
OTHERS, CONTINUED = "others", ";"
"""A line that begins with this mark in place of “Căn cứ” cites a further text of the basis above it."""
_SHORT_NAMES: dict[Path, str] = {
    ("council", "absences"): "Vắng mặt",
    ("council", "conflicts"): "Không chấm điểm",
}
"""Names of sheets where the field's title is too long for a tab."""
_GRID = re.compile(r"bộ\s*0*([1-9][0-9]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RoundLayout:
    """All sheets of the workbook but the grids."""

    facts: Layout
    lists: tuple[SheetLayout, ...]
    points: SheetLayout
    """Sheets of a round before the rubric of 2026: the points of each part, a line for each member's sheet."""
    heads: SheetLayout
    bases: SheetLayout


PAPER = Column(
    path=("paper",),
    titles=("Văn bản của đợt",),
    type=ValueType.choice,
    required=True,
    choices=tuple(Choice(name, field.title) for name, field in fields_of(Papers).items() if field.part is PaperHead),
)
"""The column with the paper that a line belongs to."""
PAPER_NAMES = tuple(choice.value for choice in PAPER.choices)


@cache
def round_layout() -> RoundLayout:
    """Return the layout, drawn from the model of the record."""
    whole, head = layout_of(EvaluationRound), layout_of(PaperHead)
    facts = tuple(column for column in whole.main.columns if not _of_a_paper(column.path))
    return RoundLayout(
        facts=Layout(main=replace(whole.main, name=FACTS_SHEET, columns=facts, coded=False), lists=()),
        lists=tuple(_plain(sheet) for sheet in whole.lists if not _of_a_paper(sheet.lists[0])),
        points=_points(next(sheet for sheet in whole.lists if sheet.lists[0] == ("sheets",))),
        heads=_by_paper(head.main, PAPERS_SHEET),
        bases=_by_paper(head.lists[0], BASES_SHEET),
    )


def _of_a_paper(path: Path) -> bool:
    return path[0] == "sheets" or (path[0] == "papers" and path[1] in PAPER_NAMES)


def _plain(sheet: SheetLayout) -> SheetLayout:
    return replace(sheet, name=_SHORT_NAMES.get(sheet.lists[0], sheet.name), coded=False)


def _points(sheet: SheetLayout) -> SheetLayout:
    plain = [column for column in sheet.columns if column.path not in (("ticks",), ("points",))]
    parts = [Column(("points", part), (f"Phần {part}",), ValueType.integer, required=True) for part in "ABC"]
    return replace(sheet, name=POINTS_SHEET, columns=(*plain, *parts), coded=False)


def _by_paper(sheet: SheetLayout, name: str) -> SheetLayout:
    return replace(sheet, name=name, lists=(), columns=(PAPER, *sheet.columns), coded=False)


def grid_name(number: int) -> str:
    """`Bộ 03`: the sheet on which products of set 3 are scored."""
    return f"Bộ {number:02d}"


def grid_number(name: str) -> int | None:
    """Return the product set that the sheet `name` is the form of, None for any other sheet."""
    match = _GRID.fullmatch(" ".join(name.split()))
    return int(match[1]) if match and int(match[1]) in product_set_numbers() else None
