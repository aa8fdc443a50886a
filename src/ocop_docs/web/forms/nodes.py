"""A form ready to be drawn: each element with its name on the page, what was typed, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ocop_docs.web.forms import layout
from ocop_docs.web.forms.echo import echo, read_value
from ocop_docs.web.forms.fields import Control, Element, Group, Leaf, columns
from ocop_docs.web.forms.live import Reading
from ocop_docs.web.forms.values import Typed, join, new_row

BLANK_ROW = "__"
"""Stands for the number of a row that is not there yet, with the depth of its list after it."""


@dataclass(slots=True)
class Node:
    """One element of the page; `kind` is `leaf`, `group` or `rows`."""

    kind: str
    spec: Any
    name: str
    value: str = ""
    fault: str = ""
    echo: str = ""
    children: list[Node] = field(default_factory=list)
    blank: Node | None = None

    @property
    def id(self) -> str:
        """The element's id on the page."""
        return f"f-{self.name}"

    @property
    def leaves(self) -> list[Node]:
        """The single fields inside, in order, those of groups included."""
        return [leaf for child in self.children for leaf in ([child] if child.kind == "leaf" else child.leaves)]

    @property
    def heading(self) -> list[str]:
        """Code and name of a row that can be folded, as far as they are typed."""
        return [child.value for child in self.children if child.spec.name in ("id", "name") and child.value]

    @property
    def is_wrong(self) -> bool:
        """Whether anything inside has a fault."""
        return bool(self.fault) or any(child.is_wrong for child in self.children)

    @property
    def columns(self) -> list[Leaf]:
        """The columns of a list drawn as a table."""
        return columns(self.spec.item)


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section of the page with its elements."""

    about: layout.Section
    nodes: list[Node]


def _stands_alone(element: Element) -> bool:
    """Whether an element is a section of its own: a list, a group, a sheet to tick."""
    return not isinstance(element, Leaf) or element.control is Control.ticks


class Binder:
    """Binds a form to what was typed and to what is said about it."""

    def __init__(self, reading: Reading | None) -> None:
        self._faults = reading.faults if reading else {}
        self._echoes = reading.echoes if reading else {}
        self._is_read = reading is not None

    def sections(self, form: Group, typed: Typed, divided: list[layout.Section] | None = None) -> Iterator[PageSection]:
        """Yield the page's sections: as `divided`, else in the document's order."""
        titles = {child.name: child.title for child in form.children}
        lists = frozenset(child.name for child in form.children if _stands_alone(child))
        for about in divided or layout.sections(titles, lists):
            found = [form.child(name) for name in about.fields]
            yield PageSection(about, [self.bind(one, typed[one.name], one.name) for one in found if one])

    def bind(self, element: Element, value: Any, name: str, depth: int = 0) -> Node:
        """Return the node for `element`, called `name` on the page."""
        fault = self._faults.get(name, "")
        if isinstance(element, Leaf):
            words = self._echoes.get(name, "") if self._is_read else echo(read_value(element.control, value))
            return Node("leaf", element, name, value, fault, words)
        if isinstance(element, Group):
            children = [self.bind(one, value[one.name], join(name, one.name), depth) for one in element.children]
            return Node("group", element, name, fault=fault, children=children)
        rows = [self.bind(element.item, row, join(name, number), depth + 1) for number, row in enumerate(value)]
        blank = self.bind(element.item, new_row(element), join(name, f"{BLANK_ROW}{depth}"), depth + 1)
        return Node("rows", element, name, fault=fault, echo=self._echoes.get(name, ""), children=rows, blank=blank)
