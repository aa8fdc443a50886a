"""The next evaluation round from this one: what stays, what is emptied, and that each change can be refused."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.cli.command import call

from ocop_docs.kind_info import example
from ocop_docs.revision.next_round import next_round
from ocop_docs.rounds.pipeline import load_round
from ocop_docs.rounds.workbooks import round_workbook

ROUND = load_round(example("evaluation"))
PLAIN = ROUND.model_dump(mode="json", exclude_defaults=True)


def test_council_offices_and_wording_stay_and_products_sheets_dates_and_numbers_go() -> None:
    record = next_round(ROUND).record()

    assert {name: record[name] for name in ("province", "communes", "producers", "year")} == {
        name: PLAIN[name] for name in ("province", "communes", "producers", "year")
    }
    assert record["number"] == 3
    assert record["council"] == {
        name: value for name, value in PLAIN["council"].items() if name not in ("absences", "conflicts")
    }
    assert not {"products", "sheets", "accepted"} & record.keys()
    assert record["meeting"].keys() == {"place", "proceedings"}
    heads = [head for head in record["papers"].values() if isinstance(head, dict)]
    assert [head for head in heads if {"number", "date"} & head.keys()] == []
    assert record["papers"]["recognition"]["recipients"] == PLAIN["papers"]["recognition"]["recipients"]
    assert "regulation" not in record["papers"]


def test_each_change_can_be_refused() -> None:
    found = next_round(ROUND)

    assert found.record([one.place for one in found.changes]) == PLAIN
    for one in found.changes:
        assert found.record([one.place]) != found.record()


def test_a_day_in_another_year_begins_with_its_first_round_and_rolls_the_years_of_the_wording() -> None:
    wording = "Giao Sở thực hiện trong năm 2026."
    papers = PLAIN["papers"] | {"assignments": [wording]}
    found = next_round(load_round(PLAIN | {"papers": papers}), dt.date(2027, 5, 1))

    assert (found.record()["year"], found.record()["number"]) == (2027, 1)
    assert found.record()["papers"]["assignments"] == ["Giao Sở thực hiện trong năm 2027."]
    assert found.record()["papers"]["submission"]["legal_bases"] == PLAIN["papers"]["submission"]["legal_bases"]


def test_a_basis_that_no_longer_applies_is_replaced() -> None:
    old = {"document_type": "Quyết định", "number": "148/QĐ-TTg", "date": "2023-02-24"}
    submission = PLAIN["papers"]["submission"] | {"legal_bases": [old]}
    papers = PLAIN["papers"] | {"submission": submission}
    found = next_round(load_round(PLAIN | {"papers": papers}))

    assert [one.after["number"] for one in found.changes if one.code == "basis-replaced"] == ["26/2026/QĐ-TTg"]


def test_what_stays_and_wants_a_look_is_named_once() -> None:
    messages = [one.message for one in next_round(ROUND).reminders]

    assert messages[0] == "Giữ 7 thành viên Hội đồng; sửa nếu Hội đồng đã thay đổi."
    assert len(messages) == len(set(messages))


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_the_command_makes_the_next_round_from_data_and_from_a_workbook(tmp_path: Path, form: str) -> None:
    source, output = tmp_path / f"dot.{form}", tmp_path / "sau.json"
    source.write_bytes(json.dumps(PLAIN).encode() if form == "json" else round_workbook(ROUND))

    shown = call("next", source, "-o", output, "--keep", "meeting.start").stdout
    record = json.loads(output.read_text(encoding="utf-8"))

    assert "Sản phẩm: 24 dòng → (để trống) (emptied:products)" in shown
    assert record["number"] == 3
    assert record["meeting"]["start"] == PLAIN["meeting"]["start"]
