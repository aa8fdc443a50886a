"""Files made in rarer ways: text boxes, tabs, lists of styles, wide pages, joint and urgent papers."""

from __future__ import annotations

from dataclasses import replace

from tests.checks.layout.build import NS, Doc, P, Page, Raw, Table
from tests.checks.layout.clean import (
    LAST,
    NATION_TEXT,
    PLACE_DATE,
    annex,
    centred,
    closing,
    heading,
    number,
    plan,
    ruled,
)  # fmt: skip
from tests.checks.layout.corpus.papers import BODY, END, bases, data_table, letter_to, paper, report
from tests.checks.layout.corpus.shapes import anchored
from tests.checks.layout.corpus.verdicts import sample

WIDE = Page("wide", width=297, height=210, start=1, last=True)


def with_header(document: Doc, paragraph: str) -> Doc:
    """The document with this paragraph as the header of its pages."""
    return replace(document, parts={**document.parts, "word/header1.xml": f"<w:hdr {NS}>{paragraph}</w:hdr>"})


def words(text: str, size: int = 14, face: str = "Times New Roman", more: str = "") -> str:
    """A run of text."""
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}"/>'
    return f'<w:r><w:rPr>{fonts}{more}<w:sz w:val="{size * 2}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def page_field(size: int = 14, face: str = "Times New Roman") -> str:
    """The number of the page as a field in one element."""
    return f'<w:fldSimple w:instr=" PAGE  \\* MERGEFORMAT ">{words("2", size, face)}</w:fldSimple>'


def centre(content: str) -> str:
    """A centred paragraph."""
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{content}</w:p>'


@sample("google")
def a_plan_of_an_online_editor() -> Doc:
    return plan()


@sample("google", "text.first_line", "text.gap")
def a_report_of_an_online_editor_without_indents_and_distances() -> Doc:
    return report(P("body", BODY), P("second", END[:-2], first=0, before=0), P("end", END))


@sample("word")
def a_heading_in_two_text_boxes() -> Doc:
    def box(*content: P) -> str:
        inside = "".join(p.xml() for p in content)
        shape = (
            f'<wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>{inside}'
            "</w:txbxContent></wps:txbx></wps:wsp>"
        )
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="3200000" '
            f'cy="900000"/><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
            "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    left, right = heading(number("BC-SNNMT"), right=(PLACE_DATE,)).rows[0]
    return replace(report(), blocks=(Raw("boxes", f"<w:p>{box(*left)}{box(*right)}</w:p>"), *report().blocks[1:]))


@sample("libreoffice")
def a_table_on_a_wide_page_of_its_own_annex() -> Doc:
    return Doc((*plan().blocks[:-1], Page("annex_page", start=1), *annex("III"), WIDE))


@sample("word", "page.orientation")
def text_without_a_table_on_a_wide_page() -> Doc:
    text = tuple(block for block in annex("II") if isinstance(block, P))
    return Doc((*plan().blocks[:-7], *text, WIDE))


@sample("word")
def a_page_number_of_words_gallery() -> Doc:
    control = f"<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>{centre(page_field())}</w:sdtContent></w:sdt>"
    return with_header(plan(), control)


