"""The score sheet of a product set as a grid: a line for each box of the form, a column for each member's sheet.

Every criterion has exactly one box to tick (`Criterion.boxes`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_docs.law.product_set import Criterion, ProductSet

PRODUCT_KEY, MEMBER_KEY, OPINION_KEY = "Mã sản phẩm", "Mã thành viên", "Ý kiến"
PRODUCT_NAME_KEY, MEMBER_NAME_KEY = "Sản phẩm", "Thành viên"
TOTAL_KEY, COUNT_KEY = "Tổng điểm", "Đã đánh dấu"
NOT_READ = frozenset({PRODUCT_NAME_KEY, MEMBER_NAME_KEY, TOTAL_KEY, COUNT_KEY})
"""Lines for the clerk only."""
TICK = "x"
FIRST_COLUMN = 5
"""The first column of a member's sheet, after key, text, points and stars."""


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line under the head: a heading, or the box `key` (`1.1=2`) of a criterion."""

    key: str
    text: str
    points: int | None = None
    stars: int | None = None
    criterion: str = ""
    box: int = 0

    @property
    def is_box(self) -> bool:
        """Whether this line can be ticked."""
        return bool(self.criterion)


def grid_lines(rubric: ProductSet) -> Iterator[GridLine]:
    """Yield every line of the grid in the order of the printed form."""
    for part in rubric.parts:
        yield GridLine("", f"Phần {part.letter}. {part.title} ({part.points} điểm)")
        for section in part.sections:
            for line in section.lines():
                yield GridLine("", _heading(line))
                yield from _boxes(line)


def _heading(line: Criterion) -> str:
    notes = (line.explanation, line.requirement, line.condition, line.lead_note, line.note)
    return "\n".join((f"{line.number}. {line.name} ({line.points} điểm)", *(text for text in notes if text)))


def _boxes(criterion: Criterion) -> Iterator[GridLine]:
    number = criterion.number
    for box in criterion.boxes():
        text = f"{box.case}: {box.text}" if box.case else box.text
        yield GridLine(f"{number}={box.tick}", text, box.points, box.stars, number, box.tick)
