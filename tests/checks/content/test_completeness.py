"""Blank fields that are expected are reported; optional ones are not."""

import json
from typing import Any

import pytest
from tests.checks.clean import DECISION, PLAN, REPORT, findings, without
from tests.golden.reading import sample_files

from ocop_docs import Severity
from ocop_docs.documents.base import EXPECTED
from ocop_docs.documents.catalogue import KINDS

SAMPLES = {sample.parent.name: json.loads(sample.read_text(encoding="utf-8")) for sample in sample_files()}
RECORDS = SAMPLES | {"plan": PLAN, "approval-decision": DECISION, "report": REPORT}
"""A record without blanks for each kind: written for these tests, or a sample that has none."""
BLANKS = [
    (kind, name)
    for kind, entry in KINDS.items()
    for name, field in entry.model.model_fields.items()
    if isinstance(field.json_schema_extra, dict) and EXPECTED in field.json_schema_extra
]


@pytest.mark.parametrize(("kind", "name"), BLANKS)
def test_a_missing_element_is_a_warning_with_its_title(kind: str, name: str) -> None:
    found = [f for f in findings(without(RECORDS[kind], name)) if f.code == "element-missing"]

    assert [(f.severity, f.place) for f in found] == [(Severity.warning, name)]
    assert f"“{KINDS[kind].model.model_fields[name].title}”" in found[0].message
    assert found[0].citation


INNER: dict[str, tuple[dict[str, Any], str, str]] = {
    "place of the issuer": (PLAN, "issuer", "place"),
    "total of the budget": (PLAN, "budget", "total"),
    "position of the head": (PLAN, "signatory", "head_position"),
    "name of the signatory": (PLAN, "signatory", "name"),
    "cycle of the scheme": (DECISION, "scheme", "cycle"),
    "money of the scheme": (DECISION, "scheme", "budget"),
}


@pytest.mark.parametrize(("record", "part", "name"), INNER.values(), ids=INNER.keys())
def test_a_missing_element_inside_a_part_is_named_with_its_path(record: dict[str, Any], part: str, name: str) -> None:
    found = findings(record, **{part: without(record[part], name)})

    assert [(f.code, f.place) for f in found] == [("element-missing", f"{part}.{name}")]


@pytest.mark.parametrize("capacity", ["deputy", "by_order", "by_authorisation"])
def test_who_signs_for_another_needs_a_position(capacity: str) -> None:
    signs = PLAN["signatory"] if capacity == "deputy" else without(PLAN["signatory"], "collective")
    signatory = signs | {"capacity": capacity}
    found = findings(PLAN, signatory=signatory)

    assert [(f.code, f.severity, f.place) for f in found] == [
        ("element-missing", Severity.warning, "signatory.position")
    ]
    position = "Phó Chủ tịch" if capacity == "deputy" else "Chánh Văn phòng"
    assert findings(PLAN, signatory=signatory | {"position": position}) == []


def test_an_example_is_reported_as_one() -> None:
    found = findings(PLAN, example=True)

    assert [(f.code, f.severity, f.place) for f in found] == [("example", Severity.info, "example")]


@pytest.mark.parametrize(
    ("day", "texts"),
    [
        (
            "01/7/2023",
            ["Luật Tổ chức chính quyền địa phương ngày 19/6/2015", "Quyết định số 148/QĐ-TTg ngày 24/02/2023"],
        ),
        (
            "01/12/2026",
            ["Luật Tổ chức chính quyền địa phương ngày 16/6/2025", "Quyết định số 26/2026/QĐ-TTg ngày 22/5/2026"],
        ),
    ],
)
def test_missing_legal_bases_are_reported_with_those_of_the_catalogue_that_fit_the_date(
    day: str, texts: list[str]
) -> None:
    record = without(RECORDS["recognition-decision"], "legal_bases") | {"date": day}

    (found,) = [one for one in findings(record) if one.place == "legal_bases" and one.code == "element-missing"]

    assert found.message.endswith(f"Căn cứ áp dụng được vào ngày {day}: {'; '.join(texts)}.")


def test_a_target_and_an_amount_of_the_plan_without_a_result_are_named() -> None:
    results = {
        "targets": [
            {"target": "Sản phẩm đạt 3 sao", "unit": "sản phẩm", "planned": "06"},
            {"target": "B", "achieved": "0"},
        ],
        "funding": [{"content": "Ngân sách xã", "planned": "120 triệu"}, {"content": "C", "spent": 0}],
    }
    found = [one for one in findings(REPORT, plan_results=results) if one.code == "result-missing"]

    assert [(one.place, one.expected) for one in found] == [
        ("plan_results.targets[0].achieved", "06 sản phẩm"),
        ("plan_results.funding[0].spent", "120.000.000 đồng"),
    ]
