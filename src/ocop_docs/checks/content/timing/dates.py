"""The order of dates: what a document follows, its effect, its deadlines, and the months of a certificate."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.documents.kinds.council_minutes import CouncilMinutes
from ocop_docs.documents.kinds.inspection_minutes import InspectionMinutes
from ocop_docs.documents.kinds.invitation import Invitation
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.documents.kinds.results_notice import ResultsNotice
from ocop_docs.documents.kinds.self_assessment import SelfAssessment
from ocop_docs.documents.listing import Reference
from ocop_docs.documents.parts import Proposal
from ocop_docs.law.evaluation import evaluation_rules, rules_on
from ocop_docs.vietnamese.dates import parse_date, short_date
from ocop_docs.vietnamese.text import lower_first, upper_first

_DAY = re.compile(r"(?:ngày )?\d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2}/\d{1,2}/\d{4}", re.IGNORECASE)
_MONTH = re.compile(r"tháng 0?(\d{1,2})(?:/| năm )(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"quý (I{1,3}|IV|[1-4])(?:/| năm )(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm (\d{4})\b")
_CLOCK = re.compile(r"(\d{1,2}) ?(?:giờ|h) ?(\d{1,2})?")
_SAME_DAY = "cùng ngày"
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS_OF_QUARTER, _LAST_MONTH = 3, 12
_SIGNED = "NĐ 30/2020, Phụ lục I, mục II.4.b"


def check_dates(document: Document) -> Iterator[Finding]:
    """Yield findings on dates that come before those which they follow."""
    day: dt.date | None = vars(document).get("date")
    if day:
        yield from _followed(document, day)
        yield from _effect(document, day)
    if isinstance(document, Plan) and day:
        yield from _deadlines(document, day)
    if isinstance(document, Invitation) and day:
        yield from _invitation(document, day)
    if isinstance(document, CouncilMinutes | InspectionMinutes):
        yield from _meeting(document)
    if isinstance(document, SelfAssessment):
        yield from _founded(document)
    yield from _validity(document, day)


def _followed(document: Document, day: dt.date) -> Iterator[Finding]:
    """A document is not dated before the papers that it follows: proposal, minutes, decision."""
    for field in ("proposal", "minutes", "decision"):
        paper: Proposal | Reference | None = vars(document).get(field)
        if paper is None or paper.date is None or paper.date <= day:
            continue
        name = "Tờ trình" if isinstance(paper, Proposal) else paper.document_type
        yield Finding(
            "dated-before",
            Severity.error,
            "date",
            f"{type(document).type_name} ghi ngày {short_date(day)}, trước {name} mà văn bản căn cứ "
            f"(ngày {short_date(paper.date)}). Hãy sửa một trong hai ngày.",
            expected=f"không trước {short_date(paper.date)}",
            found=short_date(day),
        )


def _effect(document: Document, day: dt.date) -> Iterator[Finding]:
    effective: str | None = vars(document).get("effective_from")
    if effective and _DAY.search(effective) and _day_in(effective) is None:
        yield _not_in_the_calendar("effective_from", effective)
    begins = _day_in(effective) if effective else None
    if begins and begins < day:
        yield Finding(
            "effect-before-signature",
            Severity.error,
            "effective_from",
            f"Hiệu lực kể từ {effective} là trước ngày ký ({short_date(day)}). Hãy ghi “ngày ký” hoặc một ngày về sau.",
            expected=f"từ {short_date(day)}",
            found=effective or "",
        )


def _not_in_the_calendar(place: str, text: str) -> Finding:
    return Finding(
        "day-not-in-calendar",
        Severity.error,
        place,
        f"“{text}” có ngày không có trong lịch. Hãy sửa ngày, tháng.",
        found=text,
    )


def _invitation(invitation: Invitation, day: dt.date) -> Iterator[Finding]:
    """Nobody is invited to a meeting that is over."""
    text = invitation.time or ""
    meets = _day_in(text) if text else None
    if _DAY.search(text) and meets is None:
        yield _not_in_the_calendar("time", text)
    if meets and meets < day:
        yield Finding(
            "meeting-before-signature",
            Severity.error,
            "time",
            f"Cuộc họp ngày {short_date(meets)} là trước ngày ký Giấy mời ({short_date(day)}). Hãy sửa một ngày.",
            expected=f"từ {short_date(day)}",
            found=short_date(meets),
        )


def _deadlines(plan: Plan, day: dt.date) -> Iterator[Finding]:
    for row, task in enumerate(plan.tasks):
        last = last_day_in(task.deadline) if task.deadline else None
        if task.deadline and _DAY.search(task.deadline) and last is None:
            yield _not_in_the_calendar(f"tasks[{row}].deadline", task.deadline)
        if last and last < day:
            yield Finding(
                "deadline-before-signature",
                Severity.error,
                f"tasks[{row}].deadline",
                f"Thời hạn “{task.deadline}” đã qua vào ngày ký văn bản ({short_date(day)}). Hãy ghi lại thời hạn.",
                expected=f"từ {short_date(day)}",
                found=task.deadline or "",
            )
    if plan.period and plan.period.end < day.year:
        yield Finding(
            "period-over",
            Severity.error,
            "period",
            f"Kế hoạch cho {plan.period} nhưng ký ngày {short_date(day)}, khi thời kỳ đó đã hết. Hãy kiểm tra lại.",
            found=str(plan.period),
            citation=_SIGNED,
        )


def _meeting(minutes: CouncilMinutes | InspectionMinutes) -> Iterator[Finding]:
    """A meeting or an inspection ends after it begins, and its minutes are not dated before it."""
    what = "phiên họp" if isinstance(minutes, CouncilMinutes) else "cuộc kiểm tra"
    met = _day_in(minutes.start) if minutes.start else None
    start, end = _moment(minutes.start, met), _moment(minutes.end, met)
    if start and end and end <= start:
        yield Finding(
            "ends-before-begins",
            Severity.error,
            "end",
            f"{upper_first(what)} kết thúc “{minutes.end}”, không sau lúc bắt đầu "
            f"“{minutes.start}”. Hãy sửa giờ, ngày.",
            found=minutes.end or "",
        )
    if met and minutes.date and minutes.date < met:
        yield Finding(
            "dated-before",
            Severity.error,
            "date",
            f"Biên bản ghi ngày {short_date(minutes.date)}, trước {what} (ngày {short_date(met)}). Hãy sửa một ngày.",
            expected=f"không trước {short_date(met)}",
            found=short_date(minutes.date),
        )


def _founded(assessment: SelfAssessment) -> Iterator[Finding]:
    """Nobody reports on a business that is not yet founded."""
    founded, day = assessment.founded_on, assessment.date
    if founded and day and founded > day:
        yield Finding(
            "founded-after-report",
            Severity.error,
            "founded_on",
            f"Ngày thành lập ({short_date(founded)}) là sau ngày báo cáo ({short_date(day)}). "
            "Hãy sửa một trong hai ngày.",
            expected=f"không sau {short_date(day)}",
            found=short_date(founded),
        )


def _validity(document: Document, day: dt.date | None) -> Iterator[Finding]:
    """A certificate is good for the months of the law, counted from the decision or from the certificate's own day."""
    if not isinstance(document, Certificate | ResultsNotice | RecognitionDecision) or document.valid_until is None:
        return
    decision: Reference | None = vars(document).get("decision")
    decided = decision.date if decision else None
    days = [each for each in (decided, day if not isinstance(document, ResultsNotice) else None) if each]
    if not days:
        return
    rules = rules_on(days[0]) or evaluation_rules()[-1]
    expected = [rules.last_day(each) for each in days]
    if document.valid_until not in expected:
        until = short_date(expected[0])
        yield Finding(
            "validity-differs",
            Severity.error,
            "valid_until",
            f"Giấy chứng nhận có giá trị {rules.validity_months} tháng từ ngày ban hành, đến {until}.",
            expected=until,
            found=short_date(document.valid_until),
            citation=rules.citation,
        )


