"""Next year's plan or report from this year's: nothing changes that is not listed, and each change can be refused."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import call

from ocop_docs import UnreadableInput, check, load
from ocop_docs.kind_info import example, examples
from ocop_docs.resources import samples_folder
from ocop_docs.revision.changes import applied, data_of
from ocop_docs.revision.next_year import next_record

COMMUNE = "xa-vi-du-2027"
SAMPLES = [(kind, name) for kind in ("plan", "report") for name in examples(kind)]
KEPT = ("issuer", "recipients", "signatory", "archive")


def plan(**changes: Any) -> dict[str, Any]:
    return example("plan", COMMUNE) | changes


def basis(number: str, document_type: str = "Quyết định", **more: Any) -> dict[str, Any]:
    return {"document_type": document_type, "number": number} | more


@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_the_next_record_is_this_one_with_the_changes_and_nothing_else(kind: str, name: str) -> None:
    document = load(example(kind, name))
    found = next_record(document)

    assert found.record() == applied(data_of(document), found.changes)
    assert found.record([one.place for one in found.changes]) == data_of(document)
    assert load(found.record()).kind == kind


@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_number_and_date_are_emptied_and_the_office_stays(kind: str, name: str) -> None:
    before = data_of(load(example(kind, name)))
    after = next_record(load(before)).record()

    assert after.keys() & {"number", "date", "accepted"} == set()
    assert {field: after.get(field) for field in KEPT} == {field: before.get(field) for field in KEPT}


@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_each_change_alone_can_be_refused(kind: str, name: str) -> None:
    document = load(example(kind, name))
    found = next_record(document)
    for one in found.changes:
        others = [other for other in found.changes if other.place != one.place]

        assert found.record([one.place]) == applied(data_of(document), others)


def test_every_year_of_the_commune_plan_moves_and_no_year_of_a_cited_text() -> None:
    before = load(plan())
    after = json.dumps(next_record(before).record() | {"legal_bases": []}, ensure_ascii=False)

    assert "2027" not in after
    assert next_record(before).record()["legal_bases"] == data_of(before)["legal_bases"]


def test_units_and_responsibilities_stay_word_for_word_but_for_years() -> None:
    before, after = data_of(load(plan())), next_record(load(plan())).record()

    assert [row["unit"] for row in after["responsibilities"]] == [row["unit"] for row in before["responsibilities"]]
    assert [row["lead"] for row in after["tasks"] if "lead" in row] == [
        row["lead"] for row in before["tasks"] if "lead" in row
    ]


def test_a_basis_that_no_longer_applies_is_replaced_by_what_replaced_it_with_the_source() -> None:
    record = plan(legal_bases=[basis("148/QĐ-TTg", date="24/02/2023", lead_in="Thực hiện")], date="05/01/2026")
    (change,) = [one for one in next_record(load(record), dt.date(2027, 1, 5)).changes if one.code == "basis-replaced"]

    assert change.place == "legal_bases[0]"
    assert (change.after["number"], change.after["lead_in"]) == ("26/2026/QĐ-TTg", "Thực hiện")
    assert "148/QĐ-TTg" in change.reason
    assert "26/2026/QĐ-TTg" in change.reason
    assert change.citation.startswith("QĐ 26/2026/QĐ-TTg")


@pytest.mark.parametrize("number", ["490/QĐ-TTg", "919/QĐ-TTg"])
def test_a_chain_of_replacements_is_followed_to_the_text_of_the_day(number: str) -> None:
    record = plan(legal_bases=[basis(number)])
    changes = next_record(load(record), dt.date(2027, 1, 5)).changes

    assert [one.after["number"] for one in changes if one.code == "basis-replaced"] == ["257/2025/QH15"]


def test_two_bases_with_one_successor_become_one_and_one_without_a_successor_is_left_out() -> None:
    record = plan(legal_bases=[basis("148/QĐ-TTg"), basis("1489/QĐ-TTg"), basis("08/2019/TT-BTC", "Thông tư")])
    found = next_record(load(record), dt.date(2027, 1, 5))

    assert [row["number"] for row in found.record()["legal_bases"]] == ["26/2026/QĐ-TTg"]
    assert [one.code for one in found.changes if one.place.startswith("legal_bases")] == [
        "basis-replaced",
        "basis-repeated",
        "basis-ended",
    ]


def test_on_a_day_on_which_a_basis_applies_it_stays() -> None:
    record = plan(legal_bases=[basis("148/QĐ-TTg")])

    assert [one for one in next_record(load(record), dt.date(2026, 1, 5)).changes if "basis" in one.code] == []


def test_after_the_changes_no_finding_on_a_basis_is_left() -> None:
    record = load(example("plan", "trung-khanh-2023") | {"legal_bases": [basis("919/QĐ-TTg"), basis("148/QĐ-TTg")]})
    after = next_record(record, dt.date(2027, 1, 5)).record() | {"date": "05/01/2027"}

    assert [one.code for one in check(load(after)) if one.code in ("basis-expired", "basis-superseded")] == []


def test_a_basis_that_the_catalogue_does_not_have_is_named_for_a_person_to_look_at() -> None:
    record = plan(legal_bases=[basis("12/KH-UBND", "Kế hoạch", date="05/01/2027")])
    reminders = [one for one in next_record(load(record)).reminders if one.place == "legal_bases[0]"]

    assert len(reminders) == 1
    assert "12/KH-UBND" in reminders[0].message


def test_every_figure_that_stays_is_named_with_its_value_of_last_year() -> None:
    told = {one.place: one.message for one in next_record(load(plan())).reminders}

    assert told["targets[0].of_which[0].quantity"] == "Kỳ trước: 04"
    assert told["budget.total"] == "Kỳ trước: 300.000.000 đồng"


def test_the_results_of_a_report_are_left_to_fill_in_and_their_headings_stay() -> None:
    before = data_of(load(example("report", "xa-vi-du-2026")))
    after = next_record(load(before)).record()

    assert [row["title"] for row in after["results"]] == [row["title"] for row in before["results"]]
    assert [row.keys() & {"paragraphs", "figures"} for row in after["results"]] == [set()] * len(after["results"])
    assert "product_results" not in after
    assert "total" not in after["spending"]
    assert [row.keys() for row in after["spending"]["sources"]] == [{"source"}] * 3


def test_the_day_is_the_same_of_the_next_year_and_the_first_of_it_without_one() -> None:
    assert next_record(load(plan(date="29/02/2028", period={"start": 2028, "end": 2028}))).day == dt.date(2029, 2, 28)
    assert next_record(load(plan(date=None))).day == dt.date(2028, 1, 1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (plan(period=None), "next-without-period"),
        (example("council-decision"), "next-kind"),
        (plan(period={"start": 2027, "end": 9999}), "next-beyond-calendar"),
        (plan(date=None, period={"start": 9999, "end": 9999}), "next-beyond-calendar"),
        (plan(date="9999-12-31"), "next-beyond-calendar"),
        (plan(targets=[{"quantity": "01", "unit": "sản phẩm", "year": 9999}]), "next-beyond-calendar"),
    ],
)
def test_what_has_no_next_year_is_refused(data: dict[str, Any], code: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        next_record(load(data))

    assert [fault.code for fault in refusal.value.faults] == [code]


def test_the_command_writes_the_record_lists_the_changes_and_keeps_what_is_named(tmp_path: Path) -> None:
    data, output = samples_folder() / "plan" / f"{COMMUNE}.json", tmp_path / "2028.json"
    found = next_record(load(plan()))

    result = call("next", str(data), "-o", str(output), "--keep", "subject", "--date", "05/01/2028")

    assert result.returncode == 0
    assert json.loads(output.read_text(encoding="utf-8")) == found.record(["subject"])
    assert [one.place for one in found.changes if f":{one.place})" not in result.stdout] == ["subject"]
    assert f"Đã đổi {len(found.changes) - 1} chỗ" in result.stdout


def test_the_command_gives_the_changes_as_json_and_refuses_a_day_that_is_none(tmp_path: Path) -> None:
    data, output = samples_folder() / "plan" / f"{COMMUNE}.json", tmp_path / "2028.json"

    answer = json.loads(call("next", str(data), "-o", str(output), "--json").stdout)
    refused = call("next", str(data), "-o", str(output), "--date", "31/02/2028", "--force")

    assert answer["changes"][0]["words"] == "Số văn bản: 8 → (để trống)"
    assert "targets[0].quantity" in [one["place"] for one in answer["reminders"]]
    assert refused.returncode == 2
    assert "không có trong lịch" in refused.stderr
