"""Checks on the papers of a round: their dates follow one another and meet the deadlines, their issuer may decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.parts import Level
from ocop_docs.law.evaluation import EvaluationRules, RoundWindow
from ocop_docs.law.programmes import programme_on
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.results import Outcome, ProductResult
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.text import upper_first

_ROUNDS = "QĐ 26/2026/QĐ-TTg, Điều 5 khoản 1"


def check_dates_and_authority(
    evaluation: EvaluationRound, results: Sequence[ProductResult], rules: EvaluationRules
) -> Iterator[Finding]:
    """Yield findings on papers dated before those they follow, missed deadlines, and the wrong authority."""
    yield from _order(evaluation)
    yield from _regulation(evaluation)
    yield from _own_regulation(evaluation)
    yield from _window(evaluation, rules)
    yield from _authority(evaluation, results)


def _order(evaluation: EvaluationRound) -> Iterator[Finding]:
    papers = evaluation.papers
    steps: tuple[tuple[str, str, dt.date | None], ...] = (
        ("papers.council_decision.date", "Quyết định thành lập Hội đồng", papers.council_decision.date),
        ("papers.advisors_report.date", "Báo cáo của Tổ tư vấn", papers.advisors_report.date),
        ("meeting.date", "phiên họp Hội đồng", evaluation.meeting.date),
        ("papers.minutes.date", "Biên bản", papers.minutes.date),
        ("papers.council_report.date", "Báo cáo của Hội đồng", papers.council_report.date),
        ("papers.submission.date", "Tờ trình", papers.submission.date),
        ("papers.recognition.date", "Quyết định công nhận", papers.recognition.date),
        ("papers.notice.date", "Thông báo kết quả", papers.notice.date),
    )
    latest: tuple[str, dt.date] | None = None
    for place, name, day in steps:
        if day is None:
            continue
        if latest and day < latest[1]:
            yield Finding(
                "dated-before",
                Severity.error,
                place,
                f"{upper_first(name)} ghi ngày {short_date(day)}, trước {latest[0]} (ngày {short_date(latest[1])}).",
                expected=f"không trước {short_date(latest[1])}",
                found=short_date(day),
            )
        else:
            latest = (name, day)


def _regulation(evaluation: EvaluationRound) -> Iterator[Finding]:
    """The council meets under its regulation, which is not issued after the meeting."""
    act, met = evaluation.council.regulation.act, evaluation.meeting.date
    if act and act.date and met and act.date > met:
        yield Finding(
            "dated-before",
            Severity.error,
            "meeting.date",
            f"Phiên họp ghi ngày {short_date(met)}, trước Quy chế hoạt động của Hội đồng "
            f"(ngày {short_date(act.date)}). Hãy sửa một trong hai ngày.",
            expected=f"không trước {short_date(act.date)}",
            found=short_date(met),
        )


def _own_regulation(evaluation: EvaluationRound) -> Iterator[Finding]:
    """The regulation that the round issues is the one under which its council meets."""
    act, head = evaluation.council.regulation.act, evaluation.papers.regulation
    own = f"{head.number:02d}/QĐ-{evaluation.province.issuer.abbreviation}" if head.number else None
    if act and act.number and own and act.number != own:
        yield Finding(
            "regulation-differs",
            Severity.error,
            "papers.regulation.number",
            f"Quyết định ban hành Quy chế ghi số {own}, nhưng Quy chế của Hội đồng là Quyết định số {act.number}. "
            "Hãy sửa một trong hai số.",
            expected=act.number,
            found=own,
        )


def _window(evaluation: EvaluationRound, rules: EvaluationRules) -> Iterator[Finding]:
    window = next((each for each in rules.rounds if each.number == evaluation.number), None)
    if window is None:
        if rules.rounds:
            yield Finding(
                "extra-round",
                Severity.info,
                "number",
                f"Đợt {evaluation.number} là đợt thêm; phải được quy định trong Quy chế và có kế hoạch đánh giá.",
                citation=_ROUNDS,
            )
        return
    yield from _finished(evaluation, window)
    last = dt.date(evaluation.year, *window.proposed_before)
    for row, product in enumerate(evaluation.products):
        if product.proposed_on and product.proposed_on >= last:
            yield Finding(
                "proposed-late",
                Severity.warning,
                f"products[{row}].proposed_on",
                f"Xã đề nghị “{product.name}” ngày {short_date(product.proposed_on)}; đợt {window.number} chỉ nhận "
                f"hồ sơ đề nghị trước ngày {short_date(last)}.",
                expected=f"trước {short_date(last)}",
                found=short_date(product.proposed_on),
                citation=_ROUNDS,
            )


def _finished(evaluation: EvaluationRound, window: RoundWindow) -> Iterator[Finding]:
    last = dt.date(evaluation.year, *window.finished_before)
    for place, day in (
        ("meeting.date", evaluation.meeting.date),
        ("papers.recognition.date", evaluation.papers.recognition.date),
    ):
        if day and day >= last:
            yield Finding(
                "round-late",
                Severity.warning,
                place,
                f"Đợt {window.number} phải tổ chức trước ngày {short_date(last)}; dữ liệu ghi {short_date(day)}.",
                expected=f"trước {short_date(last)}",
                found=short_date(day),
                citation=_ROUNDS,
            )


def _authority(evaluation: EvaluationRound, results: Sequence[ProductResult]) -> Iterator[Finding]:
    day = evaluation.papers.recognition.date or evaluation.meeting.date
    programme = programme_on(day) if day else None
    if programme is None:
        return
    if programme.recognised_by is None:
        yield Finding(
            "authority-not-judged",
            Severity.info,
            "province.issuer.level",
            f"Nguồn về {programme.name} không nói rõ cấp nào công nhận hạng nào; hãy đối chiếu với văn bản lúc đó.",
            citation=programme.citation,
        )
        return
    level = evaluation.province.issuer.level
    for stars in sorted({result.stars or 0 for result in results if result.outcome is Outcome.recognised}):
        allowed = [Level(name) for name in programme.recognised_by.get(stars, ())]
        if level not in allowed:
            labels = " hoặc ".join(each.label for each in allowed) or "không cấp nào"
            yield Finding(
                "wrong-recognition-authority",
                Severity.error,
                "province.issuer.level",
                f"Hạng {stars} sao do {labels} công nhận, không phải {level.label}.",
                expected=labels,
                found=level.label,
                citation=programme.citation,
            )
