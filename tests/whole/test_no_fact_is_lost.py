"""Whatever a document is given is in its Word file: text, quantity, amount, date, year, level."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.records import full_record, text_places, value_at
from tests.soak import IN_FULL, long_run, times
from tests.strategies import records, traceable_records
from tests.whole_text import text_of

from ocop_docs import Finding, check, load
from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.annex import AnnexColumn, CostEstimate, CostLine
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.council import Role
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.fields import ACCEPTED
from ocop_docs.documents.kinds.council_minutes import CouncilMinutes
from ocop_docs.documents.kinds.inspection_minutes import InspectionMinutes
from ocop_docs.documents.kinds.report import CommuneResult, FundingResult
from ocop_docs.documents.parts import CostItem, FundingSource, Issuer, Level, Period, PhaseFunding
from ocop_docs.documents.scores import printed_score
from ocop_docs.pipeline import write_word
from ocop_docs.vietnamese.dates import long_date
from ocop_docs.vietnamese.figures import format_integer
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity

STEERING = (bool, dict, StrEnum)
"""Types of values that choose words, lines or boxes, and are not printed themselves; `Level` and `Role` are."""

UNPRINTED_TEXTS = {"abbreviation", "place"}
"""Texts of an issuer that not every document prints; any other text of the data is looked for."""

MINUTES = (CouncilMinutes, InspectionMinutes)
SLOW_ENOUGH = settings(max_examples=times(400), suppress_health_check=[HealthCheck.too_slow])
EACH_KIND = settings(SLOW_ENOUGH, max_examples=(20_000 if IN_FULL else 500) // len(KINDS))
"""Documents of one of all kinds."""


DIVISIONS = (FundingSource, PhaseFunding, CostItem)
"""The lines of a budget: from three on a table in figures, otherwise sentences in figures and words."""
TABLE = 3


def facts_of(part: BaseModel, rows: int = 1) -> Iterator[str]:
    """Each fact of a part, as a reader must find it; the part is one of `rows` in its list."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in ("kind", ACCEPTED) or (isinstance(part, Issuer) and name in ("level", "abbreviation")):
            continue  # the issuer's name tells its level; the abbreviation is used where no symbol is given
        if isinstance(part, AnnexColumn) and name == "width":
            continue
        if isinstance(part, MINUTES) and name == "issuer":  # Mẫu 1.9 has no line of place and date
            value = value.model_copy(update={"place": None})
        values = value if isinstance(value, list) else [value]
        for one in values:
            yield from (facts_of(one, len(values)) if is_part(one) else printed(one, part, rows))


def is_part(value: object) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, Period)


def printed(value: Any, part: BaseModel, rows: int) -> list[str]:
    if value is None or (isinstance(value, STEERING) and not isinstance(value, Level | Role)):
        return []
    if isinstance(value, MoneyStatement):
        return amounts(value, part, rows)
    words = {
        Quantity: lambda: value.text,
        Level: lambda: value.label,
        dt.date: lambda: long_date(value),
        int: lambda: format_integer(value) if isinstance(part, CommuneResult) else str(value),
        Decimal: lambda: printed_score(value),
        Role: lambda: value.label,
        Stars: lambda: str(value),
        Period: lambda: str(value),
        str: lambda: value,
    }
    return [words[type(value)]()]


def amounts(value: MoneyStatement, part: BaseModel, rows: int) -> list[str]:
    if isinstance(part, CommuneResult | FundingResult | CostLine) or (isinstance(part, DIVISIONS) and rows >= TABLE):
        return [format_integer(bound) for bound in (value.low, value.high) if bound is not None]
    if isinstance(part, CostEstimate):  # the figure is that of the total's row
        return [format_integer(value.low or value.high or 0), value.words()]
    if isinstance(part, DIVISIONS):  # an equal amount above has the words
        return [value.figures(), value.words()]
    return [value.printed()]


def lost(document: Document) -> list[str]:
    printed = text_of(write_word(document)).casefold()
    broken = set(names_in_lines(document))
    joined = printed.replace("\n", " ")
    return [fact for fact in facts_of(document) if fact.casefold() not in (joined if fact in broken else printed)]


