"""Faults that real files have: what a careful reader finds, and nothing beside."""

from __future__ import annotations

from dataclasses import replace

from tests.checks.layout.build import Doc, P
from tests.checks.layout.clean import LAST, decision, letter, plan
from tests.checks.layout.corpus.papers import END, data_table, decision_on, letter_to, paper, report
from tests.checks.layout.corpus.shapes import anchored, rules_in, vml
from tests.checks.layout.corpus.verdicts import sample


@sample("word", "subject.no_full_stop")
def a_full_stop_after_the_subject() -> Doc:
    return plan().change("subject", text="Triển khai Chương trình năm 2027.")


@sample("converted", "subject_dispatch.no_full_stop")
def a_full_stop_after_the_subject_of_a_letter() -> Doc:
    return letter_to(subject="V/v báo cáo kết quả thực hiện.")


@sample("word", "signer_power.power_form")
def a_slash_after_the_power_of_the_signer() -> Doc:
    return plan().change("signer_power", text="TM/ ỦY BAN NHÂN DÂN").change("signer_position", text="CHỦ TỊCH")


@sample("wps", "signer_power.power_form")
def a_dot_inside_the_power_of_the_signer() -> Doc:
    return plan().change("signer_power", text="T.M ỦY BAN NHÂN DÂN").change("signer_position", text="CHỦ TỊCH")


@sample("libreoffice", "signer_power.power_form")
def no_blank_after_the_power_of_the_signer() -> Doc:
    return plan().change("signer_power", text="KT.GIÁM ĐỐC")


@sample("word", "punctuation.colon_tight")
def a_blank_before_the_colon_of_the_addressee() -> Doc:
    return letter_to(P("addressee", "Kính gửi : Ủy ban nhân dân các xã", align="center", first=0))


@sample("converted", "punctuation.colon_tight")
def a_blank_before_the_colon_of_the_recipients() -> Doc:
    return plan().change("recipients_label", text="Nơi nhận :")


@sample("wps", "punctuation.colon_tight")
def a_blank_before_the_colon_of_the_enacting_words() -> Doc:
    return decision().change("enacting", text="QUYẾT ĐỊNH :")


@sample("word", "punctuation.colon_tight")
def a_blank_before_a_colon_in_the_text() -> Doc:
    return report(P("body", "Kết quả cụ thể như sau : đã có 100 sản phẩm theo tỷ lệ 1 : 2."), P("end", END))


@sample("word", "motto.rule_colour")
def a_red_border_under_the_motto() -> Doc:
    red = '<w:top w:val="single" w:sz="6" w:space="1" w:color="FF0000"/>'
    return plan().change("motto-rule", border=red)


@sample("word", "motto.rule_colour", "agency.rule_colour")
def shapes_in_the_blue_of_the_theme() -> Doc:
    blue = [anchored(60, 75, theme="accent1"), anchored(242, 172, theme="accent1")]
    return rules_in(plan(), "agency", *blue)


@sample("word")
def shapes_in_the_black_of_the_theme() -> Doc:
    return rules_in(plan(), "agency", anchored(60, 75, theme="dk1"), anchored(242, 172, theme="tx1"))


@sample("converted", "motto.rule_colour")
def a_red_line_of_an_old_file() -> Doc:
    return plan().change("motto-rule", border="", left=0, right=0, drawing=vml(51, 172, "red"))


@sample("converted", "motto.rule_typed", "agency.rule_typed")
def rules_typed_with_underscores() -> Doc:
    typed = {"border": "", "left": 0, "right": 0, "align": "center", "size": 14}
    document = plan().change("agency-rule", **typed, text="_" * 12)
    return document.change("motto-rule", **typed, text="_" * 25)


@sample("word", "legal_basis.basis_word")
def bases_without_their_first_word() -> Doc:
    return decision_on(
        "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026 của Thủ tướng Chính phủ;",
        "Theo đề nghị của Trưởng phòng Phát triển nông thôn.",
    )


@sample("wps", "type_name.size")
def a_title_of_15_points() -> Doc:
    return plan().change("type_name", size=15)


@sample("word", "type_name.size")
def a_title_and_subject_in_capitals_of_15_points() -> Doc:
    return report().change("type_name", text="BÁO CÁO CHUYÊN ĐỀ VỀ CHƯƠNG TRÌNH OCOP", size=15)


@sample("converted", "subject.size")
def a_subject_of_15_points() -> Doc:
    return plan().change("subject", size=15).change("subject-rule", left=183, right=183)


@sample("word", "basis-expired")
def a_basis_that_another_law_replaced() -> Doc:
    return decision_on("Căn cứ Quyết định số 148/QĐ-TTg ngày 24 tháng 02 năm 2023 của Thủ tướng Chính phủ.")


