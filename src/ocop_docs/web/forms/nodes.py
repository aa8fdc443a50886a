"""A form as its templates draw it: each element with its name on the page, its value, its error and its echo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import getitem
from typing import Any

from ocop_docs.documents.catalogue import Kind, Record, Section
from ocop_docs.errors import fault
from ocop_docs.vietnamese.old_encodings import old_encoding
from ocop_docs.vietnamese.text import HIDDEN_LINE_ENDS, control_characters, without_controls
from ocop_docs.web.forms.echo import echo, read_value
from ocop_docs.web.forms.fields import Element, Group, Leaf, columns, form_of
from ocop_docs.web.forms.reading import Reading
from ocop_docs.web.forms.sections import sections_of
from ocop_docs.web.forms.values import SEPARATOR, Typed, join, new_row

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
    """A section of the page with its elements; `left_out`: the document leaves it out on purpose."""

    about: Section
    nodes: list[Node]
    left_out: bool = False

    @property
    def state(self) -> str:
        """How far it is filled in: what is left, that nothing is, or `""` where nothing is asked and nothing typed."""
        if self.left_out:
            return ""
        left = sum(_left(node) for node in self.nodes)
        if left:
            return f"còn {left} ô"
        asked = any(node.spec.required or node.spec.expected for node in self.nodes)
        return "đã đủ" if asked or not all(map(_is_blank, self.nodes)) else ""


def _left(node: Node) -> int:
    """How many fields must still be filled in or corrected; a list without a row that it should have counts as one."""
    asked = node.spec.required or node.spec.expected
    if node.kind == "leaf":
        return int(bool(node.fault) or (asked and not node.value.strip()))
    if node.kind == "group":
        blank = _is_blank(node)
        return 0 if blank and not asked else max(int(blank), sum(map(_left, node.children)))
    rows = [row for row in node.children if not _is_blank(row)]
    return sum(map(_left, rows)) if rows else int(asked)


def _is_blank(node: Node) -> bool:
    if node.kind == "leaf":
        return node.value.strip() in ("", node.spec.default)
    return all(map(_is_blank, node.children))


def states(sections: Iterable[PageSection]) -> dict[str, str]:
    """Return how far each section is filled in, by its id."""
    return {section.about.id: section.state for section in sections}


def _left_out(value: str) -> str:
    """The words at a field from which control characters were left out; a text of a record is one paragraph."""
    names = {name for _, name in control_characters(value)}
    ends = names & {f"U+{ord(mark):04X}" for mark in HIDDEN_LINE_ENDS}
    done = {"hidden-line-ends-replaced": ends, "hidden-characters-left-out": names - ends}
    return " ".join(str(fault(code, characters=", ".join(sorted(found)))) for code, found in done.items() if found)


class Binder:
    """Fills a form with typed values and with the errors and sums of their reading."""

    def __init__(self, reading: Reading | None, hints: Mapping[str, str] | None = None) -> None:
        self._hints = hints or {}
        self._faults = reading.faults if reading else {}
        self._echoes = reading.echoes if reading else {}
        self._is_read = reading is not None
        document = reading.document if reading else None
        self._left_out = document.fields_left_out if document else ()

    def sections(self, entry: Kind | Record, typed: Typed) -> Iterator[PageSection]:
        """Yield the sections of an entry's form, filled with what was typed."""
        form = form_of(entry.model)
        for about in sections_of(entry):
            nodes = [self._at(form, typed, path) for path in about.fields]
            yield PageSection(about, nodes, all(name in self._left_out for name in about.fields))

    def _at(self, form: Group, typed: Typed, path: str) -> Node:
        """Return the node at a path of the form (`papers.minutes`), which it has."""
        element = form.at(path)
        assert element is not None  # noqa: S101 - `sections_of` leaves out what the form has not
        names = path.split(".")
        return self.bind(element, reduce(getitem, names, typed), SEPARATOR.join(names))

    def bind(self, element: Element, value: Any, name: str, depth: int = 0) -> Node:
        """Return the node for `element`, called `name` on the page."""
        wrong = self._faults.get(name, "")
        if isinstance(element, Leaf):
            if control_characters(value) and not old_encoding(value):  # nobody would see them in the field
                value, wrong = without_controls(value), _left_out(value)
            words = self._echoes.get(name, "") if self._is_read else echo(read_value(element.control, value))
            return Node("leaf", element, name, value, wrong, words, hint=self._hints.get(name, ""))
        if isinstance(element, Group):
            children = [self.bind(one, value[one.name], join(name, one.name), depth) for one in element.children]
            return Node("group", element, name, fault=wrong, children=children)
        rows = [self.bind(element.item, row, join(name, number), depth + 1) for number, row in enumerate(value)]
        blank = self.bind(element.item, new_row(element), join(name, f"{BLANK_ROW}{depth}"), depth + 1)
        return Node("rows", element, name, fault=wrong, echo=self._echoes.get(name, ""), children=rows, blank=blank)
