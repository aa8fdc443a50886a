"""Decisions that revoke a certificate, by the law on their day."""

import json
from typing import Any

import pytest
from tests.checks.clean import findings

from ocop_docs import Severity
from ocop_docs.resources import samples_folder

SAMPLE = samples_folder() / "revocation-decision" / "gio-may-dan-an-lac.json"
DECISION: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
"""A decision of a province on 14/5/2027 by a confirmation of 04/5/2027."""

PROPOSAL = {"proposer": "Giám đốc Sở Nông nghiệp và Môi trường"}


def found(**changes: Any) -> list[tuple[str, Severity, str, str, str]]:
    """Findings that are no notes: code, severity, place, what is expected, what is found."""
    return [
        (one.code, one.severity, one.place, one.expected, one.found)
        for one in findings(DECISION, **changes)
        if one.severity is not Severity.info
    ]


def test_five_stars_are_revoked_by_the_ministry_and_four_by_the_province() -> None:
    assert found(stars=5) == [
        ("wrong-revocation-authority", Severity.error, "stars", "cấp Quốc gia", "cấp tỉnh"),
    ]
    assert found(stars=4) == found(stars=3) == []


@pytest.mark.parametrize("date", ["2027-05-04", "2027-05-19"])
def test_a_certificate_is_revoked_within_fifteen_days_of_the_conclusion(date: str) -> None:
    assert found(date=date, proposal=PROPOSAL) == []


def test_a_certificate_is_not_revoked_later_than_fifteen_days_after_the_conclusion() -> None:
    assert found(date="2027-05-20", proposal=PROPOSAL) == [
        ("revocation-late", Severity.warning, "date", "không sau 19/5/2027", "20/5/2027")
    ]


def test_a_certificate_is_not_revoked_before_the_conclusion() -> None:
    assert found(date="2027-05-03", proposal=PROPOSAL) == [
        ("revocation-before-conclusion", Severity.error, "date", "không trước 04/5/2027", "03/5/2027")
    ]


def test_the_head_revokes_in_person() -> None:
    signatory = DECISION["signatory"] | {"collective": "Ủy ban nhân dân"}
    assert [code for code, *_ in found(signatory=signatory)] == ["collective-signs-head-decision"]


def test_a_decision_without_its_date_is_signed_by_the_head_all_the_same() -> None:
    assert [code for code, *_ in found(date=None)] == ["element-missing"]
