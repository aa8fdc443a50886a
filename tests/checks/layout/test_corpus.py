"""Documents in the habits of real offices, with the verdict of a careful reader beside each."""

from __future__ import annotations

from functools import cache

import pytest
from tests.checks.layout.corpus import faults, habits
from tests.checks.layout.corpus.producers import PRODUCERS
from tests.checks.layout.corpus.verdicts import SAMPLES, Sample, codes, score

from ocop_docs.checks.layout.lint import lint

MODULES = (faults, habits)
RIGHT = 0.97
"""The share of findings that must be right, and of faults that must be found."""


@cache
def found(sample: Sample) -> frozenset[str]:
    return codes(lint(sample.data()))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_careful_reader_and_the_checker_agree(sample: Sample) -> None:
    assert sorted(found(sample)) == sorted(sample.found)


def test_nearly_all_findings_are_right_and_nearly_all_faults_are_found() -> None:
    result = score((sample.found, found(sample)) for sample in SAMPLES)

    assert result.precision >= RIGHT, result
    assert result.recall >= RIGHT, result


def test_the_corpus_has_documents_of_every_producer_and_as_many_sound_as_faulty_ones() -> None:
    sound = sum(not sample.found for sample in SAMPLES)

    assert len(SAMPLES) >= 60
    assert sound >= 25
    assert {sample.producer for sample in SAMPLES} == set(PRODUCERS)
