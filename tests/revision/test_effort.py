"""What a comparison may cost: many long texts and many equal lines are compared, though less closely."""

from __future__ import annotations

import random
from typing import Any

from tests.revision.test_comparison import PLAN

from ocop_docs.pipeline import load
from ocop_docs.revision.comparison import differences
from ocop_docs.revision.effort import Effort


def plan_of_long_texts(seed: int) -> dict[str, Any]:
    chance = random.Random(seed)
    texts = ["".join(chance.choices("aăbcdđeêghi ", k=19_000)) for _ in range(20)]
    return PLAN | {"purposes": [text.strip() for text in texts]}


def test_many_long_texts_that_all_changed_are_compared_at_a_bounded_cost() -> None:
    before, after = (load(plan_of_long_texts(seed)) for seed in (1, 2))

    found = differences(before, after)

    assert [one.place for one in found] == [f"purposes[{row}]" for row in range(20)]


def test_many_equal_lines_are_compared_at_a_bounded_cost() -> None:
    first, second = ["a", *["b"] * 30_000, "c"], ["d", *["b"] * 30_001, "c"]

    found = Effort().steps(first, second)

    assert list(found) == [("replace", 0, 1, 0, 2), ("equal", 1, 30_002, 2, 30_003)]
