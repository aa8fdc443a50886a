"""A batch that is killed: the result is whole or absent, and the next run goes on where the last one was."""

import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.batch.tables import jsonl, read, report
from tests.soak import long_run, times

from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.errors import OutputRefused

ROWS = 24
MOMENTS = times(50)
CHUNK = "2"
RECORDS = [report(number) for number in range(ROWS)]
PROGRAM = """
import sys
from pathlib import Path
from ocop_docs.batch import result_writer
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.pipeline import load_table
import json

if __name__ == "__main__":
    result_writer._UNCOMMITTED_S = 0  # the whole run takes less than that
    table, output, workers = sys.argv[1:]
    batch = Batch("report", load_table(Path(table), "report"), Path(output), resume=True, workers=int(workers))
    print(json.dumps(run_batch(batch).as_dict()))
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "chạy.py").write_text(PROGRAM, encoding="utf-8")
    path = tmp_path / "bảng.jsonl"
    path.write_bytes(jsonl(*RECORDS))
    return path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The archive of a run that nobody stopped."""
    output = tmp_path_factory.mktemp("nguyên") / "kq.zip"
    run_batch(Batch("report", read(jsonl(*RECORDS), "b.jsonl"), output))
    return output.read_bytes()


def start(table: Path, output: Path, workers: int = 1) -> subprocess.Popen[str]:
    """The batch in a process of its own, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, str(table.parent / "chạy.py"), str(table), str(output), str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"OCOP_DOCS_CHUNK_ROWS": CHUNK},
        start_new_session=True,
    )


HOLD = """
import filelock, sys, time
held = open(sys.argv[1], "ab")
assert filelock.lock_descriptor(held.fileno(), blocking=False)
print("held", flush=True)
time.sleep(60)
"""
"""Holds the lock of a result until it is killed."""


def journal_of(output: Path) -> Path:
    return output.with_name(f".{output.name}.journal")


def lock_of(output: Path) -> Path:
    return output.with_name(f".{output.name}.lock")


def done_in(output: Path) -> list[dict[str, Any]]:
    """The whole lines of the journal after its head."""
    if not journal_of(output).exists():
        return []
    lines = journal_of(output).read_bytes().split(b"\n")[:-1]
    return [json.loads(line) for line in lines[1:]]


def moments(seed: int) -> Iterator[float]:
    """Seconds after the journal appears at which to strike; now and then before it does."""
    chance = random.Random(seed)
    while True:
        yield chance.choice((0.0, chance.uniform(0, 0.3), chance.uniform(0, 1.5)))


def wait_for(output: Path, process: subprocess.Popen[str]) -> None:
    while process.poll() is None and not journal_of(output).exists() and not output.exists():
        time.sleep(0.005)


@long_run
def test_killed_at_random_moments_nothing_is_lost_and_nothing_made_twice(
    table: Path, tmp_path: Path, undisturbed: bytes
) -> None:
    output, strike, kills = tmp_path / "kq.zip", moments(20260522), 0

    while kills < MOMENTS:
        before, was_whole = done_in(output), output.exists()
        process = start(table, output)
        wait_for(output, process)
        time.sleep(next(strike))
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        if process.returncode == 0:
            kept = ROWS if was_whole else sum(bool(entry["file"]) for entry in before)
            assert json.loads(out)["resumed"] == kept
            assert output.read_bytes() == undisturbed
            output.unlink()
            continue
        assert process.returncode == -signal.SIGKILL, err
        kills += 1
        if output.exists():
            assert output.read_bytes() == undisturbed
        else:
            assert done_in(output)[: len(before)] == before, "a document of an earlier run was made again"

    final = start(table, output)
    out, err = final.communicate()
    assert final.returncode == 0, err
    assert json.loads(out)["made"] == ROWS
    assert output.read_bytes() == undisturbed
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_killed_run_leaves_no_worker_behind_and_two_processes_resume_it(
    table: Path, tmp_path: Path, undisturbed: bytes
) -> None:
    output = tmp_path / "kq.zip"
    process = start(table, output, workers=2)
    while process.poll() is None and len(done_in(output)) == 0:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    group_is_gone(process.pid)

    resumed = start(table, output, workers=2)
    out, err = resumed.communicate()

    assert resumed.returncode == 0, err
    assert 0 < json.loads(out)["resumed"] < ROWS
    assert output.read_bytes() == undisturbed


def group_is_gone(group: int) -> None:
    """Wait until no process of the group is left; the suite's own time limit is the end of patience."""
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)


class StopAfter:
    """Progress that breaks off like Ctrl+C."""

    def __init__(self, rows: int) -> None:
        self._rows = rows

    def __call__(self, done: int, _total: int) -> None:
        if done == self._rows:
            raise KeyboardInterrupt


