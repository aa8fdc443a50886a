"""Common habits of offices are recognised: no false alarms, no harmful fixes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.checks.layout.build import Doc, P, Raw, Table
from tests.checks.layout.clean import LAST, TOP, centred, closing, decision, heading, letter, number, plan, title
from tests.checks.layout.markup import codes, run, tabbed, texts

from ocop_docs.checks.layout.fix import fix
from ocop_docs.checks.layout.lint import lint

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def box(*lines: str) -> str:
    """A text box of centred lines, as a run."""
    place = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    inside = "".join(f"<w:p>{place}{run(line)}</w:p>" for line in lines)
    return f"<w:r><w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></w:r>"


@pytest.mark.parametrize("turned", [False, True], ids=["left box first", "right box first"])
def test_a_heading_in_two_text_boxes_is_recognised_whichever_comes_first(*, turned: bool) -> None:
    boxes = [
        box("UBND TỈNH CAO BẰNG", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Số: 05/KH-SNNMT"),
        box(*NATION, "Cao Bằng, ngày 05 tháng 01 năm 2027"),
    ]
    top = Raw("table", f"<w:p>{''.join(reversed(boxes) if turned else boxes)}</w:p>")
    document = plan()

    report = lint(replace(document, blocks=(top, *document.blocks[1:])).build())

    assert texts(report, "parent_agency") == ["UBND TỈNH CAO BẰNG"]
    assert texts(report, "number_symbol") == ["Số: 05/KH-SNNMT"]
    assert not {finding.code for finding in report.findings if "missing" in finding.code}


def signatures(*signers: tuple[str, str]) -> Table:
    cells = tuple(
        (centred("signer", post, bold=True), *(centred("room", "") for _ in range(3)), centred("name", name, bold=True))
        for post, name in signers
    )
    return Table((cells,), (235.0,) * len(signers))


def recipients() -> tuple[P, ...]:
    label = P("recipients_label", "Nơi nhận:", size=12, bold=True, italic=True, first=0, before=0, align="left")
    return (label, P("archive", "- Lưu: VT.", size=11, first=0, before=0, align="left"))


def test_recipients_below_a_table_of_signatures_belong_to_the_closing() -> None:
    document = Doc(
        (
            heading(number("BB-SNNMT")),
            *title("BIÊN BẢN", "Họp xét danh hiệu thi đua năm 2027"),
            P("body", "Cuộc họp kết thúc vào 16 giờ 30./.", keep=True),
            signatures(("THƯ KÝ", "Trần Văn Khoa"), ("CHỦ TỌA", "Lê Thị Hoa")),
            *recipients(),
            LAST,
        )
    )

    assert codes(document) == []
    assert texts(lint(document.build()), "signer_name") == ["Trần Văn Khoa", "Lê Thị Hoa"]


def test_the_authority_of_a_short_decision_is_not_taken_for_its_signer() -> None:
    short = decision().blocks[:9]
    signer = P("signer_position", "GIÁM ĐỐC", bold=True, align="center", first=0, left=240)
    document = Doc(
        (
            *short[:4],
            centred("authority_line", "GIÁM ĐỐC SỞ NỘI VỤ", bold=True),
            *short[5:],
            signer,
            *recipients(),
            LAST,
        )
    )

    report = lint(document.build())

    assert texts(report, "authority_line") == ["GIÁM ĐỐC SỞ NỘI VỤ"]
    assert texts(report, "signer_position") == ["GIÁM ĐỐC"]


def test_text_placed_by_tabs_is_not_checked_for_alignment() -> None:
    dispatch = P("subject_dispatch", "V/v báo cáo kết quả", size=12, align="left", first=0, before=6)
    signer = P("signer_position", "Nơi nhận:\tTRƯỞNG PHÒNG", size=14, bold=True, align="left", first=0)
    name = P("signer_name", "\tNguyễn Văn An", bold=True, align="left", first=0)
    blocks = tabbed().blocks[:3]
    document = Doc((*blocks, dispatch, P("body", "Phòng đề nghị báo cáo./."), signer, *recipients()[1:], name, LAST))

    assert not {code for code in codes(document) if code.endswith(".align")}


def test_a_signer_outside_a_table_is_centred_in_the_right_half() -> None:
    document = letter().put("table", *recipients())
    alone = P("signer_position", "GIÁM ĐỐC", bold=True, align="right", first=0)
    name = P("signer_name", "Nguyễn Văn An", bold=True, align="right", first=0, before=60)
    document = replace(document, blocks=(letter().blocks[0], *document.blocks[2:-3], alone, name, *recipients(), LAST))

    result = fix(document.build())

    moved = [element for element in lint(result.data).elements if element.kind in {"signer_position", "signer_name"}]
    assert [element.text for element in moved] == ["GIÁM ĐỐC", "Nguyễn Văn An"]
    assert not {finding.code for finding in result.remaining if finding.code.endswith(".align")}


def test_the_line_of_a_telegram_and_those_it_is_sent_to_are_no_body_text() -> None:
    document = Doc(
        (
            heading(number("CĐ-SNNMT"), right=(centred("date", "Cao Bằng, ngày 05 tháng 01 năm 2027", italic=True),)),
            *title("CÔNG ĐIỆN", "Về việc ứng phó khẩn cấp bão số 7"),
            centred("telegram_line", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:", bold=True),
            P("addressee_item", "- Giám đốc các sở;"),
            P("addressee_item", "- Chủ tịch Ủy ban nhân dân các xã."),
            P("body", "Yêu cầu các cơ quan thực hiện Công điện này./.", keep=True),
            closing(),
            LAST,
        )
    )

    assert codes(document) == []


def test_bold_letters_mark_the_name_of_the_issuer_where_its_words_do_not() -> None:
    document = plan().change("parent_agency", text="TỔNG CÔNG TY ABC").change("agency", text="PHÂN XƯỞNG MIỀN BẮC")

    assert texts(lint(document.build()), "parent_agency") == ["TỔNG CÔNG TY ABC"]
    assert codes(document.change("agency", text="LIÊN ĐỘI MIỀN BẮC ĐÔNG HẢI")) == []


def test_a_subject_that_opens_with_v_v_is_no_roman_heading_and_a_dash_before_a_basis_changes_nothing() -> None:
    document = decision().change("subject", text="V/v ban hành Quy chế làm việc của Tổ")
    document = document.change("last_basis", text="- Theo đề nghị của Trưởng phòng Phát triển nông thôn.")

    report = lint(document.build())

    assert texts(report, "subject")[0] == "V/v ban hành Quy chế làm việc của Tổ"
    assert "- Theo đề nghị của Trưởng phòng Phát triển nông thôn." in texts(report, "legal_basis")
    assert [str(finding) for finding in report.findings] == []


def test_a_numbered_document_of_the_party_is_not_checked() -> None:
    document = plan().change("national_name", text="ĐẢNG CỘNG SẢN VIỆT NAM").change("motto", text=" ")

    report = lint(document.build())

    assert [finding.code for finding in report.findings] == ["layout.other-form"]
    assert "thể thức theo quy định của Đảng" in report.findings[0].message


def test_a_contract_may_lack_elements_that_office_documents_require() -> None:
    document = Doc(
        (
            centred("national_name", NATION[0], 13, bold=True),
            centred("motto", NATION[1], bold=True),
            P("motto-rule", "", border=TOP, left=148, right=148, first=0, before=0, size=2),
            centred("type_name", "HỢP ĐỒNG", bold=True),
            centred("number_symbol", "Số: 12/HĐKT-2026", 13),
            P("body", "Hai bên thống nhất ký hợp đồng./.", keep=True),
            signatures(("ĐẠI DIỆN BÊN A", "Lý Thị Dậu"), ("ĐẠI DIỆN BÊN B", "Vũ Văn Hợi")),
            LAST,
        )
    )

    assert codes(document) == []


def test_a_heading_with_a_row_for_each_line_has_its_lines_in_the_row_below() -> None:
    def row(left: P, right: P) -> tuple[tuple[P, ...], ...]:
        return ((left,), (right,))

    rows = (
        row(
            centred("parent_agency", "UBND TỈNH CAO BẰNG", 13),
            centred("national_name", NATION[0], 13, bold=True),
        ),
        row(centred("agency", "SỞ Y TẾ TỈNH CAO BẰNG", 13, bold=True), centred("motto", NATION[1], bold=True)),
        row(centred("divider", "_" * 9), centred("divider", "_" * 25)),
        row(number("KH-SYT"), centred("date", "Cao Bằng, ngày 05 tháng 01 năm 2027", italic=True)),
    )
    document = plan()

    found = codes(replace(document, blocks=(Table(rows, (190.0, 285.0)), *document.blocks[1:])))

    assert found == ["agency.rule_typed", "motto.rule_typed"]


def test_headings_with_capital_letters_restart_the_roman_numerals_below_them() -> None:
    def lettered(text: str) -> P:
        return P("lettered_heading", text, bold=True, keep=True)

    document = plan().put(
        "roman_heading",
        lettered("A. KẾT QUẢ"),
        P("roman_heading", "I. MỤC ĐÍCH, YÊU CẦU", bold=True, keep=True),
    )

    assert codes(document.put("second_roman", lettered("C. TỔ CHỨC THỰC HIỆN"))) == []
    again = P("roman_heading", "I. PHÂN CÔNG", bold=True, keep=True)
    assert codes(document.put("second_roman", lettered("B. TỔ CHỨC THỰC HIỆN"), again)) == []


def test_the_source_of_a_table_is_a_note_and_no_body_text() -> None:
    note = P("note", "Nguồn: Chi cục Thống kê", size=12, italic=True, align="right", first=0)

    assert codes(plan().put("dash", note, *(b for b in plan().blocks if b.name == "dash"))) == []


def test_a_file_in_an_old_character_code_must_be_converted_first() -> None:
    lines = ("Thùc hiÖn NghÞ quyÕt cña Héi ®ång nh©n d©n huyÖn", "C¸c ®¬n vÞ b¸o c¸o ®Ó xem xÐt./.")
    report = lint(Doc((*(P("p", line, font=".VnTime") for line in lines), LAST)).build())

    assert [finding.code for finding in report.findings] == ["layout.old-code"]
    assert ".VnTime" in report.findings[0].message
