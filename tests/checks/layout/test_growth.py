"""Checking takes work that grows with the file, not faster."""

from __future__ import annotations

import cProfile
import pstats
import tracemalloc
from collections.abc import Callable

import pytest
from tests.checks.layout.build import P
from tests.checks.layout.corpus.papers import END, data_table, report

from ocop_docs.checks.layout.fix import fix
from ocop_docs.checks.layout.lint import lint

TIMES = 8
MOST = 12
"""Calls for eight times as many paragraphs; a step that is quadratic would need 64 times as many."""

MOST_MEMORY = 1.5
"""The memory of a fix over that of a check; two analyses at a time would need 1.7 times as much."""


def of(count: int) -> bytes:
    """A report of so many paragraphs, quotations and tables, each paragraph in the wrong face."""
    blocks = [P(f"body-{at}", f"“{at}. {END[:-2]}", font="Arial") for at in range(count)]
    tables = [data_table(str(at), "Tên sản phẩm") for at in range(count // 10)]
    return report(*blocks, *tables, P("end", END)).build()


def calls(verb: object, data: bytes) -> int:
    profile = cProfile.Profile()
    profile.runcall(verb, data)  # type: ignore[arg-type]
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.no_cover
@pytest.mark.parametrize("verb", [lint, fix])
def test_eight_times_as_many_paragraphs_need_about_eight_times_as_many_calls(verb: Callable[[bytes], object]) -> None:
    short, long = of(100), of(100 * TIMES)
    calls(verb, short)

    assert calls(verb, long) <= MOST * calls(verb, short)


def most_memory(verb: Callable[[bytes], object], data: bytes) -> int:
    tracemalloc.start()
    try:
        verb(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.no_cover
def test_a_fix_of_many_passes_needs_hardly_more_memory_than_a_check() -> None:
    data = of(100 * TIMES)
    lint(data)

    assert most_memory(fix, data) <= MOST_MEMORY * most_memory(lint, data)
