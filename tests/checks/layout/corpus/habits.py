"""Habits that are no fault: what a careful reader leaves in peace."""

from __future__ import annotations

from dataclasses import replace

from tests.checks.layout.build import NS, Doc, P, Raw, Table
from tests.checks.layout.clean import (
    LAST,
    NATION_TEXT,
    PADDING,
    PLACE_DATE,
    TOP,
    annex,
    centred,
    closing,
    decision,
    heading,
    letter,
    number,
    plan,
)  # fmt: skip
from tests.checks.layout.corpus.papers import (
    END,
    bases,
    data_table,
    decision_on,
    letter_to,
    minutes,
    paper,
    report,
)  # fmt: skip
from tests.checks.layout.corpus.shapes import anchored, rules_in
from tests.checks.layout.corpus.verdicts import sample

CONDENSED = '<w:spacing w:val="-8"/>'
NAME_WIDTH = 271.2
"""The national name in bold 13 pt, in points."""


def narrow(document: Doc, width: float) -> Doc:
    """The document with a right column of the heading of this width, inside its padding, its rules centred."""
    table = document.blocks[0]
    assert isinstance(table, Table)
    left = 475 - 2 * PADDING - width
    columns = replace(table, widths=(left + PADDING, width + PADDING))
    placed = replace(document, blocks=(columns, *document.blocks[1:]))
    placed = placed.change("motto-rule", left=(width - 172) / 2, right=(width - 172) / 2)
    return placed.change("agency-rule", left=(left - 75) / 2, right=(left - 75) / 2)


@sample("word")
def national_name_condensed_to_fit() -> Doc:
    return narrow(plan(), NAME_WIDTH - 9).change("national_name", look=CONDENSED)


@sample("converted")
def national_name_scaled_to_fit() -> Doc:
    return narrow(plan(), NAME_WIDTH - 9).change("national_name", look='<w:w w:val="95"/>')


@sample("wps")
def national_name_kerned_to_fit() -> Doc:
    return narrow(plan(), NAME_WIDTH - 2.2).change("national_name", look='<w:kern w:val="20"/>')


@sample("word")
def blanks_after_the_lines_of_the_heading() -> Doc:
    document = narrow(plan(), NAME_WIDTH + 2)
    return document.change("national_name", text=f"{NATION_TEXT[0]}  ").change(
        "motto", text=f"{NATION_TEXT[1]}          "
    )


@sample("word")
def the_rule_of_a_condensed_motto_is_as_long_as_it_prints() -> Doc:
    side = (285 - 10.8 - 150.0) / 2
    return plan().change("motto", look='<w:spacing w:val="-17"/>').change("motto-rule", left=side, right=side)


@sample("word")
def the_header_of_even_pages_counts_only_where_pages_differ() -> Doc:
    even = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>'
    document = plan()
    with_even = replace(document, parts={"word/footer1.xml": f"<w:hdr {NS}>{even}</w:hdr>"})
    page = next(block for block in document.blocks if block.name == "page")
    reference = '<w:sectPr><w:headerReference w:type="even" r:id="rIdFooter"/>'
    return with_even.put("page", Raw("page", page.xml().replace("<w:sectPr>", reference)))


@sample("libreoffice")
def indents_of_lines_a_few_tenths_of_a_millimetre_off() -> Doc:
    lines = [P(f"body-{at}", f"{END[:-2]}", first=cm * 28.35) for at, cm in enumerate((1.23, 1.32, 1.06, 0.95, 1.27))]
    return report(*lines, P("end", END))


@sample("wps")
def margins_and_distances_rounded_from_inches() -> Doc:
    document = report(P("body", END[:-2]), P("second", END[:-2], before=5.8), P("end", END, line=366))
    page = replace(LAST, top=19.8, bottom=25.4, left=30.3, right=14.7)
    return replace(document, blocks=(*document.blocks[:-1], page))


