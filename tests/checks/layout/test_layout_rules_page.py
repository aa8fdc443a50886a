"""The page with the rules agrees with the data."""

import pytest
from tools.build_layout_rules import PAGE, page

from ocop_docs.checks.layout.rules.catalogue import SECTION_CHECKS, SEGMENT_CHECKS, SPAN_CHECKS
from ocop_docs.law.nd30 import nd30

pytestmark = pytest.mark.checkout


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python tools/build_layout_rules.py"


CHECKS = {*SPAN_CHECKS, *SEGMENT_CHECKS, *SECTION_CHECKS}


def test_every_rule_has_a_function_a_title_and_a_citation() -> None:
    for rule in nd30().rules:
        assert rule.check in CHECKS, rule.id
        assert nd30().checks[rule.check].title, rule.id
        assert "Phụ lục" in rule.citation or "Điều" in rule.citation, rule.id


def test_a_rule_that_weighs_less_than_an_error_has_a_reason() -> None:
    unexplained = [rule.id for rule in nd30().rules if rule.severity != "error" and not rule.reason]

    assert unexplained == []


def test_exactly_the_checks_that_only_a_person_can_fix_give_a_reason_for_it() -> None:
    by_hand = {rule.check for rule in nd30().rules if not rule.fixable}

    assert {name for name, wording in nd30().checks.items() if wording.by_hand} == by_hand


def test_every_function_belongs_to_a_rule() -> None:
    assert {rule.check for rule in nd30().rules} == CHECKS


def test_every_element_in_a_form_has_a_vietnamese_name() -> None:
    for kind in nd30().kinds:
        for element in (*kind.forbids, *kind.requires):
            assert nd30().names[element]


def test_every_measured_figure_of_the_decree_has_a_tolerance_with_its_reason() -> None:
    measured = [rule for rule in nd30().rules if rule.unit and rule.unit != "pt"]
    measured += [rule for rule in nd30().rules if rule.check in {"gap", "gap_above", "one_line", "rule_balanced"}]

    assert [rule.id for rule in measured if not (rule.tolerance and rule.tolerance_reason)] == []
    assert [rule.id for rule in nd30().rules if rule.check.endswith("size") and rule.tolerance] == []
