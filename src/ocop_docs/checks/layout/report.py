"""What the checker reports: findings with their places, the elements it saw, and how much it could judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from ocop_docs.checks.layout.measures import Deviation
    from ocop_docs.checks.layout.model import Paragraph
    from ocop_docs.checks.layout.recognise.pieces import Segment
    from ocop_docs.law.nd30 import Rule

_SHOWN = 40
_WHOLE = "Toàn văn bản"
_DEFAULT = "{name}: {title} là {found}, phải là {expected}."
_QUOTED = "{name}: {title} là “{found}”, phải là “{expected}”."
NOT_ADMINISTRATIVE = "layout.not-administrative"
NORMATIVE = "layout.normative"


@dataclass(frozen=True, slots=True)
class Element:
    """One recognised element: its name, its ô số, the paragraph (from 1) it is in, and how sure that is."""

    kind: str
    name: str
    cell: str
    text: str
    paragraph: int
    segment: int
    confidence: float


@dataclass(frozen=True, slots=True)
class LintReport:
    """What NĐ 30/2020 says to a file.

    `paragraphs` is the text of the file, paragraph by paragraph; `anchors` gives for each finding the
    paragraph (from 1) it is about, None for the whole. `coverage` is the share of letters, 0 to 1, that
    belong to elements the checker recognised; the rest was judged by its typeface and colour alone.
    """

    findings: tuple[Finding, ...]
    anchors: tuple[int | None, ...]
    elements: tuple[Element, ...]
    documents: tuple[str, ...]
    paragraphs: tuple[str, ...]
    coverage: float
    administrative: bool

    @property
    def not_judged(self) -> tuple[str, ...]:
        """The paragraphs with text in which nothing was recognised."""
        seen = {element.paragraph for element in self.elements}
        return tuple(text for number, text in enumerate(self.paragraphs, 1) if text.strip() and number not in seen)


def finding(rule: Rule, deviation: Deviation, segment: Segment | None) -> Finding:
    """Word one deviation for the clerk."""
    words = nd30().measures[rule.measure]
    kind = segment.kind.name.capitalize() if segment is not None and segment.kind else "Văn bản"
    usual = _QUOTED if rule.measure in nd30().words["quoted_measures"] else _DEFAULT
    message = words.get("says", usual).format(
        name=rule.name,
        title=words["title"],
        found=deviation.found,
        expected=deviation.expected,
        kind=kind,
    )
    return Finding(
        code=f"layout.{rule.id}",
        severity=Severity(rule.severity),
        place=place(deviation),
        message=f"{message} {rule.why}".strip(),
        expected=deviation.expected,
        found=deviation.found,
        citation=deviation.citation or rule.citation,
    )


def place(deviation: Deviation) -> str:
    """Say where, independent of pages: the paragraph with its first words, the section, or the whole."""
    if deviation.section is not None:
        return f"Phân đoạn {deviation.section.index + 1}"
    return _WHOLE if deviation.paragraph is None else _paragraph_place(deviation.paragraph)


def _paragraph_place(paragraph: Paragraph) -> str:
    text = " ".join(paragraph.text.split())
    shown = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    where = f"Đoạn {paragraph.number}"
    if paragraph.boxed:
        where = f"Hộp chữ, đoạn {paragraph.number}"
    elif paragraph.cell is not None:
        cell = paragraph.cell
        where = f"Bảng {cell.table.number}, hàng {cell.row}, ô {cell.column}, đoạn {paragraph.number}"
    return f"{where} “{shown}”" if shown else where


def not_administrative(*, normative: bool) -> Finding:
    """Say of a file that the decree does not speak of it, in place of a flood of faults."""
    if normative:
        return Finding(
            code=NORMATIVE,
            severity=Severity.info,
            place=_WHOLE,
            message=(
                "Đây là văn bản quy phạm pháp luật (số văn bản có ghi năm); thể thức của loại này không theo "
                "Nghị định 30/2020/NĐ-CP nên không được xét."
            ),
            citation="NĐ 30/2020, Điều 7; Điều 8, khoản 4",
        )
    return Finding(
        code=NOT_ADMINISTRATIVE,
        severity=Severity.info,
        place=_WHOLE,
        message=(
            "Tệp này không có các thành phần của văn bản hành chính (Quốc hiệu, số và ký hiệu, nơi nhận…), "
            "nên không được xét theo Nghị định 30/2020/NĐ-CP."
        ),
        citation="NĐ 30/2020, Điều 8, khoản 2",
    )
