"""How each part of a document is presented: values of models become plain strings, lists and dicts.

A template gets only what this module makes of the model's fields, so a new kind of document that is composed of
known parts needs no code here. What the input lacks becomes `None` or an empty list; the template prints the blank.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import singledispatch
from typing import Any

from pydantic import BaseModel

from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.parts import (
    CitedText,
    LegalBasis,
    Level,
    Period,
    Proposal,
    Proposer,
    StarQuota,
    Target,
    TargetPart,
    Task,
)
from ocop_docs.vietnamese.dates import long_date
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity
from ocop_docs.vietnamese.text import upper_first

Presentation = Callable[[Any], Any]


_known: dict[type, Presentation] = {}
"""The function of each type, looked up once: a document has hundreds of values of few types."""


def present(value: Any) -> Any:
    """Return `value` as the template gets it; raise TypeError for a type without a presentation."""
    kind = type(value)
    function = _known.get(kind) or _known.setdefault(kind, _presented.dispatch(kind))
    return function(value)


@singledispatch
def _presented(value: Any) -> Any:
    raise TypeError(f"no presentation for {type(value).__name__}")


def presents(function: Presentation) -> Presentation:
    """Decorate the function that presents the type that its argument is annotated with, and subclasses of it."""
    _known.clear()
    return _presented.register(function)


_PLAIN = frozenset({str, int, bool, type(None)})
"""Types of most values, presented as they are, that need no look for their presentation."""


@presents
def _plain(value: str | int | None) -> str | int | None:
    return value


@presents
def _list(value: list) -> list[Any]:  # type: ignore[type-arg]  # singledispatch takes the bare class
    return [present(item) for item in value]


@presents
def _dict(value: dict) -> dict[Any, Any]:  # type: ignore[type-arg]  # as above
    return {key: present(item) for key, item in value.items()}


@presents
def _model(value: BaseModel) -> dict[str, Any]:
    return {name: part if type(part) in _PLAIN else present(part) for name, part in value.__dict__.items()}


@presents
def _enum(value: StrEnum) -> str:
    return value.value


@presents
def _level(value: Level) -> str:
    return value.label


@presents
def _date(value: dt.date) -> str:
    return long_date(value)


@presents
def _period(value: Period) -> str:
    return str(value)


@presents
def _stars(value: Stars) -> str:
    return str(value)


@presents
def _quantity(value: Quantity) -> str:
    return value.text


@presents
def _money(value: MoneyStatement) -> str:
    return value.printed()


@presents
def _legal_basis(value: LegalBasis) -> str:
    """`Căn cứ Quyết định số … ngày … của … về việc …; Quyết định số …`, without its final mark.

    Source: NĐ 30/2020, Phụ lục I, mục II.6.a.
    """
    return f"{value.lead_in} {'; '.join(map(_cited, [value, *value.others]))}"


def _cited(value: CitedText) -> str:
    act = _act(value.document_type, value.number, value.date)
    return _join(act, value.issuer and f"của {value.issuer}", value.subject)


@presents
def _proposal(value: Proposal) -> str:
    """`Theo đề nghị của … tại Tờ trình số … và …`, without its final mark."""
    return f"{value.lead_in} {_and(list(map(_proposer, [value, *value.others])))}"


def _proposer(value: Proposer) -> str:
    letter = f"tại {_act('Tờ trình', value.number, value.date)}" if value.number or value.date else None
    return _join(value.proposer, letter)


def _act(document_type: str, number: str | None, date: dt.date | None) -> str:
    """`Quyết định số 490/QĐ-TTg ngày 07 tháng 5 năm 2018`, as far as it is known."""
    return _join(document_type, number and f"số {number}", long_date(date) if date else None)


@presents
def _target(value: TargetPart) -> dict[str, Any]:
    sentence = target_sentence(value)
    return {
        "text": upper_first(sentence),
        "inline": sentence,
        "name": upper_first(_target_name(value)),
        "quantity": value.quantity.text,
        "unit": value.unit,
        "year": value.year,
        "of_which": [present(part) for part in value.of_which] if isinstance(value, Target) else [],
    }


def target_sentence(target: TargetPart) -> str:
    """`phấn đấu 03 sản phẩm đạt 3 sao cấp huyện năm 2025`: a target as a sentence, without its parts."""
    year = f"năm {target.year}" if target.year else None
    return _join(target.action, target.quantity.counting(target.unit), _class(target), target.detail, year)


def _target_name(target: TargetPart) -> str:
    """A target without its figure, for a row of a table."""
    return _join(target.action, _class(target), target.detail) or target.unit


def _class(target: TargetPart) -> str:
    level = target.recognised_at.label if target.recognised_at else None
    return _join(f"đạt {target.stars}" if target.stars else None, level)


def _join(*words: str | None) -> str:
    return " ".join(filter(None, words))


def _and(names: Sequence[str]) -> str:
    """`a, b và c`."""
    return " và ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


@presents
def _task(value: Task) -> dict[str, Any]:
    return {
        "content": value.content,
        "is_title": bool(value.details or value.amount) and _is_title(value.content),
        "details": list(value.details),
        "lead": value.lead or "",
        "partners": upper_first("; ".join(value.partners)),
        "deadline": value.deadline or "",
        "funding": present(value.amount),
    }


def _is_title(content: str) -> bool:
    """Whether words can stand as the bold title of a khoản: no sentence, and not in capitals (mục II.6.d)."""
    return not content.endswith((".", ";")) and not content.isupper()


@presents
def _star_quota(value: StarQuota) -> dict[str, Any]:
    return {
        "stars": str(value.stars),
        "recognised_at": upper_first(value.recognised_at.label) if value.recognised_at else "",
        "period": upper_first(str(value.period)) if value.period else "",
        "quantity": value.quantity.text,
    }