@lru_cache(maxsize=256)
def last_day_in(deadline: str) -> dt.date | None:
    """Return the last day that a deadline names, as a day or as the end of a month, quarter or year; None if none."""
    if day := _day_in(deadline):
        return day
    if found := _MONTH.findall(deadline):
        return _end_of_month(int(found[-1][1]), int(found[-1][0]))
    if found := _QUARTER.findall(deadline):
        return _end_of_month(int(found[-1][1]), _QUARTERS[found[-1][0].upper()] * _MONTHS_OF_QUARTER)
    if years := _YEAR.findall(deadline):
        return dt.date(int(years[-1]), _LAST_MONTH, 31)
    return None


@lru_cache(maxsize=256)
def _day_in(text: str) -> dt.date | None:
    """The last day named in a text, None when there is none or it is not in the calendar."""
    found = _DAY.findall(text)
    try:
        return parse_date(lower_first(found[-1])) if found else None
    except ValueError:
        return None


def _moment(text: str | None, begun: dt.date | None) -> dt.datetime | None:
    """Day and hour of a text like `08 giờ 00 phút, ngày 15 tháng 12 năm 2026` or `… cùng ngày`, None without both."""
    day = begun if _SAME_DAY in (text or "") else _day_in(text or "")
    clock = _CLOCK.search(text or "")
    try:
        hours, minutes = (int(clock[1]), int(clock[2] or 0)) if clock else (0, 0)
        return dt.datetime.combine(day, dt.time(hours, minutes)) if day and clock else None
    except ValueError:
        return None


def _end_of_month(year: int, month: int) -> dt.date | None:
    if not 1 <= month <= _LAST_MONTH or not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])
