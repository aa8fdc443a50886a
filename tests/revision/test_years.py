"""Years in the words of a document: rolled where they stand as years of its period, and nowhere else."""

from __future__ import annotations

import pytest

from ocop_docs.documents.parts import Period
from ocop_docs.revision.years import rolled

YEAR, SPAN = Period(start=2027, end=2027), Period(start=2027, end=2030)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Thực hiện Chương trình OCOP năm 2027", "Thực hiện Chương trình OCOP năm 2028"),
        ("Quý II năm 2027", "Quý II năm 2028"),
        ("Quý II/2027", "Quý II/2028"),
        ("tháng 6/2027", "tháng 6/2028"),
        ("Trước ngày 30/6/2027; xong trong 30/10/2027.", "Trước ngày 30/6/2028; xong trong 30/10/2028."),
        ("2027", "2028"),
        ("tăng 10% so với năm 2026", "tăng 10% so với năm 2027"),
        ("so với cùng kỳ năm 2026", "so với cùng kỳ năm 2027"),
        ("năm 2027-2028", "năm 2027-2028"),
        ("giai đoạn 2026 - 2030", "giai đoạn 2026 - 2030"),
        ("định hướng đến năm 2030", "định hướng đến năm 2030"),
        ("Quyết định số 26/2027/QĐ-TTg ngày 22/5/2027", "Quyết định số 26/2027/QĐ-TTg ngày 22/5/2027"),
        ("Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2027", "Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2027"),
        ("Nghị quyết số 2027/NQ-HĐND của năm 2027", "Nghị quyết số 2027/NQ-HĐND của năm 2028"),
        ("tỉnh công nhận năm 2026", "tỉnh công nhận năm 2026"),
        ("tiêu chuẩn ISO 22000:2027", "tiêu chuẩn ISO 22000:2027"),
        ("2.027 sản phẩm và 12.2027 điểm", "2.027 sản phẩm và 12.2027 điểm"),
        ("không có năm nào", "không có năm nào"),
    ],
)
def test_a_year_of_a_plan_of_one_year(text: str, later: str) -> None:
    assert rolled(text, YEAR, 1).text == later


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("giai đoạn 2027 - 2030", "giai đoạn 2031 - 2034"),
        ("2027–2028", "2031–2032"),
        ("năm 2029", "năm 2033"),
        ("giai đoạn 2026 - 2030, định hướng 2035", "giai đoạn 2026 - 2030, định hướng 2035"),
    ],
)
def test_the_years_of_a_plan_of_several_years_move_by_its_length(text: str, later: str) -> None:
    assert rolled(text, SPAN, 4).text == later


def test_a_number_like_a_year_that_is_not_named_as_one_stays_and_is_told() -> None:
    found = rolled("Hội chợ OCOP 2027 đón 2027 lượt khách trong năm 2027", YEAR, 1)

    assert found.text == "Hội chợ OCOP 2027 đón 2027 lượt khách trong năm 2028"
    assert found.left == (2027, 2027)
