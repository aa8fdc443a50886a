"""Communes against the official list since the first of July 2025."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.batch.tables import jsonl, read, report

from ocop_docs import Severity, check, load
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.checks.content.communes import check_communes, commune_of, official_communes

pytest.importorskip("vietnam_provinces", reason="the optional official list is not installed")


@pytest.fixture(autouse=True)
def fresh_list() -> Iterator[None]:
    official_communes.cache_clear()
    yield
    official_communes.cache_clear()


def found(name: str, day: str | None = "10/12/2026", **changes: Any) -> list[Any]:
    data = {
        "kind": "report",
        "issuer": {"name": name, "level": "commune"},
        "subject": "Kết quả",
        "period": {"start": 2026, "end": 2026},
    }
    return list(check_communes(load(data | ({"date": day} if day else {}) | changes)))


def test_the_list_has_every_commune_of_the_country_under_its_name() -> None:
    assert len(official_communes()) >= 3000, "3,321 communes bear 3,000 names"
    assert official_communes()["phường hoàn kiếm"] == "Phường Hoàn Kiếm"


@pytest.mark.parametrize("name", ["phường Hoàn Kiếm", "Phường  Hoàn Kiếm", "PHƯỜNG HOÀN KIẾM"])
def test_an_official_commune_gives_no_finding(name: str) -> None:
    assert found(f"Ủy ban nhân dân {name}") == []


def test_an_unknown_commune_is_a_finding_with_its_nearest_name() -> None:
    (finding,) = found("Ủy ban nhân dân phường Hoàn Kiêm")

    assert (finding.code, finding.severity, finding.place) == ("commune-not-listed", Severity.warning, "issuer.name")
    assert finding.expected == "Phường Hoàn Kiếm"


@pytest.mark.parametrize(("day", "count"), [("30/6/2025", 0), ("01/7/2025", 1), (None, 0)])
def test_only_documents_of_the_two_level_administration_are_compared(day: str | None, count: int) -> None:
    assert len(found("Ủy ban nhân dân xã Không Có Thật Đâu", day)) == count


def test_an_example_document_may_name_invented_communes() -> None:
    assert found("Ủy ban nhân dân xã Không Có Thật Đâu", example=True) == []


def test_the_communes_of_a_table_are_compared_line_by_line() -> None:
    lines = [{"commune": "Phường Hoàn Kiếm"}, {"commune": "Xã Không Có Thật Đâu"}, {"commune": "Tổng"}]

    findings = found("Ủy ban nhân dân phường Hoàn Kiếm", commune_results=lines)

    assert [finding.place for finding in findings] == ["commune_results[1].commune"]


def test_a_document_has_the_same_findings_alone_and_in_a_batch(tmp_path: Path) -> None:
    record = report(1, date="10/12/2026", example=False)
    alone = [finding.message for finding in check(load(record)) if finding.code == "commune-not-listed"]

    run_batch(Batch("report", read(jsonl(record), "b.jsonl"), tmp_path / "kq"))

    assert len(alone) == 1
    assert (tmp_path / "kq" / "manifest.csv").read_text(encoding="utf-8-sig").count(alone[0]) == 1


def test_without_the_list_one_finding_states_that_nothing_was_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vietnam_provinces", None)

    assert [finding.code for finding in found("Ủy ban nhân dân xã Gì Đó")] == ["communes-not-compared"]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Ủy ban nhân dân xã Ví Dụ", "Xã Ví Dụ"),
        ("Hội đồng nhân dân phường A", "Phường A"),
        ("Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ],
)
def test_a_commune_is_called_by_its_office_without_the_office(office: str, name: str) -> None:
    assert commune_of(office) == name
