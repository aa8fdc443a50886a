"""Sheets and rounds for tests: every product set, any ticks that the sheet allows."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from ocop_docs.documents.ticks import ticked_points
from ocop_docs.law.product_set import Criterion, ProductSet
from ocop_docs.law.rubric import product_set, product_set_numbers
from ocop_docs.rounds.record import EvaluationRound

PROVINCE = {
    "name": "tỉnh Minh Họa",
    "code": "99",
    "issuer": {"name": "Ủy ban nhân dân tỉnh Minh Họa", "level": "province"},
    "agency": {"name": "Sở Nông nghiệp và Môi trường", "level": "province", "abbreviation": "SNNMT"},
}


def allowed(criterion: Criterion) -> list[int]:
    """Every tick that the sheet's law allows on a criterion."""
    if criterion.is_yes_no:
        return [0, 1]
    boxes = list(range(1, len(criterion.options) + 1))
    return boxes if any(option.points == 0 for option in criterion.options) else [0, *boxes]


@st.composite
def sheets(draw: st.DrawFn) -> tuple[ProductSet, dict[str, int]]:
    """A product set and a complete sheet of it."""
    rubric = product_set(draw(st.sampled_from(product_set_numbers())))
    return rubric, {one.number: draw(st.sampled_from(allowed(one))) for one in rubric.scored_criteria()}


def best(rubric: ProductSet) -> dict[str, int]:
    """The sheet on which every criterion earns all its points."""
    return {one.number: _most(one) for one in rubric.scored_criteria()}


def _most(criterion: Criterion) -> int:
    if criterion.is_yes_no:
        return 1
    return 1 + max(range(len(criterion.options)), key=lambda box: criterion.options[box].points)


def ticks_worth(rubric: ProductSet, total: int) -> dict[str, int]:
    """A sheet of exactly `total` points, the requirements of no class in mind."""
    reachable: dict[int, dict[str, int]] = {0: {}}
    for criterion in rubric.scored_criteria():
        following: dict[int, dict[str, int]] = {}
        for points, ticks in reachable.items():
            for tick in allowed(criterion):
                following.setdefault(points + ticked_points(criterion, tick), ticks | {criterion.number: tick})
        reachable = following
    return reachable[total]


def a_round(totals: list[dict[str, int]], product_number: int = 1, **changes: object) -> EvaluationRound:
    """A round of one product, scored by one member for each sheet in `totals`."""
    members = [{"id": f"TV{n}", "name": f"Người {n}", "position": "Sở"} for n in range(1, len(totals) + 1)]
    members[0]["role"] = "chair"
    data: dict[str, Any] = {
        "kind": "evaluation",
        "year": 2026,
        "number": 1,
        "province": PROVINCE,
        "communes": [{"code": "99001", "name": "xã A"}],
        "producers": [
            {"id": "CT1", "name": "HTX A", "organisation": "Hợp tác xã", "address": "xã A", "commune": "99001"}
        ],
        "products": [{"id": "SP1", "name": "Rau A", "product_set": product_number, "producer": "CT1", "ordinal": 1}],
        "council": {"regulation": {"quorum": "3/4"}, "members": members},
        "meeting": {"date": "2026-12-04"},
        "sheets": [{"member": f"TV{n}", "product": "SP1", "ticks": ticks} for n, ticks in enumerate(totals, start=1)],
    }
    council = data["council"] | changes.pop("council", {})
    return EvaluationRound.model_validate(data | {"council": council} | changes)
