"""Nothing is issued for a product on which an error is open, and no paper leaves with an error of its own."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.cli.command import call
from tests.rounds.conftest import SAMPLE

from ocop_docs.documents.parts import Acceptance
from ocop_docs.errors import ContentRefused
from ocop_docs.pipeline import check
from ocop_docs.rounds.folder import write_round
from ocop_docs.rounds.papers.all_papers import papers
from ocop_docs.rounds.pipeline import check_round, load_round, score
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.results import Outcome
from ocop_docs.rounds.scoring.scored_round import ScoredRound

HELD = "SP01"
"""Product of four stars in the example."""


def a_sheet_missing(*accepted: Acceptance) -> EvaluationRound:
    whole = load_round(SAMPLE)
    first = next(sheet for sheet in whole.sheets if sheet.product == HELD)
    sheets = [sheet for sheet in whole.sheets if sheet is not first]
    return whole.model_copy(update={"sheets": sheets, "accepted": list(accepted)})


@pytest.fixture(scope="module")
def held() -> ScoredRound:
    return score(a_sheet_missing())


def named_in(scored: ScoredRound) -> dict[str, list[str]]:
    """Names of the recognised products in each paper that lists them, and of the certificates."""
    found: dict[str, list[str]] = {"certificate": []}
    for paper in papers(scored):
        if paper.document.kind == "certificate":
            found["certificate"].append(paper.document.product)  # type: ignore[attr-defined]
        elif paper.document.kind in ("submission", "recognition-decision", "results-notice"):
            found[paper.document.kind] = [row.name for row in paper.document.products]  # type: ignore[attr-defined]
    return found


def test_a_product_with_an_open_error_gets_neither_certificate_nor_a_line_in_the_decision(held: ScoredRound) -> None:
    name = next(product.name for product in held.evaluation.products if product.id == HELD)
    usual = score(load_round(SAMPLE))

    assert {kind for kind, names in named_in(usual).items() if name in names} == set(named_in(usual))
    assert {kind for kind, names in named_in(held).items() if name in names} == set()


def test_a_held_product_is_listed_with_what_holds_it(held: ScoredRound) -> None:
    (result,) = held.having(Outcome.held)
    notice = next(paper.document for paper in papers(held) if paper.document.kind == "results-notice")

    reasons = {row.name: row.reason for row in notice.unrecognised}  # type: ignore[attr-defined]

    assert result.product.id == HELD
    assert "còn lỗi phải xử lý" in reasons[result.product.name]


def test_the_papers_of_a_round_with_a_held_product_still_agree(held: ScoredRound, tmp_path: Path) -> None:
    index = write_round(held, check_round(held), tmp_path / "dot")

    assert index["proof"]["disagreements"] == 0
    assert index["summary"]["counts"]["held"] == 1


def test_an_accepted_error_of_the_round_holds_nothing() -> None:
    (error,) = [one for one in check_round(score(a_sheet_missing())) if one.blocks]

    accepted = Acceptance(code=error.code, place=error.place, reason="Thành viên vắng có lý do")
    scored = score(a_sheet_missing(accepted))

    assert scored.having(Outcome.held) == []
    assert [one.accepted for one in check_round(scored) if one.code == error.code] == ["Thành viên vắng có lý do"]


def test_an_error_on_the_round_as_a_whole_bars_every_paper_but_drafts(tmp_path: Path) -> None:
    whole = load_round(SAMPLE)
    absent = whole.council.absences[0]
    members = [member.id for member in whole.council.members][1:]
    everyone = [absent.model_copy(update={"member": member}) for member in members]
    council = whole.council.model_copy(update={"absences": everyone})
    scored = score(whole.model_copy(update={"council": council}))

    with pytest.raises(ContentRefused) as refused:
        write_round(scored, check_round(scored), tmp_path / "dot")
    index = write_round(scored, check_round(scored), tmp_path / "du-thao", draft=True)

    assert "no-quorum" in [fault.code for fault in refused.value.faults]
    assert not (tmp_path / "dot").exists()
    assert index["draft"] is True
    files = {file.relative_to(tmp_path / "du-thao").as_posix() for file in (tmp_path / "du-thao").rglob("*.docx")}
    assert files == {paper["file"] for paper in index["papers"]}
    assert all(file.endswith(" (dự thảo).docx") for file in files)


def test_every_paper_is_checked_as_the_same_document_alone_would_be(held: ScoredRound, tmp_path: Path) -> None:
    index = write_round(held, check_round(held), tmp_path / "dot")

    alone = {paper.file: [one.as_dict() for one in check(paper.document)] for paper in papers(held)}

    assert {entry["file"]: entry["findings"] for entry in index["papers"]} == alone


def citing_expired_law(*accepted: Acceptance) -> ScoredRound:
    """A round whose decision on recognition cites the criteria of 2023, which ended before its day."""
    whole = load_round(SAMPLE)
    recognition = whole.papers.recognition
    expired = recognition.legal_bases[-1].model_copy(update={"number": "148/QĐ-TTg", "date": dt.date(2023, 2, 24)})
    head = recognition.model_copy(update={"legal_bases": [*recognition.legal_bases, expired]})
    papers_of_round = whole.papers.model_copy(update={"recognition": head})
    return score(whole.model_copy(update={"papers": papers_of_round, "accepted": list(accepted)}))


def test_an_error_of_one_paper_bars_the_round_and_can_be_accepted_by_its_file(tmp_path: Path) -> None:
    with pytest.raises(ContentRefused) as refused:
        write_round(citing_expired_law(), [], tmp_path / "dot")
    errors = refused.value.faults[1:]
    accepted = [Acceptance(code=one.code, place=one.place, reason="Theo ý kiến của Sở Tư pháp") for one in errors]

    index = write_round(citing_expired_law(*accepted), [], tmp_path / "dot")

    assert {one.place.partition("#")[0] for one in errors} == {"11 Quyết định công nhận.docx"}
    (entry,) = [one for one in index["papers"] if one["kind"] == "recognition-decision"]
    reasons = [one["accepted"] for one in entry["findings"] if one["severity"] == "error"]
    assert reasons == ["Theo ý kiến của Sở Tư pháp"] * len(errors)


def test_the_command_line_gives_the_findings_of_each_paper_as_json(tmp_path: Path) -> None:
    made = call("round", SAMPLE, "-o", tmp_path / "dot", "--json")

    index = json.loads(made.stdout)
    assert made.returncode == 0
    assert index == json.loads((tmp_path / "dot" / "index.json").read_text(encoding="utf-8"))
    assert any(entry["findings"] for entry in index["papers"])


def test_the_command_line_gives_the_errors_that_block_a_round_as_json_and_writes_nothing(tmp_path: Path) -> None:
    record = json.loads(SAMPLE.read_text(encoding="utf-8"))
    record["province"]["issuer"]["level"] = "commune"
    (tmp_path / "round.json").write_text(json.dumps(record), encoding="utf-8")

    refused = call("round", tmp_path / "round.json", "-o", tmp_path / "dot", "--json")

    answer = json.loads(refused.stdout)
    assert refused.returncode == 1
    assert not (tmp_path / "dot").exists()
    assert answer["papers"] == []
    assert "wrong-recognition-authority" in {finding["code"] for finding in answer["findings"]}
    assert answer["errors"][0]["message"] in refused.stderr.replace("\n", " ").replace("  ", "")
