"""Word files that are small and sound, and made to cost a reader time or memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.attacks.work import assert_linear, steps

from ocop_docs.checks.layout.annotate import annotate
from ocop_docs.checks.layout.lint import lint
from ocop_docs.checks.layout.word.reader import read_document
from ocop_docs.checks.layout.word.width import column_width
from ocop_docs.checks.layout.word.word_file import WordFile
from ocop_docs.errors import OcopDocsError
from ocop_docs.intake.word_paragraphs import word_paragraphs
from ocop_docs.isolation.limits import for_word_files
from ocop_docs.isolation.pool import call
from ocop_docs.ooxml.wml import CONTENT_TYPES, RELATIONSHIPS, R, W, number, points
from ocop_docs.reading.file_read import read_file
from ocop_docs.revision.redline.redline import compared_in_word

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def word_file(body: str, **parts: str) -> bytes:
    """A Word file with this body and these parts: `styles`, `numbering`, `header`, `comments`."""
    kinds = {"document": "document.main"} | {name: name for name in parts}
    names = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{kind}+xml"/>' for name, kind in kinds.items()
    )
    links = "".join(f'<Relationship Id="{name}" Type="{R}/{name}" Target="{name}.xml"/>' for name in parts)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}">{names}</Types>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
    }
    files |= {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{content}</w:{name}>' for name, content in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def paragraph(text: str = "xã", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(count: int) -> bytes:
    """Styles based on each other in one chain, each used by a paragraph and a table."""
    based = '<w:style w:styleId="s{}"><w:basedOn w:val="s{}"/></w:style>'
    used = (
        '<w:p><w:pPr><w:pStyle w:val="s{0}"/></w:pPr></w:p><w:tbl><w:tblPr><w:tblStyle w:val="s{0}"/></w:tblPr></w:tbl>'
    )
    styles = "".join(based.format(at, at + 1) for at in range(count))
    return word_file("".join(map(used.format, range(count))), styles=styles)


def wide_table(count: int) -> bytes:
    grid, row = "<w:gridCol/>" * count, "<w:tc><w:p/></w:tc>" * count
    return word_file(f"<w:tbl><w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>")


def widths(data: bytes) -> object:
    document = read_document(WordFile(data))
    return [column_width(document, one) for one in document.paragraphs]


def in_a_wrong_font(count: int) -> bytes:
    heading = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập - Tự do - Hạnh phúc")
    wrong = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:t>Phát triển.</w:t></w:r></w:p>'
    return word_file(heading + paragraph("KẾ HOẠCH") + wrong * count)


COSTLY: dict[str, tuple[Callable[[int], bytes], Callable[[bytes], object], int]] = {
    "a chain of styles": (styled, lambda data: read_document(WordFile(data)), 200),
    "a row of many cells": (wide_table, widths, 100),
    "comments on every paragraph": (in_a_wrong_font, annotate, 100),
}


@pytest.mark.parametrize(("build", "read", "size"), COSTLY.values(), ids=COSTLY)
def test_a_costly_word_file_is_read_in_time_that_grows_with_it(
    build: Callable[[int], bytes], read: Callable[[bytes], object], size: int
) -> None:
    def count(size: int) -> int:
        data = build(size)
        return steps(lambda: read(data))

    assert_linear(count, size)


def test_a_style_has_the_properties_of_those_that_it_is_based_on_and_a_cycle_ends() -> None:
    based = (
        '<w:style w:styleId="a"><w:basedOn w:val="b"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:jc w:val="both"/><w:keepNext/></w:pPr></w:style>'
    )
    used = paragraph(properties='<w:pStyle w:val="a"/>')

    (read,) = read_document(WordFile(word_file(used, styles=based))).paragraphs

    assert (read.format.align, read.format.keep_next) == ("right", True)


def test_a_header_that_every_section_shows_is_counted_each_time() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    data = word_file(paragraph(properties=section) * 201, header="<w:p/>" * 100)

    with pytest.raises(OcopDocsError) as refused:
        lint(data)

    assert [fault.code for fault in refused.value.faults] == ["word-edges-too-many"]


def listed(level: str, depth: str = "0") -> list[str]:
    """The texts of two paragraphs in a list with this one level."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{depth}">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = paragraph(properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')
    return [one.text for one in read_document(WordFile(word_file(item * 2, numbering=numbering))).paragraphs]


def test_the_letters_of_a_list_are_not_repeated_without_end() -> None:
    letters = '<w:start w:val="{}"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>'

    assert listed(letters.format(27)) == ["aa)\txã", "bb)\txã"]
    assert listed(letters.format(2_000_000_000)) == ["32767)\txã", "32768)\txã"]


def test_a_label_of_a_list_is_read_as_far_as_a_label_may_go() -> None:
    assert {len(text) for text in listed(f'<w:lvlText w:val="{"%1." * 100_000}"/>')} == {
        200 // 3 * 2 + len("%1\txã") - 1
    }


@pytest.mark.parametrize("depth", ["-7", "x", "inf", "99999999", "1e400"])
def test_a_level_that_no_list_has_is_no_level(depth: str) -> None:
    assert len(listed('<w:lvlText w:val="%1."/>', depth)) == 2


@pytest.mark.parametrize("value", ["nan", "inf", "-1e400", "9" * 5_000, "1.2.3", "5" + " " * 9 + "x"])
def test_what_is_no_number_of_word_is_no_number(value: str) -> None:
    assert (number(value), points(value), points(f"{value}cm")) == (None, None, None)


@pytest.mark.parametrize(("value", "length"), [("567", 28.35), (" -1.5cm ", -42.52), (".5in", 36), ("12pt", 12)])
def test_a_length_is_read_with_its_unit(value: str, length: float) -> None:
    assert points(value) == pytest.approx(length, abs=0.01)


@pytest.mark.parametrize("columns", ["1000000000", "9" * 5_000, "-5", "x", "nan"])
def test_a_cell_covers_no_more_columns_than_a_table_has(columns: str) -> None:
    heading = paragraph("KẾ HOẠCH") + paragraph("Thực hiện Chương trình OCOP năm 2027") + paragraph("I. MỤC TIÊU")
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{paragraph("Chỉ tiêu")}</w:tc>'

    found = read_file(word_file(f"{heading}<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>"), "plan")

    assert len(str(found.as_dict())) < 10_000


def test_a_line_drawn_with_odd_lengths_is_passed_over() -> None:
    shapes = '<v:shape hr="1" style="width:1.1.1;left:..."/><v:line from="1e999,1" to="nan"/>' * 2
    drawn = f'<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{shapes}</w:pict></w:r></w:p>'

    assert not lint(word_file(drawn + paragraph())).administrative


def test_text_nested_beyond_any_stack_is_read() -> None:
    data = word_file("", comments="<w:ins>" * 5_000 + paragraph("sâu") + "</w:ins>" * 5_000)

    assert word_paragraphs(WordFile(data).parts).edges == ("sâu",)


def test_two_versions_nested_beyond_any_stack_are_refused_in_words() -> None:
    deep = word_file("<w:smartTag>" * 5_000 + paragraph() + "</w:smartTag>" * 5_000)

    with pytest.raises(OcopDocsError) as refused:
        call(for_word_files(), compared_in_word, deep, deep)

    assert [one.code for one in refused.value.faults] == ["nested-too-deep"]


def test_a_legal_basis_longer_than_data_may_hold_is_shown_as_it_was_read() -> None:
    heading = paragraph("KẾ HOẠCH") + paragraph("Thực hiện Chương trình OCOP năm 2027")
    basis = paragraph("Căn cứ Luật " + "Tổ chức chính quyền địa phương " * 1_000 + "ngày 16 tháng 6 năm 2025;")

    found = read_file(word_file(heading + basis + paragraph("I. MỤC TIÊU")), "plan")

    assert all(found.value(one) for one in found.fields)
