"""The room of batches: what happens when workers end, are ended, wait, or outlive who started them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from tests.batch.tables import read
from tests.batch.watching import PATTERN, ended, hold, hold_after, order, recorded, room, table, until, workers

from ocop_docs.batch.job import Job, Phase, State
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.errors import OutputRefused

ROWS = 199
"""As many as one process does alone."""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The archive of the same batch run at once."""
    output = tmp_path_factory.mktemp("nguyên") / "kq.zip"
    run_batch(Batch("report", read(table(ROWS), "b.jsonl"), output, PATTERN))
    return output.read_bytes()


def test_a_batch_is_made_in_a_process_of_its_own(tmp_path: Path, undisturbed: bytes) -> None:
    jobs = room(tmp_path)
    job = order(jobs, table(ROWS))

    assert ended(jobs, job) == State(Phase.made, ROWS, ROWS)
    assert job.result.read_bytes() == undisturbed
    assert (job.report["made"], job.report["cells"]) == (ROWS, [])


def test_a_killed_worker_is_noticed_and_the_next_one_resumes_its_batch(tmp_path: Path, undisturbed: bytes) -> None:
    jobs = room(tmp_path)
    job = order(jobs, table(ROWS))
    hold_after(job, 32).kill()

    assert ended(jobs, job).phase is Phase.interrupted
    kept = recorded(job)
    jobs.run(job)

    assert ended(jobs, job).phase is Phase.made
    assert job.report["resumed"] == kept
    assert job.result.read_bytes() == undisturbed


def test_a_stopped_batch_keeps_what_was_made(tmp_path: Path, undisturbed: bytes) -> None:
    jobs = room(tmp_path)
    job = order(jobs, table(ROWS))
    hold_after(job, 32)

    jobs.stop(job)
    assert jobs.state(job).phase is Phase.stopped
    assert workers(job) == []
    jobs.run(job)

    assert ended(jobs, job).phase is Phase.made
    assert job.report["resumed"] >= 32
    assert job.result.read_bytes() == undisturbed


def test_the_number_of_running_batches_is_limited_and_the_next_one_follows(tmp_path: Path) -> None:
    jobs = room(tmp_path, at_once=1)
    first, second, third = (order(jobs, table(2)) for _ in range(3))
    worker = hold(first)

    assert [jobs.state(one).phase for one in (second, third)] == [Phase.waiting, Phase.waiting]
    jobs.stop(second)
    worker.resume()

    assert ended(jobs, third).phase is Phase.made
    assert jobs.state(second).phase is Phase.stopped


SERVER = """
import sys
from pathlib import Path
from tests.batch.watching import hold_after, order, room, table

job = order(room(Path(sys.argv[1])), table(199))
worker = hold_after(job, 32)
print(job.id, worker.pid, flush=True)
sys.stdin.read()
"""


def test_workers_end_with_the_program_and_the_next_program_goes_on(tmp_path: Path, undisturbed: bytes) -> None:
    paths = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    program = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    )
    with program:
        assert program.stdout is not None
        name, worker = program.stdout.readline().split()
        jobs = room(tmp_path)
        job = jobs.find(name)
        assert job is not None
        assert jobs.state(job).phase is Phase.working, "its worker holds the lock"
        jobs.run(job)
        assert workers(job) == [], "nobody else begins what another program is at"
        program.kill()
        psutil.Process(int(worker)).resume()

    until(lambda: jobs.state(job).phase.ended)
    assert jobs.state(job).phase is Phase.interrupted
    jobs.run(job)
    assert ended(jobs, job).phase is Phase.made
    assert job.result.read_bytes() == undisturbed


def test_a_removed_batch_leaves_nothing_and_ends_its_worker(tmp_path: Path) -> None:
    jobs = room(tmp_path)
    job = order(jobs, table(2))
    hold(job)

    jobs.remove(job)

    assert (jobs.find(job.id), workers(job), list(tmp_path.iterdir())) == (None, [], [])


def test_old_batches_are_removed_and_nothing_else(tmp_path: Path) -> None:
    jobs = room(tmp_path, hours=1)
    old, young = order(jobs, table(1)), order(jobs, table(1))
    ended(jobs, old), ended(jobs, young)
    mine = tmp_path / "ảnh của tôi"
    mine.mkdir()
    for folder in (old.folder, mine):
        os.utime(folder, (time.time() - 3601,) * 2)

    until(lambda: jobs.find(old.id) is None)
    room(tmp_path, hours=1)

    assert sorted(tmp_path.iterdir()) == sorted([young.folder, mine])


def test_the_number_of_batches_kept_is_limited(tmp_path: Path) -> None:
    jobs = room(tmp_path, most=1)
    job = order(jobs, table(1))

    with pytest.raises(OutputRefused, match="OCOP_DOCS_WEB_BATCH_MOST"):
        order(jobs, table(1))
    jobs.remove(job)
    jobs.remove(order(jobs, table(1)))


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")

    with pytest.raises(OutputRefused, match="OCOP_DOCS_WEB_BATCH_FOLDER"):
        order(room(tmp_path / "tệp"), table(1))


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a" * 31, "A" * 32, "/" + "a" * 31, "a" * 32 + "\n", "a" * 33])
def test_an_invalid_id_finds_no_batch(tmp_path: Path, name: str) -> None:
    (tmp_path / "order.json").write_text("{}", encoding="utf-8")

    assert room(tmp_path / "lô").find(name) is None


def test_ids_are_long_and_unique_and_the_folder_is_private(tmp_path: Path) -> None:
    jobs = room(tmp_path / "lô", at_once=1)
    made = [order(jobs, b"") for _ in range(3)]

    assert len({one.id for one in made}) == 3
    assert all(len(one.id) == 32 for one in made)
    if os.name != "nt":
        assert {one.folder.stat().st_mode & 0o77 for one in made} == {0}
        assert (tmp_path / "lô").stat().st_mode & 0o77 == 0
    for one in made:
        jobs.remove(one)


def test_a_state_half_written_at_a_kill_is_ignored(tmp_path: Path) -> None:
    job = Job(tmp_path)
    job.add_state(State(Phase.working, 5, 9, 2.0))
    with (tmp_path / "states.jsonl").open("ab") as file:
        file.write(b'\n{"phase": "work')

    assert job.state == State(Phase.working, 5, 9, 2.0)
    assert job.state.seconds_left == 2
    job.add_state(State(Phase.stopped, 5, 9))
    assert job.state == State(Phase.stopped, 5, 9)
