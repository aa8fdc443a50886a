"""Files that the decree does not cover, or did not cover yet, are reported as such."""

from __future__ import annotations

import pytest
from tests.checks.layout.build import Doc, P
from tests.checks.layout.clean import LAST, centred, plan

from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.fix import fix
from ocop_docs.checks.layout.lint import lint


def form(title: str) -> Doc:
    return Doc(
        (
            centred("national_name", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),
            centred("motto", "Độc lập - Tự do - Hạnh phúc", bold=True),
            centred("type_name", title, 16, bold=True),
            P("body", "Họ và tên: Nguyễn Văn An", font="Arial"),
            P("place_date", "Cao Bằng, ngày 05 tháng 01 năm 2027"),
            LAST,
        )
    )


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("PHIẾU ĐĂNG KÝ", "QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 01"),
        ("BÁO CÁO TỰ ĐÁNH GIÁ VỀ SẢN PHẨM", "QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 02"),
        ("GIẤY CHỨNG NHẬN", "NĐ 30/2020, Điều 7 không kể giấy chứng nhận"),
        ("ĐƠN ĐỀ NGHỊ HỖ TRỢ", "NĐ 30/2020, Điều 7 không kể đơn, tờ khai, phiếu khảo sát, phiếu đánh giá"),
    ],
)
def test_a_form_that_another_text_prescribes_is_named_with_that_text_and_not_checked(title: str, law: str) -> None:
    data = form(title).build()

    report = lint(data)

    assert [(finding.code, finding.citation) for finding in report.findings] == [("layout.other-form", law)]
    assert title in report.findings[0].place
    assert not report.administrative
    assert len(report.not_judged) == 5
    assert fix(data).data == data


@pytest.mark.parametrize(("title", "symbol"), [("GIẤY CHỨNG NHẬN", "GCN"), ("GIẤY PHÉP", "GP"), ("KẾT LUẬN", "KL")])
def test_a_numbered_document_of_a_type_that_the_decree_does_not_list_is_named_and_left_as_it_is(
    title: str, symbol: str
) -> None:
    document = plan().change("type_name", text=title, bold=False)
    data = document.change("number_symbol", text=f"Số: 05/{symbol}-SNNMT").build()

    report = lint(data)

    assert [(finding.code, finding.severity) for finding in report.findings] == [("layout.other-form", Severity.info)]
    assert f"Đây là {title.lower()}" in report.findings[0].message
    assert fix(data).data == data


def test_a_listed_type_misspelt_or_below_a_mark_of_draft_is_still_checked() -> None:
    draft = plan().put("type_name", centred("draft", "DỰ THẢO", bold=True), centred("type_name", "KẾ HOẠCH", bold=True))

    assert lint(draft.build()).documents[0] == "KẾ HOẠCH"
    assert lint(plan().change("type_name", text="KẾ HOẠNH").drop("number_symbol").build()).administrative


@pytest.mark.parametrize("title", ["PHIẾU GỬI", "BÁO CÁO"])
def test_a_type_of_the_decree_is_checked_even_if_its_name_resembles_a_form(title: str) -> None:
    assert lint(plan().change("type_name", text=title).build()).administrative


def day(text: str) -> Doc:
    return plan().change("place_date", text=f"Cao Bằng, ngày {text}").change("motto", size=11)


def test_a_finding_on_a_document_older_than_the_decree_names_the_text_then_in_force() -> None:
    report = lint(day("04 tháng 3 năm 2020").build())
    findings = [finding for finding in report.findings if finding.code.startswith("layout.")]

    assert [finding.code for finding in findings] == ["layout.earlier-law", "layout.motto.size"]
    assert "Thông tư số 01/2011/TT-BNV" in findings[0].message
    assert {finding.severity for finding in findings} == {Severity.info}


@pytest.mark.parametrize("text", ["05 tháng 3 năm 2020", "… tháng … năm 2019", "31 tháng 02 năm 2019"])
def test_the_rules_apply_from_the_day_of_the_decree_and_to_undated_documents(text: str) -> None:
    report = lint(day(text).build())

    assert ("layout.motto.size", Severity.error) in {(finding.code, finding.severity) for finding in report.findings}
    assert "layout.earlier-law" not in {finding.code for finding in report.findings}
