"""A first plan from nine answers: sound for a commune of today, its wording only what is chosen."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import call
from typer.testing import CliRunner

from ocop_docs import InvalidInput, check, load
from ocop_docs.cli.app import app
from ocop_docs.drafting.first_plan import load_answers, plan_of, suggestions, usual
from ocop_docs.drafting.profile import profile_of
from ocop_docs.kind_info import example
from ocop_docs.law.communes import communes

ANSWERS = example("first-plan")


def with_usual(answers: dict[str, Any], day: dt.date) -> dict[str, Any]:
    """The plan of the answers with every phrase that is ticked beforehand."""
    chosen = usual(suggestions(answers, day), answers)
    return plan_of(load_answers(answers | {"date": day.isoformat(), "phrases": sorted(chosen)}))


def errors(plan: dict[str, Any]) -> list[str]:
    return [f"{one.code} {one.place}" for one in check(load(plan)) if one.blocks]


@pytest.mark.parametrize("year", [2026, 2027])
@pytest.mark.parametrize("commune", [each for each in communes() if each.in_force_to == dt.date.max][7::400])
def test_the_plan_of_a_commune_passes_the_checks_and_no_section_is_missing(commune: Any, year: int) -> None:
    made = profile_of(f"{commune.name}, {next(iter_province(commune))}")
    answers = ANSWERS | {name: made[name] for name in ("issuer", "province")}
    plan = with_usual(answers | {"period": {"start": year, "end": year}, "higher": None}, dt.date(year, 6, 5))

    assert errors(plan) == []
    assert {one.place for one in check(load(plan)) if one.code == "element-missing"} == {"number"}


def iter_province(commune: Any) -> Any:
    from ocop_docs.law.administration import provinces

    return (one.name for one in provinces() if one.code == commune.province and one.in_force_to == dt.date.max)


DISTRICT = {"name": "Ủy ban nhân dân huyện Phú Xuyên", "level": "district", "place": "Phú Xuyên"}
PROVINCE = {"name": "Ủy ban nhân dân tỉnh Cao Bằng", "level": "province", "place": "Cao Bằng"}


EARLIER = [(DISTRICT, dt.date(2019, 8, 13)), (DISTRICT, dt.date(2023, 3, 7)), (PROVINCE, dt.date(2019, 11, 22))]


@pytest.mark.parametrize(("issuer", "day"), [*EARLIER, (PROVINCE, dt.date(2027, 1, 5))])
def test_the_plan_of_a_district_or_a_province_is_sound_on_its_day(issuer: dict[str, str], day: dt.date) -> None:
    answers = {**ANSWERS, "issuer": issuer, "higher": None, "province": None, "quotas": []}
    plan = with_usual(answers | {"period": {"start": day.year, "end": day.year}}, day)

    assert errors(plan) == []
    assert plan["responsibilities"]


def test_no_wording_enters_a_plan_that_was_not_chosen() -> None:
    plan = plan_of(load_answers(ANSWERS | {"phrases": []}))

    assert plan.keys() & {"purposes", "requirements", "tasks", "responsibilities", "recipients"} == set()
    assert [one["number"] for one in plan["legal_bases"]] == ["215/KH-UBND"]
    assert plan["targets"][0]["quantity"] == "06"


def test_the_figures_of_the_plan_are_those_of_the_answers() -> None:
    plan, sample = (load(one) for one in (plan_of(load_answers(ANSWERS)), example("plan", "xa-vi-du-2027")))
    written = json.loads(plan.model_dump_json())

    assert vars(plan)["budget"] == vars(sample)["budget"]
    assert [part["quantity"] for part in written["targets"][0]["of_which"]] == ["04", "01"]
    assert {part["recognised_at"] for part in written["targets"][0]["of_which"]} == {"province"}


def test_the_unit_that_leads_stands_where_the_wording_names_it() -> None:
    plan = plan_of(load_answers(ANSWERS | {"lead": "Văn phòng"}))

    assert plan["responsibilities"][0]["unit"] == "Văn phòng"
    assert {task["lead"] for task in plan["tasks"]} == {"Văn phòng", "Phòng Văn hóa - Xã hội"}


def test_a_deadline_that_has_passed_or_has_several_years_is_left_out() -> None:
    for answers, day in (
        (ANSWERS, dt.date(2027, 6, 5)),
        (ANSWERS | {"period": {"start": 2027, "end": 2030}}, dt.date(2027, 1, 5)),
    ):
        phrase = next(one for one in suggestions(answers, day) if one.name == "viec-xa-2")
        assert "deadline" not in phrase.row


def test_recipients_of_the_office_are_not_added_to_beforehand() -> None:
    found = suggestions(ANSWERS, dt.date(2027, 1, 5))

    assert not {name for name in usual(found, ANSWERS | {"recipients": ["Sở Tài chính"]}) if "noi-nhan" in name}


def test_every_fault_of_the_answers_is_named() -> None:
    with pytest.raises(InvalidInput) as refused:
        load_answers(ANSWERS | {"period": {"start": 2028, "end": 2027}, "products": "mấy", "x": 1})

    assert {fault.place for fault in refused.value.faults} == {"period", "products", "x"}


def test_the_command_takes_answers_from_a_file_and_lists_what_was_left(tmp_path: Path) -> None:
    file, plan = tmp_path / "tra-loi.json", tmp_path / "ke-hoach.json"
    file.write_text(json.dumps(ANSWERS, ensure_ascii=False), encoding="utf-8")

    shown = call("new", "plan", "--answers", str(file), "-o", str(plan)).stdout

    assert json.loads(plan.read_text(encoding="utf-8")) == plan_of(load_answers(ANSWERS))
    assert "Chưa lấy trung-tam-1" in shown
    assert call("new", "report", "--answers", str(file)).returncode == 2


TYPED = [
    "phuong thuan hoa",
    "2027",
    "05/01/2027",
    "06",
    "3 = 04",
    "",
    "300 triệu đồng",
    "Ngân sách = 300 triệu đồng",
    "",
]
TYPED += ["", "", "Nguyễn Văn A", ""]


def test_the_command_asks_nine_questions(tmp_path: Path) -> None:
    plan = tmp_path / "ke-hoach.json"
    ran = CliRunner().invoke(app, ["first-plan", "-o", str(plan)], input="\n".join(TYPED) + "\n")

    made = json.loads(plan.read_text(encoding="utf-8"))

    assert ran.exit_code == 0
    assert errors(made) == []
    assert made["signatory"]["name"] == "Nguyễn Văn A"
    assert made["tasks"]
