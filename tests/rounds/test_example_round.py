"""The example round: what it must contain, and what its papers say."""

import io
import zipfile
from collections import Counter

import pytest

from ocop_docs import Severity, check
from ocop_docs.law.rubric import product_set
from ocop_docs.rounds.pipeline import FinishedPaper, check_round
from ocop_docs.rounds.proof.agreement import Proof
from ocop_docs.rounds.proof.word_text import PaperText, read_word
from ocop_docs.rounds.scoring.results import Outcome
from ocop_docs.rounds.scoring.scored_round import ScoredRound

Files = dict[str, FinishedPaper]


def text_of(files: Files, name: str) -> str:
    return "\n".join(read_word(files[name].data).paragraphs)


def list_of(files: Files, name: str) -> list[tuple[str, ...]]:
    paper: PaperText = read_word(files[name].data)
    return list(next(table for table in paper.tables if table and "Địa chỉ" in table[0]))


def test_the_example_covers_all_six_sectors_and_half_of_the_sets(scored: ScoredRound) -> None:
    sets = {product.product_set for product in scored.evaluation.products}

    assert len(scored.evaluation.products) == 24
    assert {product_set(number).classification.sector_number for number in sets} == {"I", "II", "III", "IV", "V", "VI"}
    assert len(sets) >= 12


def test_the_example_has_every_outcome_that_a_clerk_must_know(scored: ScoredRound) -> None:
    outcomes = Counter(result.outcome for result in scored.results)
    by_name = {result.product.name: result for result in scored.results}

    assert outcomes[Outcome.proposed] == 1
    assert outcomes[Outcome.rejected] == 1
    assert outcomes[Outcome.below] == 1
    assert (by_name["Túi thổ cẩm Thung Mây"].rating.band, by_name["Túi thổ cẩm Thung Mây"].stars) == (4, 3)
    assert str(by_name["Mật ong rừng Thung Mây"].score) == "69.67"
    assert by_name["Mật ong rừng Thung Mây"].stars == 3
    assert len(by_name["Giỏ mây đan An Lạc"].counted) == 5


def test_the_example_has_no_errors(scored: ScoredRound) -> None:
    assert [finding.code for finding in check_round(scored)] == ["requirement-not-met"]


def test_every_paper_of_the_round_is_made(files: Files) -> None:
    kinds = Counter(paper.kind for paper in files.values())

    assert kinds == {
        "council-decision": 1,
        "regulation-decision": 1,
        "registration": 24,
        "commune-assessment": 24,
        "advisors-report": 1,
        "opinion-form": 7,
        "score-sheet": 137,
        "council-minutes": 1,
        "council-report": 1,
        "submission": 1,
        "recognition-decision": 1,
        "results-notice": 1,
        "certificate": 21,
    }


def test_every_paper_is_checked_as_a_document_of_its_own(files: Files) -> None:
    assert all(list(paper.findings) == check(paper.document) for paper in files.values())


def test_no_paper_of_the_example_has_an_error(files: Files) -> None:
    severities = Counter(one.severity for paper in files.values() for one in paper.findings)

    assert severities[Severity.error] == 0
    assert [one.place for paper in files.values() for one in paper.findings if one.severity is Severity.warning] == [
        "samples"
    ]


def test_all_papers_agree(made: tuple[Proof, Files]) -> None:
    proof, _ = made

    assert list(proof.disagreements()) == []
    assert proof.read > 1000


def test_the_decision_is_the_heads_own_and_counts_in_words(files: Files) -> None:
    text = text_of(files, "11 Quyết định công nhận.docx")

    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HỌA" in text
    assert "TM." not in text
    assert "công nhận 21 (hai mươi mốt) sản phẩm OCOP của 10 chủ thể, đợt 2 năm 2026" in text
    assert "08 sản phẩm hạng 4 sao, 13 sản phẩm hạng 3 sao" in text
    assert "trong thời hạn 36 tháng kể từ ngày ban hành Quyết định này, đến ngày 14 tháng 12 năm 2029" in text


def test_the_list_is_grouped_from_4_stars_to_3_and_ends_with_what_the_ministry_decides(files: Files) -> None:
    rows = list_of(files, "11 Quyết định công nhận.docx")
    groups = [row[0] for row in rows if len(row) == 1]

    assert groups[0] == "I. Hạng 4 sao (08 sản phẩm)"
    assert groups[1] == "II. Hạng 3 sao (13 sản phẩm)"
    assert groups[2].startswith("III. Sản phẩm có tiềm năng đạt hạng 5 sao")
    assert groups[3] == "Tổng cộng được công nhận: 21 sản phẩm, gồm 08 sản phẩm hạng 4 sao, 13 sản phẩm hạng 3 sao"


def test_scores_fall_within_each_group_of_the_list(files: Files) -> None:
    column: list[list[str]] = []
    for row in list_of(files, "11 Quyết định công nhận.docx")[1:]:
        if len(row) == 1:
            column.append([])
        else:
            column[-1].append(row[5])

    assert all(scores == sorted(scores, reverse=True) for scores in column)
    assert len(column[0]) == 8


def test_neither_a_product_below_3_stars_nor_one_for_the_ministry_gets_a_certificate(files: Files) -> None:
    names = [name for name in files if name.startswith("13 ")]

    assert not any("Mai chiếu thủy" in name or "Chè xanh" in name or "Cá lăng" in name for name in names)


def test_the_minutes_have_no_place_and_date_line_and_two_signatures(files: Files) -> None:
    paper = read_word(files["08 Biên bản họp Hội đồng.docx"].data)

    assert not any(line.startswith("Minh Họa, ngày") for line in paper.paragraphs)
    assert (
        "Thành phần tham dự: 06/07 thành viên Hội đồng (Quy chế yêu cầu ít nhất 6 thành viên), gồm:" in paper.paragraphs
    )
    assert {"THƯ KÝ", "CHỦ TỌA"} <= set(paper.paragraphs)


def test_the_minutes_name_absent_and_interested_members_with_the_reason(files: Files) -> None:
    text = text_of(files, "08 Biên bản họp Hội đồng.docx")

    assert "Phạm Thị Dung, Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch; lý do: đi công tác" in text
    assert "TV03 không chấm điểm: là em rể của Giám đốc Hợp tác xã Mây tre An Lạc" in text


def test_a_filled_sheet_prints_every_criterion_with_its_points(scored: ScoredRound, files: Files) -> None:
    name = "07 Phiếu đánh giá/99-99001-01-2026 Gạo nếp nương Suối Mơ TV01.docx"
    (sheet,) = [table for table in read_word(files[name].data).tables if table[0][0] == "Các tiêu chí"]
    labels = [row[0] for row in sheet]

    for line in product_set(3).lines():
        assert any(f"{line.number}. {line.name}" in label for label in labels), line.number
    ticks = next(sheet.ticks for sheet in scored.evaluation.sheets if (sheet.product, sheet.member) == ("SP01", "TV01"))
    assert sum(label.startswith("☒") for label in labels) == sum(tick > 0 for tick in ticks.values())
    assert sheet[-1] == ("TỔNG ĐIỂM", "100", "84")


@pytest.mark.parametrize("kind", ["score-sheet", "council-minutes", "certificate", "recognition-decision"])
def test_papers_of_an_example_are_marked_as_one(files: Files, kind: str) -> None:
    data = next(paper.data for paper in files.values() if paper.kind == kind)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "VĂN BẢN VÍ DỤ" in package.read("word/footerFirst.xml").decode()
