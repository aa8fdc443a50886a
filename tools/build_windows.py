"""Builds ocop-docs-portable.zip and, with NSIS, ocop-docs-setup.exe, into dist/ or the folder that is named.

python tools/build_windows.py PYTHON_ZIP SHA256 [FOLDER]

PYTHON_ZIP is the "Windows embeddable package (64-bit)" from Python's own site, SHA256 the hash that the site shows
beside it. The packages are the wheels for win_amd64 of `requirements.lock`, each by its hash.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from PIL import Image, ImageDraw

from locked import SYSTEMS, Locked, read_lock

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "tools" / "windows_setup"
DIST = ROOT / "dist"
_COMMANDS = {
    "ocop-docs.cmd": '@"%~dp0python\\python.exe" -X utf8 -m ocop_docs %*\r\n',
    "mo-ocop-docs.cmd": '@start "" "%~dp0python\\pythonw.exe" "%~dp0start.pyw" %*\r\n',
}
"""For a console; and for a double click in the portable folder, which has no entry in the Start menu."""
_LICENSE = re.compile(r"^licenses/|(?:^|/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
_SOURCES = """Các phần theo giấy phép LGPL (docxtpl, num2words) nằm nguyên trong python\\Lib\\site-packages dưới dạng mã
nguồn Python, thay được bằng bản khác; toàn văn giấy phép ở num2words-COPYING. Mã nguồn của mọi phần có trên PyPI,
theo tên và phiên bản trong THIRD-PARTY-LICENSES.md; mã nguồn của Python có ở trang của Python.
"""
_SAME_TEXT = {"docxtpl": "num2words-COPYING", "rdocx": "pypdfium2-Apache-2.0.txt"}
"""Packages whose wheels lack the text of their licence, by the same text of another."""
_STAR = "16,5.5 18.7,12.5 26.1,12.5 20.2,17 22.4,24.3 16,19.9 9.6,24.3 11.8,17 5.9,12.5 13.3,12.5"
"""The star of `web/static/mark.svg`, on 32 by 32."""


def build(python_zip: Path, sha256: str, dist: Path = DIST) -> Path:
    """Build the folder and what is handed out; return the folder.

    Raises:
        SystemExit: the zip is another than the hash names, or a wheel is missing.
    """
    folder = dist / "ocop-docs-portable"
    shutil.rmtree(folder, ignore_errors=True)
    version = _unpack_python(python_zip, sha256, folder / "python")
    _install_packages(folder / "python" / "Lib" / "site-packages", version)
    _collect_licenses(folder)
    for name in ("start.pyw", "HUONG-DAN.txt"):
        shutil.copy(SHIPPED / name, folder)
    for name, command in _COMMANDS.items():
        (folder / name).write_bytes(command.encode())
    _icon().save(folder / "ocop-docs.ico", sizes=[(size, size) for size in (16, 24, 32, 48, 64, 256)])
    shutil.make_archive(str(folder), "zip", dist, folder.name)
    _make_setup(folder, dist / "ocop-docs-setup.exe")
    return folder


def _unpack_python(python_zip: Path, sha256: str, folder: Path) -> str:
    """Unpack Python and let it find our packages and nothing else; return its version as pip writes it: `3.13`."""
    if hashlib.sha256(python_zip.read_bytes()).hexdigest() != sha256.lower():
        raise SystemExit(f"{python_zip} is not the file of that SHA-256")
    with zipfile.ZipFile(python_zip) as archive:
        archive.extractall(folder)
    (path_file,) = folder.glob("python3*._pth")
    path_file.write_text(f"{path_file.stem}.zip\n.\nLib\\site-packages\n", encoding="utf-8")
    return f"3.{path_file.stem.removeprefix('python3')}"


def _install_packages(folder: Path, version: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        wheels = Path(scratch)
        for entry in _entries(version):
            _fetch(entry, version, wheels)
        _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels), cwd=ROOT)
        for wheel in sorted(wheels.glob("*.whl")):
            _unpack_wheel(wheel, folder)


def _entries(version: str) -> Iterator[Locked]:
    """Yield what the lock installs on Windows."""
    windows = next(system for system in SYSTEMS if system["sys_platform"] == "win32")
    machine = windows | {"python_version": version, "python_full_version": f"{version}.0"}
    machine |= {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    for entry in read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8")):
        if entry.is_for(machine):
            yield entry


def _fetch(entry: Locked, version: str, wheels: Path) -> None:
    """Fetch the wheel for Windows; docopt has none, and is built from its source, which is pure Python."""
    wanted = wheels / "wanted.txt"
    wanted.write_text(entry.text, encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    if entry.name == "docopt":
        _run(
            *pip, "wheel", "--no-deps", "--no-build-isolation", "--require-hashes", "-w", str(wheels), "-r", str(wanted)
        )
        return
    target = ["--platform=win_amd64", f"--python-version={version}", "--implementation=cp", "--only-binary=:all:"]
    _run(*pip, "download", "--no-deps", "--require-hashes", *target, "-d", str(wheels), "-r", str(wanted))


def _unpack_wheel(wheel: Path, folder: Path) -> None:
    """Put a wheel's packages into the folder; its scripts are for other ways of starting."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith("/"):
                continue
            inside = re.sub(r"^[^/]+\.data/(?:purelib|platlib)/", "", name)
            if not re.match(r"[^/]+\.data/", inside):
                target = folder / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))


