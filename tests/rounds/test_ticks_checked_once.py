"""The ticks of a sheet are checked once and added up once between a page, cell or file and the printed sheet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping

import pytest
from tests.rounds.scoring.fixtures import a_round, best

from ocop_docs.documents import ticks
from ocop_docs.documents.kinds.score_sheet import ScoreSheet
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import product_set
from ocop_docs.pipeline import load, render
from ocop_docs.rounds.pipeline import check_round, load_round, make_papers, new_proof, score
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.rounds.workbooks import round_workbook
from ocop_docs.web.rounds.record_form import read_round, typed_round

RICE = product_set(3)
TWO_SHEETS = a_round([best(RICE), best(RICE) | {"2.1": 2}], RICE.number)
JSON = json.dumps(TWO_SHEETS.model_dump(mode="json")).encode()
WORKBOOK = round_workbook(TWO_SHEETS)
TYPED = typed_round(JSON)


def from_page() -> ScoredRound:
    scored = read_round(TYPED).scored
    assert scored is not None
    return scored


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often ticks are checked and added up."""
    counted: Counter[str] = Counter()

    def counting(name: str, original: Callable[[ProductSet, Mapping[str, int]], object]) -> None:
        def counted_call(rubric: ProductSet, given: Mapping[str, int]) -> object:
            counted[name] += 1
            return original(rubric, given)

        monkeypatch.setattr(ticks, name, counted_call)

    counting("tick_faults", ticks.tick_faults)
    counting("points_so_far", ticks.points_so_far)
    return counted


@pytest.mark.parametrize(
    "scored_from",
    [lambda: score(load_round(JSON)), lambda: score(load_round(WORKBOOK)), from_page],
    ids=["file", "cells", "page"],
)
def test_each_sheet_of_a_round_is_checked_once_and_added_up_once(
    calls: Counter[str], scored_from: Callable[[], ScoredRound]
) -> None:
    scored = scored_from()
    check_round(scored)
    sheets = [paper for paper in make_papers(scored, new_proof(scored)) if paper.kind == "score-sheet"]

    assert len(sheets) == 2
    assert calls == {"tick_faults": 2, "points_so_far": 2}


def test_a_sheet_that_is_rendered_by_itself_is_checked_once_and_added_up_once(calls: Counter[str]) -> None:
    sheet = load({"kind": "score-sheet", "product_set": RICE.number, "ticks": best(RICE)})

    render(sheet)

    assert calls == {"tick_faults": 1, "points_so_far": 1}


def test_complete_ticks_are_written_to_json_as_plain_ticks() -> None:
    sheet = ScoreSheet(kind="score-sheet", product_set=RICE.number, ticks=best(RICE))

    assert sheet.model_dump(mode="json")["ticks"] == best(RICE)
    assert load(sheet.model_dump_json()) == sheet


def test_ticks_that_are_complete_on_one_form_are_checked_again_on_another() -> None:
    complete = ticks.complete_ticks(RICE, best(RICE))

    with pytest.raises(ValueError, match="Phiếu của bộ 5 không có tiêu chí"):
        ticks.complete_ticks(product_set(5), complete)
