"""A batch judges the layout of a sample of what it makes, or of all, and reports it with the findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.batch.tables import jsonl, read, report

from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.intake.tables.rows import Table
from ocop_docs.settings import settings

COUNT = 3


@pytest.fixture
def table() -> Table:
    """Places in small letters, which the decree wants in capitals."""
    lower = {"name": "Ủy ban nhân dân xã Ví Dụ", "level": "commune", "place": "xã Ví Dụ"}
    return read(jsonl(*(report(number, issuer=lower) for number in range(COUNT))), "bảng.jsonl")


@pytest.mark.parametrize(("all_of_them", "count"), [(False, 1), (True, COUNT)])
def test_the_layout_of_a_sample_or_of_every_document_is_checked(
    table: Table, tmp_path: Path, *, all_of_them: bool, count: int
) -> None:
    outcome = run_batch(Batch("report", table, tmp_path / "kết quả.zip", judge_all=all_of_them, workers=1))

    found = {tally["code"]: tally["count"] for tally in outcome.as_dict()["findings"]}
    assert outcome.made == COUNT
    assert found["layout.place_date.date_capital"] == count


def test_the_sample_is_taken_at_even_steps_from_the_first_row(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocop_docs.batch.runner.settings", lambda: settings().model_copy(update={"layout_sample": 2}))

    outcome = run_batch(Batch("report", table, tmp_path / "kết quả.zip", workers=1))

    assert [tally.count for tally in outcome.tallies.values() if tally.code.startswith("layout.")] == [2]
