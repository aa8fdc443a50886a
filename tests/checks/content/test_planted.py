"""Every planted fault is found, its twin is not accused, and the rule begins and ends on its day."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.checks.content.eras import Record
from tests.checks.content.habits import HABITS
from tests.checks.content.planted import CASES, FAMILIES, Case, on
from tests.checks.content.single_papers import sound_records
from tests.checks.content.table import TABLE, table

from ocop_docs import Finding, Severity, check, load
from ocop_docs.documents.catalogue import KINDS

DAY = dt.timedelta(days=1)
NAMES = [f"{case.family[:1]} {case.what}" for case in CASES]
SOUND = dict(sound_records()) | HABITS


def found(record: Record, case: Case) -> list[Finding]:
    return [one for one in check(load(record)) if (one.code, one.severity) == (case.code, case.severity)]


def disputable(record: Record) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in check(load(record)) if one.severity is not Severity.info]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_planted_fault_is_found_and_says_what_to_do_at_its_place(case: Case) -> None:
    findings = found(case.fault, case)

    assert findings, f"not found: {case.what}"
    assert all(one.place and one.message.endswith((".", "”.")) for one in findings)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_twin_without_the_fault_has_no_error_and_no_warning(case: Case) -> None:
    assert disputable(case.twin) == []


DATED = [case for case in CASES if case.turns or case.ends]


@pytest.mark.parametrize("case", DATED, ids=[f"{case.family[:1]} {case.what}" for case in DATED])
def test_a_rule_holds_from_its_first_day_and_to_its_last(case: Case) -> None:
    for day, other in ((case.turns, -DAY), (case.ends, DAY)):
        if day:
            edge = dt.date.fromisoformat(day)
            assert found(on(case.fault, edge), case)
            assert not found(on(case.fault, edge + other), case)


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_has_a_rule_that_changes_on_a_day_or_holds_in_all_times(family: str) -> None:
    cases = [case for case in CASES if case.family == family]

    assert len(cases) >= 6
    assert any(case.turns or case.ends for case in cases) or family[:1] in "579"


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_record_has_no_error_and_no_warning(name: str) -> None:
    assert disputable(SOUND[name]) == []


def test_sound_records_are_of_every_kind_and_every_year() -> None:
    kinds = {record["kind"] for record in SOUND.values()}
    years = {record["date"][:4] for record in SOUND.values() if "date" in record}

    assert len(SOUND) >= 100
    assert kinds == set(KINDS)
    assert years >= {str(year) for year in (2018, 2019, 2021, 2022, 2023, 2024, 2025, 2026)}


@pytest.mark.checkout
def test_the_table_of_families_in_the_documents_is_that_of_this_run() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run: .venv/bin/python tools/build_law_table.py"
