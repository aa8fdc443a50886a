"""The example round, scored, and all its papers as files: made once for all tests of this folder."""

from __future__ import annotations

import pytest

from ocop_docs.resources import samples_folder
from ocop_docs.rounds.pipeline import FinishedPaper, load_round, make_papers, new_proof, score
from ocop_docs.rounds.proof.agreement import Proof
from ocop_docs.rounds.scoring.scored_round import ScoredRound

SAMPLE = samples_folder() / "evaluation" / "tinh-minh-hoa-2026-dot-2.json"


@pytest.fixture(scope="session")
def scored() -> ScoredRound:
    return score(load_round(SAMPLE))


@pytest.fixture(scope="session")
def made(scored: ScoredRound) -> tuple[Proof, dict[str, FinishedPaper]]:
    proof = new_proof(scored)
    return proof, {paper.file: paper for paper in make_papers(scored, proof)}


@pytest.fixture(scope="session")
def files(made: tuple[Proof, dict[str, FinishedPaper]]) -> dict[str, FinishedPaper]:
    return made[1]
