"""A form as its templates draw it: each element with its name on the page, its value, its error and its echo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ocop_docs.documents.catalogue import Kind, Record, Section
from ocop_docs.web.forms.echo import echo, read_value
from ocop_docs.web.forms.fields import Element, Group, Leaf, columns, form_of
from ocop_docs.web.forms.reading import Reading
from ocop_docs.web.forms.sections import sections_of
from ocop_docs.web.forms.values import Typed, join, new_row

BLANK_ROW = "__"
"""Replaces the row number in the template of a new row; the depth of its list follows."""


@dataclass(slots=True)
class Node:
    """One element of the page; `kind` is `leaf`, `group` or `rows`."""

    kind: str
    spec: Any
    name: str
    value: str = ""
    fault: str = ""
    echo: str = ""
    hint: str = ""
    children: list[Node] = field(default_factory=list)
    blank: Node | None = None

    @property
    def id(self) -> str:
        """The element's id on the page."""
        return f"f-{self.name}"

    @property
    def leaves(self) -> list[Node]:
        """The single fields inside, those of groups included, in order."""
        return [leaf for child in self.children for leaf in ([child] if child.kind == "leaf" else child.leaves)]

    @property
    def heading(self) -> list[str]:
        """Code and name of a row, shown when it is folded."""
        return [child.value for child in self.children if child.spec.name in ("id", "name") and child.value]

    @property
    def is_wrong(self) -> bool:
        """Whether it or anything inside has an error."""
        return bool(self.fault) or any(child.is_wrong for child in self.children)

    @property
    def columns(self) -> list[Leaf]:
        """The columns of a list drawn as a table."""
        return columns(self.spec.item)


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section of the page with its elements."""

    about: Section
    nodes: list[Node]


class Binder:
    """Fills a form with typed values and with the errors and sums of their reading."""

    def __init__(self, reading: Reading | None, hints: Mapping[str, str] | None = None) -> None:
        self._hints = hints or {}
        self._faults = reading.faults if reading else {}
        self._echoes = reading.echoes if reading else {}
        self._is_read = reading is not None

    def sections(self, entry: Kind | Record, typed: Typed) -> Iterator[PageSection]:
        """Yield the sections of an entry's form, filled with what was typed."""
        form = form_of(entry.model)
        for about in sections_of(entry):
            found = [form.child(name) for name in about.fields]
            yield PageSection(about, [self.bind(one, typed[one.name], one.name) for one in found if one])

    def bind(self, element: Element, value: Any, name: str, depth: int = 0) -> Node:
        """Return the node for `element`, called `name` on the page."""
        fault = self._faults.get(name, "")
        if isinstance(element, Leaf):
            words = self._echoes.get(name, "") if self._is_read else echo(read_value(element.control, value))
            return Node("leaf", element, name, value, fault, words, hint=self._hints.get(name, ""))
        if isinstance(element, Group):
            children = [self.bind(one, value[one.name], join(name, one.name), depth) for one in element.children]
            return Node("group", element, name, fault=fault, children=children)
        rows = [self.bind(element.item, row, join(name, number), depth + 1) for number, row in enumerate(value)]
        blank = self.bind(element.item, new_row(element), join(name, f"{BLANK_ROW}{depth}"), depth + 1)
        return Node("rows", element, name, fault=fault, echo=self._echoes.get(name, ""), children=rows, blank=blank)
