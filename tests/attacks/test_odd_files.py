"""Odd and broken files, as in the corpora of python-docx, docxtpl and Apache POI: read, or refused in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.attacks.test_packages import DOCUMENT, RELS, package
from tests.attacks.test_tables import MAIN_PART, rewritten
from tests.batch.tables import read, workbook

from ocop_docs.checks.layout.lint import lint
from ocop_docs.errors import OcopDocsError
from ocop_docs.intake.tables.rows import rows_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body(inside: str) -> str:
    return f"<w:document {W}><w:body>{inside}</w:body></w:document>"


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


TEXT = "<w:p><w:r><w:t>Số: 12/QĐ-UBND</w:t></w:r></w:p>"
WORD: dict[str, str] = {
    "no body": f"<w:document {W}/>",
    "empty body": body(""),
    "another root": "<a/>",
    "two bodies": f"<w:document {W}><w:body>{TEXT}</w:body><w:body>{TEXT}</w:body></w:document>",
    "text outside runs": body(f"xã<w:p>xã</w:p>{TEXT}"),
    "a table without rows": body("<w:tbl/>" + TEXT),
    "a row without cells": body("<w:tbl><w:tr/></w:tbl>" + TEXT),
    "tables within tables": body(nested(40) + TEXT),
    "a section without size": body(TEXT + "<w:sectPr/>"),
    "sizes that are no numbers": body(f'{TEXT}<w:sectPr><w:pgSz w:w="x" w:h=""/><w:pgMar w:top="1e9"/></w:sectPr>'),
    "sizes below nothing": body(f'{TEXT}<w:sectPr><w:pgSz w:w="-5" w:h="0"/></w:sectPr>'),
    "a font size of words": body('<w:p><w:r><w:rPr><w:sz w:val="lớn"/></w:rPr><w:t>a</w:t></w:r></w:p>'),
    "a style that is not there": body('<w:p><w:pPr><w:pStyle w:val="none"/></w:pPr></w:p>' + TEXT),
    "a list that is not there": body(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="x"/></w:numPr></w:pPr></w:p>' + TEXT
    ),
    "a header that is not there": body(f'{TEXT}<w:sectPr><w:headerReference w:type="default"/></w:sectPr>'),
    "a field that does not end": body('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + TEXT),
    "insertions and deletions": body(f"<w:ins>{TEXT}</w:ins><w:del>{TEXT}</w:del><w:moveFrom>{TEXT}</w:moveFrom>"),
    "a choice without a fallback": body(
        f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{TEXT}'
        "</mc:AlternateContent>"
    ),
    "unknown elements": body(f'<x:y xmlns:x="urn:x">{TEXT}</x:y>'),
    "comments and instructions": "<?a b?><!-- c -->" + body(TEXT),
    "not well-formed": body(TEXT)[:-3],
    "a tag for text": body(TEXT.replace("Số", "{{ số }} {% for %}")),
}


@pytest.mark.parametrize("document", WORD.values(), ids=WORD)
def test_an_odd_word_file_is_judged_or_refused_in_words(document: str) -> None:
    try:
        lint(package(document=document))
    except OcopDocsError as refused:
        assert all(fault.message for fault in refused.faults)  # noqa: PT017 - either is an answer


@pytest.mark.parametrize("part", ["styles", "numbering", "settings", "footnotes", "theme/theme1"])
@pytest.mark.parametrize("content", ["", "<a", "<a/>", f"<w:styles {W}><w:style/></w:styles>"])
def test_a_word_file_with_an_odd_part_is_judged_or_refused_in_words(part: str, content: str) -> None:
    kind = part.partition("/")[0]
    link = f'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    rels = RELS.format(f'{link} Target="{part}.xml"/>')
    try:
        lint(package({f"word/{part}.xml": content, "word/_rels/document.xml.rels": rels}, document=DOCUMENT))
    except OcopDocsError as refused:
        assert all(fault.message for fault in refused.faults)  # noqa: PT017 - as above


CELLS: dict[str, Callable[[str], str]] = {
    "no rows": lambda sheet: sheet.partition("<sheetData>")[0] + "<sheetData/></worksheet>",
    "a shared text that is not there": lambda sheet: sheet.replace(
        "</sheetData>", '<row r="9"><c r="A9" t="s"><v>99999</v></c></row></sheetData>'
    ),
    "a style that is not there": lambda sheet: sheet.replace(
        "</sheetData>", '<row r="9"><c r="A9" s="9999"><v>1</v></c></row></sheetData>'
    ),
    "a number of words": lambda sheet: sheet.replace(
        "</sheetData>", '<row r="9"><c r="A9"><v>một</v></c></row></sheetData>'
    ),
    "a number without end": lambda sheet: sheet.replace(
        "</sheetData>", f'<row r="9"><c r="A9"><v>{"9" * 5000}</v></c></row></sheetData>'
    ),
    "a cell without an address": lambda sheet: sheet.replace("</sheetData>", "<row><c><v>1</v></c></row></sheetData>"),
    "an address of nonsense": lambda sheet: sheet.replace(
        "</sheetData>", '<row r="9"><c r="9A"><v>1</v></c></row></sheetData>'
    ),
    "rows out of order": lambda sheet: sheet.replace(
        "</sheetData>", '<row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    ),
    "a row number below nothing": lambda sheet: sheet.replace(
        "</sheetData>", '<row r="-1"><c r="A1"><v>1</v></c></row></sheetData>'
    ),
    "rows that do not end": lambda sheet: sheet.replace("</sheetData>", "<row " * 20_000),
    "merged cells that do not end": lambda sheet: sheet.replace(
        "</sheetData>", "</sheetData>" + "<mergeCell " * 20_000
    ),
}


@pytest.mark.parametrize("change", CELLS.values(), ids=CELLS)
def test_an_odd_sheet_is_read_whole_or_refused_in_words(change: Callable[[str], str]) -> None:
    data = rewritten(workbook(1), MAIN_PART, change)
    try:
        list(rows_of(read(data)))
    except OcopDocsError as refused:
        assert all("Word" not in fault.message for fault in refused.faults)  # noqa: PT017 - as above


def test_a_workbook_saved_as_strict_open_xml_is_named_and_not_read_as_empty() -> None:
    usual, strict = "schemas.openxmlformats.org/spreadsheetml/2006/main", "purl.oclc.org/ooxml/spreadsheetml/main"
    data = rewritten(workbook(1), "xl/workbook.xml", lambda xml: xml.replace(usual, strict))

    with pytest.raises(OcopDocsError) as refused:
        read(data)

    assert [fault.code for fault in refused.value.faults] == ["workbook-strict"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", MAIN_PART])
def test_a_workbook_without_a_part_is_read_or_refused_in_words(part: str) -> None:
    cut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(1))) as source, zipfile.ZipFile(cut, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
    try:
        list(rows_of(read(cut.getvalue())))
    except OcopDocsError as refused:
        assert all("Word" not in fault.message for fault in refused.faults)  # noqa: PT017 - as above
