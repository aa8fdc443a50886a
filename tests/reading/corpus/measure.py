"""What of a record agrees with the labels: values found, missed and wrongly given, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from tests.reading.corpus.facts import Facts, Target, sentence

from ocop_docs.documents.parts import Target as TargetModel
from ocop_docs.law.communes import folded
from ocop_docs.rendering.present import target_sentence
from ocop_docs.vietnamese.money import parse_money

Values = dict[str, Counter[str]]


class Score(NamedTuple):
    """Values of a field: right, given though not so labelled, labelled but not given."""

    right: int
    wrong: int
    missed: int

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        return Score(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self != (0, 0, 0) else 1.0


def same(text: Any) -> str:
    """A value for comparing: case, tone placement, white space, closing marks and zeros in front do not count."""
    plain = " ".join(folded(str(text)).split()).rstrip(" .;,:")
    return re.sub(r"\b0+(?=\d)", "", plain).replace("–", "-")


def counted(values: Iterable[Any]) -> Counter[str]:
    return Counter(same(value) for value in values if value not in (None, ""))


def labels(facts: Facts) -> Values:
    """The values that a record of the document should have."""
    collective, capacity, head, own, name = facts.signer
    found: dict[str, list[Any]] = {
        "issuer.name": [facts.office], "issuer.level": [facts.level], "issuer.place": [facts.place],
        "issuer.superior": [facts.superior], "number": [facts.number], "subject": [facts.subject],
        "issuer.abbreviation": [facts.symbol.partition("-")[2]],
        "date": [facts.date and facts.date.isoformat()], "period": [f"{facts.period[0]}-{facts.period[1]}"],
        "mandate": [facts.mandate],
        "legal_bases": [_basis(one["type"], one["number"], _iso(one["date"]), one["issuer"], one["subject"]) for one in facts.bases],
        "purposes": facts.purposes, "requirements": facts.requirements, "general_objectives": facts.general,
        **_target_labels("targets", facts.targets),
        "star_quotas": [f"{stars} sao {same(quantity)}" for stars, quantity in facts.quotas],
        "tasks.content": [one["content"] for one in facts.tasks],
        "tasks.details": [text for one in facts.tasks for text in one["details"]],
        "tasks.lead": [one.get("lead") for one in facts.tasks], "tasks.deadline": [one.get("deadline") for one in facts.tasks],
        "budget.total": [facts.total], "budget.sources": [f"{name} {value}" for name, value in facts.sources],
        "budget.items": [f"{name} {value}" for name, value in facts.items], "budget.notes": facts.money_text,
        "responsibilities.unit": [unit for unit, _ in facts.duties],
        "responsibilities.duties": [text for _, texts in facts.duties for text in texts],
        "addressees": facts.addressees, "direction": facts.direction,
        "results.title": [title for title, _ in facts.results],
        "results.text": [text for _, texts in facts.results for text in texts],
        "plan_results": [" ".join(row) for row in facts.compared],
        "limitations": facts.limitations, "outlook.tasks": facts.outlook,
        **_target_labels("outlook.targets", facts.outlook_targets), "proposals": facts.proposals,
        "recipients": facts.recipients, "archive.drafting_unit": [facts.drafting_unit], "archive.copies": [facts.copies],
        "signatory.collective": [collective], "signatory.capacity": [capacity if capacity != "head" else ""],
        "signatory.head_position": [head], "signatory.position": [own], "signatory.name": [name],
    }  # fmt: skip
    return {name: counted(values) for name, values in found.items()}


def values(record: dict[str, Any]) -> Values:
    """The same values of a record that was read."""
    issuer, signed = record.get("issuer") or {}, record.get("signatory") or {}
    budget = record.get("budget") or record.get("spending") or {}
    outlook, archive, period = record.get("outlook") or {}, record.get("archive") or {}, record.get("period")
    tasks, results = record.get("tasks", []), record.get("results", [])
    found: dict[str, list[Any]] = {
        **{f"issuer.{name}": [issuer.get(name)] for name in ("name", "level", "place", "superior", "abbreviation")},
        "number": [record.get("number")], "subject": [record.get("subject")], "date": [record.get("date")],
        "period": [period and f"{period['start']}-{period['end']}"], "mandate": [record.get("mandate")],
        "legal_bases": [
            _basis(*(one.get(name) or "" for name in ("document_type", "number", "date", "issuer", "subject")))
            for one in record.get("legal_bases", [])
        ],
        **{name: record.get(name, []) for name in ("purposes", "requirements", "general_objectives", "addressees")},
        **_target_values("targets", record.get("targets", [])),
        "star_quotas": [f"{one['stars']} {same(one['quantity'])}" for one in record.get("star_quotas", [])],
        "tasks.content": [one["content"] for one in tasks],
        "tasks.details": [text for one in tasks for text in one.get("details", [])],
        "tasks.lead": [one.get("lead") for one in tasks], "tasks.deadline": [one.get("deadline") for one in tasks],
        "budget.total": [budget.get("total") and parse_money(budget["total"])],
        "budget.sources": [f"{one['source']} {_money(one)}" for one in budget.get("sources", [])],
        "budget.items": [f"{one['content']} {_money(one)}" for one in budget.get("items", [])],
        "budget.notes": budget.get("notes", []),
        "responsibilities.unit": [one["unit"] for one in record.get("responsibilities", [])],
        "responsibilities.duties": [text for one in record.get("responsibilities", []) for text in one["duties"]],
        "direction": record.get("direction", []),
        "results.title": [one["title"] for one in results],
        "results.text": [text for one in results for text in (*one.get("paragraphs", []), *map(_sentence, one.get("figures", [])))],
        "plan_results": [
            " ".join(str(one.get(name, "")) for name in ("target", "unit", "planned", "achieved"))
            for one in (record.get("plan_results") or {}).get("targets", [])
        ],
        **{name: record.get(name, []) for name in ("limitations", "proposals", "recipients", "focus", "product_results", "annexes")},
        "outlook.tasks": [*outlook.get("tasks", []), *outlook.get("objectives", [])],
        **_target_values("outlook.targets", outlook.get("targets", [])),
        "archive.drafting_unit": [archive.get("drafting_unit")], "archive.copies": [archive.get("copies")],
        **{f"signatory.{name}": [signed.get(name)] for name in ("collective", "capacity", "head_position", "position", "name")},
    }  # fmt: skip
    return {name: counted(values) for name, values in found.items()}


def scores(facts: Facts, record: dict[str, Any]) -> dict[str, Score]:
    """The score of each field."""
    wanted, given = labels(facts), values(record)
    found = {}
    for name in wanted.keys() | given.keys():
        right = wanted.get(name, Counter()) & given.get(name, Counter())
        wrong, missed = given.get(name, Counter()) - right, wanted.get(name, Counter()) - right
        found[name] = Score(right.total(), wrong.total(), missed.total())
    return found


def _target_labels(name: str, targets: list[Target]) -> dict[str, list[str]]:
    return {
        name: [_bag(sentence(one)) for one in targets],
        f"{name}.quantity": [one[1] for one in targets],
        f"{name}.unit": [one[2] for one in targets],
        f"{name}.stars": [one[3] for one in targets],
        f"{name}.recognised_at": [{"cấp tỉnh": "province"}.get(one[4], "") for one in targets],
    }


def _target_values(name: str, targets: list[dict[str, Any]]) -> dict[str, list[str]]:
    parts = [part for one in targets for part in (one, *one.get("of_which", []))]
    fields = {
        f"{name}.{field}": [str(one.get(field) or "") for one in parts]
        for field in ("quantity", "unit", "stars", "recognised_at")
    }
    return {name: [_bag(_sentence(one)) for one in parts]} | fields


def _bag(text: str) -> str:
    """The words of a target in the order of the alphabet: a row of a table has them in another order than a sentence."""
    return " ".join(sorted(same(text).split()))


def _sentence(target: dict[str, Any]) -> str:
    return target_sentence(TargetModel.model_validate(target))


def _basis(*parts: str) -> str:
    return " | ".join(parts)


def _iso(date: str) -> str:
    day, month, year = date.split("/")
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _money(line: dict[str, Any]) -> int | str:
    return parse_money(line["amount"]) if line.get("amount") else ""
