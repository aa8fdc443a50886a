"""The page that shows the rules to readers is what the data says."""

import pytest
from tools.build_layout_rules import PAGE, page

from ocop_docs.checks.layout.measures.all import MEASURES
from ocop_docs.law.nd30 import nd30

pytestmark = pytest.mark.checkout


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python tools/build_layout_rules.py"


def test_every_rule_has_a_measure_words_and_a_citation() -> None:
    measured = {name for scope in MEASURES.values() for name in scope}

    for rule in nd30().rules:
        assert rule.measure in measured, rule.id
        assert nd30().measures[rule.measure]["title"], rule.id
        assert "Phụ lục" in rule.citation or "Điều" in rule.citation, rule.id


def test_what_weighs_less_than_an_error_says_why() -> None:
    silent = [rule.id for rule in nd30().rules if rule.severity != "error" and not rule.why]

    assert silent == []


def test_what_is_not_mended_says_what_stands_in_the_way_and_nothing_else_does() -> None:
    left = {rule.measure for rule in nd30().rules if not rule.mendable}

    assert {name for name, words in nd30().measures.items() if "by_hand" in words} == left


def test_no_measure_stands_idle() -> None:
    used = {rule.measure for rule in nd30().rules}

    assert {name for scope in MEASURES.values() for name in scope} == used


def test_every_element_that_a_form_names_has_a_name_for_the_reader() -> None:
    for kind in nd30().kinds:
        for element in (*kind.forbids, *kind.requires):
            assert nd30().names[element]
