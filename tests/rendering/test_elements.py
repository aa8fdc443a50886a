"""The elements around a document's content: numbers, dates, powers of the signer, recipients."""

import json
import re
from typing import Any

import pytest
from tests.rendering.full_documents import HEAD, decision, plan, report
from tests.rendering.reading import opened, texts

from ocop_docs.rendering.engine.filters import closed
from ocop_docs.resources import samples_folder

HEAD_SIGNER = {"head_position": "Chủ tịch", "name": "Nguyễn Văn Ví Dụ"}
COUNCIL = {"collective": "Ủy ban nhân dân"}


def lines(data: dict[str, Any]) -> list[str]:
    return texts(opened(data))


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "Số: 01/KH-UBND"), (9, "Số: 09/KH-UBND"), (10, "Số: 10/KH-UBND"), (203, "Số: 203/KH-UBND")],
)
def test_a_number_below_ten_gets_a_zero(number: int, expected: str) -> None:
    assert expected in lines(plan(number=number))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1/1/2027", "ngày 01 tháng 01 năm 2027"),
        ("9/2/2027", "ngày 09 tháng 02 năm 2027"),
        ("9/3/2027", "ngày 09 tháng 3 năm 2027"),
        ("10/9/2027", "ngày 10 tháng 9 năm 2027"),
        ("31/12/2027", "ngày 31 tháng 12 năm 2027"),
    ],
)
def test_days_below_ten_and_months_one_and_two_get_a_zero(date: str, expected: str) -> None:
    assert f"Thử Nghiệm, {expected}" in lines(plan(date=date))


