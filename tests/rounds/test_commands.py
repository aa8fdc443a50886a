"""`ocop-docs score` and `ocop-docs round`, as a clerk types them."""

import json
from pathlib import Path

import pytest
from tests.rounds.conftest import SAMPLE
from typer.testing import CliRunner

from ocop_docs.cli.app import app
from ocop_docs.errors import InvalidInput, OutputRefused

RUN = CliRunner()


def fewer(tmp_path: Path, **changes: object) -> Path:
    """The example with two products only, and `changes` to its record."""
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["products"] = data["products"][:2]
    kept = {product["id"] for product in data["products"]}
    data["sheets"] = [sheet for sheet in data["sheets"] if sheet["product"] in kept]
    data["council"]["conflicts"] = []
    file = tmp_path / "round.json"
    file.write_text(json.dumps(data | changes), encoding="utf-8")
    return file


def test_score_shows_the_ranking_and_what_the_next_class_needs() -> None:
    result = RUN.invoke(app, ["score", str(SAMPLE)], env={"COLUMNS": "200"})

    assert result.exit_code == 0
    assert "92,33" in result.stdout
    assert "không làm tròn lên" in result.stdout
    assert "0 lỗi, 1 điều cần xem lại" in result.stdout


def test_score_writes_json_for_programs(tmp_path: Path) -> None:
    target = tmp_path / "result.json"

    printed = RUN.invoke(app, ["score", str(SAMPLE), "-o", str(target), "--json"])

    result = json.loads(target.read_text(encoding="utf-8"))
    assert json.loads(printed.stdout) == result
    assert result["counts"] == {
        "products": 24,
        "recognised": 21,
        "proposed": 1,
        "below": 1,
        "rejected": 1,
        "unscored": 0,
        "held": 0,
        "stars_3": 13,
        "stars_4": 8,
    }
    assert result["products"][3]["exact"] == "407/5"
    assert [finding["code"] for finding in result["findings"]] == ["requirement-not-met"]


def test_score_exits_with_1_when_there_are_errors(tmp_path: Path) -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["council"]["absences"].append({"member": "TV03", "reason": "ốm"})
    file = fewer(tmp_path, council=data["council"] | {"conflicts": []})

    result = RUN.invoke(app, ["score", str(file)])

    assert result.exit_code == 1
    assert "không đủ điều kiện họp" in result.stdout


def test_score_does_not_overwrite_a_file(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    target.write_text("của tôi", encoding="utf-8")

    refused = RUN.invoke(app, ["score", str(SAMPLE), "-o", str(target)])

    assert isinstance(refused.exception, OutputRefused)
    assert target.read_text(encoding="utf-8") == "của tôi"


def test_score_names_every_fault_of_the_record(tmp_path: Path) -> None:
    data = json.loads(fewer(tmp_path).read_text(encoding="utf-8"))
    data["sheets"][0]["ticks"].pop("1.1")
    data["sheets"][1]["ticks"]["2.4"] = 7

    refused = RUN.invoke(app, ["score", str(fewer(tmp_path, sheets=data["sheets"]))])

    assert isinstance(refused.exception, InvalidInput)
    assert [fault.place for fault in refused.exception.faults] == ["sheets[0].ticks", "sheets[1].ticks"]


def test_round_makes_the_papers_and_prints_what_was_proven(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["round", str(fewer(tmp_path)), "-o", str(tmp_path / "dot-2")])

    assert result.exit_code == 0
    assert "không có chỗ nào khác nhau" in result.stdout
    assert (tmp_path / "dot-2" / "11 Quyết định công nhận.docx").is_file()


@pytest.mark.parametrize(("quantity", "code"), [("01", 0), ("không quá 01", 0)])
def test_a_plan_is_compared_with_the_round(tmp_path: Path, quantity: str, code: int) -> None:
    plan = {
        "kind": "plan",
        "issuer": {"name": "Ủy ban nhân dân tỉnh Minh Họa", "level": "province"},
        "subject": "Thực hiện Chương trình OCOP năm 2026",
        "period": {"start": 2026, "end": 2026},
        "star_quotas": [{"stars": 4, "quantity": quantity}],
    }
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")

    result = RUN.invoke(app, ["score", str(SAMPLE), "--plan", str(file), "--json"])

    found = [finding for finding in json.loads(result.stdout)["findings"] if finding["code"] == "above-quota"]
    assert (result.exit_code, len(found)) == (code, 1)
    assert found[0]["found"] == "8"
