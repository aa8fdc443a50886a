"""Rounds dated under earlier law: their own weights, bands and authorities; nothing of the law of 2026."""

from collections import Counter

import pytest
from tests.rounds.earlier import DISTRICT, earlier

from ocop_docs.errors import InvalidInput
from ocop_docs.rounds.pipeline import load_round, make_papers, new_proof, score
from ocop_docs.rounds.proof.word_text import read_word
from ocop_docs.rounds.scoring.results import Outcome
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.rounds.workbooks import member_workbooks, round_workbook


def outcomes(scored: ScoredRound) -> list[Outcome]:
    return [result.outcome for result in scored.results]


def texts(scored: ScoredRound) -> dict[str, str]:
    """Every paper's text by its file; the papers agree."""
    proof = new_proof(scored)
    found = {paper.file: "\n".join(read_word(paper.data).paragraphs) for paper in make_papers(scored, proof)}
    assert list(proof.disagreements()) == []
    return found


@pytest.mark.parametrize(
    ("day", "weights"),
    [
        ("2019-12-20", {"A": 35, "B": 25, "C": 40}),
        ("2021-12-20", {"A": 35, "B": 25, "C": 40}),
        ("2024-06-20", {"A": 40, "B": 25, "C": 35}),
        ("2025-12-20", {"A": 40, "B": 25, "C": 35}),
    ],
)
def test_a_province_ranks_by_the_weights_and_bands_of_its_day(day: str, weights: dict[str, int]) -> None:
    scored = score(load_round(earlier(day)))

    assert scored.rules.weights == weights
    assert [(str(one.score), one.stars) for one in scored.results] == [("82", 4), ("60", 3), ("40", 2)]
    assert outcomes(scored) == [Outcome.recognised, Outcome.recognised, Outcome.below]


def test_points_beyond_the_weight_of_a_part_on_that_day_are_refused() -> None:
    data = earlier("2021-12-20")
    data["sheets"][0]["points"] = {"A": 38, "B": 25, "C": 35}

    with pytest.raises(InvalidInput, match="Phần A từ 0 đến 35, Phần B từ 0 đến 25, Phần C từ 0 đến 40"):
        load_round(data)


def test_a_district_of_2024_recognises_3_stars_and_proposes_the_rest_to_the_province() -> None:
    scored = score(load_round(earlier("2024-06-20", DISTRICT, "Ủy ban nhân dân tỉnh Minh Họa")))

    papers = texts(scored)

    assert outcomes(scored) == [Outcome.proposed, Outcome.recognised, Outcome.below]
    decision = papers["11 Quyết định công nhận.docx"]
    assert "UBND HUYỆN SUỐI MƠ" in decision.upper() or "ỦY BAN NHÂN DÂN HUYỆN SUỐI MƠ" in decision
    assert "công nhận 01 (một) sản phẩm OCOP" in decision
    assert "01 (một) sản phẩm có tiềm năng đạt hạng 4 sao trở lên" in decision
    assert "đề nghị Ủy ban nhân dân tỉnh Minh Họa đánh giá, phân hạng" in decision
    assert "đến ngày 20 tháng 6 năm 2027" in decision
    assert "Trưởng phòng Nông nghiệp và Phát triển nông thôn tại Tờ trình" in decision
    assert "các xã, phường, thị trấn" in papers["12 Thông báo kết quả.docx"]


def test_papers_of_earlier_law_do_not_mention_the_law_of_2026() -> None:
    scored = score(load_round(earlier("2024-06-20", DISTRICT, "Ủy ban nhân dân tỉnh Minh Họa")))

    papers = texts(scored)

    assert Counter(name[:2] for name in papers) == {"01": 1, "08": 1, "10": 1, "11": 1, "12": 1, "13": 1}
    for name, text in papers.items():
        assert "26/2026" not in text, name
        assert "dấu sao" not in text, name
        assert "cấp tỉnh" not in text.replace(scored.evaluation.council.name, ""), name


def test_what_belongs_to_the_law_of_2026_is_refused_in_an_earlier_round_and_the_reverse() -> None:
    data = earlier("2024-06-20")
    data["products"][0] |= {"product_set": 3, "code": None}
    data["sheets"][0] = {"member": "TV1", "product": "SP1", "ticks": {"1.1": 3}}
    del data["papers"]["ministry"]

    with pytest.raises(InvalidInput) as before:
        load_round(data)
    with pytest.raises(InvalidInput) as after:
        load_round(earlier("2026-12-04"))

    assert {fault.place for fault in before.value.faults} == {
        "products[0].code",
        "products[0].product_set",
        "sheets[0].ticks",
        "sheets[0].points",
        "papers.ministry",
    }
    assert {fault.place for fault in after.value.faults} >= {"products[0].product_set", "products[0].code"}
    assert {fault.place for fault in after.value.faults} >= {"products[0].group", "sheets[0].points"}


def test_an_earlier_round_also_comes_from_a_workbook_and_has_no_forms_to_tick() -> None:
    evaluation = load_round(earlier("2024-06-20"))

    assert load_round(round_workbook(evaluation)) == evaluation
    with pytest.raises(InvalidInput, match="Điểm từng phần"):
        list(member_workbooks(evaluation))


def test_points_may_also_be_typed_in_one_field() -> None:
    data, wrong = earlier("2024-06-20"), earlier("2024-06-20")
    data["sheets"][0]["points"] = "A=30; B: 22; C=30"
    wrong["sheets"][0]["points"] = "A=30; A=22; C=30"

    assert load_round(data) == load_round(earlier("2024-06-20"))
    with pytest.raises(InvalidInput, match="ghi mỗi phần một lần"):
        load_round(wrong)


def test_a_day_before_any_law_on_ranking_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"21/8/2019 \(QĐ 1048/QĐ-TTg\)"):
        score(load_round(earlier("2019-06-20")))
