"""The sound plans, reports, approval decisions and papers of a round, of every time of the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.checks.content.eras import C26, DISTRICTS_UNTIL, ERAS, Era, Record
from tests.checks.content.plans_and_reports import approval, plan, report
from tests.checks.content.round_papers import (
    assessment,
    certificate,
    council,
    dated,
    forms,
    minutes,
    recognition,
    sample,
)


def sound_records() -> Iterator[tuple[str, Record]]:
    """Name and data of every sound record: every kind, in every time of the law in which it was written."""
    for name, era in ERAS.items():
        places = ["commune", "province", "city", *(("district", "old province") if era.has_districts else ())]
        for place in places:
            yield f"plan {name} {place}", plan(era, place)
            yield f"report {name} {place}", report(era, place)
        for place in ("province", "city", *(("district",) if era.has_districts else ())):
            yield f"approval-decision {name} {place}", approval(era, place)
        if era.criteria:
            yield from _of_round(name, era)
        if era.criteria == C26:
            yield f"commune-assessment {name}", assessment(era)
            yield from ((f"{kind} {name}", data) for kind, data in forms(era))


def _of_round(name: str, era: Era) -> Iterator[tuple[str, Record]]:
    three = "district" if dt.date(2023, 2, 24) <= era.day <= DISTRICTS_UNTIL else "province"
    for place in {three: 3, "province": 4}:
        yield f"council-decision {name} {place}", council(era, place)
        yield f"council-minutes {name} {place}", minutes(era, place)
    for stars, place in ((3, three), (4, "province")):
        yield f"recognition-decision {name} {place} {stars}", recognition(era, place, stars)
        yield f"certificate {name} {place} {stars}", certificate(era, place, stars)
    for kind in ("submission", "results-notice"):
        yield f"{kind} {name}", dated(sample(kind), era, "province")
