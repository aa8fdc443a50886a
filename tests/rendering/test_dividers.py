"""The drawn lines are as long as the text above them requires, for short, long and wrapping names.

NĐ 30/2020, Phụ lục I, mục II.1.b (as long as the motto), II.2.b and II.5.b (a third to a half of the line).
"""

from dataclasses import dataclass
from typing import Any

import pytest
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from tests.rendering.full_documents import HEAD, plan, report
from tests.rendering.reading import opened

from ocop_docs.typography import text_width_twips

AGENCY_COLUMN, NATIONAL_COLUMN, PAGE = (round(mm * 1440 / 25.4) for mm in (67, 98, 165))
NAMES = {
    "short": "Ủy ban nhân dân xã Ea",
    "usual": "Ủy ban nhân dân huyện Phú Xuyên",
    "long": "Ủy ban nhân dân huyện Bắc Trà My Thượng Hạ",
    "wrapping": "Ủy ban nhân dân xã Nghĩa Thuận Thượng Trung Phương Trường Khánh",
    "wrapping early": "Ban Chỉ đạo các Chương trình mục tiêu quốc gia Nghiêng Nghiêng Nghiêng",
    "not a council": "Sở Nông nghiệp và Môi trường",
}
SUBJECTS = {
    "short": "Thực hiện OCOP",
    "usual": "Thực hiện Chương trình mỗi xã một sản phẩm năm 2027",
    "two lines": "Thực hiện Chương trình mỗi xã một sản phẩm gắn với phát triển du lịch nông thôn năm 2027",
    "three lines": "Thực hiện Chương trình mỗi xã một sản phẩm gắn với phát triển du lịch nông thôn, "
    "chuyển đổi số và xúc tiến thương mại sản phẩm đặc trưng trên địa bàn xã giai đoạn 2026 - 2030",
}


@dataclass(frozen=True)
class Divider:
    """A drawn line and the longest of the printed lines above it, in twips."""

    length: int
    above: float


def dividers(document: DocumentObject, style: str, above: str, column: int, size_pt: float) -> list[Divider]:
    found = []
    for element in document.element.body.iter(qn("w:p")):
        if _style(element) == style:
            indent = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
            sides = [int(indent.get(qn(f"w:{side}"))) for side in ("left", "right")]
            assert abs(sides[0] - sides[1]) <= 1, "a divider is centred"
            lines = [line for text in _texts_above(element, above) for line in wrapped(text, size_pt, column)]
            found.append(
                Divider(column - sum(sides), max(text_width_twips(line, size_pt, bold=True) for line in lines))
            )
    return found


def wrapped(text: str, size_pt: float, column: int) -> list[str]:
    """The lines that Word makes of a text: as many words as fit on each."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if text_width_twips(longer, size_pt, bold=True) <= column:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _style(element: Any) -> str:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"))


def _texts_above(element: Any, style: str) -> list[str]:
    texts, before = [], element.getprevious()
    while before is not None and _style(before) == style:
        texts.append("".join(node.text or "" for node in before.iter(qn("w:t"))))
        before = before.getprevious()
    return texts


def test_divider_under_the_motto_is_as_long_as_the_motto() -> None:
    (divider,) = dividers(opened(plan()), "RuleMotto", "NationalMotto", NATIONAL_COLUMN, 14)

    assert divider.length == pytest.approx(divider.above, abs=3)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_divider_under_the_agency_is_a_third_to_a_half_of_its_name(name: str) -> None:
    (divider,) = dividers(
        opened(plan(issuer={**HEAD["issuer"], "name": name})), "RuleAgency", "IssuingAgency", AGENCY_COLUMN, 13
    )

    assert 1 / 3 <= divider.length / divider.above <= 1 / 2


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
def test_divider_under_the_subject_is_a_third_to_a_half_of_it(subject: str) -> None:
    (divider,) = dividers(opened(report(subject=subject)), "RuleSubject", "Subject", PAGE, 14)

    assert 1 / 3 <= divider.length / divider.above <= 1 / 2
