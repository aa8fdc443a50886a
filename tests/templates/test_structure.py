"""Rows that never break, headings that repeat, page numbers, and the Jinja that templates may use."""

import re
import zipfile
from pathlib import Path

import pytest
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

pytestmark = pytest.mark.checkout

TAG = re.compile(r"\{%(?P<place>p|tr)? ?(?P<rest>[^%]*)%\}")


def grids(document: DocumentObject) -> list:
    return [table for table in document.element.body.iter(qn("w:tbl")) if style_of(table) == "GridTable"]


def style_of(table) -> str:  # noqa: ANN001 - python-docx has no public type for its elements
    return table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val"))


def text_of(element) -> str:  # noqa: ANN001 - as above
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def test_each_table_repeats_its_heading_row_and_only_that(template: DocumentObject) -> None:
    tables = grids(template)

    assert len(tables) >= 4
    for table in tables:
        rows = table.findall(qn("w:tr"))
        repeated = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        assert repeated == rows[:1]


def test_no_row_of_any_table_breaks_across_pages(template: DocumentObject) -> None:
    rows = list(template.element.body.iter(qn("w:tr")))

    assert len(rows) > 10
    assert [text_of(row) for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None] == []


def test_each_row_fills_its_table(template: DocumentObject) -> None:
    for table in template.element.body.iter(qn("w:tbl")):
        width = sum(int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol")))
        for row in table.findall(qn("w:tr")):
            cells = row.findall(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcW')}")
            assert sum(int(cell.get(qn("w:w"))) for cell in cells) == width, text_of(row)


def test_signature_block_is_one_row_that_stays_with_the_closing(template: DocumentObject) -> None:
    block = next(table for table in template.element.body.iter(qn("w:tbl")) if "signature.name" in text_of(table))
    styles = {style.style_id: style for style in template.styles}
    kept = ("Closing", "RecipientsLabel", "Recipient", "SignatureTitle", "SignerName")

    assert len(block.findall(qn("w:tr"))) == 1
    assert all(styles[name].paragraph_format.keep_with_next for name in kept)
    assert 'w:val="Closing"' in template.element.body.xml


def test_number_and_date_are_in_one_row(template: DocumentObject) -> None:
    heading = next(template.element.body.iter(qn("w:tbl")))
    rows = heading.findall(qn("w:tr"))

    assert text_of(rows[1]) == "{{ heading.number }}{{ heading.place_date }}"


def test_each_section_counts_its_pages_from_one_and_hides_the_first(template: DocumentObject) -> None:
    sections = list(template.element.body.iter(qn("w:sectPr")))

    assert len(sections) >= 2
    for section in sections:
        assert section.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.find(qn("w:titlePg")) is not None
        assert section.find(qn("w:headerReference")).get(qn("w:type")) == "default"


def test_page_number_is_centred_in_the_header(template: DocumentObject) -> None:
    (paragraph,) = template.sections[0].header.paragraphs

    assert paragraph.style.style_id == "PageNumber"
    assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"  # noqa: SLF001


def test_example_mark_is_on_the_first_page_too_and_only_in_examples(template: DocumentObject) -> None:
    section = template.sections[0]

    for footer in (section.footer, section.first_page_footer):
        words = [paragraph.text for paragraph in footer.paragraphs]
        assert words == ["{%p if example %}", "VĂN BẢN VÍ DỤ - KHÔNG CÓ GIÁ TRỊ BAN HÀNH", "{%p endif %}", ""]


def test_statements_for_paragraphs_and_rows_are_alone_in_theirs(template: DocumentObject) -> None:
    for paragraph in template.element.body.iter(qn("w:p")):
        words = text_of(paragraph)
        if "{%p" in words or "{%tr" in words:
            assert TAG.fullmatch(words), words


def test_templates_use_only_plain_paragraph_and_row_statements(template_file: Path) -> None:
    with zipfile.ZipFile(template_file) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    body = parts["word/document.xml"]
    elsewhere = [name for name, text in parts.items() if "{{" in text and name != "word/document.xml"]

    assert re.findall(r"\{%(?:tc|r) |\{\{r |\{%-|-%\}|[“”‘’](?=[^<{]*[%}]\})", body) == []
    assert elsewhere == []


def test_every_table_is_followed_by_a_paragraph(template: DocumentObject) -> None:
    for table in template.element.body.iter(qn("w:tbl")):
        assert table.getnext().tag == qn("w:p")
