"""Each rule of the decree with one small document that breaks only this rule, and with the fixed document."""

from __future__ import annotations

import pytest
from tests.checks.layout.cases import CASES, DOCUMENTS, Case

from ocop_docs.checks.layout import analysis
from ocop_docs.checks.layout.fix import fix
from ocop_docs.checks.layout.lint import lint
from ocop_docs.checks.layout.rules.base import LETTERS_KEEP
from ocop_docs.law.nd30 import nd30

# Broken, these take other elements down with them: what stands on the missing thing is missing too.
COMPANIONS = {
    "national_name.missing": {"agency.missing"},
    "agency.missing": {"agency.rule_present"},
}


def name(case: Case) -> str:
    return f"{case.rule} on {case.name}"


@pytest.mark.parametrize("make", DOCUMENTS)
def test_a_clean_document_has_no_findings(make: object) -> None:
    report = lint(make().build())  # type: ignore[operator]

    assert [str(finding) for finding in report.findings] == []
    assert report.administrative
    assert report.coverage > 0.99


@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_broken_rule_is_found_at_its_place_and_nothing_else_is(case: Case) -> None:
    report = lint(case.broken().build())

    codes = {finding.code.removeprefix("layout.") for finding in report.findings}
    assert codes - COMPANIONS.get(case.rule, set()) == {case.rule}
    place = next(f.place for f in report.findings if f.code == f"layout.{case.rule}")
    assert " ".join(case.place().split())[:40] in place


@pytest.mark.parametrize("case", [case for case in CASES if case.fixable], ids=name)
def test_a_fixable_violation_is_fixed_and_the_document_is_clean(case: Case) -> None:
    result = fix(case.broken().build())

    assert [finding.code for finding in result.fixed] == [f"layout.{case.rule}"] * len(result.fixed)
    assert result.fixed
    assert [str(finding) for finding in lint(result.data).findings] == []


@pytest.mark.parametrize("case", [case for case in CASES if not case.fixable], ids=name)
def test_a_violation_that_only_a_person_can_fix_remains(case: Case) -> None:
    result = fix(case.broken().build())

    assert f"layout.{case.rule}" in {finding.code for finding in result.remaining}


@pytest.mark.no_cover
def test_a_rule_that_is_not_asked_because_of_the_letters_format_would_find_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [case.broken().build() for case in CASES if nd30().rule(case.rule).check in LETTERS_KEEP]
    found = [lint(data).findings for data in files]
    monkeypatch.setattr(analysis, "LETTERS_KEEP", {})
    analysis._rules_of.cache_clear()  # noqa: SLF001 - made of what was there before

    asked_always = [lint(data).findings for data in files]

    analysis._rules_of.cache_clear()  # noqa: SLF001 - as above
    assert files
    assert asked_always == found


def test_exactly_the_fixable_rules_have_a_preferred_value() -> None:
    assert [name(case) for case in CASES if nd30().rule(case.rule).fixable != case.fixable] == []


def test_every_rule_of_the_decree_is_broken_once() -> None:
    tried = {case.rule for case in CASES}

    assert sorted({rule.id for rule in nd30().rules} - tried) == []
