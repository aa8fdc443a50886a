"""What Word keeps on one page, both engines keep on one page: headings with their text, group rows with their rows."""

import gc
import io
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml import OxmlElement
from tests.rendering.office import require_soffice

from ocop_docs import load, render
from ocop_docs.engines import libreoffice, rdocx
from ocop_docs.engines.proof import pages_of, prove_pdf
from ocop_docs.resources import samples_folder

GROUPS = 60


def table_of_groups() -> bytes:
    """A table of pairs of rows: a group's title, which is kept with the next, and a product."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    table = document.add_table(rows=0, cols=2)
    for number in range(GROUPS):
        title, product = table.add_row(), table.add_row()
        title.cells[0].paragraphs[0].text = f"Nhóm {number}."
        title.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        product.cells[0].paragraphs[0].text = f"Sản phẩm {number}."
        product.cells[1].paragraphs[0].text = "Một dòng.\nHai dòng." if number % 3 else "Một dòng."
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("engine", [rdocx, libreoffice], ids=lambda engine: engine.NAME)
def test_no_group_is_parted_from_its_first_row(engine: Any) -> None:
    if engine is libreoffice:
        require_soffice()
    word = table_of_groups()

    pdf = engine.to_pdf(word)

    pages = pages_of(pdf)
    assert len(pages) > 2
    assert [page[-20:] for page in pages if not page.endswith("dòng.")] == []
    prove_pdf(word, pdf)


@pytest.mark.parametrize("engine", [rdocx, libreoffice], ids=lambda engine: engine.NAME)
def test_no_heading_is_parted_from_its_text(engine: Any) -> None:
    """LibreOffice 7.4 left “II. MỤC TIÊU / 1. Mục tiêu chung” of this plan at the foot of its first page."""
    if engine is libreoffice:
        require_soffice()

    first, second, *_ = pages_of(engine.to_pdf(render(load(samples_folder() / "plan" / "tinh-minh-hoa-2027.json"))))

    assert "II.MỤCTIÊU" not in first
    assert "II.MỤCTIÊU1.Mụctiêuchung" in second


def table_after(lines: int) -> bytes:
    """So many lines, then a table whose heading is repeated on each page and kept with the first row."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].paragraph_format.space_after = 0
    for number in range(lines):
        document.add_paragraph(f"Dòng {number}.")
    table = document.add_table(rows=0, cols=1)
    for number in range(30):
        paragraph = table.add_row().cells[0].paragraphs[0]
        paragraph.text = f"Hàng {number}." if number else "Tiêu đề"
        paragraph.paragraph_format.keep_with_next = not number
    heading = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for it
    heading.append(OxmlElement("w:tblHeader"))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_no_heading_of_a_table_is_parted_from_its_first_row_by_rdocx() -> None:
    lasts = {pages_of(rdocx.to_pdf(table_after(lines)))[0][-12:] for lines in range(30, 56)}

    assert [last for last in lasts if last.endswith("Tiêuđề")] == []
    assert any("Hàng" in last for last in lasts)
    assert any("Dòng" in last for last in lasts)


@pytest.mark.parametrize("engine", [rdocx, libreoffice], ids=lambda engine: engine.NAME)
def test_addressees_follow_each_other_without_space_between_them(engine: Any) -> None:
    """In rdocx, which ignores `w:contextualSpacing`, they had 12 pt between them."""
    if engine is libreoffice:
        require_soffice()

    pdf = engine.to_pdf(render(load(samples_folder() / "report" / "xa-vi-du-2026.json")))
    first, second = tops_of(pdf, "- Ủy ban", "- Sở Nông")

    assert first - second == pytest.approx(16.1, abs=0.5)


def tops_of(pdf: bytes, *texts: str) -> list[float]:
    """Where on the first page each text stands, in points from its foot."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        found = [page.search(text).get_next() for text in texts]
        return [page.get_charbox(match[0])[3] for match in found if match]


@pytest.mark.parametrize("engine", [rdocx, libreoffice], ids=lambda engine: engine.NAME)
def test_a_conversion_leaves_nothing_that_only_the_collector_of_cycles_removes(engine: Any) -> None:
    """The program collects cycles rarely; a closure that kept the styles of each file cost half a megabyte a PDF."""
    if engine is libreoffice:
        require_soffice()
    word = render(load(samples_folder() / "report" / "xa-vi-du-2026.json"))
    prove_pdf(word, engine.to_pdf(word))
    gc.collect()
    gc.disable()
    try:
        prove_pdf(word, engine.to_pdf(word))
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = [type(one).__name__ for one in gc.garbage]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()

    assert "_Element" not in left
