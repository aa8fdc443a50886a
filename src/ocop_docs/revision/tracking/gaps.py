"""What of several plans and reports cannot be compared, each with its reason in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from ocop_docs.documents.document import AdministrativeDocument, Document, period_of
from ocop_docs.documents.kinds.report import Report
from ocop_docs.revision.tracking.targets import TrackedTarget
from ocop_docs.vietnamese.text import upper_first


class Gap(NamedTuple):
    """One thing that cannot be compared: its code, the target that it concerns or "", the period or "", and details."""

    code: str
    target: str = ""
    period: str = ""
    details: str = ""

    @property
    def message(self) -> str:
        """The gap in one sentence."""
        return _MESSAGES[self.code].format(**self._asdict())

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {"code": self.code, "target": self.target, "period": self.period, "message": self.message}


_MESSAGES = {
    "issuers-differ": "Các tệp của nhiều cơ quan: {details}. Chỉ so được nếu cùng một địa bàn.",
    "periods-differ": "Các thời kỳ dài ngắn khác nhau: {details}. Số của các thời kỳ ấy không so trực tiếp được.",
    "no-results": "{period}: Báo cáo không ghi kết quả so với kế hoạch nên không có số để so.",
    "stated-twice": "{period}: “{target}” ghi hai lần trong một tệp; chỉ lấy dòng đầu.",
    "plans-differ": "{period}: “{target}” Kế hoạch và Báo cáo ghi khác nhau ({details}); lấy số của Báo cáo.",
    "not-reported": "{period}: chưa có Báo cáo nên chưa có kết quả.",
    "no-result": "{period}: “{target}” chưa có kết quả.",
    "no-rate": "{period}: “{target}” không tính được tỷ lệ ({details}).",
    "one-period": "“{target}” chỉ có ở một thời kỳ: {period}.",
}


def gaps_of_documents(documents: Sequence[Document]) -> Iterator[Gap]:
    """Yield what keeps whole documents from being compared."""
    issuers = dict.fromkeys(one.issuer.name for one in documents if isinstance(one, AdministrativeDocument))
    if len(issuers) > 1:
        yield Gap("issuers-differ", details="; ".join(issuers))
    periods = {str(period): period for one in documents if (period := period_of(one))}
    if len({period.end - period.start for period in periods.values()}) > 1:
        yield Gap("periods-differ", details="; ".join(periods))
    for one in documents:
        if isinstance(one, Report) and not one.plan_results:
            yield Gap("no-results", period=upper_first(str(one.period)))


def conflicting(target: str, period: str, before: str, now: str) -> Iterator[Gap]:
    """Yield the gap of a target whose plan is one figure in the plan and another in the report."""
    if before and now and before != now:
        yield Gap("plans-differ", target, period, f"{before}; {now}")


def gaps_of_targets(
    targets: Sequence[TrackedTarget], periods: Sequence[str], reported: Collection[str]
) -> Iterator[Gap]:
    """Yield what keeps single targets from being compared; a period that nobody reported on is one gap."""
    yield from (Gap("not-reported", period=period) for period in periods if period not in reported)
    for target in targets:
        if len(target.figures) == 1 < len(periods):
            yield Gap("one-period", target.name, *target.figures)
        for period, figures in target.figures.items():
            planned, achieved, rate = figures.words
            if period in reported and planned and not achieved:
                yield Gap("no-result", target.name, period)
            elif planned and achieved and not rate:
                yield Gap("no-rate", target.name, period, f"kế hoạch {planned}, thực hiện {achieved}")
