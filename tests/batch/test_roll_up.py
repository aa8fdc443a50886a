"""Commune reports added up: exact figures only, every gap named."""

from typing import Any

import pytest
from tests.batch.tables import jsonl, read, report, shown

from ocop_docs import check, load, render
from ocop_docs.batch.roll_up import RollUp, roll_up
from ocop_docs.checks.finding import Severity
from ocop_docs.errors import InvalidInput
from ocop_docs.kind_info import skeleton
from ocop_docs.pipeline import load_table
from ocop_docs.resources import samples_folder

HEAD: dict[str, Any] = {
    "issuer": {"name": "Ủy ban nhân dân tỉnh Minh Họa", "level": "province"},
    "subject": "Kết quả thực hiện Chương trình OCOP năm 2026",
}
YEAR = {"start": 2026, "end": 2026}


def products(*lines: tuple[str, Any]) -> list[dict[str, Any]]:
    return [{"period": YEAR, "quantity": quantity} | ({"stars": stars} if stars else {}) for quantity, stars in lines]


def summed(*records: dict[str, Any], head: dict[str, Any] | None = None) -> RollUp:
    return roll_up(read(jsonl(*records), "b.jsonl"), head)


@pytest.fixture(scope="module")
def communes() -> RollUp:
    return roll_up(load_table(samples_folder() / "report" / "communes-2026.xlsx", "report"), HEAD)


def test_the_sample_of_all_communes_makes_one_report_that_adds_up(communes: RollUp) -> None:
    document = load(communes.data)

    errors = [finding for finding in check(document) if finding.severity is Severity.error]

    assert (communes.rows, communes.gaps, communes.blanks, errors) == (120, [], [], [])
    assert render(document)[:2] == b"PK"


def test_every_figure_of_the_whole_is_the_sum_of_the_communes(communes: RollUp) -> None:
    table = communes.data["commune_results"]
    spending = communes.data["spending"]

    assert len(table) == 120
    assert spending["total"] == sum(row["amount"] for row in table)
    assert spending["total"] == sum(line["amount"] for line in spending["sources"])
    assert spending["total"] == sum(line["amount"] for line in spending["items"])
    by_class = {line["stars"]: line["quantity"] for line in communes.data["product_results"]}
    assert by_class == {
        "3 sao": sum(row["three_star"] for row in table),
        "4 sao": sum(row["four_star"] for row in table),
    }
    assert sum(row["products"] for row in table) == sum(by_class.values())


def test_an_amount_that_is_not_exact_leaves_the_total_blank_and_is_named() -> None:
    result = summed(
        report(1, spending={"total": "5 triệu đồng"}), report(2, spending={"total": "khoảng 3 triệu đồng"}), head=HEAD
    )

    assert result.data["spending"]["total"] is None
    assert [row.get("amount") for row in result.data["commune_results"]] == [5_000_000, None]
    assert ["Xã Ví Dụ 2" in gap for gap in result.gaps] == [True]


def test_money_is_not_divided_by_source_when_one_commune_does_not_divide_it() -> None:
    divided = {"total": 5, "sources": [{"source": "Ngân sách xã", "amount": 5}]}

    result = summed(report(1, spending=divided), report(2, spending={"total": 3}), head=HEAD)

    assert result.data["spending"] == {"total": 8, "sources": [], "items": []}
    assert any("nguồn" in gap and "Xã Ví Dụ 2" in gap for gap in result.gaps)


@pytest.mark.parametrize(
    ("lines", "expected", "gaps"),
    [
        (products(("05", 3), ("02", 4)), {"products": 7, "three_star": 5, "four_star": 2, "five_star": 0}, 0),
        (products(("05", None)), {"products": 5}, 0),
        (products(("khoảng 5", 3)), {"products": None}, 1),
        (products(("05", 3), ("02", None)), {"products": None}, 1),
        (products(("05", "3 - 4 sao")), {"products": 5}, 1),
        ([], {"products": None}, 0),
        ([{"period": {"start": 2025, "end": 2025}, "quantity": "09", "stars": 3}], {"products": None}, 0),
    ],
)
def test_products_of_a_commune_are_counted_only_where_its_lines_allow_it(
    lines: list[dict[str, Any]], expected: dict[str, Any], gaps: int
) -> None:
    result = summed(report(1, product_results=lines), head=HEAD)

    assert result.data["commune_results"] == [{"commune": "Xã Ví Dụ 1"} | expected]
    assert len(result.gaps) == gaps


def test_reports_of_unlike_periods_are_not_added() -> None:
    other = report(2) | {"period": {"start": 2025, "end": 2025}}

    with pytest.raises(InvalidInput) as caught:
        summed(report(1), other, head=HEAD)

    assert [one.code for one in caught.value.faults] == ["roll-up-not-alike"]
    assert summed(report(1), other, head=HEAD | {"period": YEAR}).data["period"] == YEAR


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (jsonl(report(2) | {"number": 0}), "field-invalid"),
        (jsonl(report(2) | {"kind": "plan"}), "row-other-kind"),
        (b"{broken", "not-json"),
    ],
)
def test_a_faulty_row_stops_the_sum_at_its_place(line: bytes, code: str) -> None:
    result = roll_up(read(jsonl(report(1)) + b"\n" + line, "b.jsonl"), HEAD)

    assert (result.data, shown(result.faults)) == ({}, [("2", code)])


def test_what_only_the_office_above_knows_is_left_blank_and_named() -> None:
    result = summed(report(1))

    assert result.data["issuer"]["name"] is result.data["subject"] is None
    assert len(result.blanks) == 2
    assert {"issuer.name", "subject"} <= {finding.place for finding in check(load(result.data))}
    assert render(load(result.data))[:2] == b"PK", "it prints as dotted blanks"


def test_what_a_skeleton_leaves_open_does_not_replace_what_was_added_up() -> None:
    head = skeleton("report") | {"subject": HEAD["subject"]}
    head["issuer"]["name"] = HEAD["issuer"]["name"]

    result = summed(report(1), report(2), head=head)

    assert result.data == summed(report(1), report(2), head=HEAD).data
    assert result.blanks == []
