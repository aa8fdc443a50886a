"""Recognising a sheet by its headings: any order, spaces, NFC or NFD; a near miss is named, never guessed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from ocop_docs.errors import Fault, fault
from ocop_docs.intake.tables.cell_value import InvalidCell, Line, RawSheet, Spot
from ocop_docs.intake.tables.columns import CODE_HEADING, Column, Path, SheetLayout
from ocop_docs.vietnamese.text import normalise

Target = Column | int | None
"""What a heading means: a field, the line of the sheet above at that depth, or (None) the row's code."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet whose headings are known: which column each field has."""

    name: str
    layout: SheetLayout
    targets: dict[int, Target]

    @property
    def code_column(self) -> int | None:
        """The column of the row's code, if there is one."""
        return next((number for number, target in self.targets.items() if target is None), None)

    @property
    def parent_columns(self) -> list[int]:
        """The columns with the number of the line above, to which a line belongs, outer before inner."""
        parents = {target: number for number, target in self.targets.items() if isinstance(target, int)}
        return [parents[depth] for depth in sorted(parents)]

    def column_of(self, path: Path) -> int:
        """The column that fills `path`, or the first within it; 0 when there is none."""
        fields = {target.path: number for number, target in self.targets.items() if isinstance(target, Column)}
        for end in range(len(path), 0, -1):
            within = (number for known, number in fields.items() if known[:end] == path[:end])
            if found := fields.get(path[:end]) or next(within, 0):
                return found
        return 0


def recognise(raw: RawSheet, layout: SheetLayout) -> tuple[Recognised, list[Fault]]:
    """Match the first line of `raw` to `layout`; each heading that does not match is a fault at its cell."""
    head = raw.head
    names = Headings(layout)
    targets: dict[int, Target] = {}
    faults: list[Fault] = []
    for column, cell in head.cells.items():
        place = str(Spot(raw.name, head.number, column))
        found = fault(cell.code, **cell.facts) if isinstance(cell, InvalidCell) else names.find(str(cell))
        if isinstance(found, Fault):
            faults.append(Fault(found.code, found.message, place, "", found.remedy))
        elif found[0] in targets.values():
            first = next(number for number, target in targets.items() if target == found[0])
            first_place = Spot("", head.number, first).address
            faults.append(fault("heading-repeated", place, heading=str(cell).strip(), first=first_place))
        else:
            targets[column] = found[0]
    sheet = Recognised(raw.name, layout, targets)
    return sheet, [*faults, *_without_heading(raw), *_required(sheet, head)]


def _without_heading(raw: RawSheet) -> Iterator[Fault]:
    """A column with data and no heading would be lost silently."""
    first: dict[int, int] = {}
    for line in raw.lines:
        for column in line.cells:
            first.setdefault(column, line.number)
    for column in sorted(first.keys() - raw.head.cells.keys()):
        yield fault("heading-absent", str(Spot(raw.name, first[column], column)))


def _required(sheet: Recognised, head: Line) -> Iterator[Fault]:
    """Lines of a list belong to a row by its code, and to a line above by its number."""
    if not sheet.layout.lists or not sheet.layout.coded:
        return
    wanted: dict[str, Target] = {CODE_HEADING: None}
    wanted.update({heading: depth for depth, heading in enumerate(sheet.layout.parent_headings)})
    for heading, target in wanted.items():
        if target not in sheet.targets.values():
            yield fault("heading-required", str(Spot(sheet.name, head.number)), heading=heading)


class Headings:
    """All names under which the headings of a sheet are known."""

    def __init__(self, layout: SheetLayout) -> None:
        self._known: dict[str, list[tuple[Target, str]]] = {}
        self._short: dict[str, list[tuple[Target, str]]] = {}
        if layout.coded:
            self._add(CODE_HEADING, None, CODE_HEADING)
        for depth, heading in enumerate(layout.parent_headings):
            self._add(heading, depth, heading)
        for column in layout.columns:
            for name in (column.heading, column.title, ".".join(column.path)):
                self._add(name, column, column.title)
            for name in (column.titles[-1], f"{column.titles[-1]} ({column.unit})"):
                self._add(name, column, column.title, short=True)

    def _add(self, name: str, target: Target, title: str, *, short: bool = False) -> None:
        entries = (self._short if short else self._known).setdefault(_key(name), [])
        if (target, title) not in entries:
            entries.append((target, title))

    def find(self, heading: str) -> tuple[Target] | Fault:
        """What a heading means, or the fault of one that is unknown or ambiguous."""
        key = _key(heading)
        # A full name stays clear although another field ends in the same words.
        found = self._known.get(key) or self._short.get(key, [])
        if len(found) == 1:
            return (found[0][0],)
        if found:
            return fault("heading-ambiguous", heading=heading.strip(), choices="; ".join(title for _, title in found))
        return fault("heading-unknown", heading=heading.strip(), suggestion=self._suggestion(heading))

    def _suggestion(self, heading: str) -> str:
        names = self._short | self._known
        near = difflib.get_close_matches(_key(heading), names, n=1, cutoff=0.6)
        if near:
            return f"Có phải là “{names[near[0]][0][1]}”? Sửa lại tiêu đề."
        return "Xóa cột này, hoặc lấy bảng mẫu bằng `ocop-docs new KIND --table`."


def _key(heading: str) -> str:
    """A heading without what does not matter: case, form of the accents, spaces, the star of required fields."""
    plain = normalise(heading).casefold().replace("*", " ")
    return " ".join(plain.replace(">", "›").replace("›", " › ").split())
