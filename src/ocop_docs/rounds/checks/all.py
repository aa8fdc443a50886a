"""All checks on a round, in one call."""

from __future__ import annotations

from collections.abc import Sequence

from ocop_docs.checks.finding import Finding, errors_first
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.rounds.checks.council import check_council
from ocop_docs.rounds.checks.papers import check_papers, check_quotas
from ocop_docs.rounds.checks.products import check_products
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.results import ProductResult


def check_evaluation(
    evaluation: EvaluationRound, results: Sequence[ProductResult], rules: EvaluationRules, plan: Plan | None
) -> list[Finding]:
    """Return every finding on the round, errors first; the quotas are compared only when a plan is given."""
    findings = [
        *check_council(evaluation, results),
        *check_products(evaluation, results, rules),
        *check_papers(evaluation, results, rules),
        *(check_quotas(evaluation, results, plan) if plan else ()),
    ]
    return errors_first(findings)
