"""Which scores count, and what is reported about the others."""

from fractions import Fraction

import pytest
from tests.rounds.scoring.fixtures import a_round, best, ticks_worth

from ocop_docs.errors import InvalidInput
from ocop_docs.law.rubric import product_set
from ocop_docs.rounds.pipeline import load_round, score
from ocop_docs.rounds.scoring.attendance import attendance
from ocop_docs.rounds.scoring.results import Outcome

SET = product_set(1)
SHEETS = [ticks_worth(SET, total) for total in (60, 62, 64, 90)]


def test_an_absent_members_sheet_does_not_count_and_the_reason_is_kept() -> None:
    away = {"absences": [{"member": "TV4", "reason": "đi công tác"}]}

    result = score(a_round(SHEETS, council=away)).results[0]

    assert result.average == 62
    assert [(each.member.id, each.reason) for each in result.excluded] == [("TV4", "vắng mặt: đi công tác")]
    assert result.spread == 4


def test_a_member_with_an_interest_is_left_out_for_that_product_only() -> None:
    interest = {"conflicts": [{"member": "TV1", "product": "SP1", "reason": "là người nhà"}]}

    result = score(a_round(SHEETS, council=interest)).results[0]

    assert [each.member.id for each in result.counted] == ["TV2", "TV3", "TV4"]
    assert result.average == Fraction(62 + 64 + 90, 3)


def test_a_present_member_without_a_sheet_is_named() -> None:
    evaluation = a_round(SHEETS)
    fewer = evaluation.model_copy(update={"sheets": evaluation.sheets[:3]})

    assert [member.id for member in score(fewer).results[0].missing] == ["TV4"]


def test_a_product_that_nobody_may_score_has_no_class() -> None:
    everyone = {"conflicts": [{"member": f"TV{n}", "product": "SP1", "reason": "góp vốn"} for n in range(1, 5)]}

    result = score(a_round(SHEETS, council=everyone)).results[0]

    assert (result.outcome, result.average, result.rank) == (Outcome.unscored, None, None)


def test_a_rejected_dossier_has_no_class_though_it_was_scored() -> None:
    evaluation = a_round([best(SET)])
    product = evaluation.products[0].model_copy(update={"rejected": "giả mạo hồ sơ"})

    result = score(evaluation.model_copy(update={"products": [product]})).results[0]

    assert (result.outcome, result.stars) == (Outcome.rejected, None)


@pytest.mark.parametrize(("absent", "quorate"), [(0, True), (1, True), (2, False)])
def test_the_quorum_is_rounded_up_to_a_whole_member(absent: int, *, quorate: bool) -> None:
    away = [{"member": f"TV{n}", "reason": "ốm"} for n in range(5, 5 - absent, -1)]
    evaluation = a_round([best(SET)] * 5, council={"absences": away})

    came = attendance(evaluation.council)

    assert came.needed == 4
    assert came.quorate is quorate


def test_equal_averages_of_a_class_share_their_rank() -> None:
    evaluation = a_round([ticks_worth(SET, 60)])
    products = [evaluation.products[0].model_copy(update={"id": f"SP{n}", "ordinal": n}) for n in (1, 2, 3)]
    sheets = [
        evaluation.sheets[0].model_copy(update={"product": f"SP{n}", "ticks": ticks_worth(SET, total)})
        for n, total in ((1, 20), (2, 40), (3, 20))
    ]

    found = score(evaluation.model_copy(update={"products": products, "sheets": sheets})).results

    assert [(result.product.id, result.rank) for result in found] == [("SP2", 1), ("SP1", 2), ("SP3", 2)]


def test_all_unknown_codes_are_refused_at_once() -> None:
    data = a_round([best(SET)]).model_dump(mode="json")
    data["products"][0]["producer"] = "CT9"
    data["sheets"].append({"member": "TV9", "product": "SP9", "ticks": {}})
    data["sheets"].append(data["sheets"][0])

    with pytest.raises(InvalidInput) as refused:
        load_round(data)

    places = [fault.place for fault in refused.value.faults]
    assert places == ["sheets[2].member", "products[0].producer", "sheets[1].member", "sheets[1].product"]


def test_a_round_without_a_date_is_refused_with_the_reason() -> None:
    early = a_round([best(SET)]).model_copy(
        update={"meeting": a_round([best(SET)]).meeting.model_copy(update={"date": None})}
    )

    with pytest.raises(InvalidInput, match="Chưa có ngày họp Hội đồng"):
        score(early)
