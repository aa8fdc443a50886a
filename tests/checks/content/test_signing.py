"""Who signs: TM., KT., TL., TUQ., and the titles of those who do."""

import json
from typing import Any

import pytest
from tests.checks.clean import DECISION, PLAN, codes, findings

from ocop_docs import Severity
from ocop_docs.resources import samples_folder


def signed(**more: Any) -> dict[str, Any]:
    return {"head_position": "Chủ tịch", "name": "Nguyễn Văn Ví Dụ"} | more


def test_a_decision_of_the_head_is_not_signed_for_the_collective() -> None:
    found = findings(DECISION, authority="head", signatory=signed(collective="Ủy ban nhân dân"))

    assert [(f.code, f.severity, f.place) for f in found] == [
        ("collective-signs-head-decision", Severity.error, "signatory.collective")
    ]
    assert codes(DECISION, authority="head", signatory=signed()) == []


def test_the_head_issues_the_regulation_of_a_council_in_person() -> None:
    sample = samples_folder() / "regulation-decision" / "tinh-minh-hoa-2026.json"
    record = json.loads(sample.read_text(encoding="utf-8"))
    signatory = record["signatory"] | {"collective": "Ủy ban nhân dân"}

    assert "collective-signs-head-decision" in codes(record, signatory=signatory)
    assert "collective-signs-head-decision" not in codes(record)


@pytest.mark.parametrize("capacity", ["by_order", "by_authorisation"])
def test_signing_by_order_does_not_go_with_the_collective(capacity: str) -> None:
    by_order = signed(capacity=capacity, position="Chánh Văn phòng")
    found = findings(PLAN, signatory=by_order | {"collective": "Ủy ban nhân dân"})

    assert [(f.code, f.severity, f.place) for f in found] == [
        ("collective-with-order", Severity.error, "signatory.capacity")
    ]
    assert codes(PLAN, signatory=by_order) == []


@pytest.mark.parametrize("capacity", ["deputy", "acting_head", "head"])
def test_others_may_sign_for_the_collective(capacity: str) -> None:
    position = {"position": "Phó Chủ tịch"} if capacity == "deputy" else {}

    assert codes(PLAN, signatory=signed(collective="Ủy ban nhân dân", capacity=capacity) | position) == []


@pytest.mark.parametrize("name", ["TS. Nguyễn Văn A", "PGS.TS Nguyễn Văn A", "ThS Nguyễn Văn A", "ts nguyễn văn a"])
def test_an_academic_title_before_the_name_is_a_warning(name: str) -> None:
    found = findings(PLAN, signatory=signed(name=name, collective="Ủy ban nhân dân"))

    assert [(f.code, f.severity, f.place, f.found) for f in found] == [
        ("title-before-name", Severity.warning, "signatory.name", name)
    ]


@pytest.mark.parametrize("name", ["Tạ Văn A", "Tsần Văn A", "Nguyễn Thị TS"])
def test_a_name_that_only_begins_like_a_title_is_a_name(name: str) -> None:
    assert codes(PLAN, signatory=signed(name=name, collective="Ủy ban nhân dân")) == []