@pytest.fixture
def interrupted(tmp_path: Path) -> Path:
    """A folder in which a run was broken off after four rows."""
    output = tmp_path / "kq"
    with pytest.raises(KeyboardInterrupt):
        run_batch(Batch("report", read(jsonl(*RECORDS), "b.jsonl"), output), StopAfter(4))
    assert len(done_in(output)) == 4
    assert not output.exists()
    return output


def resume(output: Path, records: list[Any] | None = None, **changes: Any) -> Any:
    table = read(jsonl(*(records or RECORDS)), "b.jsonl")
    return run_batch(Batch("report", table, output, **({"resume": True} | changes)))


def test_a_folder_is_resumed_too_and_unknown_files_in_it_are_removed(interrupted: Path) -> None:
    part = interrupted.with_name(f".{interrupted.name}.part")
    (part / "dở.docx").write_bytes(b"torn")

    outcome = resume(interrupted)

    assert (outcome.made, outcome.resumed) == (ROWS, 4)
    assert len(list(interrupted.iterdir())) == ROWS + 1
    assert list(interrupted.parent.iterdir()) == [interrupted]


def test_a_document_that_was_changed_after_the_kill_is_made_again(interrupted: Path) -> None:
    part = interrupted.with_name(f".{interrupted.name}.part")
    third = part / done_in(interrupted)[2]["file"]
    third.write_bytes(third.read_bytes()[:-1])

    outcome = resume(interrupted)

    assert outcome.resumed == 2
    with zipfile.ZipFile(interrupted / third.name) as document:
        assert document.testzip() is None


def test_the_document_of_a_half_written_last_line_of_the_journal_is_made_again(interrupted: Path) -> None:
    journal = journal_of(interrupted)
    journal.write_bytes(journal.read_bytes()[:-10])

    assert resume(interrupted).resumed == 3
    assert len(list(interrupted.glob("*.docx"))) == ROWS


def test_without_the_option_an_unfinished_run_is_named_and_kept(interrupted: Path) -> None:
    with pytest.raises(OutputRefused) as caught:
        resume(interrupted, resume=False)

    assert [one.code for one in caught.value.faults] == ["batch-unfinished"]
    assert resume(interrupted).resumed == 4


@pytest.mark.parametrize("change", ["data", "pattern", "skip", "rows"])
def test_an_unfinished_run_is_not_resumed_with_other_data_or_options(interrupted: Path, change: str) -> None:
    changes: dict[str, Any] = {"pattern": {"pattern": "{row}"}, "skip": {"skip": True}}.get(change, {})
    records = {"data": [*RECORDS[:2], report(99), *RECORDS[3:]], "rows": RECORDS[:-1]}.get(change, RECORDS)

    with pytest.raises(OutputRefused) as caught:
        resume(interrupted, records, **changes)

    assert [one.code for one in caught.value.faults] == ["batch-changed"]
    assert resume(interrupted).resumed == 4


def test_a_second_run_on_the_same_result_is_refused_until_the_first_one_dies(interrupted: Path) -> None:
    first = subprocess.Popen([sys.executable, "-c", HOLD, lock_of(interrupted)], stdout=subprocess.PIPE)
    assert first.stdout is not None
    first.stdout.readline()

    with pytest.raises(OutputRefused) as caught:
        resume(interrupted)
    first.kill()
    first.communicate()

    assert [one.code for one in caught.value.faults] == ["batch-busy"]
    assert resume(interrupted).resumed == 4
    assert not lock_of(interrupted).exists()


def test_resuming_a_finished_run_changes_nothing_and_reports_that(interrupted: Path) -> None:
    resume(interrupted)
    before = {file.name: file.stat().st_mtime_ns for file in interrupted.iterdir()}

    outcome = resume(interrupted)

    assert (outcome.made, outcome.resumed) == (ROWS, ROWS)
    assert {file.name: file.stat().st_mtime_ns for file in interrupted.iterdir()} == before


def test_resuming_a_finished_run_reports_its_skipped_rows_again(tmp_path: Path) -> None:
    output, records = tmp_path / "kq.zip", [*RECORDS[:-1], report(99) | {"number": 0}]
    first = resume(output, records, skip=True)
    before = output.read_bytes()

    again = resume(output, records, skip=True)

    assert (first.made, first.left_out) == (ROWS - 1, [(ROWS, str(ROWS))])
    assert (again.made, again.resumed, again.left_out) == (ROWS - 1, ROWS - 1, first.left_out)
    assert again.as_dict()["faults"] == first.as_dict()["faults"]
    assert output.read_bytes() == before


def test_a_finished_run_is_not_taken_for_the_result_of_other_data(interrupted: Path) -> None:
    resume(interrupted)

    with pytest.raises(OutputRefused) as caught:
        resume(interrupted, [*RECORDS[:-1], report(99)])

    assert [one.code for one in caught.value.faults] == ["batch-output-exists"]