@sample("word", "basis-date-differs")
def a_basis_with_the_wrong_date() -> Doc:
    return decision_on("Căn cứ Quyết định số 26/2026/QĐ-TTg ngày 12 tháng 5 năm 2026 của Thủ tướng Chính phủ.")


@sample("converted", "basis-expired")
def a_basis_that_is_no_longer_in_force() -> Doc:
    return decision_on("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015.")


@sample("wps", "basis-after-document")
def a_basis_later_than_the_document() -> Doc:
    return decision_on("Căn cứ Quyết định số 77/QĐ-UBND ngày 20 tháng 3 năm 2027 của Ủy ban nhân dân tỉnh.")


@sample("word", "agency-ended")
def a_district_issues_after_its_end() -> Doc:
    return plan().change("parent_agency", text="TỈNH CAO BẰNG").change("agency", text="ỦY BAN NHÂN DÂN HUYỆN HÀ QUẢNG")


@sample("word", "agency-ended")
def a_recipient_that_was_abolished() -> Doc:
    return plan().change("recipient", text="- Sở Nông nghiệp và Phát triển nông thôn;")


@sample("converted", "agency-ended")
def an_addressee_that_was_abolished() -> Doc:
    return letter_to(P("addressee", "Kính gửi: Ủy ban nhân dân các huyện, thành phố", align="center", first=0))


@sample("libreoffice")
def an_agency_that_still_existed_then() -> Doc:
    then = "Cao Bằng, ngày 15 tháng 01 năm 2024"
    document = plan().change("place_date", text=then).change("parent_agency", text="TỈNH CAO BẰNG")
    document = document.change("agency", text="ỦY BAN NHÂN DÂN HUYỆN HÀ QUẢNG")
    basis = "Căn cứ Quyết định số 148/QĐ-TTg ngày 24 tháng 02 năm 2023."
    law = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"
    return document.change("last_basis", text=basis).change("legal_basis", text=law)


@sample("word", "any.font")
def a_table_in_another_face() -> Doc:
    return report(P("body", END[:-2]), data_table("TT", "Tên sản phẩm", font="Arial"), P("end", END))


@sample("wps", "any.colour")
def a_table_in_red() -> Doc:
    return report(P("body", END[:-2]), data_table("TT", "Tên sản phẩm", colour="FF0000"), P("end", END))


@sample("word", "writing.capitals")
def capitals_in_a_table() -> Doc:
    return report(P("body", END[:-2]), data_table("1", "Ủy ban Nhân dân xã"), P("end", END))


@sample("word", "page.margin_left", "page.margin_right")
def margins_of_an_inch() -> Doc:
    document = report()
    return replace(document, blocks=(*document.blocks[:-1], replace(LAST, left=25.4, right=25.4)))


@sample("libreoffice", "any.font")
def text_in_calibri() -> Doc:
    return report(P("body", END[:-2], font="Calibri"), P("end", END, font="Calibri"))


@sample("word", "page_number.number_place")
def page_numbers_at_the_bottom() -> Doc:
    return letter().change("page", header="", footer="rIdFooter").put(
        "page", replace(LAST, header="", footer="rIdFooter", title_page=False)
    )  # fmt: skip


@sample("wps", "text.align")
def text_aligned_left() -> Doc:
    return report(P("body", END[:-2], align="left"), P("end", END))


@sample("word", "text.first_line")
def text_without_indent() -> Doc:
    return report(P("body", END[:-2], first=0), P("end", END))


@sample("word", "text.gap")
def text_without_distance() -> Doc:
    return report(P("body", END[:-2]), P("end", END, before=0))


@sample("converted", "text.line")
def lines_too_far_apart() -> Doc:
    return report(P("body", END[:-2]), P("end", END, line=420))


@sample("word", "text.same_size")
def text_in_two_sizes() -> Doc:
    return report(P("body", END + " " + END), P("end", END, size=13))


@sample("converted", "place_date.date_day_zero", "number_symbol.number_zero")
def zeros_left_out() -> Doc:
    document = plan().change("place_date", text="Cao Bằng, ngày 5 tháng 01 năm 2027")
    return document.change("number_symbol", text="Số: 5/KH-SNNMT")


@sample("word", "number_symbol.number_colon")
def no_colon_after_the_word_for_the_number() -> Doc:
    return plan().change("number_symbol", text="Số 05/KH-SNNMT")


@sample("wps", "recipient.recipient_archive")
def no_colon_in_the_line_of_the_archive() -> Doc:
    return plan().change("archive", text="- Lưu VT, PTNT.")


