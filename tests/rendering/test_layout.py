"""The finished file is laid out as Phụ lục I of Nghị định 30/2020/NĐ-CP orders; figures are the decree's own."""

from functools import cache

import pytest
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Mm
from tests.rendering.full_documents import FULL
from tests.rendering.reading import Look, find, kept_with_next, look_of, looks_of, opened, paragraphs, texts

HALF_A_TWIP_EMU = 320
each_kind = pytest.mark.parametrize("kind", FULL)


@cache
def full(kind: str) -> DocumentObject:
    return opened(FULL[kind]())


@each_kind
def test_page_is_a4_with_the_decrees_margins(kind: str) -> None:
    for section in full(kind).sections:
        assert abs(section.page_width - Mm(210)) <= HALF_A_TWIP_EMU
        assert abs(section.page_height - Mm(297)) <= HALF_A_TWIP_EMU
        assert Mm(20) - HALF_A_TWIP_EMU <= section.top_margin <= Mm(25)
        assert Mm(20) - HALF_A_TWIP_EMU <= section.bottom_margin <= Mm(25)
        assert Mm(30) - HALF_A_TWIP_EMU <= section.left_margin <= Mm(35)
        assert Mm(15) - HALF_A_TWIP_EMU <= section.right_margin <= Mm(20)


@each_kind
def test_all_text_is_upright_or_italic_times_new_roman(kind: str) -> None:
    fonts = {look.font for paragraph in paragraphs(full(kind)) for look in looks_of(paragraph)}

    assert fonts == {"Times New Roman"}


# text, sizes allowed, bold, italic, alignment (Phụ lục I, mục II and V)
COMMON = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False, "center"),
    ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False, "center"),
    ("ỦY BAN NHÂN DÂN", (12, 13), True, False, "center"),
    ("XÃ THỬ NGHIỆM", (12, 13), True, False, "center"),
    ("Thử Nghiệm, ngày 02 tháng 02 năm 2027", (13, 14), False, True, "center"),
    ("Căn cứ Luật", (13, 14), False, True, "both"),
    ("Nơi nhận:", (12, 12), True, True, "left"),
    ("- Đảng ủy xã;", (11, 11), False, False, "left"),
    ("TM. ỦY BAN NHÂN DÂN", (13, 14), True, False, "center"),
    ("KT. CHỦ TỊCH", (13, 14), True, False, "center"),
    ("PHÓ CHỦ TỊCH", (13, 14), True, False, "center"),
    ("Nguyễn Văn Ví Dụ", (13, 14), True, False, "center"),
    ("DANH SÁCH SẢN PHẨM", (13, 14), True, False, "center"),
    ("(Kèm theo", (13, 14), False, True, "center"),
    ("Mật ong bạc hà.", (13, 14), False, False, "both"),
]
OWN = {
    "plan": [
        ("Số: 05/KH-UBND", (13, 13), False, False, "center"),
        ("KẾ HOẠCH", (13, 14), True, False, "center"),
        ("Thực hiện Chương trình OCOP năm 2027", (13, 14), True, False, "center"),
        ("I. MỤC ĐÍCH, YÊU CẦU", (13, 14), True, False, "both"),
        ("1. Mục đích", (13, 14), True, False, "both"),
        ("- Phát triển kinh tế nông thôn.", (13, 14), False, False, "both"),
        ("Phụ lục I", (14, 14), True, False, "center"),
    ],
    "approval-decision": [
        ("Số: 05/QĐ-UBND", (13, 13), False, False, "center"),
        ("QUYẾT ĐỊNH", (13, 14), True, False, "center"),
        ("Phê duyệt Đề án OCOP giai đoạn 2026 - 2030", (13, 14), True, False, "center"),
        ("ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM", (13, 14), True, False, "center"),
        ("QUYẾT ĐỊNH:", (13, 14), True, False, "center"),
        ("ĐỀ ÁN", (13, 14), True, False, "center"),
        ("Phụ lục", (14, 14), True, False, "center"),
    ],
    "report": [
        ("Số: 05/BC-UBND", (13, 13), False, False, "center"),
        ("BÁO CÁO", (13, 14), True, False, "center"),
        ("Kết quả thực hiện Chương trình OCOP năm 2027", (13, 14), True, False, "center"),
        ("Kính gửi:", (13, 14), False, False, "left"),
        ("- Ủy ban nhân dân tỉnh;", (13, 14), False, False, "left"),
        ("II. KẾT QUẢ THỰC HIỆN", (13, 14), True, False, "both"),
    ],
}