def _collect_licenses(folder: Path) -> None:
    """Copy the licence of Python, of every package and ours into one folder, each under the name of its part.

    Raises:
        SystemExit: a package has none.
    """
    licenses, packages = folder / "licenses", folder / "python" / "Lib" / "site-packages"
    licenses.mkdir()
    shutil.copy(ROOT / "THIRD-PARTY-LICENSES.md", licenses)
    (licenses / "SOURCES.txt").write_text(_SOURCES, encoding="utf-8")
    for text in folder.glob("python/LICENSE*"):
        shutil.copy(text, licenses / f"Python-{text.name}")
    for info in sorted(packages.glob("*.dist-info")):
        for text in sorted(info.rglob("*")):
            if text.is_file() and _LICENSE.search(text.relative_to(info).as_posix()):
                shutil.copy(text, licenses / f"{_package(info)}-{text.name}")
    for name, other in _SAME_TEXT.items():
        shutil.copy(licenses / other, licenses / f"{name}-{other.partition('-')[2]}")
    without = {_package(info) for info in packages.glob("*.dist-info")} - {_package(one) for one in licenses.iterdir()}
    if without:
        raise SystemExit(f"no text of a licence: {', '.join(sorted(without))}")


def _package(path: Path) -> str:
    return path.name.partition("-")[0]


def _icon(size: int = 256) -> Image.Image:
    """Return the mark of the pages."""
    picture = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, size - 1, size - 1), radius=size * 7 // 32, fill="#8a1c1c")
    points = [tuple(float(number) * size / 32 for number in point.split(",")) for point in _STAR.split()]
    draw.polygon(points, fill="#ffd95a")
    return picture


def _make_setup(folder: Path, target: Path) -> None:
    if shutil.which("makensis") is None:
        print("makensis (NSIS) is not installed: only the portable folder was built")
        return
    values = {"VERSION": metadata.version("ocop-docs"), "FOLDER": str(folder), "TARGET": str(target)}
    options = [f"-D{name}={value}" for name, value in values.items()]
    _run("makensis", "-V2", "-INPUTCHARSET", "UTF8", *options, str(SHIPPED / "setup.nsi"))


def _run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, cwd=cwd, check=True)  # noqa: S603 - pip, hatchling and NSIS


if __name__ == "__main__":
    build(Path(sys.argv[1]), sys.argv[2], *map(Path, sys.argv[3:]))
