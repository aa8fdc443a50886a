"""The rows of the score sheet, as in Phụ lục II of QĐ 26/2026/QĐ-TTg."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.ticks import SheetScore, complete_ticks
from ocop_docs.law.product_set import Criterion, Part
from ocop_docs.law.rubric import product_set, rubric_law
from ocop_docs.rendering.elements import BLANK_ROWS, BOX, TICKED

_STARS = "*"


def printed_sheet(number: int | None, ticks: Mapping[str, int]) -> dict[str, Any]:
    """Return the rows of the sheet of set `number`, its totals, and the lines of the law around it.

    Without a set there are dotted rows in place of the criteria.
    """
    law = rubric_law()
    around = {"title": law.title, "subtitle": law.subtitle, "code_note": law.code_note}
    if number is None:
        return around | {"star_note": "", "rows": [_row(BLANK)] * BLANK_ROWS, "full": "", "total": ""}
    rubric = product_set(number)
    scored = complete_ticks(rubric, ticks).score if ticks else None
    return around | {
        "star_note": law.star_note if rubric.star_note else "",
        "rows": [row for part in rubric.parts for row in _part(part, ticks, scored)],
        "full": str(rubric.points),
        "total": str(scored.total) if scored else "",
    }


def _part(part: Part, ticks: Mapping[str, int], scored: SheetScore | None) -> Iterator[dict[str, Any]]:
    earned = str(scored.parts[part.letter]) if scored else ""
    title = f"Phần {part.letter}: {part.title} ({part.points} điểm)"
    yield _row(title, str(part.points), earned, strong=True)
    for section in part.sections:
        for line in section.lines():
            yield from _line(line, ticks, scored, strong=line is section or not line.is_scored)


def _line(
    line: Criterion, ticks: Mapping[str, int], scored: SheetScore | None, *, strong: bool
) -> Iterator[dict[str, Any]]:
    yes_no = f"{TICKED if ticks.get(line.number) else BOX} " if line.is_yes_no else ""
    earned = str(scored.lines[line.number]) if scored else ""
    leads = strong or bool(line.options)
    yield _row(f"{yes_no}{line.number}. {line.name}", str(line.points), earned, strong=strong, leads=leads)
    for words in (line.explanation, line.requirement, line.condition, line.lead_note):
        if words:
            yield _row(words, leads=leads)
    yield from _options(line, ticks.get(line.number, 0))
    if line.note:
        yield _row(line.note)


def _options(line: Criterion, tick: int) -> Iterator[dict[str, Any]]:
    case = ""
    for place, option in enumerate(line.options, start=1):
        if option.case != case:
            case = option.case
            yield _row(case, leads=True)
        stars = _STARS * option.stars if option.stars else ""
        yield _row(f"{TICKED if place == tick else BOX} {option.text}{stars}", str(option.points))


def _row(text: str, points: str = "", earned: str = "", *, strong: bool = False, leads: bool = False) -> dict[str, Any]:
    """A row of the sheet; one that `leads` is kept on the page of the row below it."""
    return {"text": text, "points": points, "earned": earned, "strong": strong, "leads": leads}
