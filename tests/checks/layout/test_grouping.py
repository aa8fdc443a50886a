"""Equal findings of one file are one line with its places."""

from __future__ import annotations

from tests.checks.layout.build import P
from tests.checks.layout.corpus.papers import END, report

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.layout.grouping import grouped
from ocop_docs.checks.layout.lint import lint


def test_three_hundred_paragraphs_in_another_face_are_one_finding_with_its_places() -> None:
    lines = [P(f"body-{at}", END[:-2], font="Arial") for at in range(300)]
    findings = lint(report(*lines, P("end", END)).build()).findings

    groups = grouped(findings)

    assert len([finding for finding in findings if finding.code == "layout.any.font"]) == 300
    assert [(g.finding.code, len(g.places), g.where) for g in groups if g.finding.code == "layout.any.font"] == [
        ("layout.any.font", 300, "300 chỗ: đoạn 12-311")
    ]


def finding(message: str, place: str, severity: Severity = Severity.warning) -> Finding:
    return Finding("layout.x", severity, place, message)


def test_a_single_place_keeps_its_first_words_and_errors_come_first() -> None:
    groups = grouped([finding("nhẹ", "Đoạn 2 “a”"), finding("nặng", "Toàn văn bản", Severity.error)])

    assert [(group.finding.message, group.where) for group in groups] == [
        ("nặng", "Toàn văn bản"),
        ("nhẹ", "Đoạn 2 “a”"),
    ]


def test_paragraphs_cells_and_sections_are_named_together_and_a_long_list_is_cut() -> None:
    places = ["Phân đoạn 1", "Phân đoạn 2", "Đoạn 3 “a”", "Bảng 1, hàng 2, ô 1, đoạn 9 “b”"]
    many = [finding("khác", f"Đoạn {at}") for at in range(1, 60, 2)]

    groups = grouped([*(finding("như nhau", place) for place in places), *many])

    assert groups[0].where == "4 chỗ: đoạn 3, 9; Phân đoạn 1; Phân đoạn 2"
    assert groups[1].where == "30 chỗ: đoạn 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 và các chỗ khác"