def names_in_lines(document: Document) -> Iterator[str | None]:
    """The only texts that are printed in several centred lines."""
    if isinstance(document, AdministrativeDocument):
        yield from (document.subject, document.issuer.name, document.issuer.superior)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_with_every_field_prints_every_fact(kind: str) -> None:
    record = full_record(kind)
    document = load(record)

    facts = set(facts_of(document))
    texts = [place for place in text_places(record) if place[0] != ACCEPTED]
    assert {place[-1] for place in texts if value_at(record, place) not in facts} <= UNPRINTED_TEXTS
    assert lost(document) == []


@long_run
@pytest.mark.no_cover
@pytest.mark.parametrize("kind", KINDS)
@EACH_KIND
@given(data=st.data())
def test_a_document_of_any_shape_prints_every_fact(kind: str, data: st.DataObject) -> None:
    document = load(data.draw(traceable_records(kind)))

    assert lost(document) == []


@long_run
@pytest.mark.no_cover
@pytest.mark.parametrize("kind", KINDS)
@EACH_KIND
@given(data=st.data())
def test_any_valid_document_is_checked_and_rendered(kind: str, data: st.DataObject) -> None:
    document = load(data.draw(records(kind)))

    findings = check(document)

    assert all(isinstance(finding, Finding) for finding in findings)
    assert write_word(document).startswith(b"PK")


@long_run
@pytest.mark.no_cover
@SLOW_ENOUGH
@given(record=records())
def test_a_document_read_back_from_its_own_data_is_the_same(record: dict[str, Any]) -> None:
    document = load(record)

    assert load(document.model_dump(mode="json")) == document


def printed_plan(**changes: Any) -> str:
    return text_of(write_word(load(full_record("plan") | changes)))


def test_a_level_without_stars_is_printed() -> None:
    target = {"quantity": "8 - 10", "unit": "sản phẩm", "recognised_at": "province", "detail": "dự thi"}

    assert "- 8 - 10 sản phẩm cấp tỉnh dự thi." in printed_plan(targets=[target])


def test_the_year_of_a_part_is_printed_under_a_target_without_a_year() -> None:
    part = {"quantity": "03", "unit": "sản phẩm", "stars": 3, "year": 2028}
    target = {"quantity": "10", "unit": "sản phẩm", "of_which": [part]}

    assert "+ 03 sản phẩm đạt 3 sao năm 2028." in printed_plan(targets=[target])


@pytest.mark.parametrize(
    ("subject", "heading"),
    [
        ("Thực hiện Chương trình OCOP", "2. Mục tiêu cụ thể giai đoạn 2026 - 2030"),
        ("Thực hiện Chương trình OCOP đến năm 2030", "2. Mục tiêu cụ thể giai đoạn 2026 - 2030"),
        ("Thực hiện Chương trình OCOP giai đoạn 2026 - 2030", "2. Mục tiêu cụ thể"),
    ],
)
def test_the_period_is_printed_unless_the_subject_names_it(subject: str, heading: str) -> None:
    printed = printed_plan(subject=subject, period={"start": 2026, "end": 2030})

    assert heading in printed.split("\n")


def test_money_of_a_task_stands_in_words_and_in_its_annex() -> None:
    printed = printed_plan(tasks=[{"content": "Tập huấn", "amount": "15 triệu"}, {"content": "Xúc tiến."}])

    assert "1. Tập huấn\nKinh phí: 15.000.000 đồng (Bằng chữ: Mười lăm triệu đồng)." in printed
    assert "2. Xúc tiến." in printed.split("\n")
    assert "15" in printed.split("\n")


def test_more_annexes_than_ten_are_all_numbered() -> None:
    annexes = [{"title": f"Danh sách {number}", "paragraphs": ["x"]} for number in range(13)]
    lines = printed_plan(annexes=annexes, tasks=[], cost_estimate=None).split("\n")

    assert [line for line in lines if line.startswith("Phụ lục ")][-4:] == [
        f"Phụ lục {numeral}" for numeral in ("X", "XI", "XII", "XIII")
    ]


def test_more_phases_than_two_rounds_of_letters_are_all_lettered() -> None:
    record = full_record("approval-decision")
    phases = [{"period": {"start": 2026, "end": 2026}}] * 600
    record["scheme"]["phases"] = phases
    printed = text_of(write_word(load(record)))

    assert printed.count(") Năm 2026\n") == len(phases)
