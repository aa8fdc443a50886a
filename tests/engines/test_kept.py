"""What Word keeps on one page, both engines keep on one page: headings with their text, group rows with their rows."""

import io
from typing import Any

import docx
import pytest
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
