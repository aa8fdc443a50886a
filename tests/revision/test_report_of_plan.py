"""A report from its plan: every target and amount is a row, the rate is told where it can be, and gaps are named."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import call
from tests.whole_text import text_of

from ocop_docs import UnreadableInput, check, load
from ocop_docs.documents.achievement import is_met, rate
from ocop_docs.kind_info import example, examples
from ocop_docs.pipeline import write_word
from ocop_docs.resources import samples_folder
from ocop_docs.revision.report_of_plan import report_of_plan
from ocop_docs.vietnamese.quantities import parse_money_statement, parse_quantity

PLAN = example("plan", "xa-vi-du-2027")


def filled(**results: list[str | None]) -> dict[str, Any]:
    """The report on the plan with these results, row by row."""
    report = report_of_plan(load(PLAN))
    for name, key in (("targets", "achieved"), ("funding", "spent")):
        for row, value in zip(report["plan_results"][name], results.get(name, []), strict=False):
            row[key] = value
    return report


@pytest.mark.parametrize("name", examples("plan"))
def test_every_target_part_quota_and_amount_of_a_plan_is_in_its_report(name: str) -> None:
    plan = example("plan", name)
    rows = report_of_plan(load(plan))["plan_results"]
    figures = [part["quantity"] for target in plan["targets"] for part in (target, *target.get("of_which", []))]
    amounts = [line for group in ("sources", "phases", "items") for line in plan.get("budget", {}).get(group, [])]

    assert [row["planned"] for row in rows["targets"]][: len(figures)] == figures
    assert len(rows["funding"]) == sum("amount" in line for line in amounts) + ("total" in plan.get("budget", {}))
    assert load(report_of_plan(load(plan))).kind == "report"


def test_a_report_takes_over_the_office_and_cites_the_plan_and_states_no_result() -> None:
    report = report_of_plan(load(PLAN))

    assert {name: report[name] for name in ("issuer", "period", "recipients", "archive")} == {
        name: PLAN[name] for name in ("issuer", "period", "recipients", "archive")
    }
    assert report["subject"] == "Kết quả thực hiện Chương trình mỗi xã một sản phẩm (OCOP) năm 2027"
    assert (report["legal_bases"][0]["number"], report["legal_bases"][0]["date"]) == ("08/KH-UBND", "2027-01-05")
    assert not {"number", "date", "results"} & report.keys()
    assert not any({"achieved", "spent"} & row.keys() for rows in report["plan_results"].values() for row in rows)


def test_a_row_names_its_target_in_a_sentence_without_the_figure() -> None:
    first, second, *_ = report_of_plan(load(PLAN))["plan_results"]["targets"]

    assert first["target"] == "Phát triển sản phẩm tham gia đánh giá, phân hạng trong năm"
    assert second["target"] == "Trong đó: phấn đấu có sản phẩm đạt 3 sao cấp tỉnh"


def test_only_a_plan_has_a_report() -> None:
    with pytest.raises(UnreadableInput, match="chỉ lập được từ một Kế hoạch"):
        report_of_plan(load(example("report")))


def test_each_target_and_amount_without_a_result_is_named() -> None:
    places = [one.place for one in check(load(filled(targets=["07", None, "0"]))) if one.code == "result-missing"]

    assert places[0] == "plan_results.targets[1].achieved"
    assert "plan_results.targets[2].achieved" not in places
    assert places.count("plan_results.funding[0].spent") == 1


def test_the_report_prints_plan_result_rate_and_how_many_targets_were_met() -> None:
    report = filled(targets=["07", "03", None, "100%", "khoảng 3"], funding=["250 triệu", "120 triệu"])
    text = text_of(write_word(load(report))).split("\n")

    assert (
        "02/05 chỉ tiêu đạt hoặc vượt kế hoạch; 01 chỉ tiêu chưa đạt; 01 chỉ tiêu chưa có kết quả; "
        "01 chỉ tiêu chưa so sánh được." in text
    )
    at = text.index("Phát triển sản phẩm tham gia đánh giá, phân hạng trong năm")
    assert text[at + 1 : at + 5] == ["sản phẩm", "06", "07", "116,7"]
    at = text.index("Tổng kinh phí")
    assert text[at + 1 : at + 4] == ["300", "250", "83,3"]


@pytest.mark.parametrize(
    ("planned", "achieved", "percent", "met"),
    [
        ("06", "05", "83.3", False),
        ("06", "06", "100.0", True),
        ("ít nhất 06", "09", "150.0", True),
        ("100 - 120", "110", None, True),
        ("100 - 120", "99", None, False),
        ("không quá 5", "5", None, True),
        ("dưới 5", "5", None, False),
        ("hơn 5", "5", None, False),
        ("100%", "90%", None, False),
        ("100%", "90", None, None),
        ("06", "khoảng 5", None, None),
        ("tăng thêm 05", "5", None, None),
        ("0", "5", None, True),
    ],
)
def test_a_result_is_compared_only_where_it_can_be(
    planned: str, achieved: str, percent: str | None, met: object
) -> None:
    plan, result = parse_quantity(planned), parse_quantity(achieved)

    assert rate(plan, result) == (None if percent is None else Decimal(percent))
    assert is_met(plan, result) is met


def test_money_is_compared_with_money_only() -> None:
    assert rate(parse_money_statement("2 tỷ"), parse_money_statement("1,5 tỷ")) == Decimal("75.0")
    assert rate(parse_money_statement("2 tỷ"), parse_quantity("5")) is None
    assert rate(None, parse_quantity("5")) is None


def test_the_command_writes_the_report_of_a_plan(tmp_path: Path) -> None:
    output = tmp_path / "bao-cao.json"

    result = call("new", "report", "--from", str(samples_folder() / "plan" / "xa-vi-du-2027.json"), "-o", str(output))

    assert (result.returncode, json.loads(output.read_text(encoding="utf-8"))) == (0, report_of_plan(load(PLAN)))
