"""The output appears whole or not at all, and nothing of the clerk's is overwritten unasked."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.command import PLAN, call, files_in, run

DIE_BEFORE_PLACING = """
import os, signal
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
from ocop_docs.cli.main import main
main()
"""
SMALL_DISK_BYTES = 4096


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

    assert (result.returncode, result.stdout) == (2, "")
    assert "chỗ trống trên đĩa" in result.stderr
    assert files_in(full_disk) == []


def test_a_file_cut_off_by_a_limit_is_not_kept_and_the_old_one_is(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    target.write_text("của tôi", encoding="utf-8")

    result = run("render", PLAN, "-o", target, "--force", limit=allow_small_files_only)

    assert (result.returncode, result.stdout) == (2, "")
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