@pytest.mark.parametrize(
    ("signatory", "expected"),
    [
        ({**COUNCIL, **HEAD_SIGNER}, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (HEAD_SIGNER, ["CHỦ TỊCH"]),
        ({**HEAD_SIGNER, "capacity": "acting_head"}, ["Q. CHỦ TỊCH"]),
        (
            {**COUNCIL, **HEAD_SIGNER, "capacity": "deputy", "position": "Phó Chủ tịch"},
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (
            {"head_position": "Giám đốc", "capacity": "deputy", "position": "Phó Giám đốc", "name": "Nguyễn Văn Ví Dụ"},
            ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ),
        (
            {**HEAD_SIGNER, "capacity": "by_order", "position": "Chánh Văn phòng"},
            ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        ),
        (
            {**HEAD_SIGNER, "capacity": "by_authorisation", "position": "Trưởng phòng Kinh tế"},
            ["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ"],
        ),
    ],
    ids=["TM.", "head", "Q.", "TM. and KT.", "KT.", "TL.", "TUQ."],
)
def test_each_power_to_sign_has_its_own_stack(signatory: dict[str, str], expected: list[str]) -> None:
    found = lines(plan(signatory=signatory))
    end = found.index("Nguyễn Văn Ví Dụ")
    start = found.index("- Lưu: VT, KT (03b).") + 1

    assert found[start:end] == expected


def test_recipients_end_with_semicolons_and_the_archive_with_a_full_stop() -> None:
    found = lines(plan())
    start = found.index("Nơi nhận:") + 1

    assert found[start : start + 3] == ["- Sở Nông nghiệp và Môi trường;", "- Đảng ủy xã;", "- Lưu: VT, KT (03b)."]


def test_a_report_to_a_superior_sends_to_those_above_first() -> None:
    assert "- Như trên;" in lines(report())
    assert "- Như trên;" not in lines(report(addressees=[]))


def test_one_addressee_stands_on_the_line_of_the_greeting() -> None:
    assert "Kính gửi: Ủy ban nhân dân tỉnh" in lines(report(addressees=["Ủy ban nhân dân tỉnh"]))


def test_a_decision_sends_to_its_last_article_first() -> None:
    assert "- Như Điều 4;" in lines(decision())
    assert "- Như Điều 3;" in lines(decision(assignments=[]))


@pytest.mark.parametrize(
    ("authority", "line"),
    [("collective", "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"), ("head", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM")],
)
def test_the_authority_of_a_decision_is_named_above_its_bases(authority: str, line: str) -> None:
    found = lines(decision(authority=authority))

    assert found.index(line) == found.index("Phê duyệt Đề án OCOP giai đoạn 2026 - 2030") + 1


def test_one_annex_has_no_numeral_and_two_have() -> None:
    bare = [{"content": "Tuyên truyền"}]

    assert "Phụ lục" in lines(plan(tasks=bare))
    assert {"Phụ lục I", "Phụ lục II"} <= set(lines(plan()))


def test_every_annex_names_the_document_that_it_belongs_to() -> None:
    printed = lines(plan())

    first = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 02 tháng 02 năm 2027"
    assert [printed[at + 1] for at, line in enumerate(printed) if line == first] == [
        "của Ủy ban nhân dân xã Thử Nghiệm)"
    ] * 2


@pytest.mark.parametrize(
    ("kind", "name"), [("council-minutes", "Biên bản"), ("submission", "Tờ trình"), ("results-notice", "Thông báo")]
)
def test_papers_of_a_round_point_to_the_annexes_that_were_written_for_them(kind: str, name: str) -> None:
    sample = json.loads((samples_folder() / kind / "tinh-minh-hoa-2026-dot-2.json").read_text(encoding="utf-8"))
    own = {"title": "Danh sách đại biểu", "paragraphs": ["Đại biểu thứ nhất."]}

    assert f"Kèm theo {name} này có Phụ lục I: Danh sách đại biểu." in lines(sample | {"annexes": [own]})
    assert not any(line.startswith("Kèm theo ") for line in lines(sample))


def test_a_superior_agency_stands_above_the_issuer() -> None:
    found = lines(plan(issuer={**HEAD["issuer"], "superior": "Ủy ban nhân dân tỉnh Ví Dụ"}))

    assert found[:4] == ["ỦY BAN NHÂN DÂN", "TỈNH VÍ DỤ", "ỦY BAN NHÂN DÂN", "XÃ THỬ NGHIỆM"]


def test_what_is_not_known_is_a_dotted_blank_and_never_a_word_of_the_program() -> None:
    empty = dict.fromkeys(("number", "date", "signatory", "budget"))
    found = "\n".join(lines(plan(**empty, recipients=[], legal_bases=[], targets=[], star_quotas=[], tasks=[])))

    assert "Số:        /KH-UBND" in found
    assert "ngày … tháng … năm …" in found.replace("……", "…").replace("……", "…")
    assert "None" not in found
    assert "{{" not in found


@pytest.mark.parametrize("example", [True, False])
def test_every_page_of_an_example_says_so_and_no_page_of_a_real_document(example: bool) -> None:  # noqa: FBT001
    document = opened(plan(example=example))

    for section in document.sections[:1]:
        for footer in (section.footer, section.first_page_footer):
            marked = any(one.text.startswith("VĂN BẢN VÍ DỤ") for one in footer.paragraphs)
            assert marked is example


def test_a_criterion_stays_on_the_page_of_its_first_box() -> None:
    sheet = json.loads((samples_folder() / "score-sheet" / "gao-nep-nuong-suoi-mo.json").read_text(encoding="utf-8"))
    rows = max(opened(sheet).tables, key=lambda table: len(table.rows)).rows
    leading = [row for row in rows if re.match(r"(Phần [ABC]:|\d+(\.\d+)*\. )", row.cells[0].text)]
    boxes = [row for row in rows if row.cells[0].text[:1] in {"☐", "☒"}]

    assert len(leading) > 20
    assert all(paragraph.paragraph_format.keep_with_next for row in leading for paragraph in row.cells[0].paragraphs)
    assert not any(paragraph.paragraph_format.keep_with_next for row in boxes for paragraph in row.cells[0].paragraphs)


def test_a_document_ends_with_one_mark_whatever_its_last_sentence_ends_with() -> None:
    assert [closed(f"Đề nghị xem xét{mark}") for mark in ("", ".", ";", "./.")] == ["Đề nghị xem xét./."] * 4


def test_a_renewed_council_replaces_the_decision_on_the_former_one() -> None:
    sample = samples_folder() / "council-decision" / "tinh-minh-hoa-2026-dot-2.json"
    former = {"document_type": "Quyết định", "number": "643/QĐ-UBND", "date": "2025-08-04"}
    renewed = json.loads(sample.read_text(encoding="utf-8")) | {"renewed": True, "replaces": former}

    printed = lines(renewed)

    assert [line for line in printed if line.startswith("Điều 1. Kiện toàn Hội đồng")]
    replacing = "có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 643/QĐ-UBND ngày 04 tháng 8 năm 2025."
    assert [line for line in printed if replacing in line]
