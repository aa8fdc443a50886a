"""Nghị định 30/2020/NĐ-CP as data, from `nd30.toml`: rules of layout, types of document, words of recognition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ocop_docs.resources import read_toml

_NOT_SUBJECTS = frozenset({"law", "kind", "other_form", "words", "capital", "checks", "values", "tolerances"})
_EVERY_ELEMENT = "*"


class Rule(NamedTuple):
    """One rule: its elements, the check, the allowed values, the severity and the citation.

    `cell` is the number of the element's box in the layout diagram (NĐ 30/2020, Phụ lục I, mục IV), empty where none.

    `minimum`, `maximum`, `allowed`, `tolerance` and `prefer` are in `unit`; `prefer` is the value that a fix sets,
    None where a person must decide. `reason` explains a severity below error, `tolerance_reason` the tolerance.
    """

    id: str
    subject: str
    name: str
    cell: str
    elements: tuple[str, ...]
    check: str
    severity: str
    citation: str
    since: date
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[Any, ...] = ()
    tolerance: float = 0.0
    prefer: Any = None
    reason: str = ""
    tolerance_reason: str = ""
    extra: Mapping[str, Any] = MappingProxyType({})

    def __hash__(self) -> int:
        """The hash of the rule's id."""
        return hash(self.id)

    @property
    def fixable(self) -> bool:
        """Whether formatting alone can fix a deviation."""
        return self.prefer is not None

    def for_check(self, check: str) -> Rule:
        """Return the same rule for another check: page numbers are checked like other text."""
        return self._replace(check=check)


class Wording(NamedTuple):
    """The words of a check: what it looks at, its own sentence if it has one, and why only a person can fix it.

    The values of a `quoted` check are words or characters of the document and shown between quotation marks.
    """

    title: str
    message: str = ""
    by_hand: str = ""
    quoted: bool = False


class Kind(NamedTuple):
    """A type of document: its name in capitals, its abbreviation, and the elements it forbids, requires or may lack."""

    name: str
    symbol: str
    untitled: bool = False
    forbids: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


class Capital(NamedTuple):
    """A spelling that Phụ lục II decides: the pattern of the wrong spelling, the right one, and the citation.

    `clues` are the words of which every wrong spelling holds one.
    """

    pattern: re.Pattern[str]
    clues: tuple[str, ...]
    right: str
    citation: str


class Form(NamedTuple):
    """A paper whose layout other texts prescribe: the pattern of its title, its name, the citation and the reason.

    A `numbered` form stays one when a number stands above its title.
    """

    title: re.Pattern[str]
    name: str
    citation: str
    reason: str
    numbered: bool = False


@dataclass(frozen=True, eq=False)
class Nd30:
    """The decree as the checker needs it; `previous` is the text that governed layout until `since`."""

    title: str
    since: date
    in_force: str
    previous: str
    other_form: str
    rules: tuple[Rule, ...]
    names: dict[str, str]
    kinds: tuple[Kind, ...]
    forms: tuple[Form, ...]
    words: dict[str, tuple[str, ...]]
    capitals: tuple[Capital, ...]
    checks: dict[str, Wording]
    values: dict[str, str]

    def of(self, element: str) -> tuple[Rule, ...]:
        """Return the rules on a kind of element, including the rules on all elements."""
        return self._by_element.get(element) or self._by_element[_EVERY_ELEMENT]

    @cached_property
    def _by_element(self) -> dict[str, tuple[Rule, ...]]:
        elements = {element for rule in self.rules for element in rule.elements}
        return {
            element: tuple(rule for rule in self.rules if element in rule.elements or _EVERY_ELEMENT in rule.elements)
            for element in elements
        }

    @cached_property
    def clue(self) -> re.Pattern[str]:
        """Any clue of a wrong spelling."""
        return re.compile("|".join({re.escape(clue): None for capital in self.capitals for clue in capital.clues}))

    def about(self, subject: str) -> dict[str, Rule]:
        """Return the rules of one subject (``page``), by what they check."""
        return {rule.check: rule for rule in self.rules if rule.subject == subject}

    def rule(self, rule_id: str) -> Rule:
        """Return one rule by its id (``motto.size``).

        Raises:
            KeyError: no such rule.
        """
        return self._by_id[rule_id]

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}


@lru_cache(maxsize=1)
def nd30() -> Nd30:
    """Return the decree."""
    data = read_toml(Path(__file__).with_name("nd30.toml"))
    subjects = {key: value for key, value in data.items() if key not in _NOT_SUBJECTS}
    return Nd30(
        title=data["law"]["title"],
        since=data["law"]["since"],
        in_force=f"{data['law']['short']}, {data['law']['in_force']}",
        previous=data["law"]["previous"],
        other_form=data["law"]["other_form"],
        rules=tuple(
            _rule(subject, table, rule, data) for subject, table in subjects.items() for rule in table["rules"]
        ),
        names=_names(subjects),
        kinds=tuple(_kind(kind) for kind in data["kind"]),
        forms=tuple(_form(form, data["law"]["other_form"]) for form in data["other_form"]),
        words={key: tuple(value) for key, value in data["words"].items()},
        capitals=tuple(_capital(entry, data["law"]["short"]) for entry in data["capital"]),
        checks={name: Wording(**entry) for name, entry in data["checks"].items()},
        values=data["values"],
    )


def _names(subjects: dict[str, Any]) -> dict[str, str]:
    """Name each element; one that shares its rules with others takes their subject's name."""
    names: dict[str, str] = {}
    for subject, table in subjects.items():
        for element in table.get("elements", [subject]):
            names.setdefault(element, table["name"])
    return names | {subject: table["name"] for subject, table in subjects.items()}


_PLAIN = ("unit", "prefer", "reason")
_KNOWN = {"check", "min", "max", "allowed", "severity", "citation", "since", *_PLAIN}


def _rule(subject: str, table: dict[str, Any], rule: dict[str, Any], data: dict[str, Any]) -> Rule:
    law, check = data["law"], rule["check"]
    tolerances = data["tolerances"]
    tolerance = tolerances.get(f"{subject}.{check}", tolerances.get(check, {"value": 0.0, "reason": ""}))
    return Rule(
        id=f"{subject}.{check}",
        subject=subject,
        name=table["name"],
        cell=table["cell"],
        elements=tuple(table.get("elements", [subject])),
        check=check,
        severity=rule.get("severity", "error"),
        citation=f"{law['short']}, {rule.get('citation', table['citation'])}",
        since=rule.get("since", law["since"]),
        minimum=rule.get("min"),
        maximum=rule.get("max"),
        allowed=tuple(rule.get("allowed", ())),
        tolerance=tolerance["value"],
        tolerance_reason=tolerance["reason"],
        extra={key: value for key, value in rule.items() if key not in _KNOWN},
        **{key: rule[key] for key in _PLAIN if key in rule},
    )


def _kind(entry: dict[str, Any]) -> Kind:
    return Kind(
        name=entry["name"],
        symbol=entry["symbol"],
        untitled=entry.get("untitled", False),
        forbids=tuple(entry.get("forbids", ())),
        requires=tuple(entry.get("requires", ())),
        optional=tuple(entry.get("optional", ())),
    )


def _form(entry: dict[str, Any], reason: str) -> Form:
    return Form(
        title=re.compile(entry["title"]),
        name=entry["name"],
        citation=entry["citation"],
        reason=entry.get("reason", reason),
        numbered=entry.get("numbered", False),
    )


def _capital(entry: dict[str, Any], law: str) -> Capital:
    return Capital(re.compile(entry["pattern"]), tuple(entry["clues"]), entry["right"], f"{law}, {entry['citation']}")