@sample("word")
def a_formula_in_the_middle_of_its_line() -> Doc:
    formula = P("formula", "T = (A x 40% + B x 25% + C x 35%)/3", align="center", first=0)
    return report(P("body", "Điểm trung bình được tính theo công thức sau:"), formula, P("end", END))


@sample("word")
def a_formula_of_the_equation_editor() -> Doc:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    equation = f'<m:oMathPara xmlns:m="{math}"><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>'
    look = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    beside = f"<w:r>{look}<w:t>(1)</w:t></w:r>"
    formula = Raw("formula", f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{equation}{beside}</w:p>')
    return report(P("body", "Điểm trung bình được tính theo công thức sau:"), formula, P("end", END))


@sample("converted")
def a_quotation_in_italics() -> Doc:
    quoted = (
        P("quoted", "“1. Chủ thể OCOP là tổ chức, cá nhân có đăng ký kinh doanh.", italic=True),
        P("quoted_on", "Hồ sơ được lập thành một bộ giấy và một bộ điện tử.”", italic=True),
    )
    return report(P("body", "Quyết định quy định như sau, trích nguyên văn:"), *quoted, P("end", END))


@sample("word")
def a_remark_in_brackets_and_italics() -> Doc:
    return report(P("body", END[:-2]), P("remark", "(Chi tiết tại biểu tổng hợp kèm theo)", italic=True), P("end", END))


@sample("word")
def working_minutes_that_begin_with_what_the_meeting_rests_on() -> Doc:
    first = "Căn cứ Kế hoạch số 12/KH-SNNMT của Sở, hôm nay tại trụ sở Ủy ban nhân dân xã, chúng tôi gồm"
    return minutes(P("body", first), P("second", "Hai bên cùng trao đổi và thống nhất các nội dung sau."))


@sample("converted")
def working_minutes_with_a_row_of_reasons() -> Doc:
    lines = ("Căn cứ Kế hoạch số 12/KH-SNNMT ngày 02 tháng 01 năm 2027 của Sở", "Căn cứ kết quả kiểm tra tại cơ sở,")
    return minutes(
        *(P(f"reason-{at}", line) for at, line in enumerate(lines)), P("body", "Hôm nay, hai bên lập biên bản.")
    )


@sample("word")
def both_rules_anchored_in_the_left_column() -> Doc:
    return rules_in(plan(), "agency", anchored(60, 75), anchored(242, 172))


@sample("converted")
def both_rules_anchored_in_the_right_column() -> Doc:
    return rules_in(plan(), "national_name", anchored(50, 172), anchored(-135, 75))


@sample("word")
def rules_in_a_row_of_their_own() -> Doc:
    return rules_in(plan(), "number_symbol", anchored(236, 172), anchored(55, 75))


@sample("wps")
def a_letter_whose_date_is_set_at_the_right_without_a_table() -> Doc:
    top = (
        centred("national_name", NATION_TEXT[0], 13, bold=True),
        centred("motto", NATION_TEXT[1], bold=True),
        P("motto-rule", "", border=TOP, left=147.8,
          right=147.8, first=0, before=0, size=2),
        replace(PLACE_DATE, align="right"),
        P("agency", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 13, bold=True, align="left", first=0),
        P("agency-rule", "", border=TOP, left=184, right=184,
          first=0, before=0, size=2),
        P("number_symbol", "Số: 05/SNNMT-PTNT", 13, align="left", first=0),
        P("subject_dispatch", "V/v báo cáo kết quả", size=12, align="left", first=0, before=6),
    )  # fmt: skip
    return Doc((*top, P("addressee", "Kính gửi: Ủy ban nhân dân các xã", align="center", first=0), P("body", END),
                closing("- Như trên;"), LAST))  # fmt: skip


def foreign(name: str, symbol: str) -> Doc:
    """A paper of a type that Điều 7 does not list."""
    return paper(name, symbol, "Cho tổ chức, cá nhân", P("body", END, italic=True, align="left", first=0))


@sample("word", "other-form")
def a_permit() -> Doc:
    return foreign("GIẤY PHÉP", "GP")


@sample("wps", "other-form")
def a_confirmation() -> Doc:
    return foreign("GIẤY XÁC NHẬN", "GXN")


@sample("converted", "other-form")
def a_conclusion_of_an_inspection() -> Doc:
    return foreign("KẾT LUẬN THANH TRA", "KL")


@sample("libreoffice", "other-form")
def a_list_without_number() -> Doc:
    return foreign("DANH SÁCH", "DS").drop("number_symbol")


@sample("word", "other-form")
def a_certificate_of_origin() -> Doc:
    return foreign("GIẤY CHỨNG NHẬN", "GCN").drop("number_symbol")


@sample("converted", "other-form")
def a_document_of_the_party() -> Doc:
    return plan().change("national_name", text="ĐẢNG CỘNG SẢN VIỆT NAM").change("motto", text=" ")


@sample("word", "normative")
def a_legal_normative_document() -> Doc:
    return plan().change("number_symbol", text="Số: 26/2026/QĐ-UBND").change("motto", size=9)


@sample("wps", "not-administrative")
def a_story() -> Doc:
    return Doc((*(P("p", f"Ngày xưa có một người thợ rèn, chuyện thứ {n}.", font="Arial") for n in range(9)), LAST))


@sample("word")
def a_plan_with_annexes() -> Doc:
    return plan()


@sample("libreoffice")
def a_plan_with_annexes_of_libreoffice() -> Doc:
    return plan()


@sample("wps")
def a_decision_with_a_charter() -> Doc:
    return decision()


@sample("converted")
def a_letter_to_several() -> Doc:
    return letter()


@sample("libreoffice")
def a_letter_to_one() -> Doc:
    return letter_to()


@sample("word")
def a_report_with_a_table() -> Doc:
    return report(P("body", END[:-2]), data_table("TT", "Tên sản phẩm", "Hạng sao"), P("end", END))


@sample("wps")
def a_submission() -> Doc:
    to = P("addressee", "Kính gửi: Ủy ban nhân dân tỉnh Cao Bằng", align="center", first=0)
    document = paper("TỜ TRÌNH", "TTr", "Về việc phê duyệt Kế hoạch năm 2027", to, P("body", END))
    return document.change("recipient", text="- Như trên;")


@sample("word")
def a_resolution_of_a_council() -> Doc:
    return paper(
        "NGHỊ QUYẾT", "NQ", "Về nhiệm vụ năm 2027",
        centred("authority_line", "HỘI ĐỒNG NHÂN DÂN XÃ QUANG HÁN", bold=True),
        *bases("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025."),
        centred("enacting", "QUYẾT NGHỊ:", bold=True),
        P("article", " Thông qua nhiệm vụ năm 2027 với các chỉ tiêu sau./.", lead="Điều 1."),
    )  # fmt: skip


@sample("converted")
def a_decision_with_bases_in_force() -> Doc:
    return decision_on(
        "Căn cứ Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026 của Thủ tướng Chính phủ;",
        "Theo đề nghị của Trưởng phòng Phát triển nông thôn.",
    )


@sample("libreoffice")
def an_annex_alone() -> Doc:
    return Doc((*annex("I"), replace(LAST, start=1)))


@sample("word")
def a_notice_with_a_subject_of_two_lines() -> Doc:
    long = (
        "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại hội nghị đánh giá kết quả thực hiện Chương trình năm 2027"
    )
    return paper("THÔNG BÁO", "TB", long, P("body", END))


@sample("wps")
def a_heading_in_two_tables() -> Doc:
    below = Table(((((number("BC-SNNMT"),), (PLACE_DATE,))),), (190.0, 285.0), name="below")
    document = report()
    return replace(document, blocks=(heading(), below, *document.blocks[1:]))