@pytest.mark.parametrize(
    ("kind", "element"), [(kind, element) for kind, own in OWN.items() for element in [*COMMON, *own]]
)
def test_each_element_is_set_as_the_decree_orders(kind: str, element: tuple) -> None:
    text, (smallest, largest), bold, italic, align = element

    look = look_of(find(full(kind), text, len(text)))

    assert smallest <= look.size_pt <= largest
    assert look == Look("Times New Roman", look.size_pt, bold, italic, align)


def test_article_numbers_are_bold_and_their_text_is_not() -> None:
    number, text = list(looks_of(find(full("approval-decision"), "Điều 1.", 7)))

    assert (number.bold, text.bold) == (True, False)
    assert {number.italic, text.italic} == {False}


@each_kind
def test_every_legal_basis_is_italic_and_ends_with_a_semicolon_the_last_with_a_full_stop(kind: str) -> None:
    bases = [one for one in paragraphs(full(kind)) if one.text.startswith(("Căn cứ", "Theo đề nghị"))]

    assert len(bases) == (3 if kind == "approval-decision" else 2)
    assert [basis.text[-1] for basis in bases] == [";"] * (len(bases) - 1) + ["."]
    assert all(look_of(basis).italic for basis in bases)


@each_kind
def test_each_section_numbers_its_pages_from_one_and_hides_the_first_number(kind: str) -> None:
    sections = list(full(kind).element.body.iter(qn("w:sectPr")))

    assert len(sections) == 3
    for section in sections:
        assert section.find(qn("w:titlePg")) is not None
        assert section.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@each_kind
def test_tables_repeat_their_first_row_and_split_none(kind: str) -> None:
    tables = [table for table in full(kind).element.body.iter(qn("w:tbl")) if _style(table) == "GridTable"]

    assert tables
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert [row for row in rows if _has(row, "w:tblHeader")] == rows[:1]
    assert all(_has(row, "w:cantSplit") for row in full(kind).element.body.iter(qn("w:tr")))


def _style(table) -> str:  # noqa: ANN001 - python-docx has no public type for its elements
    return table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val"))


def _has(row, name: str) -> bool:  # noqa: ANN001 - as above
    return row.find(f"{qn('w:trPr')}/{qn(name)}") is not None


@each_kind
def test_headings_stay_with_their_text_and_the_closing_with_the_signature(kind: str) -> None:
    headings = [one for one in paragraphs(full(kind)) if one.style.style_id in ("SectionTitle", "ClauseTitle")]
    closing = next(one for one in paragraphs(full(kind)) if one.text.endswith("./."))

    assert len(headings) >= 6
    assert [one.text for one in headings if not kept_with_next(one)] == []
    assert kept_with_next(closing)


@pytest.mark.parametrize(("kind", "endings"), [("plan", 1), ("approval-decision", 2), ("report", 1)])
def test_each_document_of_the_file_ends_once_with_the_sign_of_the_end(kind: str, endings: int) -> None:
    """A decision has two: its own, and that of the document it approves."""
    assert sum(text.endswith("./.") for text in texts(full(kind))) == endings


@each_kind
def test_figures_are_set_right_and_the_unit_stands_once(kind: str) -> None:
    figures = [one for one in paragraphs(full(kind)) if one.text in {"4.000", "6.000", "10.500"}]

    assert len(figures) >= 3
    assert {look_of(one).align for one in figures} == {"right"}
    assert "Đơn vị tính: triệu đồng" in texts(full(kind))


@each_kind
def test_a_total_row_is_bold(kind: str) -> None:
    totals = [one for one in paragraphs(full(kind)) if one.text == "Tổng cộng"]

    assert totals
    assert all(look_of(one).bold for one in totals)
