"""What a table must hold, drawn from a model: one sheet for the document, one for each list inside it.

A model's plain fields, also those of the parts inside it, are the columns of its sheet; a list of texts is
one cell of several lines; a list of parts is a sheet of its own, keyed by the code of the document's row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from ocop_docs.documents.base import Part
from ocop_docs.documents.fields import Choice, FieldSpec, ValueType, fields_of

Path = tuple[str, ...]

MAIN_SHEET = "Dữ liệu"
SHARED_SHEET = "Dùng chung"
GUIDE_SHEET = "Hướng dẫn"
CHOICES_SHEET = "Danh mục"
FAULTS_SHEET = "Lỗi"
CODE_HEADING = "Mã"
SHARED_CODE = "Chung"
EXAMPLE_CODE = "VÍ DỤ"
"""Names that the workbook and its reader share; a line coded `Chung` holds for all rows, `VÍ DỤ` for none."""

STEP = " › "
_LONGEST_SHEET_NAME = 31
"""Excel takes no longer name."""


YES, NO = "Có", "Không"

_UNITS = {
    ValueType.money: "đồng",
    ValueType.date: "ngày/tháng/năm",
    ValueType.pairs: "mỗi dòng một mục, như 1.1: 3",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the path of its field from the part that a line holds, and what the clerk reads about it."""

    path: Path
    titles: tuple[str, ...]
    type: ValueType
    is_list: bool = False
    required: bool = False
    expected: bool = False
    note: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def title(self) -> str:
        """Titles down to the field: `Cơ quan ban hành › Địa danh`."""
        return STEP.join(self.titles)

    @property
    def unit(self) -> str:
        """How to write it in a word or two; `""` where the title is enough."""
        return "mỗi dòng một mục" if self.is_list else _UNITS.get(self.type, "")

    @property
    def heading(self) -> str:
        """The heading in the workbook: title, unit, and a star where it must be filled."""
        return f"{self.title}{f' ({self.unit})' if self.unit else ''}{' *' if self.required else ''}"


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One sheet: its name, the lists that lead to its lines (none for the main sheet), its columns.

    `lists` has one path per list above its lines: `(("results",), ("figures",))` for the figures of each result.
    In a workbook of many documents each line has the code of its document; a workbook of one needs none.
    """

    name: str
    titles: tuple[str, ...]
    lists: tuple[Path, ...]
    columns: tuple[Column, ...]
    coded: bool = True

    @property
    def parent_headings(self) -> tuple[str, ...]:
        """Headings of the columns with the number of the line on the sheet above."""
        return tuple(f"Thuộc dòng thứ mấy của “{title}”" for title in self.titles[:-1])


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a kind of document."""

    main: SheetLayout
    lists: tuple[SheetLayout, ...]


@cache
def layout_of(model: type[BaseModel]) -> Layout:
    """Return the sheets and columns of `model`; raise TypeError for a model that contains itself."""
    found = list(_sheets(model, (), (), ""))
    names = _names(found)
    sheets = [SheetLayout(name, one.titles, one.lists, one.columns) for name, one in zip(names, found, strict=True)]
    return Layout(main=sheets[0], lists=tuple(sheets[1:]))


class _Found(NamedTuple):
    titles: tuple[str, ...]
    context: str
    lists: tuple[Path, ...]
    columns: tuple[Column, ...]


def _sheets(model: type[BaseModel], titles: tuple[str, ...], lists: tuple[Path, ...], context: str) -> Iterator[_Found]:
    """The sheet of `model`, then those of the lists in it, outer before inner."""
    yield _Found(titles, context, lists, tuple(_columns(model, (), (), required=True)))
    for path, title, inside, item in _lists_in(model, (), (model,), titles[-1] if titles else ""):
        yield from _sheets(item, (*titles, title), (*lists, path), inside)


def _columns(model: type[BaseModel], path: Path, titles: tuple[str, ...], *, required: bool) -> Iterator[Column]:
    """A column for each field that is no list of parts; `required`: whether the part itself is."""
    for field in fields_of(model).values():
        here, called = (*path, field.name), (*titles, field.title)
        if field.part is None and here != ("kind",):
            yield _column(field, here, called, required=required and field.required)
        elif field.part and not field.is_list:
            yield from _columns(field.part, here, called, required=required and field.required)


def _column(field: FieldSpec, path: Path, titles: tuple[str, ...], *, required: bool) -> Column:
    return Column(
        path=path,
        titles=titles,
        type=ValueType.text if field.is_list else field.type,
        is_list=field.is_list,
        required=required,
        expected=field.expected,
        note=_note(field),
        choices=() if field.is_list else field.choices,
    )


def _note(field: FieldSpec) -> str:
    described = "" if field.choices else field.description.replace("true:", f"{YES}:")
    examples = "; ".join(map(str, field.examples))
    return " ".join(part for part in (described, f"Ví dụ: {examples}." if examples else "") if part)


def _lists_in(
    model: type[BaseModel], path: Path, above: tuple[type[BaseModel], ...], context: str
) -> Iterator[tuple[Path, str, str, type[Part]]]:
    """Path, title, title of the part around it, and part of each list of parts in `model`."""
    for field in fields_of(model).values():
        here = (*path, field.name)
        if field.part is None:
            continue
        if field.part in above:
            raise TypeError(f"{field.part.__name__} contains itself: no table can hold it")
        if field.is_list:
            yield here, field.title, context, field.part
        else:
            yield from _lists_in(field.part, here, (*above, field.part), field.title)


def _names(sheets: list[_Found]) -> list[str]:
    """A short name for each sheet, unlike all others: its title, with the part around it where two titles are equal."""
    names = [MAIN_SHEET]
    titles = [one.titles[-1] for one in sheets[1:]]
    for one in sheets[1:]:
        title = one.titles[-1]
        names.append(_distinct(f"{title} – {one.context}" if titles.count(title) > 1 else title, names))
    return names


def _distinct(name: str, taken: list[str]) -> str:
    clean = name.replace("/", ",").replace(":", ",")
    short = _cut(clean, _LONGEST_SHEET_NAME)
    number = 2
    while short.casefold() in {one.casefold() for one in taken}:
        short = f"{_cut(clean, _LONGEST_SHEET_NAME - 4)} ({number})"
        number += 1
    return short


def _cut(name: str, length: int) -> str:
    return name if len(name) <= length else name[: length - 1].rsplit(" ", 1)[0].rstrip(" –,") + "…"
