"""The output appears whole or not at all, and nothing of the clerk's is overwritten unasked."""

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from tests.batch.tables import jsonl, report
from tests.cli.command import PLAN, PROGRAM, call, files_in, run

from ocop_docs.cli import streams
from ocop_docs.cli.streams import results
from ocop_docs.errors import OutputRefused
from ocop_docs.output import write_whole

DIE_BEFORE_PLACING = """
import os, signal
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
from ocop_docs.cli.main import main
main()
"""
SMALL_DISK_BYTES = 4096


def no_links(*_: object) -> None:
    """Fail as `os.link` does on a file system without hard links."""
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def as_ordinary_user() -> tuple[str, ...]:
    """What starts a command so that the permissions of folders hold for it too; root passes them all."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")


def test_an_existing_file_is_kept_without_force(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    target.write_text("của tôi", encoding="utf-8")

    result = call("render", PLAN, "-o", target)

    assert (result.returncode, result.stdout) == (2, "")
    assert "--force" in result.stderr
    assert target.read_text(encoding="utf-8") == "của tôi"
    assert files_in(tmp_path) == ["out.docx"]


def test_force_replaces_the_file(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    target.write_text("của tôi", encoding="utf-8")

    result = call("render", PLAN, "-o", target, "--force")

    assert (result.returncode, result.stderr) == (0, "")
    assert target.read_bytes()[:2] == b"PK"
    assert files_in(tmp_path) == ["out.docx"]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_never_replaces_another_and_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    """Also on a file system without hard links."""
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    write_whole(tmp_path / "moi.zip", b"PK", new=True)
    with pytest.raises(OutputRefused, match="đã có"):
        write_whole(tmp_path / "moi.zip", b"PK2", new=True)

    assert files_in(tmp_path) == ["moi.zip"]
    assert (tmp_path / "moi.zip").read_bytes() == b"PK"
    assert (tmp_path / "moi.zip").stat().st_nlink == 1


def test_a_result_that_appears_just_before_it_is_written_is_kept_without_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    monkeypatch.setattr(streams, "refuse_existing", lambda *_, **__: target.write_text("của tôi", encoding="utf-8"))

    with pytest.raises(OutputRefused, match="đã có"), results(target) as write:
        write(target, b"{}")
    kept = target.read_text(encoding="utf-8")
    with results(target, force=True) as write:
        write(target, b"{}")

    assert (kept, target.read_bytes()) == ("của tôi", b"{}")


def test_an_existing_pdf_is_kept_and_no_word_file_is_made(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_text("của tôi", encoding="utf-8")

    result = call("render", PLAN, "-o", tmp_path / "out.docx", "--pdf")

    assert result.returncode == 2
    assert (tmp_path / "out.pdf").read_text(encoding="utf-8") == "của tôi"
    assert files_in(tmp_path) == ["out.pdf"]


@pytest.mark.parametrize("options", [["-o", "out.pdf", "--pdf"], ["-o", "out.PDF", "--pdf"]], ids=" ".join)
def test_word_and_pdf_do_not_share_a_name(options: list[str], tmp_path: Path) -> None:
    result = call("render", PLAN, *options, cwd=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert ".docx" in result.stderr
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("target", ["không có/out.docx", "tệp/out.docx", ".", "x" * 300 + ".docx"])
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_a_path_that_cannot_be_a_file_is_refused(target: str, force: list[str], tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"x")

    result = call("render", PLAN, "-o", target, *force, cwd=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert "Lỗi" in result.stderr
    assert "Traceback" not in result.stderr
    assert files_in(tmp_path) == ["tệp"]


def test_a_folder_closed_for_writing_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)

    result = run("render", PLAN, "-o", folder / "out.docx", before=as_ordinary_user())

    assert (result.returncode, result.stdout) == (2, "")
    assert "Không ghi được tệp" in result.stderr
    assert files_in(folder) == []


def test_data_closed_for_reading_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    data.write_bytes(PLAN.read_bytes())
    data.chmod(0o000)

    result = run("render", data, "-o", tmp_path / "out.docx", before=as_ordinary_user())

    assert (result.returncode, result.stdout) == (2, "")
    assert "Không đọc được tệp" in result.stderr
    assert files_in(tmp_path) == ["data.json"]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk too small for the file where this user may mount one; elsewhere a limit of the same size."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={SMALL_DISK_BYTES}", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def allow_small_files_only() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK_BYTES, SMALL_DISK_BYTES))


def test_a_full_disk_leaves_nothing_behind(full_disk: Path) -> None:
    limit = None if os.path.ismount(full_disk) else allow_small_files_only

    result = run("render", PLAN, "-o", full_disk / "out.docx", limit=limit)

    assert (result.returncode, result.stdout) == (3, "")
    assert "chỗ trống trên đĩa" in result.stderr
    assert files_in(full_disk) == []


def test_a_batch_on_a_full_disk_is_refused_in_words_and_leaves_nothing_behind(full_disk: Path, tmp_path: Path) -> None:
    table = tmp_path / "bang.jsonl"
    table.write_bytes(jsonl(*map(report, range(6))))
    limit = None if os.path.ismount(full_disk) else allow_small_files_only

    result = run("batch", "report", table, "-o", full_disk / "out.zip", limit=limit)

    assert (result.returncode, result.stdout) == (3, "")
    assert "chỗ trống trên đĩa" in result.stderr
    assert files_in(full_disk) == []


def test_a_file_cut_off_by_a_limit_is_not_kept_and_the_old_one_is(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    target.write_text("của tôi", encoding="utf-8")

    result = run("render", PLAN, "-o", target, "--force", limit=allow_small_files_only)

    assert (result.returncode, result.stdout) == (3, "")
    assert target.read_text(encoding="utf-8") == "của tôi"
    assert files_in(tmp_path) == ["out.docx"]


@pytest.mark.parametrize("old", [None, "của tôi"], ids=["new file", "old file"])
def test_a_program_killed_while_writing_leaves_no_half_file(old: str | None, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    if old is not None:
        target.write_text(old, encoding="utf-8")

    command = [sys.executable, "-c", DIE_BEFORE_PLACING, "render", str(PLAN), "-o", str(target), "--force"]
    result = subprocess.run(command, capture_output=True, check=False)

    assert result.returncode == -signal.SIGKILL
    assert (target.read_text(encoding="utf-8") if target.exists() else None) == old


def test_a_closed_pipe_causes_no_traceback() -> None:
    command = [sys.executable, "-c", "from ocop_docs.cli.main import main; main()", "schema", "plan"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()

    assert b"Traceback" not in errors


@pytest.mark.parametrize(("mask", "mode"), [(0o077, 0o600), (0o027, 0o640), (0o022, 0o644)])
def test_the_umask_decides_who_may_read_what_is_made(mask: int, mode: int, tmp_path: Path) -> None:
    table = tmp_path / "b.jsonl"
    table.write_bytes(jsonl(report()))

    def limit() -> None:
        os.umask(mask)

    made = [
        run("render", PLAN, "-o", tmp_path / "a.docx", limit=limit),
        run("batch", "report", table, "-o", tmp_path / "a.zip", limit=limit),
        run("batch", "report", table, "-o", tmp_path / "a", limit=limit),
    ]

    assert [result.returncode for result in made] == [0, 0, 0]
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert (modes["a.docx"], modes["a.zip"]) == (mode, mode)
    assert modes["a"] == 0o777 & ~mask


@pytest.mark.parametrize("suffix", ["part", "journal", "lock"])
@pytest.mark.parametrize("plant", [Path.symlink_to, Path.hardlink_to], ids=["symlink", "hard link"])
def test_a_link_planted_beside_the_result_is_not_written_through(suffix: str, plant: Any, tmp_path: Path) -> None:
    table, precious = tmp_path / "b.jsonl", tmp_path / "quý"
    table.write_bytes(jsonl(report()))
    precious.write_text("của tôi", encoding="utf-8")
    plant(tmp_path / f".kq.zip.{suffix}", precious)

    result = run("batch", "report", table, "-o", tmp_path / "kq.zip")

    assert (result.returncode, precious.read_text(encoding="utf-8")) == (2, "của tôi")
    assert "Traceback" not in result.stderr


def test_force_replaces_no_device_and_no_pipe(tmp_path: Path) -> None:
    pipe, link = tmp_path / "ống.docx", tmp_path / "nối.docx"
    os.mkfifo(pipe)
    link.symlink_to("/dev/null")

    results = [run("render", PLAN, "-o", path, "--force") for path in (pipe, link)]

    assert [result.returncode for result in results] == [2, 2]
    assert all("không phải tệp thường" in result.stderr for result in results)
    assert (pipe.is_fifo(), link.is_symlink()) == (True, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [["schema", "plan"], ["kinds"], ["render", str(PLAN), "-o", "-"]])
def test_a_full_standard_output_has_the_exit_code_of_the_machine(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([PROGRAM, *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert result.returncode == 3
    assert "Traceback" not in result.stderr
    assert "Máy không" in result.stderr


def test_a_full_temporary_disk_has_the_exit_code_of_the_machine(full_disk: Path, tmp_path: Path) -> None:
    if not os.path.ismount(full_disk):
        pytest.skip("this user may not mount a small disk")
    table = jsonl(*map(report, range(50)))
    command = [PROGRAM, "batch", "report", "-", "-o", str(tmp_path / "kq.zip")]

    result = subprocess.run(
        command, input=table, capture_output=True, check=False, env=os.environ | {"TMPDIR": str(full_disk)}
    )

    assert result.returncode == 3
    assert b"Traceback" not in result.stderr


def test_the_help_tells_the_exit_codes() -> None:
    assert "3 là máy không làm được" in " ".join(run("--help").stdout.split())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_libreoffice_and_removes_its_files(number: signal.Signals, tmp_path: Path) -> None:
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    office.write_text(
        f"""#!/bin/sh
PATH=/usr/bin:/bin
for last; do :; done
echo $$ >> "{tmp_path}/pids"
case "$*" in
*--convert-to*) touch "{tmp_path}/begun"; exec sleep 600 ;;
*) touch "$(dirname "$last")/.~lock.$(basename "$last")#"; exec sleep 600 ;;
esac
""",
        encoding="utf-8",
    )
    office.chmod(0o755)
    temporary = tmp_path / "tạm"
    temporary.mkdir()
    environment = os.environ | {"PATH": str(office.parent), "TMPDIR": str(temporary)}
    environment["OCOP_DOCS_PDF_ENGINE"] = "libreoffice"
    command = [PROGRAM, "render", str(PLAN), "-o", str(tmp_path / "a.docx"), "--pdf"]

    with subprocess.Popen(command, env=environment) as process:
        while not (tmp_path / "begun").exists():
            time.sleep(0.05)
        process.send_signal(number)
        assert process.wait(20) == 128 + number

    assert list(temporary.iterdir()) == []
    pids = [int(pid) for pid in (tmp_path / "pids").read_text(encoding="utf-8").split()]
    deadline = time.monotonic() + 10
    while [pid for pid in pids if runs(pid)] and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in pids if runs(pid)] == []


def runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