@sample("word", "page_number.number_align")
def a_page_number_at_the_right() -> Doc:
    return with_header(plan(), f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{page_field()}</w:p>')


@sample("wps", "page_number.number_font", "page_number.number_size")
def a_page_number_in_small_calibri() -> Doc:
    return with_header(plan(), centre(page_field(11, "Calibri")))


@sample("word")
def clauses_numbered_by_their_style() -> Doc:
    numbering = (
        '<w:numbering {ns}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
        'w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7">'
        '<w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    styles = (
        '<w:styles {ns}><w:style w:type="paragraph" w:styleId="Khoan"><w:name w:val="Khoan"/><w:pPr><w:numPr>'
        '<w:numId w:val="7"/></w:numPr></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
        '<w:sz w:val="28"/></w:rPr></w:style></w:styles>'
    )
    clauses = [P(f"clause-{at}", f"{END[:-2]}", style="Khoan") for at in range(3)]
    document = report(P("body", "Kết quả cụ thể như sau:"), *clauses, P("end", END))
    return replace(document, styles=styles, parts={"word/numbering.xml": numbering})


def tabbed(*lines: tuple[str, str]) -> list[Raw]:
    """Lines in two columns, each centred by a tab."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6600"/></w:tabs>'
    made = []
    for at, (left, right) in enumerate(lines):
        look = "<w:i/>" if "ngày" in right else "<w:b/>"
        parent = "" if at == 0 or left.startswith("Số") else "<w:b/>"
        tab = "<w:r><w:tab/></w:r>"
        size = 13 if at == 0 else 14
        cells = f"{tab}{words(left, 13, more=parent)}{tab}{words(right, size, more=look)}"
        made.append(Raw(f"line-{at}", f"<w:p><w:pPr>{stops}</w:pPr>{cells}</w:p>"))
    return made


@sample("converted", "agency.rule_present", "motto.rule_present")
def a_heading_set_by_tabs_without_rules() -> Doc:
    lines = tabbed(
        ("UBND TỈNH CAO BẰNG", NATION_TEXT[0]),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", NATION_TEXT[1]),
        ("Số: 05/BC-SNNMT", PLACE_DATE.text),
    )
    return replace(report(), blocks=(*lines, *report().blocks[1:]))


def signer(post: str, who: str, *above: str) -> tuple[P, ...]:
    """The column of one signer."""
    return (
        *(centred("signer_power", line, bold=True) for line in above),
        centred("position", post, bold=True),
        *(centred("room", "") for _ in range(4)),
        centred("name", who, bold=True),
    )


@sample("word")
def a_joint_plan_with_two_signers_above_the_recipients() -> Doc:
    signers = Table(
        ((signer("GIÁM ĐỐC SỞ TÀI CHÍNH", "Trần Văn Khoa"), signer("GIÁM ĐỐC SỞ CÔNG THƯƠNG", "Lê Thị Hoa")),),
        (235.0, 240.0),
    )
    recipients = (
        P("recipients_label", "Nơi nhận:", size=12, bold=True, italic=True, first=0, before=0, align="left"),
        P("recipient", "- Ủy ban nhân dân tỉnh;", size=11, first=0, before=0, align="left"),
        P("archive", "- Lưu: VT, STC, SCT.", size=11, first=0, before=0, align="left"),
    )
    document = paper("KẾ HOẠCH", "KH", "Phối hợp thực hiện Chương trình năm 2027", P("body", BODY), P("end", END))
    return replace(document, blocks=(*document.blocks[:-2], signers, *recipients, LAST))


@sample("converted")
def a_closing_set_by_tabs() -> Doc:
    stop = '<w:pPr><w:tabs><w:tab w:val="center" w:pos="6800"/></w:tabs></w:pPr>'
    tab, look = "<w:r><w:tab/></w:r>", "<w:b/><w:i/>"
    lines = (
        f"{words('Nơi nhận:', 12, more=look)}{tab}{words('GIÁM ĐỐC', more='<w:b/>')}",
        words("- Ủy ban nhân dân tỉnh;", 11),
        words("- Lưu: VT, PTNT.", 11),
        "",
        "",
        f"{tab}{words('Nguyễn Văn An', more='<w:b/>')}",
    )
    return replace(
        report(),
        blocks=(
            *report().blocks[:-2],
            *(Raw(f"close-{at}", f"<w:p>{stop}{line}</w:p>") for at, line in enumerate(lines)),
            LAST,
        ),
    )


@sample("word")
def an_urgent_telegram() -> Doc:
    sender = centred("telegram_line", "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG ĐIỆN:", bold=True)
    items = (
        P("item", "- Chủ tịch Ủy ban nhân dân các xã, phường;", first=120, align="left"),
        P("last_item", "- Các đơn vị thuộc Sở.", first=120, align="left"),
    )
    text = (sender, *items, P("body", BODY), P("end", END))
    return paper("CÔNG ĐIỆN", "CĐ", "Về việc ứng phó với mưa lớn", *text, close=closing("- Như trên;"))


@sample("libreoffice")
def an_invitation() -> Doc:
    to = P("addressee", "Kính mời: Lãnh đạo Ủy ban nhân dân các xã, phường", align="center", first=0)
    lines = (
        P("body", "Sở trân trọng kính mời dự hội nghị đánh giá, phân hạng sản phẩm."),
        P("time", "1. Thời gian: 08 giờ 00, ngày 12 tháng 01 năm 2027."),
        P("place", "2. Địa điểm: Hội trường Sở Nông nghiệp và Môi trường."),
        P("end", "Đề nghị các đại biểu đến dự đúng giờ để hội nghị đạt kết quả./."),
    )
    return paper("GIẤY MỜI", "GM", "Dự hội nghị đánh giá, phân hạng sản phẩm", to, *lines, close=closing("- Như trên;"))


@sample("word")
def addressees_in_a_table_without_borders() -> Doc:
    label = P("addressee", "Kính gửi:", first=0, align="right")
    items = (
        P("item", "- Ủy ban nhân dân các xã;", first=0, align="left"),
        P("last_item", "- Các đơn vị thuộc Sở.", first=0, align="left"),
    )
    table = Table((((label,), items),), (160.0, 315.0), name="to")
    return letter_to().put("addressee", table)  # type: ignore[arg-type]


@sample("word")
def a_file_without_a_part_for_styles() -> Doc:
    return replace(plan(), styles=None)


@sample("converted")
def the_national_name_and_the_motto_in_one_paragraph() -> Doc:
    both = f"{words(NATION_TEXT[0], 13, more='<w:b/>')}<w:r><w:br/></w:r>{words(NATION_TEXT[1], more='<w:b/>')}"
    table = report().blocks[0]
    assert isinstance(table, Table)
    left, right = table.rows[0]
    one = (Raw("national_name", centre(both)), *right[2:])
    return replace(report(), blocks=(replace(table, rows=((left, one),)), *report().blocks[1:]))  # type: ignore[arg-type]


@sample("wps")
def names_of_agencies_in_two_lines_each() -> Doc:
    left = (
        centred("parent_agency", "ỦY BAN NHÂN DÂN", 13),
        centred("parent_agency", "TỈNH CAO BẰNG", 13),
        centred("agency", "SỞ NÔNG NGHIỆP", 13, bold=True),
        centred("agency", "VÀ MÔI TRƯỜNG", 13, bold=True),
        ruled("agency-rule", 45, 179.2),
        number("BC-SNNMT"),
    )
    table = report().blocks[0]
    assert isinstance(table, Table)
    return replace(report(), blocks=(replace(table, rows=((left, table.rows[0][1]),)), *report().blocks[1:]))


@sample("word", "addressee.weight")
def a_bold_addressee() -> Doc:
    return letter_to(P("addressee", "Kính gửi: Ủy ban nhân dân các xã, phường", align="center", first=0, bold=True))


@sample("converted", "signer_name.case")
def the_name_of_the_signer_in_capitals() -> Doc:
    return report().change("signer_name", text="NGUYỄN VĂN AN")


@sample("google")
def a_decision_with_a_picture_of_the_signature_and_rules_drawn() -> Doc:
    signed = anchored(0, 0).replace('prst="line"', 'prst="ellipse"')
    document = paper(
        "QUYẾT ĐỊNH", "QĐ", "Về việc kiện toàn Tổ tư vấn",
        centred("authority_line", "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", bold=True),
        *bases("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
               "Theo đề nghị của Trưởng phòng Phát triển nông thôn."),
        centred("enacting", "QUYẾT ĐỊNH:", bold=True),
        P("article", " Kiện toàn Tổ tư vấn theo danh sách dưới đây.", lead="Điều 1."),
        data_table("TT", "Họ và tên", "Chức vụ"),
        P("last_article", " Quyết định này có hiệu lực kể từ ngày ký./.", lead="Điều 2."),
    )  # fmt: skip
    return document.change("room", drawing=signed)
