"""Targets against results over several years: what is the same target, what is compared, and what cannot be."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.cli.command import call

from ocop_docs import InvalidInput, UnreadableInput, load
from ocop_docs.documents.document import Document
from ocop_docs.kind_info import example
from ocop_docs.pipeline import render
from ocop_docs.revision.next_year import next_record
from ocop_docs.revision.report_of_plan import report_of_plan
from ocop_docs.revision.tracking.track import Tracked, track
from ocop_docs.revision.tracking.workbook import tracking_workbook

PLAN = example("plan", "xa-vi-du-2027")


def report(plan: dict[str, Any] = PLAN, *achieved: str | None) -> dict[str, Any]:
    """The report on a plan with these results of its targets."""
    made = report_of_plan(load(plan))
    for row, value in zip(made["plan_results"]["targets"], achieved, strict=False):
        row["achieved"] = value
    return made


def next_plan() -> dict[str, Any]:
    return next_record(load(PLAN)).record()


def tracked(*records: dict[str, Any]) -> Tracked:
    return track(map(load, records))


def messages(found: Tracked, code: str) -> list[str]:
    return [gap.message for gap in found.gaps if gap.code == code]


def test_every_target_of_two_years_is_one_line_with_plan_result_and_rate_of_each() -> None:
    found = tracked(next_plan(), report(PLAN, "05", "04"), PLAN)
    first, second = found.targets[:2]

    assert found.periods == ("Năm 2027", "Năm 2028")
    assert {period: figures.words for period, figures in first.figures.items()} == {
        "Năm 2027": ("06", "05", "83,3%"),
        "Năm 2028": ("06", "", ""),
    }
    assert second.part_of == first.name
    assert all(len(target.figures) == 2 for target in found.targets)
    assert messages(found, "not-reported") == ["Năm 2028: chưa có Báo cáo nên chưa có kết quả."]


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("Sản phẩm đạt 3 sao năm 2027", "Sản phẩm đạt 3 sao năm 2028", 1),
        ("Sản phẩm đạt 3 sao", "Sản phẩm đạt 3 sao trong năm 2028", 1),
        ("Doanh thu tăng so với năm 2026", "Doanh thu tăng so với năm 2027", 1),
        ("Sản phẩm đạt 3 sao", "sản phẩm đạt 3 sao", 1),
        ("Sản phẩm đạt 3 sao", "Sản phẩm đạt 4 sao", 2),
        ("Sản phẩm đạt 3 sao đến năm 2030", "Sản phẩm đạt 3 sao đến năm 2035", 2),
    ],
)
def test_a_target_is_the_same_if_its_words_are_but_for_the_year_of_its_period(
    first: str, second: str, lines: int
) -> None:
    def stating(words: str, year: int) -> dict[str, Any]:
        rows = {"targets": [{"target": words, "planned": "5", "achieved": "4"}]}
        return report() | {"period": {"start": year, "end": year}, "plan_results": rows}

    found = tracked(stating(first, 2027), stating(second, 2028))

    assert len(found.targets) == lines
    assert len(messages(found, "one-period")) == (0 if lines == 1 else 2)


def test_what_a_report_states_otherwise_than_its_plan_is_named_and_the_report_holds() -> None:
    other = report(PLAN, "05")
    other["plan_results"]["targets"][0]["planned"] = "07"
    found = tracked(PLAN, other)

    assert found.targets[0].figures["Năm 2027"].words == ("07", "05", "71,4%")
    assert messages(found, "plans-differ") == [
        (
            "Năm 2027: “Phát triển sản phẩm tham gia đánh giá, phân hạng trong năm” Kế hoạch và Báo cáo "
            "ghi khác nhau (06; 07); lấy số của Báo cáo."
        )
    ]


def test_a_percentage_has_no_rate_and_a_missing_result_is_named() -> None:
    found = tracked(report(PLAN, "05", "04", "01", "95%"))

    assert ["(kế hoạch 100%, thực hiện 95%)" in one for one in messages(found, "no-rate")] == [True]
    assert len(messages(found, "no-result")) == len(found.targets) - 4
    assert found.targets[3].drawn_unit == "%"


def test_a_report_without_results_another_office_and_another_length_of_period_are_named() -> None:
    found = track([load(example("report", "phu-xuyen-2020")), load(PLAN)])

    assert {gap.code for gap in found.gaps} >= {"issuers-differ", "periods-differ", "no-results"}


def test_a_target_stated_twice_counts_once_and_is_named() -> None:
    twice = report(PLAN, "05")
    twice["plan_results"]["targets"].insert(1, twice["plan_results"]["targets"][0] | {"achieved": "03"})

    found = tracked(twice)

    assert found.targets[0].figures["Năm 2027"].words[1] == "05"
    assert len(messages(found, "stated-twice")) == 1


@pytest.mark.parametrize(
    ("documents", "code"),
    [
        ([load(PLAN), load(PLAN)], "track-repeated"),
        ([load(example("notice"))], "track-kind"),
        ([load(PLAN | {"period": None})], "track-without-period"),
    ],
)
def test_what_has_no_place_among_the_years_is_refused(documents: list[Document], code: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        track(documents)

    assert [one.code for one in refused.value.faults] == [code]


def test_the_workbook_has_the_table_and_charts_of_excel_and_the_same_bytes_each_time() -> None:
    found = tracked(PLAN, report(PLAN, "05", "04", "01", "95%"), next_plan())
    book = openpyxl.load_workbook(io.BytesIO(tracking_workbook(found)))
    table, charts = book["Chỉ tiêu"], book["Biểu đồ"]
    parts = zipfile.ZipFile(io.BytesIO(tracking_workbook(found))).namelist()

    assert tracking_workbook(found) == tracking_workbook(found)
    assert [cell.value for cell in table[2]] == [
        "Phát triển sản phẩm tham gia đánh giá, phân hạng trong năm",
        None,
        "sản phẩm",
        "06",
        "05",
        "83,3%",
        "06",
        None,
        None,
    ]
    assert [row[0].value for row in book["Không so được"]][1:] == [gap.message for gap in found.gaps]
    drawn = sum(target.drawn_unit is not None for target in found.targets)
    assert [name for name in parts if name.startswith("xl/charts/chart")] == [
        f"xl/charts/chart{one + 1}.xml" for one in range(drawn)
    ]
    assert [[cell.value for cell in row] for row in charts["A2:C3"]] == [["Năm 2027", 6, 5], ["Năm 2028", 6, None]]


def test_the_command_prints_the_table_and_writes_the_workbook(tmp_path: Path) -> None:
    plan, word, table = tmp_path / "kh.json", tmp_path / "bc.docx", tmp_path / "bang.xlsx"
    plan.write_text(json.dumps(PLAN), encoding="utf-8")
    word.write_bytes(render(load(report(PLAN, "05", "04")), with_data=True))
    found = track([load(PLAN), load(report(PLAN, "05", "04"))])

    shown = call("track", plan, word, "-o", table).stdout
    listed = json.loads(call("track", plan, word, "--json").stdout)

    assert "    Năm 2027: kế hoạch 06; thực hiện 05; tỷ lệ 83,3%" in shown
    assert shown.splitlines()[-1] == f"9 chỉ tiêu, 1 thời kỳ; {len(found.gaps)} chỗ không so được."
    assert table.read_bytes() == tracking_workbook(found)
    assert listed == found.as_dict()


def test_a_plan_of_more_targets_with_parts_than_a_report_takes_is_refused_in_words() -> None:
    target = next(one for one in PLAN["targets"] if one.get("of_which"))

    with pytest.raises(InvalidInput) as refused:
        tracked(PLAN | {"targets": [target] * 3_000})

    assert [one.code for one in refused.value.faults] == ["list-too-long"]
