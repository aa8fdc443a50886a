"""What a table must hold, drawn from a model: one sheet for the document, one for each list inside it.

A model's plain fields, also those of the parts inside it, are the columns of its sheet; a list of texts is
one cell of several lines; a list of parts is a sheet of its own, keyed by the code of the document's row.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.base import EXPECTED
from ocop_docs.intake.tables.choices import YES, choices_of
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity

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


class CellType(StrEnum):
    """What one cell may hold."""

    text = "text"
    texts = "texts"
    pairs = "pairs"
    integer = "integer"
    boolean = "boolean"
    date = "date"
    choice = "choice"
    money = "money"
    quantity = "quantity"
    stars = "stars"


_UNITS = {
    CellType.money: "đồng",
    CellType.date: "ngày/tháng/năm",
    CellType.texts: "mỗi dòng một mục",
    CellType.pairs: "mỗi dòng một mục, như 1.1: 3",
}
_TYPES: dict[type, CellType] = {
    str: CellType.text,
    int: CellType.integer,
    bool: CellType.boolean,
    dt.date: CellType.date,
    MoneyStatement: CellType.money,
    Quantity: CellType.quantity,
    Stars: CellType.stars,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it fills, counted from its sheet's own part, and how the clerk knows it."""

    path: Path
    titles: tuple[str, ...]
    type: CellType
    required: bool = False
    expected: bool = False
    note: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Titles down to the field: `Cơ quan ban hành › Địa danh`."""
        return STEP.join(self.titles)

    @property
    def unit(self) -> str:
        """How to write it in a word or two; `""` where the title says it."""
        return _UNITS.get(self.type, "")

    @property
    def heading(self) -> str:
        """The heading as it stands in the workbook: title, unit, and a star where it must be filled."""
        return f"{self.title}{f' ({self.unit})' if self.unit else ''}{' *' if self.required else ''}"


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One sheet: its name, the lists that lead to its lines (none for the main sheet), its columns.

    `lists` has one path per list on the way: `(("results",), ("figures",))` for the figures of each result.
    In a workbook of many documents each line bears the code of its document; a workbook of one needs none.
    """

    name: str
    titles: tuple[str, ...]
    lists: tuple[Path, ...]
    columns: tuple[Column, ...]
    coded: bool = True

    @property
    def parent_headings(self) -> tuple[str, ...]:
        """Headings of the columns that say to which line of the sheet above a line belongs."""
        return tuple(f"Thuộc dòng thứ mấy của “{title}”" for title in self.titles[:-1])


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a kind of document."""

    main: SheetLayout
    lists: tuple[SheetLayout, ...]


@lru_cache(maxsize=32)
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
    yield _Found(titles, context, lists, tuple(_columns(model, (), (), must=True)))
    for path, title, inside, item in _lists_in(model, (), (model,), titles[-1] if titles else ""):
        yield from _sheets(item, (*titles, title), (*lists, path), inside)


def _columns(model: type[BaseModel], path: Path, titles: tuple[str, ...], *, must: bool) -> Iterator[Column]:
    for name, info in model.model_fields.items():
        here, called, kind = (*path, name), (*titles, info.title or name), _plain(info.annotation)
        required = must and info.is_required()
        if _is_model(kind):
            yield from _columns(kind, here, called, must=required)
        elif not (_is_list_of_parts(kind) or here == ("kind",)):
            yield _column(here, called, kind, info, required=required)


def _column(path: Path, titles: tuple[str, ...], kind: Any, info: FieldInfo, *, required: bool) -> Column:  # noqa: ANN401
    extra = info.json_schema_extra
    choices = choices_of(kind, info.description or "")
    return Column(
        path=path,
        titles=titles,
        type=CellType.choice if choices else _cell_type(kind),
        required=required,
        expected=isinstance(extra, dict) and bool(extra.get(EXPECTED)),
        note=_note(info, choices),
        choices=choices,
    )


def _note(info: FieldInfo, choices: Mapping[str, str]) -> str:
    described = "" if choices else (info.description or "").replace("true:", f"{YES}:")
    examples = "; ".join(str(example) for example in info.examples or ())
    return " ".join(part for part in (described, f"Ví dụ: {examples}." if examples else "") if part)


def _lists_in(
    model: type[BaseModel], path: Path, above: tuple[type[BaseModel], ...], context: str
) -> Iterator[tuple[Path, str, str, type[BaseModel]]]:
    """Path, title, title of what it stands in, and part of each list of parts in `model`."""
    for name, info in model.model_fields.items():
        kind, here = _plain(info.annotation), (*path, name)
        inner = _plain(get_args(kind)[0]) if get_origin(kind) is list else kind
        if not _is_model(inner):
            continue
        if inner in above:
            raise TypeError(f"{inner.__name__} contains itself: no table can hold it")
        title = info.title or name
        if inner is kind:
            yield from _lists_in(inner, here, (*above, inner), title)
        else:
            yield here, title, context, inner


def _plain(annotation: Any) -> Any:  # noqa: ANN401 - any annotation of a field
    """`X` of `X | None` and of `Annotated[X, …]`."""
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    if hasattr(annotation, "__metadata__"):
        return _plain(annotation.__origin__)
    return annotation


def _is_model(kind: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_list_of_parts(kind: Any) -> bool:  # noqa: ANN401 - as above
    return get_origin(kind) is list and _is_model(_plain(get_args(kind)[0]))


def _cell_type(kind: Any) -> CellType:  # noqa: ANN401 - as above
    if get_origin(kind) is list:
        return CellType.texts
    if get_origin(kind) is dict:
        return CellType.pairs
    return _TYPES.get(kind, CellType.text)


def _names(sheets: list[_Found]) -> list[str]:
    """A short, unlike name for each sheet: its title, and what it stands in where two titles are alike."""
    names = [MAIN_SHEET]
    titles = [one.titles[-1] for one in sheets[1:]]
    for one in sheets[1:]:
        title = one.titles[-1]
        names.append(_unlike(f"{title} – {one.context}" if titles.count(title) > 1 else title, names))
    return names


def _unlike(name: str, taken: list[str]) -> str:
    clean = name.replace("/", ",").replace(":", ",")
    short = _cut(clean, _LONGEST_SHEET_NAME)
    number = 2
    while short.casefold() in {one.casefold() for one in taken}:
        short = f"{_cut(clean, _LONGEST_SHEET_NAME - 4)} ({number})"
        number += 1
    return short


def _cut(name: str, length: int) -> str:
    return name if len(name) <= length else name[: length - 1].rsplit(" ", 1)[0].rstrip(" –,") + "…"
