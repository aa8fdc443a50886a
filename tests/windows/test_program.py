"""The installed program: its start, its pages and API, an update over it, and its end, in this order."""

from __future__ import annotations

import io
import json
import socket
import time
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from tests.cli.command import PLAN
from tests.windows.conftest import Installed
from tools.windows_test.wine import SILENT, Wine, windows_path

from ocop_docs import load, render
from ocop_docs.resources import samples_folder

pytestmark = pytest.mark.checkout

REPORT = samples_folder() / "report" / "xa-vi-du-2026.json"
UNINSTALL = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\OCOP Docs"


FORM = """--edge\r
Content-Disposition: form-data; name="kind"\r
\r
report\r
--edge\r
Content-Disposition: form-data; name="file"; filename="b.jsonl"\r
\r
{table}\r
--edge--\r
"""


def until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.2)
    raise AssertionError("it never came true")


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=10) as answer:
            return bool(json.load(answer)["status"] == "ok")
    except OSError:
        return False


def starter(installed: Installed, port: int, *options: str) -> int:
    """Do what a shortcut of the Start menu does; return its exit code."""
    program, script = installed.folder / "python" / "pythonw.exe", windows_path(installed.folder / "start.pyw")
    done = installed.wine.run(program, script, *options, env={"OCOP_DOCS_PORT": str(port)}, **SILENT)
    return done.returncode


@pytest.fixture
def running(installed: Installed, port: int) -> Iterator[None]:
    assert starter(installed, port) == 0
    yield
    assert starter(installed, port, "--stop") == 0
    until(lambda: not answers(port))


def post(port: int, path: str, body: bytes, sort: str = "application/json") -> bytes:
    """Send a body; a batch is sent as a form is."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/{path}", body, {"Content-Type": sort})
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - ours
        return bytes(answer.read())


def get(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as answer:
        return bytes(answer.read())


def test_the_silent_setup_makes_entries_in_vietnamese_and_a_key_to_remove_it(installed: Installed) -> None:
    start_menu = installed.wine.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/OCOP Docs"
    entries = {entry.stem: entry.read_bytes() for entry in start_menu.glob("*.lnk")}

    assert entries.keys() == {"Soạn văn bản OCOP", "Dừng OCOP Docs", "Gỡ OCOP Docs"}
    page = entries["Soạn văn bản OCOP"]
    assert b"\\OCOP Docs\\python\\pythonw.exe" in page
    for part in ("\\OCOP Docs\\start.pyw", "\\OCOP Docs\\ocop-docs.ico"):
        assert part.encode("utf-16-le") in page
    with Image.open(installed.folder / "ocop-docs.ico") as icon:
        assert (256, 256) in icon.info["sizes"]
    assert b"QuietUninstallString" in installed.wine.run("reg", "query", UNINSTALL).stdout


def test_the_command_beside_the_program_is_typed_in_a_console_of_windows(installed: Installed) -> None:
    done = installed.wine.run("cmd", "/c", "ocop-docs.cmd", "words", "10,5 tỷ", "--money", cwd=installed.folder)

    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().strip() == "Mười tỷ năm trăm triệu đồng"


def test_the_setup_carries_the_licence_of_every_part_and_nothing_of_the_tests(installed: Installed) -> None:
    names = {path.name.lower() for path in installed.folder.rglob("*")}
    licences = {path.name.partition("-")[0].lower() for path in (installed.folder / "licenses").iterdir()}
    packages = {path.name.partition("-")[0].lower() for path in installed.folder.rglob("*.dist-info")}

    assert packages - licences == set()
    assert names & {"bcryptprimitives.dll", "zlib1.dll", "panda3d.dll", "launcher.c"} == set()


def test_the_entry_opens_the_program_which_answers_as_a_server_elsewhere(
    installed: Installed, running: None, port: int
) -> None:
    assert answers(port)
    assert "Hôm nay làm việc gì?" in get(port, "/").decode()
    assert post(port, "render", PLAN.read_bytes()) == render(load(PLAN))
    assert "findings" in json.loads(post(port, "check", PLAN.read_bytes()))


def test_the_portable_folder_is_opened_by_its_own_command(
    installed: Installed, setup: Path, port: int, tmp_path: Path
) -> None:
    folder = tmp_path / "Chương trình OCOP"
    folder.symlink_to(setup.with_name("ocop-docs-portable"))
    command = ("cmd", "/c", "mo-ocop-docs.cmd")
    variables = {"OCOP_DOCS_PORT": str(port)}

    installed.wine.run(*command, cwd=folder, env=variables, **SILENT)
    until(lambda: answers(port))
    installed.wine.run(*command, "--stop", cwd=folder, env=variables, **SILENT)

    until(lambda: not answers(port))


def test_a_batch_by_the_api_is_kept_on_this_computer_alone(installed: Installed, running: None, port: int) -> None:
    rows = [json.loads(REPORT.read_text(encoding="utf-8")) | {"number": number} for number in range(1, 4)]
    table = "\n".join(json.dumps(row) for row in rows)

    sent = post(port, "batches", FORM.format(table=table).encode(), "multipart/form-data; boundary=edge")
    address = f"/api/v1/batches/{json.loads(sent)['id']}"
    until(lambda: bool(json.loads(get(port, address))["ended"]))

    with zipfile.ZipFile(io.BytesIO(get(port, f"{address}/result"))) as archive:
        made = [archive.read(name) for name in archive.namelist() if name.endswith(".docx")]
    assert sorted(made) == sorted(render(load(json.dumps(row).encode())) for row in rows)
    assert any((installed.local / "batches").iterdir())
    assert not installed.roaming.exists() or list(installed.roaming.iterdir()) == []


def test_an_update_over_a_running_older_one_replaces_the_program_and_keeps_what_was_made(
    installed: Installed, setup: Path, port: int
) -> None:
    old = installed.folder / "python" / "Lib" / "site-packages" / "ocop_docs" / "of_an_older_version.py"
    old.touch()
    batch, settings = installed.local / "batches" / "kept", installed.roaming / "config.toml"
    for file in (batch, settings):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# kept\n", encoding="utf-8")
    assert starter(installed, port) == 0

    done = installed.wine.run(setup, "/S", env={"OCOP_DOCS_PORT": str(port)}, **SILENT)

    assert done.returncode == 0
    assert not answers(port)
    assert not old.exists()
    assert [file.read_text() for file in (batch, settings)] == ["# kept\n"] * 2
    assert starter(installed, port) == 0
    assert answers(port)
    assert starter(installed, port, "--stop") == 0


def test_the_silent_removal_takes_the_program_and_leaves_what_was_made(wine: Wine, setup: Path) -> None:
    other = Installed(wine, wine.prefix / "drive_c" / "OCOP-xã")
    assert wine.run(setup, "/S", "/D=C:\\OCOP-xã").returncode == 0
    assert (other.folder / "start.pyw").is_file()
    kept = other.local / "batches" / "kept"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.touch()

    assert wine.run(other.folder / "uninstall.exe", "/S").returncode == 0
    until(lambda: not other.folder.exists())
    until(lambda: wine.run("reg", "query", UNINSTALL).returncode == 1)

    assert kept.exists()
    assert list(wine.user.rglob("Soạn văn bản OCOP.lnk")) == []
