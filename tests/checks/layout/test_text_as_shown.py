"""Text is read as Word shows it, whatever program saved the file and however the text is cut up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.checks.layout.build import Raw
from tests.checks.layout.clean import LAST, letter, plan
from tests.checks.layout.markup import END, FULL, LOOK, codes, document_xml, run, texts

from ocop_docs.checks.layout.lint import lint

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
        run(f"{END[:9]}<!-- c -->{END[9:]}").replace("<w:rPr>", "<!-- c --><w:rPr><?pi x?><!-- c -->"),
    ],
    ids=[
        "letter by letter",
        "tracked changes",
        "content control",
        "smart tag and link",
        "field",
        "hidden text",
        "comments",
    ],
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


def test_raised_words_are_text_and_the_number_of_a_note_is_not() -> None:
    def raised(text: str) -> str:
        return (
            f'<w:r>{LOOK.replace("</w:rPr>", """<w:vertAlign w:val="superscript"/></w:rPr>""")}<w:t>{text}</w:t></w:r>'
        )

    words = f"<w:p>{FULL}{run('Các đơn vị báo cáo Sở')}{raised('(để xem xét)')}{run('./.')}</w:p>"
    note = f"<w:p>{FULL}{run('Các đơn vị báo cáo Sở./.')}{raised('1')}</w:p>"

    assert codes(plan().put("end", Raw("end", words))) == []
    assert codes(plan().put("end", Raw("end", note))) == []
