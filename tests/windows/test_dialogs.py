"""The windows of the setup and of the removal, pressed through on a screen in memory."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import ImageGrab
from tests.windows.conftest import BUILT, ROOT
from tests.windows.test_program import until
from tools.windows_test.wine import SILENT, Wine, windows_path

pytestmark = pytest.mark.checkout

FONTS = Path("/usr/share/fonts/truetype/liberation2")
PRESS = Path(__file__).with_name("press.py")
PICTURE = ROOT / "docs" / "images" / "cai-windows.png"


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of a screen that nobody sees."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x640x24"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
        server.terminate()


@pytest.fixture
def shown(setup: Path, screen: str, tmp_path: Path) -> Iterator[Wine]:
    """A Windows with a screen and fonts that have the letters of Vietnamese."""
    with Wine(tmp_path) as wine:
        for font in FONTS.glob("LiberationSans-*.ttf"):
            shutil.copy(font, wine.prefix / "drive_c" / "windows" / "Fonts")
        for name in ("MS Shell Dlg", "MS Shell Dlg 2", "Tahoma"):
            key = "HKCU\\Software\\Wine\\Fonts\\Replacements"
            wine.run("reg", "add", key, "/v", name, "/d", "Liberation Sans", "/f")
        wine.environment["DISPLAY"] = screen
        yield wine


def press(wine: Wine, words: str, button: str) -> str:
    """Press a button of the window that shows the words; return all that it shows."""
    python = BUILT / "ocop-docs-portable" / "python" / "python.exe"
    done = wine.run(python, "-X", "utf8", windows_path(PRESS), words, button)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def picture(screen: str) -> None:
    image = ImageGrab.grab(xdisplay=screen)
    if os.environ.get("OCOP_DOCS_TAKE_PICTURES"):
        image.crop(image.getbbox()).save(PICTURE, optimize=True)


def test_a_clerk_installs_by_two_buttons_and_the_removal_asks_before_it_deletes_what_was_made(
    shown: Wine, setup: Path, screen: str
) -> None:
    made = [shown.user / "AppData" / folder / "ocop-docs" / "kept" for folder in ("Local", "Roaming")]
    for file in made:
        file.parent.mkdir(parents=True)
        file.touch()
    folder = shown.user / "AppData" / "Local" / "Programs" / "OCOP Docs"
    running = shown.start(setup, **SILENT)
    until(lambda: ImageGrab.grab(xdisplay=screen).getbbox() is not None)
    picture(screen)

    assert str(folder.name) in press(shown, "Chọn thư mục cài đặt", "Cài đặt")
    press(shown, "Đã cài xong OCOP Docs", "Mở OCOP Docs")
    press(shown, "Đã cài xong OCOP Docs", "Hoàn thành")
    assert running.wait(120) == 0

    remove(shown, folder, "No")
    assert all(file.exists() for file in made)

    assert shown.run(setup, "/S").returncode == 0
    remove(shown, folder, "Yes")
    assert not any(file.parent.exists() for file in made)


def remove(wine: Wine, folder: Path, answer: str) -> None:
    """Remove the program, and answer whether what was made goes as well."""
    wine.run(folder / "uninstall.exe", **SILENT)
    press(wine, "OCOP Docs", "Gỡ bỏ")
    asked = press(wine, "Xóa cả các lô văn bản và cấu hình", answer)
    assert "Bản nháp trong trình duyệt không bị đụng đến" in asked
    until(lambda: not folder.exists())
    press(wine, "OCOP Docs", "Đóng")
