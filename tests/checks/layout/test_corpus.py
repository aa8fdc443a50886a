"""Documents in the habits of real offices, with the verdict of a careful reader beside each."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from tests.checks.layout.corpus import faults, habits, unusual
from tests.checks.layout.corpus.producers import PRODUCERS
from tests.checks.layout.corpus.verdicts import SAMPLES, Sample, codes, score
from tests.rendering.office import require_soffice

from ocop_docs.checks.layout.lint import lint

MODULES = (faults, habits, unusual)
RIGHT = 0.97
"""The share of findings that must be right, and of faults that must be found."""


@cache
def found(sample: Sample) -> frozenset[str]:
    return codes(lint(sample.data()))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_careful_reader_and_the_checker_agree(sample: Sample) -> None:
    assert sorted(found(sample)) == sorted(sample.found)


def test_nearly_all_findings_are_right_and_nearly_all_faults_are_found() -> None:
    result = score((sample.found, found(sample)) for sample in SAMPLES)

    assert result.precision >= RIGHT, result
    assert result.recall >= RIGHT, result


def test_the_corpus_has_documents_of_every_producer_and_as_many_sound_as_faulty_ones() -> None:
    sound = sum(not sample.found for sample in SAMPLES)

    assert len(SAMPLES) >= 60
    assert sound >= 25
    assert {sample.producer for sample in SAMPLES} == set(PRODUCERS)


def test_documents_saved_again_by_libreoffice_keep_their_verdict(tmp_path: Path) -> None:
    given, saved = tmp_path / "given", tmp_path / "saved"
    given.mkdir()
    chosen = SAMPLES[::4]
    for sample in chosen:
        (given / f"{sample.name}.docx").write_bytes(sample.data())
    saved_by_libreoffice(sorted(given.iterdir()), saved, tmp_path / "profile")

    result = score((one.found, codes(lint((saved / f"{one.name}.docx").read_bytes()))) for one in chosen)

    assert len(chosen) >= 20
    assert result.precision >= RIGHT, result
    assert result.recall >= RIGHT, result


def saved_by_libreoffice(files: list[Path], target: Path, profile: Path) -> None:
    command = [require_soffice(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to"]
    command += ["docx:MS Word 2007 XML", "--outdir", str(target), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
