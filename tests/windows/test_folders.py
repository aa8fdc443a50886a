"""What Windows does otherwise: files held open, names of devices, no console, folders that follow the user."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.command import PLAN, files_in
from tests.windows.conftest import Installed
from tools.windows_test.python_zip import HERE, compile_c

from ocop_docs import load, render

pytestmark = pytest.mark.checkout

HOLD = """
import ctypes, sys
open_file = ctypes.windll.kernel32.CreateFileW
handle = open_file(sys.argv[1], 0xC0000000, 0, None, 3, 0, None)
print("held" if handle > 0 else ctypes.GetLastError(), flush=True)
sys.stdin.read()
"""
"""Opens a file as Word does: nobody else may write it."""


def test_a_file_that_another_program_holds_open_is_told_as_that_and_left_as_it_is(
    installed: Installed, wine_folder: Path
) -> None:
    target = wine_folder / "kế hoạch.docx"
    target.write_bytes(b"old")
    python, pipes = installed.folder / "python" / "python.exe", {"stdin": subprocess.PIPE}
    holder = installed.wine.start(python, "-c", HOLD, f"C:\\Văn bản\\{target.name}", **pipes)
    assert holder.stdin
    assert holder.stdout
    assert holder.stdout.readline().strip() == b"held"

    done = installed.run("render", PLAN, "-o", f"C:\\Văn bản\\{target.name}", "--force")
    holder.communicate(b"")

    assert done.returncode == 2
    assert "Đóng tệp trong Word" in " ".join(done.stderr.split())
    assert target.read_bytes() == b"old"
    assert files_in(wine_folder) == [target.name]


@pytest.fixture
def wine_folder(installed: Installed) -> Iterator[Path]:
    folder = installed.wine.prefix / "drive_c" / "Văn bản"
    folder.mkdir()
    yield folder
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def test_a_libreoffice_that_hangs_is_ended_with_its_child_and_leaves_no_folder(
    installed: Installed, tmp_path: Path
) -> None:
    office = installed.wine.prefix / "drive_c" / "Program Files" / "LibreOffice" / "program" / "soffice.com"
    office.parent.mkdir(parents=True)
    compile_c(HERE / "hanging_office.c", office, "-municode")
    environment = {"OCOP_DOCS_PDF_ENGINE": "libreoffice", "OCOP_DOCS_SOFFICE_TIMEOUT_S": "10"}

    done = installed.run("render", PLAN, "--pdf", "-o", tmp_path / "kế hoạch.docx", env=environment)
    shutil.rmtree(office.parents[1])

    assert done.returncode == 2
    assert "quá 10 giây" in " ".join(done.stderr.split())
    assert files_in(tmp_path) == []
    assert list((installed.wine.user / "AppData" / "Local" / "Temp").glob("ocop-docs-*")) == []


@pytest.mark.parametrize("name", ["nul.docx", "Com1.docx", "aux"])
def test_the_name_of_a_device_is_refused_by_name(installed: Installed, name: str) -> None:
    done = installed.run("render", PLAN, "-o", f"C:\\{name}")

    assert done.returncode == 2
    assert f"“{name}”" in " ".join(done.stderr.split())


def test_a_command_works_without_a_console(installed: Installed, tmp_path: Path) -> None:
    target = tmp_path / "kế hoạch.docx"

    done = installed.run("render", PLAN, "-o", target, program="pythonw.exe")

    assert done.returncode == 0
    assert target.read_bytes() == render(load(PLAN), with_data=True)


def test_a_folder_of_onedrive_with_a_long_vietnamese_path_is_a_folder_like_any_other(installed: Installed) -> None:
    folder = installed.wine.user / "OneDrive - UBND xã Ví Dụ" / "Tài liệu" / ("Hồ sơ OCOP " * 6).strip()
    folder.mkdir(parents=True)
    target = folder / f"{'kế hoạch ' * 8}2026.docx"
    inside = target.relative_to(installed.wine.prefix / "drive_c").as_posix().replace("/", "\\")

    done = installed.run("render", PLAN, "-o", f"C:\\{inside}")

    assert done.returncode == 0, done.stderr
    assert files_in(folder) == [target.name]
    assert target.read_bytes() == render(load(PLAN), with_data=True)


def test_settings_go_with_the_user_to_another_computer_and_are_read(installed: Installed) -> None:
    installed.roaming.mkdir(parents=True, exist_ok=True)
    file = installed.roaming / "config.toml"
    file.write_text("max_input_bytes = 10\n", encoding="utf-8")

    done = installed.run("check", PLAN)
    file.unlink()

    assert done.returncode == 2
    assert "OCOP_DOCS_MAX_INPUT_BYTES" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a folder read-only")
def test_the_program_works_from_a_folder_that_cannot_be_written(installed: Installed, tmp_path: Path) -> None:
    place, target = tmp_path / "chỉ đọc", tmp_path / "kế hoạch.docx"
    place.mkdir()
    subprocess.run(["mount", "--bind", installed.folder, place], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", place], check=True)
        done = Installed(installed.wine, place).run("render", PLAN, "-o", target)
    finally:
        subprocess.run(["umount", place], check=True)

    assert done.returncode == 0, done.stderr
    assert target.read_bytes() == render(load(PLAN), with_data=True)