@sample("word", "recipient.recipient_dash", "recipient.recipient_end")
def recipients_without_marks() -> Doc:
    return plan().change("recipient", text="Ủy ban nhân dân tỉnh")


@sample("word", "recipients_label.size", "recipient.size")
def recipients_in_large_letters() -> Doc:
    return plan().change("recipients_label", size=14).change("recipient", size=13)


@sample("converted", "article.label_dot")
def a_colon_after_the_number_of_an_article() -> Doc:
    return decision().change("last_article", lead="Điều 2:")


@sample("word", "ending.end_mark")
def a_text_without_its_closing_mark() -> Doc:
    return report(P("body", END[:-2]), P("end", END[:-2]))


@sample("libreoffice", "type_name.weight", "subject.weight")
def a_title_that_is_not_bold() -> Doc:
    return report().change("type_name", bold=False).change("subject", bold=False)


@sample("word", "motto.rule_drawn")
def an_underlined_motto() -> Doc:
    return plan().drop("motto-rule").change("motto", underline=True)


@sample("wps", "subject.rule_present")
def no_rule_under_the_subject() -> Doc:
    return report().drop("subject-rule")


@sample("word", "motto.rule_length")
def a_rule_shorter_than_the_motto() -> Doc:
    return plan().change("motto-rule", left=77, right=77)


@sample("word", "national_name.one_line")
def a_national_name_that_wraps() -> Doc:
    return plan().change("national_name", left=6, right=6)


@sample("converted", "form.form_forbids")
def a_plan_with_an_addressee() -> Doc:
    to = P("addressee", "Kính gửi: Ủy ban nhân dân tỉnh", align="center", first=0)
    return paper("KẾ HOẠCH", "KH", "Triển khai Chương trình năm 2027", to, P("body", END))


@sample("word", "number_symbol.symbol_type")
def a_symbol_of_another_type() -> Doc:
    return report().change("number_symbol", text="Số: 05/KH-SNNMT")


@sample("word", "clause.order")
def clauses_out_of_order() -> Doc:
    lines = (P("one", "1. Việc thứ nhất do Sở thực hiện."), P("three", "3. Việc tiếp theo do xã thực hiện."))
    return report(P("body", END[:-2]), *lines, P("end", END))


@sample("converted", "annex_label.annex_reference")
def an_annex_without_its_reference() -> Doc:
    return plan().drop("annex_reference").drop("annex-rule")


@sample("word", "signer_name.name_titles", "signer_name.weight")
def a_degree_before_the_name_of_the_signer() -> Doc:
    return plan().change("signer_name", text="ThS. Nguyễn Văn An", bold=False)


@sample("wps", "motto.motto_dash")
def long_dashes_in_the_motto() -> Doc:
    return plan().change("motto", text="Độc lập – Tự do – Hạnh phúc")


@sample("converted", "national_name.size", "motto.size", "number_symbol.size")
def a_heading_in_large_letters() -> Doc:
    document = plan().change("national_name", size=14).change("motto", size=15)
    return document.change("number_symbol", size=14)


@sample("word", "subject.case")
def a_subject_typed_in_capitals() -> Doc:
    return report().change("subject", text="KẾT QUẢ THỰC HIỆN NĂM 2027").change("subject-rule", left=175, right=175)


@sample("word", "any.encoding")
def a_paragraph_in_an_old_code() -> Doc:
    return report(P("old", "C¸c ®¬n vÞ b¸o c¸o ®Ó xem xÐt.", font=".VnTime"), P("end", END))


@sample("word", "roman_heading.order", "roman_heading.weight")
def roman_headings_out_of_order() -> Doc:
    first = P("roman_heading", "I. KẾT QUẢ", bold=True, keep=True)
    third = P("roman_heading_3", "III. TỔ CHỨC THỰC HIỆN", keep=True)
    return report(first, P("body", END[:-2]), third, P("end", END))


@sample("converted", "addressee.addressee_list")
def addressees_without_semicolons() -> Doc:
    items = (
        P("addressee", "Kính gửi:", first=85, align="left"),
        P("addressee_item", "- Ủy ban nhân dân các xã,", first=120, align="left"),
        P("last", "- Các đơn vị thuộc Sở.", first=120, align="left"),
    )
    return letter_to(*items)


@sample("word", "recipient.recipient_above")
def a_letter_whose_recipients_leave_the_addressees_out() -> Doc:
    return letter_to().change("recipient", text="- Ủy ban nhân dân tỉnh;")


@sample("word", "agency.case", "agency.weight")
def an_issuer_in_small_letters() -> Doc:
    document = plan().change("agency", text="Sở Nông nghiệp và Môi trường", bold=False)
    return document.change("agency-rule", left=55, right=55)
