"""The targets of plans and reports of several periods: one line for each target, with its figures by period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.kinds.report import PlanResults, Report
from ocop_docs.documents.parts import Period
from ocop_docs.errors import InvalidInput, UnreadableInput, fault
from ocop_docs.intake.errors import faults_of
from ocop_docs.revision.report_of_plan import report_of_plan
from ocop_docs.revision.tracking.gaps import Gap, conflicting, gaps_of_documents, gaps_of_targets
from ocop_docs.revision.tracking.targets import Figures, TrackedTarget, stated
from ocop_docs.revision.years import rolled
from ocop_docs.vietnamese.text import upper_first

_YEAR = re.compile(r",?\s*(?:trong\s+|đến hết\s+|đến\s+)?năm\s+((?:19|20)\d{2})(?!\d)")
_PART_OF = "Trong đó: "
_MONEY = "đồng"

Key = tuple[str, ...]


class Tracked(NamedTuple):
    """The periods from the earliest on, the targets in the order of their first mention, and what is not comparable."""

    periods: tuple[str, ...]
    targets: tuple[TrackedTarget, ...]
    gaps: tuple[Gap, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "periods": list(self.periods),
            "targets": [
                {"target": one.name, "part_of": one.part_of, "unit": one.unit, "figures": _as_dict(one.figures)}
                for one in self.targets
            ],
            "gaps": [gap.as_dict() for gap in self.gaps],
        }


class _Row(NamedTuple):
    """One target as one document states it."""

    name: str
    part_of: str
    unit: str
    figures: Figures


def track(documents: Iterable[Document]) -> Tracked:
    """Return the targets of plans and reports of several periods, beside each other.

    A target is the same in two documents if its words and its unit are, but for the year of the period. A report states
    plan and result, a plan its targets alone; where the two differ, the report holds and the difference is a gap.

    Raises:
        UnreadableInput: a document is neither a plan nor a report, or has no period; or two are of one kind and period.
        InvalidInput: the targets of a plan with their parts are more rows than a report takes.
    """
    found = sorted(documents, key=_order)
    _refuse_repeated(found)
    rows: dict[Key, dict[str, Figures]] = {}
    named: dict[Key, _Row] = {}
    gaps = [*gaps_of_documents(found)]
    for document in found:
        period = period_words(document)
        for key, row in _rows_by_key(document, gaps).items():
            named[key] = row
            before, now = rows.setdefault(key, {}).get(period, Figures()), row.figures
            gaps += conflicting(row.name, period, stated(before.planned), stated(now.planned))
            rows[key][period] = Figures(now.planned or before.planned, now.achieved or before.achieved)
    periods = tuple(dict.fromkeys(map(period_words, found)))
    targets = tuple(TrackedTarget(*named[key][:3], _in_order(rows[key], periods)) for key in rows)
    reported = {period_words(one) for one in found if isinstance(one, Report) and one.plan_results}
    return Tracked(periods, targets, (*gaps, *gaps_of_targets(targets, periods, reported)))


def period_words(document: Document) -> str:
    """The period of a plan or a report: `Năm 2027`, `Giai đoạn 2026 - 2030`."""
    return upper_first(str(_period(document)))


def _period(document: Document) -> Period:
    if not isinstance(document, Plan | Report):
        raise UnreadableInput(fault("track-kind", "kind"))
    if document.period is None:
        raise UnreadableInput(fault("track-without-period", "period", subject=document.headline))
    return document.period


def _order(document: Document) -> tuple[int, int, bool]:
    """Periods from the earliest on, and the plan of a period before the report."""
    period = _period(document)
    return period.start, period.end, isinstance(document, Report)


def _refuse_repeated(documents: Sequence[Document]) -> None:
    seen = set()
    for document in documents:
        what = (document.kind, period_words(document))
        if what in seen:
            raise UnreadableInput(
                fault("track-repeated", "period", kind=document.type_name, period=str(_period(document)))
            )
        seen.add(what)


def _rows_by_key(document: Document, gaps: list[Gap]) -> dict[Key, _Row]:
    """The rows of one document; one that is stated twice counts once, and is a gap."""
    found: dict[Key, _Row] = {}
    for row in _rows(document):
        key = _key(row, _period(document))
        if key in found:
            gaps.append(Gap("stated-twice", row.name, period_words(document)))
        found.setdefault(key, row._replace(name=_without_year(row.name, _period(document))))
    return found


def _key(row: _Row, period: Period) -> Key:
    """What makes a target the same in two periods: its words with years counted from the period's first."""
    words = (_without_year(text, period) for text in (row.part_of, row.name))
    return (*(rolled(text, period, -period.start).text.casefold() for text in words), row.unit.casefold())


def _without_year(text: str, period: Period) -> str:
    return _YEAR.sub(lambda found: "" if int(found[1]) in period else found[0], text)


def _rows(document: Document) -> Iterator[_Row]:
    results = _results(document)
    whole = ""
    for row in results.targets:
        is_part = row.target.startswith(_PART_OF)
        whole = whole if is_part else row.target
        name = upper_first(row.target.removeprefix(_PART_OF))
        yield _Row(name, whole if is_part else "", row.unit or "", Figures(row.planned, row.achieved))
    for line in results.funding:
        yield _Row(line.content, "", _MONEY, Figures(line.planned, line.spent))


def _results(document: Document) -> PlanResults:
    if isinstance(document, Report):
        return document.plan_results or PlanResults()
    rows = report_of_plan(document).get("plan_results", {})
    try:
        return PlanResults.model_validate(rows)
    except ValidationError as error:  # targets with their parts may be more rows than a report takes
        raise InvalidInput(*faults_of(error, PlanResults, rows)) from error


def _in_order(figures: dict[str, Figures], periods: Sequence[str]) -> dict[str, Figures]:
    return {period: figures[period] for period in periods if period in figures}


def _as_dict(figures: dict[str, Figures]) -> dict[str, dict[str, str]]:
    return {
        period: dict(zip(("planned", "achieved", "rate"), one.words, strict=True)) for period, one in figures.items()
    }
