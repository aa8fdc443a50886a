"""What a worker does in its folder, seen from inside: every way in which a batch can end."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.batch.watching import PATTERN, recorded, table

from ocop_docs.batch.job import Job, Order, Phase, State
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.batch.worker import work
from ocop_docs.errors import OcopDocsError, OutputRefused, RenderError, fault
from ocop_docs.pipeline import load_table


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.chdir(tmp_path)
    made = Job(Path())
    made.order = Order("report", ".jsonl", PATTERN)
    made.add_state(State(Phase.waiting))
    return made


def test_a_good_table_becomes_documents(job: Job) -> None:
    job.table.write_bytes(table(3))

    work(job)

    assert job.state == State(Phase.made, 3, 3)
    assert zipfile.ZipFile(job.result).namelist() == ["1.docx", "2.docx", "3.docx", "manifest.csv"]
    assert (job.report["made"], job.report["cells"], job.marked.exists()) == (3, [], False)


def test_a_bad_row_is_reported_and_marked_and_nothing_is_made(job: Job) -> None:
    job.table.write_bytes(table(3, number=0))

    work(job)

    assert job.state.phase is Phase.faulty
    assert [(one["row"], one["place"]) for one in job.report["cells"]] == [(3, "number")]
    assert (job.marked.exists(), job.result.exists()) == (True, False)


def test_a_check_makes_nothing(job: Job) -> None:
    job.order = replace(job.order, make=False)
    job.table.write_bytes(table(3))

    work(job)

    assert (job.state.phase, job.result.exists()) == (Phase.checked, False)


@pytest.mark.parametrize(("ending", "content"), [(".jsonl", b""), (".xlsx", b"abc"), (".csv", b"\xff")])
def test_a_file_that_is_no_table_is_refused_in_vietnamese(job: Job, ending: str, content: bytes) -> None:
    job.order = replace(job.order, ending=ending)
    job.table.write_bytes(content)

    work(job)

    assert job.state.phase is Phase.refused
    assert job.report["cells"][0]["message"]


def test_a_bad_heading_is_reported_at_its_cell(job: Job) -> None:
    job.order = replace(job.order, ending=".csv")
    job.table.write_bytes("Mã;Tên xã hội\nX01;A\n".encode())

    work(job)

    assert "B1" in [one["cell"] for one in job.report["cells"]]


@pytest.mark.parametrize(
    "error", [RenderError(fault("batch-broken")), OutputRefused(fault("output-unwritable", path="x"))]
)
def test_a_fault_of_the_program_or_machine_is_reported_as_a_failure(
    job: Job, monkeypatch: pytest.MonkeyPatch, error: OcopDocsError
) -> None:
    def broken(*_: object) -> None:
        raise error

    job.table.write_bytes(table(1))
    monkeypatch.setattr("ocop_docs.batch.worker.batch_steps", broken)

    work(job)

    assert job.state.phase is Phase.failed
    assert job.report["cells"][0]["message"] == error.faults[0].message


def test_an_unexpected_error_is_reported_with_a_number_that_is_in_the_log(
    job: Job, capsys: pytest.CaptureFixture[str]
) -> None:
    job.table.write_bytes(table(1))
    job.marked.mkdir()

    work(job)

    (told,) = job.report["cells"]
    log = capsys.readouterr().err
    number = log.split()[1]
    assert job.state.phase is Phase.failed
    assert number in told["message"]
    assert "Traceback" in log
    assert "Traceback" not in told["message"]


def test_a_result_without_its_report_is_made_anew(job: Job) -> None:
    job.table.write_bytes(table(2))
    job.result.write_bytes(b"left by a worker that was killed")

    work(job)

    assert job.state.phase is Phase.made
    assert zipfile.is_zipfile(job.result)


def test_an_unfinished_result_of_another_order_is_begun_anew(job: Job) -> None:
    job.table.write_bytes(table(40))

    def killed(done: int, _total: int) -> None:
        if done == 35:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(Batch("report", load_table(job.table, "report"), job.result, "khác {mã}"), killed)
    assert recorded(job) == 35
    work(job)

    assert job.state.phase is Phase.made
    assert job.report["resumed"] == 0
    assert zipfile.ZipFile(job.result).namelist()[0] == "1.docx"
