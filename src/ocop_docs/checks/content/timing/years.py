"""Years and days against the document's own: of a registration, of a report's outlook, of the visits of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.checks.content.timing.dates import last_day_in
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.inspection_plan import InspectionPlan
from ocop_docs.documents.kinds.registration import RegistrationForm
from ocop_docs.documents.kinds.report import Report
from ocop_docs.vietnamese.dates import short_date


def check_years(document: Document) -> Iterator[Finding]:
    """Yield findings on years and days that are over when the document is signed."""
    if isinstance(document, RegistrationForm):
        yield from _registered(document)
    elif isinstance(document, Report):
        yield from _outlook(document)
    elif isinstance(document, InspectionPlan):
        yield from _visits(document)


def _registered(form: RegistrationForm) -> Iterator[Finding]:
    """Nobody registers for a year that is over."""
    if form.date and form.year and form.year < form.date.year:
        yield Finding(
            "year-over",
            Severity.error,
            "year",
            f"Đăng ký đánh giá năm {form.year}, nhưng Phiếu ghi ngày {short_date(form.date)}. Hãy sửa năm hoặc ngày.",
            expected=f"từ năm {form.date.year}",
            found=str(form.year),
        )


def _outlook(report: Report) -> Iterator[Finding]:
    """What is to come is not over before the time that the report is on."""
    ahead = report.outlook.period if report.outlook else None
    if ahead and report.period and ahead.end < report.period.end:
        yield Finding(
            "outlook-over",
            Severity.error,
            "outlook.period",
            f"Phương hướng của {ahead} kết thúc trước khi hết thời kỳ báo cáo ({report.period}). "
            "Hãy sửa một trong hai thời kỳ.",
            found=str(ahead),
        )


def _visits(plan: InspectionPlan) -> Iterator[Finding]:
    """An inspection is planned before it takes place."""
    for row, visit in enumerate(plan.visits):
        last = last_day_in(visit.time) if visit.time else None
        if last and plan.date and last < plan.date:
            yield Finding(
                "deadline-before-signature",
                Severity.error,
                f"visits[{row}].time",
                f"Thời gian kiểm tra “{visit.time}” đã qua vào ngày ký Kế hoạch ({short_date(plan.date)}). "
                "Hãy sửa một trong hai ngày.",
                expected=f"từ {short_date(plan.date)}",
                found=visit.time or "",
            )
