"""Centred lines break between groups of sense, and no word is left alone."""

import pytest

from ocop_docs.rendering.line_breaks import agency_lines, annex_title_lines, reference_lines, title_lines


@pytest.mark.parametrize(
    "lines",
    [
        ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"],
        ["ỦY BAN NHÂN DÂN", "TỈNH TUYÊN QUANG"],
        ["ỦY BAN NHÂN DÂN", "TỈNH BÀ RỊA - VŨNG TÀU"],
        ["PHÒNG NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"],
        ["HỘI ĐỒNG", "ĐÁNH GIÁ, PHÂN HẠNG", "SẢN PHẨM OCOP CẤP TỈNH"],
        ["PHÒNG KINH TẾ"],
    ],
    ids=" / ".join,
)
@pytest.mark.parametrize("style_id", ["IssuingAgency", "SuperiorAgency"])
def test_the_name_of_an_agency_breaks_as_a_person_breaks_it(lines: list[str], style_id: str) -> None:
    name = " ".join(lines).capitalize()

    assert agency_lines(name, style_id) == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["Thực hiện Chương trình mỗi xã một sản phẩm (OCOP) năm 2027"],
        ["Triển khai thực hiện Chương trình mỗi xã một sản phẩm", "huyện Thủy Nguyên giai đoạn 2019 - 2020"],
        ["Phê duyệt kết quả đánh giá, phân hạng", "và công nhận sản phẩm OCOP đợt 2 năm 2026"],
        ["Thực hiện Chương trình mỗi xã một sản phẩm (OCOP)", "trên địa bàn xã Tân Thành năm 2026"],
        ["Thực hiện Chương trình mỗi xã một sản phẩm (OCOP)", "của tỉnh Bắc Kạn năm 2026"],
    ],
    ids=" / ".join,
)
def test_a_title_breaks_between_groups_of_sense_and_leaves_no_year_alone(lines: list[str]) -> None:
    assert title_lines(" ".join(lines), "Subject") == lines


@pytest.mark.parametrize("text", ["rất " * 400 + "dài", "x" * 500])
def test_a_text_too_long_for_a_few_lines_is_left_to_the_word_processor(text: str) -> None:
    assert title_lines(text, "Subject") == [text]


def test_the_title_of_an_annex_leaves_no_year_alone() -> None:
    title = "Dự toán kinh phí hỗ trợ nâng cấp, phát triển các sản phẩm OCOP trên địa bàn năm 2027"

    assert annex_title_lines(title) == [
        "DỰ TOÁN KINH PHÍ HỖ TRỢ NÂNG CẤP,",
        "PHÁT TRIỂN CÁC SẢN PHẨM OCOP TRÊN ĐỊA BÀN NĂM 2027",
    ]
    assert annex_title_lines("Phân công nhiệm vụ") == ["PHÂN CÔNG NHIỆM VỤ"]


def test_the_author_of_a_document_with_an_annex_stands_on_a_line_of_its_own_where_one_line_is_too_short() -> None:
    cited, author = "Kèm theo Kế hoạch số 16/KH-UBND ngày 11 tháng 01 năm 2027", "Ủy ban nhân dân xã Ví Dụ"

    upright, sideways = reference_lines(cited, author)

    assert upright == [f"({cited}", f"của {author})"]
    assert sideways == [f"({cited} của {author})"]
