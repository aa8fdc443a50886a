"""The report of a check: findings with their places, the elements found, and the share of the text checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.intake.packages.content import Left
from ocop_docs.law.nd30 import nd30
from ocop_docs.vietnamese.dates import long_date, short_date
from ocop_docs.vietnamese.text import lower_first

if TYPE_CHECKING:
    from datetime import date

    from ocop_docs.checks.layout.elements.segments import Recognised
    from ocop_docs.checks.layout.elements.spans import Segment
    from ocop_docs.checks.layout.rules.base import Deviation
    from ocop_docs.checks.layout.word.model import Paragraph
    from ocop_docs.law.nd30 import Rule

_SHOWN = 40
_WHOLE = "Toàn văn bản"
_NORMATIVE = (
    "Đây là văn bản quy phạm pháp luật (số văn bản có ghi năm); thể thức của loại này không theo "
    "Nghị định 30/2020/NĐ-CP nên không được xét."
)
_OLD_ENCODING = (
    "Tệp này gõ bằng bộ mã cũ (phông {face}), không phải Unicode, nên chương trình không đọc được các thành phần của "
    "văn bản; chuyển mã sang Unicode rồi xét lại."
)
_NOT_ADMINISTRATIVE = (
    "Tệp này không có các thành phần của văn bản hành chính (Quốc hiệu, số và ký hiệu, nơi nhận…), "
    "nên không được xét theo Nghị định 30/2020/NĐ-CP."
)
LEFT_NAMES = {
    Left.macros: "macro",
    Left.objects: "đối tượng nhúng",
    Left.fields: "trường tự lấy dữ liệu từ tệp hoặc chương trình khác",
    Left.targets: "hình, mẫu hoặc đối tượng liên kết tới nơi khác",
}
"""What the clerk calls each sort of what is left unread."""
_DEFAULT = "{name}: {title} là {found}, phải là {expected}."
_QUOTED = "{name}: {title} là “{found}”, phải là “{expected}”."


class Element(NamedTuple):
    """One element found: its name, its ô số, its paragraph and document (from 1), and the confidence, 0 to 1."""

    kind: str
    name: str
    cell: str
    text: str
    paragraph: int
    segment: int
    confidence: float


class LintReport(NamedTuple):
    """A file checked against NĐ 30/2020.

    `paragraphs` is the text of the file, paragraph by paragraph; `anchors` holds the paragraph
    (from 1) of each finding, None for the whole file. `coverage` is the share of letters, 0 to 1, that
    belong to elements the checker recognised; in the rest only typeface, encoding and colour are checked.
    `left_unread` names what was not read: macros, objects, links.
    """

    findings: tuple[Finding, ...]
    anchors: tuple[int | None, ...]
    elements: tuple[Element, ...]
    documents: tuple[str, ...]
    paragraphs: tuple[str, ...]
    coverage: float
    administrative: bool
    left_unread: tuple[str, ...] = ()

    @property
    def not_judged(self) -> tuple[str, ...]:
        """The paragraphs with text in which no element was recognised; a row of underscores is no text."""
        seen = {element.paragraph for element in self.elements}
        unseen = (text for number, text in enumerate(self.paragraphs, 1) if number not in seen)
        return tuple(text for text in unseen if any(letter.isalnum() for letter in text))


def finding(rule: Rule, deviation: Deviation, segment: Segment | None, day: date | None) -> Finding:
    """Return a deviation as a finding for the clerk; of `info` only, in a document older than the rule."""
    wording = nd30().checks[rule.check]
    kind = segment.kind.name.capitalize() if segment is not None and segment.kind else "Văn bản"
    message = wording.message or (_QUOTED if wording.quoted else _DEFAULT)
    message = message.format(
        name=rule.name,
        title=wording.title,
        found=deviation.found,
        expected=deviation.expected,
        kind=kind,
    )
    return Finding(
        code=f"layout.{rule.id}",
        severity=Severity.info if day is not None and day < rule.since else Severity(rule.severity),
        place=_place(deviation),
        message=f"{message} {rule.reason}".strip(),
        expected=deviation.expected,
        found=deviation.found,
        citation=deviation.citation or rule.citation,
    )


def why_left(finding: Finding) -> str:
    """Return why a fix left a finding to a person: what must be done by hand, or that the right way is not sure."""
    rule = finding.code.removeprefix("layout.")
    known = {one.id: one for one in nd30().rules}.get(rule)
    if known is None:
        return "người soạn xem lại nội dung"
    by_hand = nd30().checks[known.check].by_hand
    return f"người soạn {by_hand}" if by_hand else "không chắc cách sửa đúng nên để người soạn quyết định"


def _place(deviation: Deviation) -> str:
    """Return the place as text, without page numbers: the paragraph with its first words, the section, or the whole."""
    if deviation.section is not None:
        return f"Phân đoạn {deviation.section.index + 1}"
    return _WHOLE if deviation.paragraph is None else paragraph_place(deviation.paragraph)


def paragraph_place(paragraph: Paragraph) -> str:
    """Return the place of a paragraph as text: its number, its cell, its first words."""
    text = " ".join(paragraph.text.split())
    shown = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    where = f"Đoạn {paragraph.number}"
    if paragraph.boxed:
        where = f"Hộp chữ, đoạn {paragraph.number}"
    elif paragraph.cell is not None:
        cell = paragraph.cell
        where = f"Bảng {cell.table.number}, hàng {cell.row}, ô {cell.column}, đoạn {paragraph.number}"
    return f"{where} “{shown}”" if shown else where


def general_findings(recognised: Recognised) -> list[tuple[Finding, int | None]]:
    """Return the findings on the file as a whole, each with its paragraph (None: no single one)."""
    if recognised.form is not None:
        form, title = recognised.form
        message = f"Đây là {lower_first(form.name)}, {form.reason}, nên không được xét theo Nghị định này."
        place = paragraph_place(title)
        return [(Finding("layout.other-form", Severity.info, place, message, citation=form.citation), title.number)]
    if recognised.normative:
        citation = "NĐ 30/2020, Điều 7; Điều 8, khoản 4"
        return [(Finding("layout.normative", Severity.info, _WHOLE, _NORMATIVE, citation=citation), None)]
    if not recognised.administrative:
        return [(_unknown(recognised), None)]
    if recognised.date is not None and recognised.date < nd30().since:
        return [(_earlier(recognised.date), None)]
    return []


def left_unread(sort: Left) -> Finding:
    """Return the finding that a part of the file was left unread; such a file is not fixed."""
    message = f"Tệp có {LEFT_NAMES[sort]}: chương trình không đọc, không chạy phần đó, và không sửa tệp này."
    return Finding("layout.left-unread", Severity.info, _WHOLE, message)


def _unknown(recognised: Recognised) -> Finding:
    """Why a file cannot be checked: text in an old character code, or no administrative document."""
    from ocop_docs.checks.layout.rules.formatting.fonts import old_face  # it needs lxml, which reports do not

    coded = [face for segment in recognised.segments for span in segment.spans if (face := old_face(span))]
    spans = sum(len(segment.spans) for segment in recognised.segments)
    if coded and len(coded) * 2 > spans:
        rule = nd30().rule("any.encoding")
        message = _OLD_ENCODING.format(face=coded[0])
        return Finding("layout.old-code", Severity.error, _WHOLE, message, citation=rule.citation)
    return Finding(
        "layout.not-administrative", Severity.info, _WHOLE, _NOT_ADMINISTRATIVE, citation="NĐ 30/2020, Điều 8, khoản 2"
    )


def _earlier(day: date) -> Finding:
    law = nd30()
    message = (
        f"Văn bản ghi {long_date(day)}, trước ngày {law.title} có hiệu lực ({short_date(law.since)}); khi đó thể thức "
        f"theo {law.previous}. Những điều nêu ở đây là yêu cầu của Nghị định 30, để biết khi soạn lại."
    )
    return Finding("layout.earlier-law", Severity.info, _WHOLE, message, citation=law.in_force)
