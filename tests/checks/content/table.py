"""The table of `docs/legal-checks.md`: for each family its rules, planted faults, those found, and false alarms."""

from __future__ import annotations

from pathlib import Path

from tests.checks.content.eras import Record
from tests.checks.content.habits import HABITS
from tests.checks.content.planted import CASES, FAMILIES, Case
from tests.checks.content.single_papers import sound_records

from ocop_docs import Severity, check, load

TABLE = Path(__file__).resolve().parents[3] / "docs" / "legal-checks.md"
_HEAD = """# What a legal officer looks at

Written by `tools/build_law_table.py`; a test fails when it is stale. Rules are counted by the codes of their findings.
Faults are planted by `tests/checks/content/planted/`; sound records are made by `every_era.py` and
`single_papers.py` beside it, of every kind of document and in every time of the law from 2018 to 2026, and by
`habits.py` in the habits of real offices. A false alarm is an error or a warning on a sound record, or on the twin of
a planted fault.

| family | rules | faults planted | found | with the day on which the rule changes | twins | false alarms |
|---|---|---|---|---|---|---|
"""
_FAULTS = """
## The planted faults

| family | fault | finding | severity |
|---|---|---|---|
"""


def table() -> str:
    """Return the whole page, counted in this run."""
    rows = [_row(family, [case for case in CASES if case.family == family]) for family in FAMILIES]
    sound = [*(record for _, record in sound_records()), *HABITS.values()]
    alarms = sum(map(_accused, sound))
    total = [sum(int(row[column]) for row in rows) for column in range(1, 7)]
    lines = [f"| {' | '.join(row)} |" for row in [*rows, ["**Cộng**", *map(str, total)]]]
    faults = [f"| {case.family} | {case.what} | `{case.code}` | {case.severity} |" for case in CASES]
    return (
        _HEAD
        + "\n".join(lines)
        + f"\n\nSound records: {len(sound)}, of {len({one['kind'] for one in sound})} kinds; false alarms: {alarms}.\n"
        + _FAULTS
        + "\n".join(faults)
        + "\n"
    )


def _row(family: str, cases: list[Case]) -> list[str]:
    rules = {case.code for case in cases}
    found = sum(any(one.code == case.code for one in check(load(case.fault))) for case in cases)
    dated = sum(bool(case.turns or case.ends) for case in cases)
    alarms = sum(_accused(case.twin) for case in cases)
    return [family, *map(str, (len(rules), len(cases), found, dated, len(cases), alarms))]


def _accused(record: Record) -> bool:
    return any(one.severity is not Severity.info for one in check(load(record)))
