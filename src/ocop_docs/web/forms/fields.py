"""The form of a kind, drawn from its model: one tree of groups, rows and single fields, for every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import BaseModel

from ocop_docs.documents.fields import FieldSpec, ValueType, fields_of
from ocop_docs.documents.typed_marks import prints_end, prints_lead
from ocop_docs.law.rubric import product_set, product_set_numbers
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

    `lead` and `end`: the document prints what comes before and after it. `default` is what a new form shows; `whole` is
    a number in the data; `refers` names the list whose codes it takes.
    """

    control: Control = Control.line
    width: int = layout.GRID
    choices: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""
    default: str = ""
    places: str = ""
    refers: str = ""
    whole: bool = False
    lead: bool = False
    end: bool = False

    @property
    def grows(self) -> bool:
        """Whether it takes more lines when its text is longer than one; a field with suggestions cannot."""
        return self.control is Control.paragraph or (
            self.control is Control.line and not self.places and not self.refers
        )


@dataclass(frozen=True, slots=True)
class Group(Spec):
    """Fields that stand together."""

    children: tuple[Leaf | Group | Rows, ...] = ()

    def child(self, name: str) -> Leaf | Group | Rows | None:
        """The child of that name, or None."""
        return next((child for child in self.children if child.name == name), None)

    def at(self, path: str) -> Leaf | Group | Rows | None:
        """The element at a path through groups (`papers.minutes`), or None."""
        first, _, rest = path.partition(".")
        child = self.child(first)
        return child.at(rest) if rest and isinstance(child, Group) else child


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
        return len(leaves) <= _FEW or (len(leaves) <= _MOST and all(leaf.width < layout.GRID for leaf in leaves))

    @property
    def is_folded(self) -> bool:
        """Whether a row is long and has a code and a name to be folded up to."""
        has_code = isinstance(self.item, Group) and self.item.child("id") and self.item.child("name")
        return bool(has_code) and not self.is_table


Element = Leaf | Group | Rows
_FEW = 4
"""Columns that fit beside each other however wide they are."""
_MOST = 8
"""Columns that fit beside each other on a screen of 1366 pixels."""


@cache
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
    shown = (field for field in fields_of(model).values() if not field.is_closed)
    # A page's address names its kind.
    return tuple(
        _element(model, field, f"{path}.{field.name}".removeprefix("."))
        for field in shown
        if path or field.name != _KIND
    )


def _element(model: type[BaseModel], field: FieldSpec, path: str) -> Element:
    about = _about(field)
    if field.is_list:
        return Rows(**about, item=_item(model, field, path), word=layout.row_word(field.name))
    if field.part:
        return Group(**about, children=_children(field.part, path))
    return Leaf(
        **about,
        **_marks(model, field),
        control=_control(field),
        width=layout.width(path),
        choices=_choices(field, must=not field.required and field.default is not None),
        placeholder=_placeholder(field),
        default=str(field.default) if isinstance(field.default, str) else "",
        places=layout.place_list(path),
        refers=layout.referred_list(path, field.title),
        whole=field.type is ValueType.integer,
    )


def _item(model: type[BaseModel], field: FieldSpec, path: str) -> Leaf | Group:
    if field.part:
        return Group("", field.title, children=_children(field.part, path))
    whole, choices = field.type is ValueType.integer, _choices(field, must=False)
    return Leaf("", field.title, control=_control(field), choices=choices, whole=whole, **_marks(model, field))


def _marks(model: type[BaseModel], field: FieldSpec) -> dict[str, Any]:
    """Which marks the document prints around a text, so that those pasted with it are taken off."""
    is_text = field.type is ValueType.text
    return {"lead": is_text and prints_lead(model, field.name), "end": is_text and prints_end(model, field.name)}


def _about(field: FieldSpec) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "help": layout.help_for(field.name, field.description),
        "required": field.required,
        "expected": field.expected,
    }


def _placeholder(field: FieldSpec) -> str:
    # An example of ticks or points is a dict: no text that a clerk types.
    has_text = field.examples and field.type is not ValueType.pairs
    return f"Ví dụ: {field.examples[0]}" if has_text else ""


def _control(field: FieldSpec) -> Control:
    if field.name == _PRODUCT_SET:
        return Control.choice
    if field.type is ValueType.text:
        return Control.line if layout.is_line(field.name) else Control.paragraph
    return _CONTROLS.get(field.type) or Control(field.type.value)


def _choices(field: FieldSpec, *, must: bool) -> tuple[tuple[str, str], ...]:
    """The values and labels of a select; the first is empty unless one `must` be chosen."""
    if field.name == _PRODUCT_SET:
        return (_NOT_CHOSEN, *_product_sets())
    listed = tuple((choice.value, upper_first(choice.label)) for choice in field.choices)
    return listed if must or not listed else (_NOT_CHOSEN, *listed)


def _product_sets() -> Iterator[tuple[str, str]]:
    """The product sets by number and name (QĐ 26/2026/QĐ-TTg, Phụ lục II)."""
    return ((str(number), f"{number}. {product_set(number).name}") for number in product_set_numbers())


_CONTROLS = {ValueType.boolean: Control.flag, ValueType.pairs: Control.ticks}
_NOT_CHOSEN = ("", "Chưa chọn")
_PRODUCT_SET = "product_set"
_KIND = "kind"
