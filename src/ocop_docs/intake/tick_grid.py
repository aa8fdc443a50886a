"""The score sheet of a product set as a grid: a line for each box of the form, a column for each member's sheet.

Every criterion has exactly one box to tick; where the law prints none that earns nothing (yes/no, or no box of
0 points), the grid adds a line for it, so that a criterion forgotten is never taken for one that earns nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_docs.law.rubric import Criterion, ProductSet

PRODUCT_KEY, MEMBER_KEY, OPINION_KEY = "Mã sản phẩm", "Mã thành viên", "Ý kiến"
PRODUCT_NAME_KEY, MEMBER_NAME_KEY = "Sản phẩm", "Thành viên"
TOTAL_KEY, COUNT_KEY = "Tổng điểm", "Đã đánh dấu"
FOR_PEOPLE = frozenset({PRODUCT_NAME_KEY, MEMBER_NAME_KEY, TOTAL_KEY, COUNT_KEY})
"""Lines that a clerk reads and the program does not."""
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
        """Whether a tick may stand on this line."""
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
    said = (line.explanation, line.requirement, line.condition, line.lead_note, line.note)
    return "\n".join((f"{line.number}. {line.name} ({line.points} điểm)", *(text for text in said if text)))


def _boxes(criterion: Criterion) -> Iterator[GridLine]:
    number = criterion.number
    if not criterion.is_scored:
        return
    if criterion.is_yes_no:
        yield GridLine(f"{number}=1", "Có", criterion.points, None, number, 1)
        yield GridLine(f"{number}=0", "Không", 0, None, number, 0)
        return
    for box, option in enumerate(criterion.options, start=1):
        text = f"{option.case}: {option.text}" if option.case else option.text
        yield GridLine(f"{number}={box}", text, option.points, option.stars, number, box)
    if all(option.points for option in criterion.options):
        yield GridLine(f"{number}=0", "Không đạt mức nào", 0, None, number, 0)
