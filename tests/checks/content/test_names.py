"""Names against the lists of the document's date: communes since the first of July 2025."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.batch.tables import jsonl, read, report

from ocop_docs import Severity, check, load
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.checks.content.references.mentions import mention, mentions
from ocop_docs.checks.content.references.names import gone_on
from ocop_docs.kind_info import example
from ocop_docs.law.administration import provinces, renamed_agencies
from ocop_docs.law.communes import commune_of, communes, official_communes


def found(name: str, day: str | None = "10/12/2026", **changes: Any) -> list[Any]:
    data = {
        "kind": "report",
        "issuer": {"name": name, "level": "commune"},
        "subject": "Kết quả",
        "period": {"start": 2026, "end": 2026},
    }
    return [
        one for one in check(load(data | ({"date": day} if day else {}) | changes)) if one.code == "commune-not-listed"
    ]


def test_the_list_has_every_commune_of_the_country_on_every_day() -> None:
    for day in (dt.date(2025, 7, 1), dt.date(2026, 4, 29), dt.date(2026, 4, 30)):
        assert sum(each.in_force_from <= day <= each.in_force_to for each in communes()) == 3321
    assert official_communes(dt.date(2026, 1, 1))["phường hoàn kiếm"] == "Phường Hoàn Kiếm"


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


@pytest.mark.parametrize(("day", "count"), [("29/4/2026", 1), ("30/4/2026", 0)])
def test_a_renamed_unit_is_known_by_its_new_name_from_its_first_day(day: str, count: int) -> None:
    assert len(found("Ủy ban nhân dân phường Trảng Bom", day)) == count


@pytest.mark.parametrize("name", ["phường Thuận Hóa", "phường Thuận Hoá"])
def test_both_ways_to_place_the_tone_name_the_same_unit(name: str) -> None:
    assert found(f"Ủy ban nhân dân {name}") == []


@pytest.mark.parametrize("committee", ["Ủy ban nhân dân", "Uỷ ban nhân dân", "UBND"])
def test_every_spelling_of_a_committee_is_compared_with_the_list(committee: str) -> None:
    assert found(f"{committee} phường Hoàn Kiếm") == []
    assert [finding.expected for finding in found(f"{committee} phường Hoàn Kiêm")] == ["Phường Hoàn Kiếm"]


@pytest.mark.parametrize("committee", ["Uỷ ban nhân dân", "UBND"])
@pytest.mark.parametrize("kind", ["plan", "recognition-decision", "council-decision"])
def test_another_spelling_of_a_committee_changes_no_finding(kind: str, committee: str) -> None:
    data = example(kind)
    spelt = json.loads(json.dumps(data, ensure_ascii=False).replace("Ủy ban nhân dân", committee))

    findings = [(one.code, one.place) for one in check(load(spelt))]

    assert spelt != data
    assert findings == [(one.code, one.place) for one in check(load(data))]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Ủy ban nhân dân xã Ví Dụ", "Xã Ví Dụ"),
        ("Hội đồng nhân dân phường A", "Phường A"),
        ("UBND phường A", "Phường A"),
        ("Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ],
)
def test_a_commune_is_called_by_its_office_without_the_office(office: str, name: str) -> None:
    assert commune_of(office) == name


def test_every_province_and_agency_is_seen_in_a_text_however_it_is_written() -> None:
    provinces_ = [each.name for each in provinces()]
    agencies = [name for each in renamed_agencies() for name in (*each.names, each.successor)]
    for name in [*provinces_, *agencies]:
        for written in (name, name.upper(), name.replace(" ", "  "), name.replace("òa", "oà").replace("óa", "oá")):
            assert mention(name) in mentions(["Gửi", f"báo cáo {written} để biết"]), written


@pytest.mark.parametrize("written", ["TP. Huế", "TP.Huế", "tp Huế", "thành  phố Huế"])
def test_a_city_is_seen_however_its_kind_is_written(written: str) -> None:
    assert mentions([f"Sở Công Thương {written}"]) == {"thành phố huế"}


def test_a_name_is_not_put_together_from_two_texts() -> None:
    assert check(load(example("plan") | {"recipients": ["Ủy ban nhân dân tỉnh", "Hà Giang và các tỉnh"]})) == check(
        load(example("plan") | {"recipients": ["Ủy ban nhân dân", "các tỉnh"]})
    )


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Ủy ban nhân dân thành phố đã chỉ đạo các phường", False),
        ("Thành ủy ủy quyền cho Ủy ban nhân dân thành phố ủng hộ chương trình", False),
        ("Ủy ban nhân dân thành phố Đà Lạt rà soát sản phẩm", True),
        ("Thành ủy Ông Bí báo cáo", True),
    ],
)
def test_a_city_within_a_province_has_a_name_with_a_capital(text: str, gone: bool) -> None:  # noqa: FBT001 - a table
    assert bool(gone_on(text, dt.date(2026, 12, 10))) is gone


def test_expired_texts_of_one_line_are_named_in_their_order() -> None:
    numbers = ["1048/QĐ-TTg", "148/QĐ-TTg", "781/QĐ-TTg"]
    line = "Thực hiện các Quyết định số " + ", ".join(numbers)
    plan = load(example("plan") | {"date": "2027-01-05", "tasks": [{"content": line}]})

    assert [one.found for one in check(plan) if one.code == "text-cites-expired"] == numbers
