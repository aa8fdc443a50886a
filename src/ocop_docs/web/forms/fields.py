"""The form of a kind, drawn from its model: one tree of groups, rows and single fields, for every kind."""

from __future__ import annotations

import datetime as dt
import types
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.base import EXPECTED
from ocop_docs.law.rubric import product_set, product_set_numbers
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity
from ocop_docs.vietnamese.text import upper_first
from ocop_docs.web.forms import layout


class Control(StrEnum):
    """What a single field takes."""

    line = "line"
    paragraph = "paragraph"
    integer = "integer"
    date = "date"
    flag = "flag"
    choice = "choice"
    money = "money"
    quantity = "quantity"
    stars = "stars"
    ticks = "ticks"


ECHOED = frozenset({Control.money, Control.quantity, Control.stars, Control.date})
"""Controls whose reading is shown beside them."""


@dataclass(frozen=True, slots=True)
class Spec:
    """What every element of a form says of itself."""

    name: str
    title: str
    help: str = ""
    required: bool = False
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Leaf(Spec):
    """One field that is typed, chosen or ticked.

    `default` is what a new form shows; `whole` is a number in the data; `refers` names the list whose codes it takes.
    """

    control: Control = Control.line
    width: int = layout.GRID
    choices: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""
    default: str = ""
    places: str = ""
    refers: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Group(Spec):
    """Fields that stand together."""

    children: tuple[Leaf | Group | Rows, ...] = ()

    def child(self, name: str) -> Leaf | Group | Rows | None:
        """The child of that name, or None."""
        return next((child for child in self.children if child.name == name), None)


@dataclass(frozen=True, slots=True)
class Rows(Spec):
    """A list of like fields or groups, which the clerk adds to, copies, moves and deletes."""

    item: Leaf | Group = Leaf("", "")
    word: str = "dòng"

    @property
    def is_table(self) -> bool:
        """Whether a row is short enough to stand as one line of a table."""
        if not isinstance(self.item, Group) or _holds_lists(self.item):
            return False
        leaves = columns(self.item)
        return len(leaves) <= _FEW or all(leaf.width < layout.GRID for leaf in leaves)

    @property
    def is_folded(self) -> bool:
        """Whether a row is long and has a code and a name to be folded up to."""
        has_code = isinstance(self.item, Group) and self.item.child("id") and self.item.child("name")
        return bool(has_code) and not self.is_table


Element = Leaf | Group | Rows
_FEW = 4
"""Columns that fit beside each other however wide they are."""


@lru_cache(maxsize=32)
def form_of(model: type[BaseModel]) -> Group:
    """Return the form of `model`, fields in the model's order."""
    return Group("", "", children=_children(model, ""))


def columns(group: Group) -> list[Leaf]:
    """The single fields of a row, in order, those of groups inside it included; its lists are left out."""
    leaves: list[Leaf] = []
    for child in group.children:
        if isinstance(child, Leaf):
            leaves.append(child)
        elif isinstance(child, Group):
            leaves += columns(child)
    return leaves


def _holds_lists(group: Group) -> bool:
    return any(
        isinstance(child, Rows) or (isinstance(child, Group) and _holds_lists(child)) for child in group.children
    )


def _children(model: type[BaseModel], path: str) -> tuple[Element, ...]:
    hidden = layout.hidden_fields() if not path else frozenset[str]()
    shown = {name: field for name, field in model.model_fields.items() if name not in hidden and not _is_closed(field)}
    return tuple(_element(name, field, path) for name, field in shown.items())


def _is_closed(field: FieldInfo) -> bool:
    """Whether a kind takes over a field only to leave it empty."""
    return field.annotation is type(None) or any(getattr(limit, "max_length", None) == 0 for limit in field.metadata)


def _element(name: str, field: FieldInfo, path: str) -> Element:
    at = f"{path}.{name}" if path else name
    about = _about(name, field)
    kind = base_type(field.annotation)
    if get_origin(kind) is dict:
        return Leaf(**about, control=Control.ticks)
    if get_origin(kind) is list:
        item = base_type(get_args(kind)[0])
        return Rows(**about, item=_item(about["title"], name, item, at), word=layout.row_word(name))
    if issubclass(kind, BaseModel):
        return Group(**about, children=_children(kind, at))
    return _leaf(about, kind, at, field)


def _item(title: str, name: str, kind: Any, path: str) -> Leaf | Group:  # noqa: ANN401 - a type
    if issubclass(kind, BaseModel):
        return Group("", title, children=_children(kind, path))
    return Leaf("", title, control=_control(name, kind), choices=_choices(kind, required=True), whole=kind is int)


def _leaf(about: dict[str, Any], kind: type, path: str, field: FieldInfo) -> Leaf:
    name = str(about["name"])
    return Leaf(
        **about,
        control=_control(name, kind),
        width=layout.width(path),
        choices=_product_sets()
        if name == _PRODUCT_SET
        else _choices(kind, required=not field.is_required() and field.default is not None),
        placeholder=_example(field),
        default=_default(field),
        places=layout.place_list(path),
        refers=layout.referred_list(path),
        whole=kind is int,
    )


def _about(name: str, field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    return {
        "name": name,
        "title": field.title or name,
        "help": layout.help_for(name, field.description or ""),
        "required": field.is_required(),
        "expected": bool(isinstance(extra, dict) and extra.get(EXPECTED)),
    }


_CONTROLS: dict[type, Control] = {
    bool: Control.flag,
    int: Control.integer,
    dt.date: Control.date,
    MoneyStatement: Control.money,
    Quantity: Control.quantity,
    Stars: Control.stars,
}


def _control(name: str, kind: type) -> Control:
    if issubclass(kind, Enum) or name == _PRODUCT_SET:
        return Control.choice
    return _CONTROLS.get(kind) or (Control.line if layout.is_line(name) else Control.paragraph)


def _choices(kind: type, *, required: bool) -> tuple[tuple[str, str], ...]:
    if not issubclass(kind, Enum):
        return ()
    words = layout.choice_words(kind.__name__)
    listed = tuple((str(member.value), words.get(str(member.value)) or _label(member)) for member in kind)
    return listed if required else (_NOT_CHOSEN, *listed)


def _label(member: Enum) -> str:
    return upper_first(str(getattr(member, "label", member.value)))


def _product_sets() -> tuple[tuple[str, str], ...]:
    """The product sets by number and name (QĐ 26/2026/QĐ-TTg, Phụ lục II)."""
    return (_NOT_CHOSEN, *((str(number), f"{number}. {product_set(number).name}") for number in product_set_numbers()))


def _example(field: FieldInfo) -> str:
    return f"Ví dụ: {field.examples[0]}" if field.examples else ""


def _default(field: FieldInfo) -> str:
    value = field.default
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, str) else ""


_NOT_CHOSEN = ("", "Chưa chọn")
_PRODUCT_SET = "product_set"


def base_type(annotation: Any) -> Any:  # noqa: ANN401 - any annotation of a field
    """The type inside `Annotated[X, …]` and `X | None`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return base_type(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return base_type(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation
