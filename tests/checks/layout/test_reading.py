"""The reader sees what Word shows, whatever program saved the file and however the text is cut up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.checks.layout.build import NS, Doc, P, Page, Raw, Table
from tests.checks.layout.clean import LAST, annex, closing, decision, letter, plan, title

from ocop_docs.checks.layout.lint import lint
from ocop_docs.checks.layout.report import LintReport
from ocop_docs.checks.layout.word.reader import read_document
from ocop_docs.checks.layout.word.word_file import WordFile

if TYPE_CHECKING:
    from collections.abc import Callable

END = "Trong quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo Sở để xem xét./."
FULL = (
    '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>'
)
LOOK = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'


def codes(document: Doc) -> list[str]:
    return [finding.code.removeprefix("layout.") for finding in lint(document.build()).findings]


def texts(report: LintReport, kind: str) -> list[str]:
    return [element.text for element in report.elements if element.kind == kind]


def styled(styles: str, **values: object) -> Doc:
    """The plan with its last paragraph left to a style, and these styles."""
    values = {"plain": True, "style": "Body", **values}
    return replace(plan().change("end", **values), styles=f"<w:styles {NS}>{styles}</w:styles>")


BODY = f'<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/>{{based}}{FULL}{LOOK}</w:style>'


def test_a_style_supplies_the_format_that_the_paragraph_omits() -> None:
    assert codes(styled(BODY.format(based=""))) == []


def test_each_style_of_a_cycle_of_styles_applies_once() -> None:
    first = f'<w:style w:type="paragraph" w:styleId="Body"><w:basedOn w:val="Other"/>{FULL}</w:style>'
    second = f'<w:style w:type="paragraph" w:styleId="Other"><w:basedOn w:val="Body"/>{LOOK}</w:style>'

    assert codes(styled(first + second)) == []


def test_without_a_styles_part_word_s_own_defaults_apply() -> None:
    document = replace(plan().change("end", plain=True), styles=None)

    assert set(codes(document)) == {
        "text.same_size",
        "text.align",
        "text.first_line",
        "text.gap",
        "page_breaks.closing_kept",
    }


def test_without_document_defaults_the_direct_formatting_is_enough() -> None:
    assert codes(replace(plan(), styles=None)) == []


def test_an_unknown_style_is_the_default_paragraph_style() -> None:
    normal = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal">{FULL}{LOOK}</w:style>'

    assert codes(styled(normal, style="Missing")) == []


@pytest.mark.parametrize(("face", "expected"), [("Times New Roman", []), ("Calibri", ["any.font"])])
def test_theme_fonts_are_those_of_the_theme(face: str, expected: list[str]) -> None:
    look = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="28"/></w:rPr>'
    document = styled(f'<w:style w:type="paragraph" w:styleId="Body">{FULL}{look}</w:style>')
    theme = f'<a:theme {NS}><a:minorFont><a:latin typeface="{face}"/></a:minorFont></a:theme>'

    assert codes(replace(document, parts={"word/theme.xml": theme})) == expected


def test_bold_in_the_paragraph_and_in_the_character_style_cancel_out() -> None:
    bold = LOOK.replace("<w:sz", "<w:b/><w:sz")
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Body">{FULL}{bold}</w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    )
    run = f'<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>{END}</w:t></w:r>'
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{run}</w:p>'

    assert codes(styled(styles)) == ["plain_text.mostly_regular"]
    assert codes(styled(styles).put("end", Raw("end", paragraph))) == []


def run(text: str) -> str:
    return f'<w:r>{LOOK}<w:t xml:space="preserve">{text}</w:t></w:r>'


DELETED = '<w:del w:id="1" w:author="A"><w:r><w:delText>sai</w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    "inline",
    [
        "".join(run(letter) for letter in END),
        f'{DELETED}<w:ins w:id="2" w:author="A">{run(END)}</w:ins>',
        f"<w:sdt><w:sdtContent>{run(END)}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="x">{run(END[:9])}<w:hyperlink>{run(END[9:])}</w:hyperlink></w:smartTag>',
        f'<w:fldSimple w:instr=" DOCPROPERTY x ">{run(END)}</w:fldSimple>',
        run(END) + '<w:r><w:rPr><w:vanish/><w:sz w:val="8"/></w:rPr><w:t>ẩn</w:t></w:r>',
    ],
    ids=["letter by letter", "tracked changes", "content control", "smart tag and link", "field", "hidden text"],
)
def test_text_split_into_runs_is_read_as_it_shows(inline: str) -> None:
    document = plan().put("end", Raw("end", f"<w:p>{FULL}{inline}</w:p>"))

    report = lint(document.build())

    assert [str(finding) for finding in report.findings] == []
    assert END in report.paragraphs


def test_blocks_inside_a_content_control_are_read() -> None:
    wrapped = replace(
        letter().drop("page"), body_wrap=("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>" + LAST.xml())
    )

    assert codes(wrapped) == []


def test_a_text_box_stored_twice_is_read_once() -> None:
    def box(shape: str) -> str:
        return f"<w:r>{shape.format('<w:txbxContent><w:p>' + run('THƯỢNG KHẨN') + '</w:p></w:txbxContent>')}</w:r>"

    choice = box("<w:drawing><wps:txbx>{}</wps:txbx></w:drawing>")[5:-6]
    fallback = box("<w:pict><v:textbox>{}</v:textbox></w:pict>")[5:-6]
    markup = (
        f"<w:p>{FULL}<w:r><mc:AlternateContent><mc:Choice>{choice}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>{run(END)}</w:p>"
    )

    report = lint(plan().put("end", Raw("end", markup)).build())

    assert report.paragraphs.count("THƯỢNG KHẨN") == 1


def test_of_alternative_contents_of_a_run_one_is_read_in_its_place() -> None:
    ways = "<mc:Choice><w:t>đơn</w:t></mc:Choice><mc:Fallback><w:t>□</w:t></mc:Fallback>"
    words = f"<w:t>Các-</w:t><mc:AlternateContent>{ways}</mc:AlternateContent><w:t>-vị./.</w:t>"

    report = lint(plan().put("end", Raw("end", f"<w:p>{FULL}<w:r>{LOOK}{words}</w:r></w:p>")).build())

    assert "Các-đơn-vị./." in report.paragraphs


def test_direct_formatting_and_a_style_of_the_same_values_give_equal_formats() -> None:
    direct = f"<w:p>{FULL}{run(END)}</w:p>"
    named = f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t>{END}</w:t></w:r></w:p>'
    document = styled(BODY.format(based="")).put("end", *(Raw("end", markup) for markup in (direct, named)))

    paragraphs = [p for p in read_document(WordFile(document.build())).paragraphs if p.text == END]

    assert [(p.format, p.runs[0].format) for p in paragraphs] == [
        (paragraphs[0].format, paragraphs[0].runs[0].format)
    ] * 2


def numbered(ilvl: int, text: str) -> Raw:
    number = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="7"/></w:numPr>'
    return Raw("auto", f"<w:p>{FULL.replace('<w:spacing', number + '<w:spacing')}{run(text)}</w:p>")


def test_numbers_that_word_writes_are_read_as_numbers() -> None:
    numbering = (
        "<w:numbering {ns}><w:abstractNum w:abstractNumId='3'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2)'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num></w:numbering>"
    )
    blocks = (
        numbered(0, "Việc thứ nhất."),
        numbered(1, "Phần đầu;"),
        numbered(1, "Phần sau;"),
        numbered(0, "Việc hai."),
    )
    document = replace(plan().put("dash", *blocks), parts={"word/numbering.xml": numbering})

    report = lint(document.build())

    assert texts(report, "clause")[-2:] == ["1. Việc thứ nhất.", "2. Việc hai."]
    assert texts(report, "point")[-2:] == ["a) Phần đầu;", "b) Phần sau;"]
    assert [str(finding) for finding in report.findings] == []


def test_strict_open_xml_reads_like_transitional() -> None:
    data = plan().change("motto", size=10)
    strict = replace(data, parts={"word/document.xml": document_xml(data).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )})  # fmt: skip

    assert codes(strict) == ["motto.size"]


def document_xml(document: Doc) -> str:
    body = "".join(block.xml() for block in document.blocks)
    return f"<w:document {NS}><w:body>{body}</w:body></w:document>"


def tabbed() -> Doc:
    """A heading set by tabs, as old files have it."""

    def line(name: str, left: str, right: str, **look: object) -> P:
        return P(name, f"{left}\t{right}", align="left", first=0, before=0, **look)  # type: ignore[arg-type]

    return Doc(
        (
            line("first", "UBND HUYỆN PHÚ XUYÊN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True),
            line("second", "PHÒNG KINH TẾ", "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, underline=True),
            line("third", "Số: 12/KH-PKT", "Phú Xuyên, ngày 13 tháng 8 năm 2027", size=13, italic=True),
            *title("KẾ HOẠCH", "Triển khai Chương trình năm 2027"),
            P("body", "Nội dung của kế hoạch./.", keep=True),
            closing(),
            LAST,
        )
    )


def test_a_heading_set_by_tabs_is_recognised_and_its_letters_checked() -> None:
    report = lint(tabbed().build())

    assert texts(report, "parent_agency") == ["UBND HUYỆN PHÚ XUYÊN"]
    assert texts(report, "agency") == ["PHÒNG KINH TẾ"]
    assert texts(report, "number_symbol") == ["Số: 12/KH-PKT"]
    assert texts(report, "place_date") == ["Phú Xuyên, ngày 13 tháng 8 năm 2027"]
    found = {finding.code.removeprefix("layout.") for finding in report.findings}
    assert found == {
        "parent_agency.weight",
        "number_symbol.slant",
        "agency.rule_drawn",
        "motto.rule_drawn",
        "heading_sizes.sizes_together",
        "agency-ended",
    }


@pytest.mark.parametrize("mark", ["DỰ THẢO", "DỰ THẢO LẦN 2"])
def test_the_mark_of_a_draft_above_a_heading_set_by_tabs_is_no_agency(mark: str) -> None:
    plain = tabbed()
    draft = replace(plain, blocks=(P("draft", mark, align="center", first=0, before=0, bold=True), *plain.blocks))

    report = lint(draft.build())

    assert texts(report, "parent_agency") == ["UBND HUYỆN PHÚ XUYÊN"]
    assert texts(report, "agency") == ["PHÒNG KINH TẾ"]
    assert codes(draft) == codes(plain)


def test_text_in_a_table_is_named_as_such() -> None:
    table = Table((((P("cell", "Ngân sách tỉnh"),), (P("cell", "120 triệu đồng"),)),), (200.0, 200.0))
    document = tabbed()

    report = lint(replace(document, blocks=(*document.blocks[:5], table, *document.blocks[5:])).build())

    names = {element.name for element in report.elements if element.kind == "table_text"}
    assert names == {"Chữ trong bảng"}


SHAPE = (
    '<w:r><w:drawing><wp:anchor><wp:extent cx="{emu}" cy="0"/><a:graphic><a:graphicData><wps:wsp>'
    '<a:xfrm><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)
VML = '<w:r><w:pict><v:line from="10pt,2pt" to="{end}pt,2pt"/></w:pict></w:r>'
BORDER = '<w:bottom w:val="single" w:sz="6" w:space="1"/>'


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ({"drawing": SHAPE.format(emu=172 * 12700)}, {"drawing": SHAPE.format(emu=60 * 12700)}),
        (
            {"drawing": SHAPE.replace("line", "rect").format(emu=172 * 12700)},
            {"drawing": SHAPE.replace("line", "rect").format(emu=60 * 12700)},
        ),
        ({"drawing": VML.format(end=182)}, {"drawing": VML.format(end=60)}),
        ({"border": BORDER, "left": 51, "right": 51}, {"border": BORDER}),
    ],
    ids=["DrawingML", "flat rectangle", "VML", "bottom border"],
)
def test_a_line_is_measured_however_it_is_drawn(good: dict[str, object], bad: dict[str, object]) -> None:
    plain: dict[str, object] = {"border": "", "left": 0, "right": 0, "align": "center"}

    assert codes(plan().change("motto-rule", **plain | good)) == []
    assert codes(plan().change("motto-rule", **plain | bad)) == ["motto.rule_length"]


@pytest.mark.parametrize("make", [plan, decision, letter])
def test_the_words_decide_what_an_element_is_not_its_formatting(make: Callable[[], Doc]) -> None:
    def kinds(document: Doc) -> list[tuple[str, str]]:
        return [(element.kind, element.text) for element in lint(document.build()).elements]

    names = {paragraph.name for paragraph in make().paragraphs()} - {"page", "annex_page"}
    bare = make()
    for name in names:
        bare = bare.change(name, size=13, bold=False, italic=False, font="Arial")

    assert kinds(bare) == kinds(make())


def test_a_file_that_is_no_administrative_document_is_reported_as_such() -> None:
    story = Doc((*(P("p", f"Ngày xưa có một người thợ rèn, chuyện thứ {n}.", font="Arial") for n in range(30)), LAST))

    report = lint(story.build())

    assert [finding.code for finding in report.findings] == ["layout.not-administrative"]
    assert not report.administrative


def test_a_national_name_in_a_wide_table_is_an_example_and_no_heading() -> None:
    cells = tuple(
        (P("cell", text, first=0),) for text in ("1", "Quốc hiệu", "In hoa", "12", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    )
    table = Doc((Table((cells,), (90.0,) * 5), LAST))

    assert not lint(table.build()).administrative


def test_a_file_of_annexes_alone_is_checked_as_annexes() -> None:
    report = lint(Doc((*annex("I"), Page(last=True, start=1))).change("annex_title", bold=False).build())

    assert report.administrative
    assert report.documents == ("Phụ lục I",)
    assert [finding.code for finding in report.findings] == ["layout.annex_title.weight"]


def test_a_legal_normative_document_is_not_checked() -> None:
    report = lint(plan().change("number_symbol", text="Số: 26/2026/QĐ-TTg").change("motto", size=9).build())

    assert [finding.code for finding in report.findings] == ["layout.normative"]


def test_raised_words_are_text_and_the_number_of_a_note_is_not() -> None:
    def raised(text: str) -> str:
        return (
            f'<w:r>{LOOK.replace("</w:rPr>", """<w:vertAlign w:val="superscript"/></w:rPr>""")}<w:t>{text}</w:t></w:r>'
        )

    words = f"<w:p>{FULL}{run('Các đơn vị báo cáo Sở')}{raised('(để xem xét)')}{run('./.')}</w:p>"
    note = f"<w:p>{FULL}{run('Các đơn vị báo cáo Sở./.')}{raised('1')}</w:p>"

    assert codes(plan().put("end", Raw("end", words))) == []
    assert codes(plan().put("end", Raw("end", note))) == []


def test_in_a_letter_a_sentence_that_begins_like_a_legal_basis_is_text() -> None:
    document = letter().change("body", text="Căn cứ chức năng, nhiệm vụ được giao, Sở đề nghị báo cáo./.")

    assert codes(document) == []


def test_a_line_under_a_subject_of_two_lines_may_follow_the_shorter() -> None:
    long = "Triển khai thực hiện Chương trình mỗi xã một sản phẩm trên địa bàn tỉnh Cao Bằng năm 2027"

    assert codes(plan().change("subject", text=long)) == []


def test_the_padding_of_a_table_style_makes_its_column_narrower() -> None:
    """The same indents leave a line of 99 pt in Word's own padding, of 50 pt where a style pads 30 pt each side."""
    wide = plan().change("agency-rule", left=40, right=40)
    style = (
        '<w:style w:type="table" w:default="1" w:styleId="Frame"><w:tblPr><w:tblCellMar>'
        '<w:left w:w="600" w:type="dxa"/><w:right w:w="600" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    padded = replace(wide, styles=f"<w:styles {NS}>{style}</w:styles>")

    assert "agency.rule_length" in codes(wide)
    assert "agency.rule_length" not in codes(padded)


def test_widths_given_as_percentages_are_those_of_the_table_s_grid() -> None:
    data = plan().build()
    percent = document_xml(plan()).replace('<w:tcW w:w="3800" w:type="dxa"/>', '<w:tcW w:w="2000" w:type="pct"/>')

    report = lint(replace(plan(), parts={"word/document.xml": percent}).build())

    assert percent != document_xml(plan())
    assert [str(finding) for finding in report.findings] == [str(finding) for finding in lint(data).findings] == []


def test_an_empty_document_is_no_administrative_document() -> None:
    assert [finding.code for finding in lint(Doc((LAST,)).build()).findings] == ["layout.not-administrative"]
