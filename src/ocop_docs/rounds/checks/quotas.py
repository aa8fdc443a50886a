"""The classes that a round recognises, compared with the quotas of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.parts import Period
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.results import Outcome, ProductResult


def check_quotas(evaluation: EvaluationRound, results: Sequence[ProductResult], plan: Plan) -> Iterator[Finding]:
    """Yield a warning where the round recognises more products of a class than the plan set out to."""
    year = evaluation.year
    for row, quota in enumerate(plan.star_quotas):
        period: Period | None = quota.period or plan.period
        classes = range(quota.stars.low, quota.stars.high + 1)
        found = sum(result.outcome is Outcome.recognised and result.stars in classes for result in results)
        most = quota.quantity.high
        if period and year in period and most is not None and found > most:
            yield Finding(
                "above-quota",
                Severity.warning,
                f"products (Kế hoạch: star_quotas[{row}])",
                f"Đợt này công nhận {found} sản phẩm hạng {quota.stars}, nhiều hơn chỉ tiêu {quota.quantity.text} của "
                f"Kế hoạch ({period}).",
                expected=quota.quantity.text,
                found=str(found),
            )
