"""What Windows does otherwise: no console, files that Word holds open, names of devices."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.command import PLAN, PROGRAM

from ocop_docs import load, render
from ocop_docs.errors import OutputRefused
from ocop_docs.output import NewFolder, refuse_existing, write_whole


@pytest.mark.skipif(shutil.which("sh") is None, reason="a shell starts the program with closed streams")
@pytest.mark.parametrize(
    ("arguments", "code"), [(["render", str(PLAN), "-o", "kế hoạch.docx"], 0), (["render", "x"], 2)]
)
def test_a_command_works_without_standard_streams(tmp_path: Path, arguments: list[str], code: int) -> None:
    command = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", PROGRAM, *arguments]

    result = subprocess.run(command, cwd=tmp_path, check=False)

    assert result.returncode == code
    if code == 0:
        assert (tmp_path / "kế hoạch.docx").read_bytes() == render(load(PLAN), with_data=True)


@pytest.mark.parametrize("number", [5, 32])
def test_a_file_that_word_holds_open_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def held(*_: object) -> None:
        error = PermissionError(13, "denied")
        error.winerror = number  # type: ignore[attr-defined]  # Windows sets it
        raise error

    target = tmp_path / "kế hoạch.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", held)

    with pytest.raises(OutputRefused, match="Đóng tệp trong Word"):
        write_whole(target, b"new")

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


WRITERS: list[Callable[[Path], object]] = [
    lambda path: refuse_existing(path, force=True),
    lambda path: write_whole(path, b""),
    NewFolder,
]


@pytest.mark.parametrize("name", ["CON", "nul.docx", "Com1.json", "LPT³.zip", "aux .docx"])
@pytest.mark.parametrize("write", WRITERS, ids=["before a command", "a file", "a folder"])
def test_the_name_of_a_device_is_refused_by_name_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, write: Callable[[Path], object]
) -> None:
    monkeypatch.setattr("ocop_docs.output._WINDOWS", True)

    with pytest.raises(OutputRefused, match="dành tên") as refused:
        write(tmp_path / name)

    assert name in str(refused.value)


def test_the_name_of_a_device_is_a_name_like_any_other_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocop_docs.output._WINDOWS", False)

    write_whole(tmp_path / "nul.docx", b"kept")

    assert (tmp_path / "nul.docx").read_bytes() == b"kept"
