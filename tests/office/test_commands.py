"""The commands of the installation, in the order in which they are needed."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from pathlib import Path

import openpyxl
import pytest
from tests.cli.command import call
from tests.office.people import open_office

from ocop_docs.office.register.book import COLUMNS
from ocop_docs.office.register.entries import add_book
from ocop_docs.office.store.store import create_store
from ocop_docs.settings import settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OCOP_DOCS_OFFICE_FOLDER", str(tmp_path / "kho"))
    settings.cache_clear()
    return tmp_path


def test_an_installation_from_its_first_day_to_its_restoration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mk").write_text("một câu dễ nhớ\n", encoding="utf-8")
    secret = ["--password-file", str(folder / "mk")]

    made = call("office", "init", "--name", "UBND xã Suối Mơ", "--admin", "an", *secret)
    opened = call("office", "person", "binh", "--name", "Trần Bình", "--role", "clerk", *secret)
    again = call("office", "person", "binh", "--name", "Trần Bình", "--role", "clerk", *secret)
    checked = call("office", "verify")
    other = call("office", "verify", "--head", "0" * 64)
    looked = call("office", "doctor")
    clock = call("office", "clock", "--as", "an", "--reason", "Pin hỏng")
    printed = call("office", "register", "--as", "binh", "-o", str(folder / "so.docx"))
    saved = call("office", "backup", str(folder / "b.zip"))
    proven = call("office", "backup", "verify", str(folder / "b.zip"))
    monkeypatch.setenv("OCOP_DOCS_OFFICE_FOLDER", str(folder / "khac"))
    settings.cache_clear()
    missing = call("office", "doctor")
    restored = call("office", "restore", str(folder / "b.zip"))
    sound = call("office", "verify")
    known = call("office", "doctor")

    done = [made, opened, checked, looked, printed, saved, proven, restored, sound]
    assert [one.returncode for one in done] == [0] * len(done), [one.stderr for one in done]
    assert again.returncode == 2
    assert "đã có" in again.stderr
    assert (clock.returncode, "không có thao tác nào sau giờ của máy" in clock.stderr) == (2, True)
    assert (other.returncode, missing.returncode) == (1, 2)
    assert "mã kiểm tra" in checked.stdout
    assert checked.stdout == sound.stdout
    assert "“b.zip”" in known.stdout, "what was restored was proven"
    assert (folder / "so.docx").read_bytes()[:2] == b"PK"


def test_the_commands_tell_the_last_good_backup_and_whose_a_backup_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mk").write_text("một câu dễ nhớ\n", encoding="utf-8")

    def init(place: str, name: str) -> None:
        monkeypatch.setenv("OCOP_DOCS_OFFICE_FOLDER", str(folder / place))
        settings.cache_clear()
        call("office", "init", "--name", name, "--admin", place, "--password-file", str(folder / "mk"))
        call("office", "backup", str(folder / f"{place}.zip"))

    init("b", "UBND xã Tân Lập")
    init("a", "UBND xã Suối Mơ")
    before = call("office", "doctor")
    theirs = call("office", "backup", "verify", str(folder / "b.zip"))
    ours = call("office", "backup", "verify", str(folder / "a.zip"))
    after = call("office", "doctor")
    (folder / "c.zip").write_bytes((folder / "a.zip").read_bytes()[:-90])
    broken = call("office", "backup", "verify", str(folder / "c.zip"))
    over = call("office", "restore", str(folder / "a.zip"))
    foreign = call("office", "restore", str(folder / "b.zip"), "--force")
    replaced = call("office", "restore", str(folder / "b.zip"), "--force", "--other-office")
    (folder / "a" / "office.db").write_bytes(b"damaged")
    of_damaged = call("office", "backup", "verify", str(folder / "a.zip"))

    assert "Chưa có bản sao lưu nào đã thử tốt." in before.stdout
    assert (theirs.returncode, foreign.returncode) == (2, 2)
    assert "UBND xã Tân Lập" in theirs.stderr
    assert re.search(r"Bản sao lưu tốt gần nhất: lúc \d\d/\d\d/\d{4} \d\d:\d\d \(“a.zip”", ours.stdout)
    assert (after.returncode, "“a.zip”" in after.stdout) == (0, True)
    assert (broken.returncode, "“a.zip”" in broken.stdout) == (2, True), "also when this one is not good"
    assert (over.returncode, "--force" in over.stderr) == (2, True)
    assert (replaced.returncode, "Kho cũ được giữ ở" in replaced.stdout) == (0, True)
    assert (of_damaged.returncode, "nguyên vẹn" in of_damaged.stdout) == (0, True), "a backup is proven without a store"
    assert "Chưa đối chiếu được với kho" in of_damaged.stdout


def test_a_command_does_for_an_account_what_its_roles_may_do(folder: Path) -> None:
    (folder / "mk").write_text("một câu dễ nhớ\n", encoding="utf-8")
    secret = ["--password-file", str(folder / "mk")]
    call("office", "init", "--name", "UBND xã Suối Mơ", "--admin", "an", *secret)
    for login, role in (("binh", "clerk"), ("chi", "viewer")):
        call("office", "person", login, "--name", login, "--role", role, *secret)
    lines = openpyxl.Workbook()
    sheet = lines.active
    assert sheet
    sheet.append(list(COLUMNS))
    sheet.append(["05/KH-UBND", "01/02/2026", "Kế hoạch", "Đỗ Đức Trọng", "Các thôn", "VT", 1, "", "", ""])
    lines.save(folder / "so.xlsx")

    of_viewer, of_nobody, of_clerk = (
        call("office", "register", "--as", login, "--import", str(folder / "so.xlsx"))
        for login in ("chi", "khong-co", "binh")
    )
    clock = call("office", "clock", "--as", "binh", "--reason", "Thử")

    assert (of_viewer.returncode, "không được làm việc đó" in of_viewer.stderr) == (2, True)
    assert (of_nobody.returncode, "Không có tài khoản" in of_nobody.stderr) == (2, True)
    assert (of_clerk.returncode, of_clerk.stdout) == (0, "Đã nhập 1 dòng.\n")
    assert (clock.returncode, "không được làm việc đó" in clock.stderr) == (2, True)


def test_verify_shows_who_declared_that_the_clock_was_ahead_until_when_and_why(folder: Path) -> None:
    with create_store(folder / "kho") as store:
        office, now = open_office(store), store.clock
        store.clock = lambda: now() + dt.timedelta(days=1)
        add_book(office.actor("administrator"), "Sổ văn bản mật", secret=True)

    declared = call("office", "clock", "--as", f"administrator{office.id}", "--reason", "Pin hỏng")
    verified = call("office", "verify")

    assert (declared.returncode, verified.returncode) == (0, 0)
    until = rf"{office.day + dt.timedelta(days=1):%d/%m/%Y} \d\d:\d\d"
    words = rf"administrator{office.id} khai đồng hồ của máy đã chạy nhanh đến {until}, lý do: “Pin hỏng”\."
    assert re.search(rf"Lúc {office.day:%d/%m/%Y} \d\d:\d\d, {words}", verified.stdout)


@pytest.mark.checkout
def test_every_command_of_the_guide_exists_with_its_options() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "office.md").read_text(encoding="utf-8")
    lines = [shlex.split(line) for line in re.findall(r"^ocop-docs (.*)$", guide, re.MULTILINE)]
    used = {name: call(*name.split(), "--help").stdout for name in {" ".join(_command(line)) for line in lines}}

    assert {"office init", "office backup", "office move", "serve"} <= used.keys()
    missing = [
        (line, word)
        for line in lines
        for word in line
        if word.startswith("-") and word not in used[" ".join(_command(line))]
    ]
    assert missing == []


def _command(line: list[str]) -> list[str]:
    return line[:2] if line[0] == "office" else line[:1]


def test_the_office_is_served_only_with_a_key_and_a_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_key = call("serve", "--office", "--no-browser", "--port", "0")
    monkeypatch.setenv("OCOP_DOCS_WEB_SECRET_KEY", "q7W-3kd9Xv_82mZpLr5TnB0yHs6CfJ41")
    settings.cache_clear()
    without_store = call("serve", "--office", "--no-browser", "--port", "0")

    assert (without_key.returncode, without_store.returncode) == (2, 2)
    assert "OCOP_DOCS_WEB_SECRET_KEY" in without_key.stderr
    assert "office init" in without_store.stderr
