"""Edits made in LibreOffice by its UNO interface: each is recovered in the record or reported, none is silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.revision.libreoffice import Edited, edited_in_libreoffice
from tests.revision.outcomes import SILENT, lines_of, outcomes, replays

from ocop_docs.revision.leftovers import Leftover

PAGE = Path(__file__).resolve().parents[2] / "docs" / "word-edits.md"
FILES = 6
SEED = 6


@pytest.fixture(scope="module")
def files() -> list[Edited]:
    return list(edited_in_libreoffice(FILES, SEED))


@pytest.mark.no_cover
def test_edits_made_in_libreoffice_are_recovered_or_reported(files: list[Edited]) -> None:
    for file in files:
        found = outcomes(file.word, file.edits)

        assert found.total() == len(file.edits) > 0
        assert [kind for kind, outcome in found if outcome == SILENT] == [], file.sample


@pytest.mark.no_cover
def test_a_file_reads_as_libreoffice_shows_it_with_its_changes_accepted(files: list[Edited]) -> None:
    assert {file.sample: list(lines_of(file.word)) for file in files} == {file.sample: file.lines for file in files}


def test_a_listed_edit_less_and_all_edits_of_the_file_count_as_silent() -> None:
    printed, edited = ("Kính gửi:", "30", "Nơi nhận"), ("Kính gửi:", "31", "Nơi nhận", "31")
    changed, added = Leftover("text-changed", "Kính gửi:", "30", "31"), Leftover("text-added", "Nơi nhận", "", "31")

    assert replays(printed, edited, [changed, added])
    assert not replays(printed, edited, [changed])
    assert not replays(printed, edited, [added, changed])
    assert not replays(printed, edited[:-1], [changed, added])


@pytest.mark.checkout
def test_the_page_tells_of_a_thousand_edits_each_way_and_none_is_silent() -> None:
    totals = re.findall(r"^\| \*\*([\d,]+)\*\* \|.*\| (\d+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert totals == [("1,000", "0"), ("1,000", "0")]
