"""A document of the corpus with its verdict: the codes of the errors and warnings that a careful reader finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.checks.layout.corpus.producers import saved_by

from ocop_docs.checks.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.checks.layout.build import Doc

    from ocop_docs.checks.layout.report import LintReport

LEFT_IN_PEACE = frozenset({"other-form", "normative", "not-administrative"})
"""Codes of information that a file is not checked: the verdict on such a file is one of these."""


@dataclass(frozen=True)
class Sample:
    """A document, the program that saved it, and what must be found; all else is a false alarm."""

    name: str
    make: Callable[[], Doc]
    producer: str
    found: frozenset[str]

    def data(self) -> bytes:
        return saved_by(self.producer, self.make())


SAMPLES: list[Sample] = []


def sample(producer: str, *found: str) -> Callable[[Callable[[], Doc]], Callable[[], Doc]]:
    """Register a document of the corpus; its name is that of its function."""

    def register(make: Callable[[], Doc]) -> Callable[[], Doc]:
        SAMPLES.append(Sample(make.__name__, make, producer, frozenset(found)))
        return make

    return register


def codes(report: LintReport) -> frozenset[str]:
    """What a report finds: errors, warnings, and why it checks nothing."""
    found = [(finding.severity, finding.code.removeprefix("layout.")) for finding in report.findings]
    return frozenset(code for severity, code in found if severity is not Severity.info or code in LEFT_IN_PEACE)


@dataclass(frozen=True)
class Score:
    """How many findings were right, too many, and missed."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def score(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Score:
    """Add up pairs of verdict and findings."""
    both = list(pairs)
    return Score(
        sum(len(verdict & found) for verdict, found in both),
        sum(len(found - verdict) for verdict, found in both),
        sum(len(verdict - found) for verdict, found in both),
    )
