"""A document as an office makes it in Word: python-docx's own template, theme fonts, twenty years of habits."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt
from docx.table import _Cell

WORDS = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Nâng cao chất lượng sản phẩm của địa phương, gắn với vùng nguyên liệu.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Các phòng, ban và Ủy ban nhân dân các xã triển khai thực hiện Kế hoạch này./.",
)


def foreign_document() -> bytes:
    """Calibri, narrow margins, lines of underscores, paragraphs set apart by nothing."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2)
    heading = document.add_table(rows=1, cols=2)
    _lines(heading.cell(0, 0), "UBND HUYỆN BẮC HÀ", "PHÒNG KINH TẾ", "_______", "Số: 12/KH-PKT")
    right = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "____________________")
    _lines(heading.cell(0, 1), *right, "Bắc Hà, ngày 12 tháng 3 năm 2026")
    for text in ("KẾ HOẠCH", "Phát triển sản phẩm OCOP năm 2026"):
        document.add_paragraph(text).alignment = ALIGN.CENTER
    for text in WORDS:
        document.add_paragraph(text)
    closing = document.add_table(rows=1, cols=2)
    _lines(closing.cell(0, 0), "Nơi nhận:", "- Như trên;", "- Lưu: VT.")
    _lines(closing.cell(0, 1), "TRƯỞNG PHÒNG", "", "", "", "Nguyễn Văn An")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _lines(cell: _Cell, *texts: str) -> None:
    cell.paragraphs[0].text = texts[0]
    for text in texts[1:]:
        cell.add_paragraph(text)
    for paragraph in cell.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(12)
