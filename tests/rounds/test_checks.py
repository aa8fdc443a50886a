"""Checks on a round: each rule catches its own mistake, and only that."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.rounds.earlier import DISTRICT, earlier
from tests.rounds.scoring.fixtures import PROVINCE

from ocop_docs.checks.finding import Severity
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.resources import samples_folder
from ocop_docs.rounds.pipeline import check_round, load_round, score

SAMPLE = samples_folder() / "evaluation" / "tinh-minh-hoa-2026-dot-2.json"
Change = Callable[[dict[str, Any]], None]


def codes(change: Change) -> dict[str, Severity]:
    """The findings after `change`, without the one that the example has anyway."""
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    change(data)
    found = check_round(score(load_round(data)))
    return {finding.code: finding.severity for finding in found if finding.code != "requirement-not-met"}


def set_at(*path: str | int, to: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to

    return change


def without_sheets_of(code: str) -> Change:
    return lambda data: data.update(sheets=[one for one in data["sheets"] if one["product"] != code])


def product(number: int, **fields: object) -> Change:
    return lambda data: data["products"][number].update(fields)


EARLIER = {"stars": 3, "recognised_on": "2024-06-28", "expires_on": "2027-06-28"}
ENDED = {"stars": 3, "recognised_on": "2023-03-28", "expires_on": "2026-03-28"}
ERROR, WARNING, INFO = Severity.error, Severity.warning, Severity.info
COMMUNE_LATE = {"commune-out-of-time": Severity.warning}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda _: None, {}),
        (
            lambda data: data["council"]["absences"].append({"member": "TV02", "reason": "ốm"}),
            {"no-quorum": ERROR, "sheet-not-counted": WARNING},
        ),
        (set_at("council", "regulation", "largest_spread", to=2), {"spread-exceeded": ERROR}),
        (set_at("council", "conflicts", to=[]), {"sheet-missing": ERROR}),
        (set_at("sheets", to=[]), {"scoring-not-begun": INFO}),
        (without_sheets_of("SP20"), {"not-scored": WARNING}),
        (set_at("council", "members", 1, "role", to="chair"), {"one-chair": ERROR}),
        (
            lambda data: data["council"].update(
                absences=[{"member": "TV01", "reason": "ốm"}, {"member": "TV02", "reason": "ốm"}]
            ),
            {"no-quorum": ERROR, "chair-absent": ERROR, "sheet-not-counted": WARNING, "sheet-missing": ERROR},
        ),
        (lambda data: data["sheets"][0]["ticks"].update({"2.2": 2, "10": 1}), {"requirement-disputed": INFO}),
        (set_at("council", "members", 2, "name", to="Lò Thị Hoa"), {"scores-own-product": ERROR}),
        (product(1, ordinal=1), {"code-repeated": ERROR}),
        (product(1, name="Gạo nếp nương Suối Mơ"), {"product-repeated": ERROR}),
        (product(0, earlier=EARLIER), {"registration-wrong": ERROR}),
        (product(0, registration="upgrade"), {"registration-wrong": ERROR}),
        (product(0, registration="upgrade", earlier=ENDED), {"registration-wrong": ERROR}),
        (product(2, filed_on="2026-07-20"), {"filed-out-of-time": ERROR} | COMMUNE_LATE),
        (product(2, filed_on="2026-10-01"), {"filed-out-of-time": WARNING, "commune-out-of-time": ERROR}),
        (product(0, filed_on="2026-05-20"), {"earlier-law-applies": WARNING} | COMMUNE_LATE),
        (product(2, earlier=EARLIER | {"expires_on": "2027-01-25"}), {"validity-differs": WARNING}),
        (product(0, samples=4), {"samples-few": WARNING}),
        (product(22, samples=0), {}),
        (product(0, proposed_on="2026-10-30"), {"proposed-late": WARNING} | COMMUNE_LATE),
        (product(0, filed_on="2026-09-10", proposed_on="2026-10-01"), {}),
        (product(0, filed_on="2026-09-10", proposed_on="2026-10-02"), {"commune-out-of-time": WARNING}),
        (product(0, filed_on="2026-08-24", proposed_on="2026-09-16"), {}),
        (product(0, filed_on="2026-08-24", proposed_on="2026-09-17"), {"commune-out-of-time": WARNING}),
        (product(0, filed_on="2026-09-10", proposed_on="2026-09-09"), {"commune-out-of-time": ERROR}),
        (set_at("council", "regulation", "act", "date", to="2026-12-31"), {"dated-before": ERROR}),
        (set_at("papers", "regulation", "number", to=1181), {"regulation-differs": ERROR}),
        (set_at("papers", "regulation", "number", to=None), {}),
        (set_at("papers", "advisors_report", "date", to="2026-12-05"), {"dated-before": ERROR}),
        (set_at("papers", "council_report", "date", to="2026-12-09"), {"dated-before": ERROR}),
        (set_at("papers", "recognition", "date", to="2026-12-03"), {"dated-before": ERROR}),
        (set_at("papers", "recognition", "date", to="2026-12-30"), {"round-late": WARNING, "dated-before": ERROR}),
        (set_at("number", to=3), {"extra-round": INFO}),
        (set_at("province", "issuer", "level", to="commune"), {"wrong-recognition-authority": ERROR}),
    ],
)
def test_each_rule_catches_its_own_mistake(change: Change, expected: dict[str, Severity]) -> None:
    assert codes(change) == expected


@pytest.mark.parametrize(
    ("day", "office", "codes"),
    [
        ("2021-12-20", PROVINCE, {"authority-not-judged", "requirements-not-judged"}),
        ("2024-06-20", PROVINCE, {"wrong-recognition-authority", "requirements-not-judged"}),
        ("2024-06-20", DISTRICT, {"requirements-not-judged"}),
        ("2025-12-20", PROVINCE, {"requirements-not-judged"}),
    ],
)
def test_who_may_recognise_follows_the_law_of_the_day(day: str, office: dict[str, Any], codes: set[str]) -> None:
    scored = score(load_round(earlier(day, office)))

    assert {finding.code for finding in check_round(scored)} == codes


def test_every_finding_names_a_place_of_the_record() -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["council"]["absences"].append({"member": "TV02", "reason": "ốm"})

    found = check_round(score(load_round(data)))

    assert all(finding.place for finding in found)
    assert [finding.severity for finding in found] == sorted(
        (finding.severity for finding in found), key=list(Severity).index
    )


def test_more_products_of_a_class_than_the_plan_sets_out_are_reported() -> None:
    plan = Plan.model_validate(
        {
            "kind": "plan",
            "issuer": {"name": "Ủy ban nhân dân tỉnh Minh Họa", "level": "province"},
            "subject": "Thực hiện Chương trình OCOP năm 2026",
            "period": {"start": 2026, "end": 2026},
            "star_quotas": [
                {"stars": 4, "quantity": "05 - 07"},
                {"stars": 3, "quantity": "ít nhất 10"},
                {"stars": 3, "quantity": "01", "period": {"start": 2025, "end": 2025}},
            ],
        }
    )

    found = [one for one in check_round(score(load_round(SAMPLE)), plan) if one.code == "above-quota"]

    assert [(one.severity, one.expected, one.found) for one in found] == [(WARNING, "05 - 07", "8")]
