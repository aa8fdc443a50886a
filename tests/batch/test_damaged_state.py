"""Files of a batch that are not what was written: set aside by name and told, never believed and never a crash."""

from __future__ import annotations

import json
import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.batch.tables import jsonl, read, report
from tests.batch.watching import ended, hold, order, room, table, until, workers

from ocop_docs.batch.job import Phase
from ocop_docs.batch.outcome import Outcome
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.errors import OutputRefused

ROWS = 6
Change = Callable[[list[dict[str, Any]]], object]


def batch(output: Path, *, resume: bool = True) -> Batch:
    return Batch("report", read(jsonl(*map(report, range(ROWS))), "b.jsonl"), output, resume=resume)


@pytest.fixture
def interrupted(tmp_path: Path) -> Path:
    """A result of which four rows are on record."""

    def stop(done: int, _all: int) -> None:
        if done == ROWS - 2:
            raise KeyboardInterrupt

    output = tmp_path / "kq.zip"
    with pytest.raises(KeyboardInterrupt):
        run_batch(batch(output), stop)
    return output


def journal(output: Path) -> Path:
    return output.with_name(f".{output.name}.journal")


def rewrite(output: Path, change: Change) -> None:
    head, *lines = map(json.loads, journal(output).read_bytes().splitlines())
    change(lines)
    journal(output).write_text("".join(json.dumps(line) + "\n" for line in [head, *lines]), encoding="utf-8")


def whole(output: Path) -> Outcome:
    """Run the batch again and prove that the archive opens, each document once."""
    outcome = run_batch(batch(output))
    with zipfile.ZipFile(output) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == ROWS + 1
    return outcome


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[0].update(file="../../ra-ngoai.docx"),
        lambda lines: lines[0].update(file="C:\\ra.docx"),
        lambda lines: lines[0].update(crc="mười"),
        lambda lines: lines[0].update(la=1),
        lambda lines: lines[0].pop("digest"),
        lambda lines: lines[0].update(offset=-1),
        lambda lines: lines[0].update(faults=[1]),
        lambda lines: lines.insert(0, [1, 2]),  # type: ignore[arg-type]  # another shape
    ],
    ids=["out", "windows", "type", "unknown", "missing", "negative", "faults", "list"],
)
def test_a_journal_of_another_shape_is_set_aside_by_name_and_the_next_run_begins_anew(
    change: Change, interrupted: Path
) -> None:
    rewrite(interrupted, change)

    with pytest.raises(OutputRefused) as refused:
        run_batch(batch(interrupted))

    left = sorted(path.name for path in interrupted.parent.iterdir() if path.name.endswith(".hỏng"))
    assert left == [".kq.zip.journal.hỏng", ".kq.zip.part.hỏng"]
    assert refused.value.faults[0].code == "journal-damaged"
    assert ".kq.zip.journal.hỏng" in str(refused.value)
    assert whole(interrupted).resumed == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[1].update(crc=lines[1]["crc"] ^ 1),
        lambda lines: lines[1].update(offset=lines[0]["offset"]),
        lambda lines: lines[1].update(file="Tên khác.docx"),
        lambda lines: lines[1].update(size=lines[1]["size"] - 1),
    ],
    ids=["crc", "offset", "name", "size"],
)
def test_an_entry_that_its_document_does_not_bear_out_is_done_again(change: Change, interrupted: Path) -> None:
    rewrite(interrupted, change)

    assert whole(interrupted).resumed == 1


def test_a_finished_result_that_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    output = tmp_path / "kq.zip"
    output.write_bytes(b"PK\x03\x04 torn")

    with pytest.raises(OutputRefused) as refused:
        run_batch(batch(output))

    assert refused.value.faults[0].code == "batch-output-exists"


def empty(file: Path) -> None:
    file.write_bytes(b"")


def torn(file: Path) -> None:
    file.write_bytes(b"\0" * 300)


def other(file: Path) -> None:
    file.write_bytes(b'\n{"phase": "bay", "kind": ["x"], "cells": 3}\n')


@pytest.mark.parametrize("damage", [empty, torn, other, Path.unlink])
@pytest.mark.parametrize("name", ["states.jsonl", "order.json", "report.json"])
def test_a_damaged_batch_is_set_aside_by_name_and_the_others_are_served(
    name: str, damage: Callable[[Path], object], tmp_path: Path
) -> None:
    if name == "order.json" and damage is Path.unlink:
        return  # without an order it is no batch yet
    jobs = room(tmp_path)
    job, sound = order(jobs, table(2)), order(jobs, table(2))
    assert ended(jobs, job).phase is ended(jobs, sound).phase is Phase.made
    until(lambda: not workers(job) and not workers(sound))
    damage(job.folder / name)

    with pytest.raises(OutputRefused) as refused:
        jobs.find(job.id)

    assert refused.value.faults[0].code == "batch-damaged"
    assert f"{job.id}.hỏng" in str(refused.value)
    assert (tmp_path / f"{job.id}.hỏng").is_dir()
    assert jobs.find(job.id) is None
    assert jobs.find(sound.id) is not None


def test_batches_past_their_hours_go_even_when_they_are_damaged(tmp_path: Path) -> None:
    jobs = room(tmp_path)
    job = order(jobs, table(2))
    ended(jobs, job)
    until(lambda: not workers(job))
    empty(job.folder / "states.jsonl")
    aside = tmp_path / f"{'a' * 32}.hỏng"
    aside.mkdir()
    for folder in (job.folder, aside):
        os.utime(folder, (0, time.time() - 49 * 3600))

    room(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_another_server_on_the_folder_stops_the_worker_that_it_did_not_start(tmp_path: Path) -> None:
    first, second = room(tmp_path), room(tmp_path)
    job = order(first, table(199))
    held = hold(job)
    held.resume()
    until(lambda: job.state.phase is Phase.working)

    second.stop(job)

    assert second.state(job).phase in (Phase.stopped, Phase.made)
    until(lambda: not workers(job))


@pytest.mark.skipif(sys.platform == "win32", reason="signals suspend a process elsewhere")
def test_a_stop_that_is_not_heard_is_not_told_as_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop_docs.batch.queue._STOP_WAIT_S", 0.2)
    first, second = room(tmp_path), room(tmp_path)
    job = order(first, table(199))
    held = hold(job)
    held.resume()
    until(lambda: job.state.phase is Phase.working)
    held.suspend()

    with pytest.raises(OutputRefused) as refused:
        second.stop(job)

    assert refused.value.faults[0].code == "batch-not-stopped"
    assert job.state.phase is Phase.working
    held.resume()
    first.stop(job)


def test_the_state_of_a_batch_is_on_the_disk_before_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    sync = os.fsync
    names = Path("/proc/self/fd")
    if not names.is_dir():
        pytest.skip("no list of open files to name what is synced")

    def note(handle: int) -> None:
        synced.append(Path(os.readlink(names / str(handle))).name)  # noqa: PTH115 - a link of the system
        sync(handle)

    monkeypatch.setattr(os, "fsync", note)
    jobs = room(tmp_path)
    job = order(jobs, table(2))

    assert "bang.jsonl" in synced
    assert "states.jsonl" in synced
    assert job.id in synced  # the folder, after the order was renamed into it
    ended(jobs, job)
