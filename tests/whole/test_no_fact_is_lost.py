"""Whatever a document is given stands in its Word file: text, quantity, amount, date, year, level."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.records import full_record
from tests.strategies import records, traceable_records
from tests.whole_text import text_of

from ocop_docs import Finding, check, load, render
from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.parts import Issuer, Level, Period
from ocop_docs.documents.report import CommuneResult
from ocop_docs.vietnamese import MoneyStatement, Quantity, format_integer, long_date

UNPRINTED = {
    "kind": "chooses the template",
    "level": "tells the checks who issues; the name says it to the reader",
    "example": "prints in the footer",
    "authority": "chooses the lines of authority",
    "capacity": "chooses the lines of the signature",
}
"""Fields that steer, and why they do not stand in the text themselves."""

SLOW_ENOUGH = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def facts_of(part: BaseModel) -> Iterator[str]:
    """Each fact of a part, as a reader must find it."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in UNPRINTED or (isinstance(part, Issuer) and name == "abbreviation"):
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from facts_of(one) if isinstance(one, BaseModel) and not isinstance(one, Period) else said(one, part)


def said(value: Any, part: BaseModel) -> list[str]:  # noqa: ANN401 - any leaf of any model
    if value is None:
        return []
    if isinstance(value, MoneyStatement):
        bounds = {bound for bound in (value.low, value.high) if bound is not None}
        return [format_integer(bound) for bound in bounds] if isinstance(part, CommuneResult) else [value.printed()]
    printed = {
        Quantity: lambda: value.text,
        Level: lambda: value.label,
        dt.date: lambda: long_date(value),
        int: lambda: format_integer(value) if isinstance(part, CommuneResult) else f"{value:02d}",
        Stars: lambda: str(value),
        Period: lambda: str(value),
        str: lambda: value,
    }
    return [printed[type(value)]()]


def lost(document: AdministrativeDocument) -> list[str]:
    printed = text_of(render(document)).casefold()
    return [fact for fact in facts_of(document) if fact.casefold() not in printed]


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_with_every_field_prints_every_fact(kind: str) -> None:
    document = load(full_record(kind))

    assert len(list(facts_of(document))) > 100
    assert lost(document) == []


@pytest.mark.parametrize("kind", KINDS)
@SLOW_ENOUGH
@given(data=st.data())
def test_a_document_of_any_shape_prints_every_fact(kind: str, data: st.DataObject) -> None:
    document = load(data.draw(traceable_records(kind)))

    assert lost(document) == []


@pytest.mark.parametrize("kind", KINDS)
@SLOW_ENOUGH
@given(data=st.data())
def test_any_valid_document_is_checked_and_rendered(kind: str, data: st.DataObject) -> None:
    document = load(data.draw(records(kind)))

    findings = check(document)

    assert all(isinstance(finding, Finding) for finding in findings)
    assert render(document).startswith(b"PK")


@SLOW_ENOUGH
@given(record=records())
def test_a_document_read_back_from_its_own_data_is_the_same(record: dict[str, Any]) -> None:
    document = load(record)

    assert load(document.model_dump(mode="json")) == document
