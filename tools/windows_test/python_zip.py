"""A zip laid out as Python's "Windows embeddable package", for tests: a release takes the one from Python's own site.

The DLLs of CPython 3.11 for Windows are in the wheel of panda3d; the library is that of the Python which runs this.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
COMPILER = "x86_64-w64-mingw32-gcc"
DUMPER = "x86_64-w64-mingw32-objdump"
VERSION = (3, 11)
"""The Python whose DLLs the locked wheel of panda3d holds."""
_LEFT_OUT = {"__pycache__", "dist-packages", "site-packages", "lib-dynload", "test", "idlelib", "tkinter", "ensurepip"}
_FOR_TK = ("tcl", "tk8", "_tkinter")


def make_python_zip(target: Path, scratch: Path) -> None:
    """Write the zip.

    Raises:
        SystemExit: the Python that runs this is not of the version of the DLLs.
    """
    if sys.version_info[:2] != VERSION:
        raise SystemExit(f"this needs Python {VERSION[0]}.{VERSION[1]}, whose library it takes")
    name = f"python{VERSION[0]}{VERSION[1]}"
    with zipfile.ZipFile(_wheel(scratch)) as wheel:
        inside = [one for one in wheel.namelist() if one.startswith("deploy_libs/") and not _is_for_tk(one)]
        files = {one.rpartition("/")[2]: wheel.read(one) for one in inside if one.endswith((".dll", ".pyd"))}
    (scratch / f"{name}.dll").write_bytes(files[f"{name}.dll"])
    files["python3.dll"] = _stable_abi(scratch, name)
    for program, options in (("python.exe", ()), ("pythonw.exe", ("-mwindows", "-DNO_CONSOLE"))):
        compile_c(HERE / "launcher.c", scratch / program, "-municode", *options, str(scratch / f"{name}.dll"))
        files[program] = (scratch / program).read_bytes()
    _write_library(scratch / f"{name}.zip")
    files[f"{name}.zip"] = (scratch / f"{name}.zip").read_bytes()
    files[f"{name}._pth"] = f"{name}.zip\n.\n".encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file, content in sorted(files.items()):
            archive.writestr(file, content)


def _stable_abi(scratch: Path, name: str) -> bytes:
    """Return python3.dll, which the wheel lacks: each of its names is one of the DLL with the version in its name."""
    listing = subprocess.run(  # noqa: S603 - the DLL of the wheel
        [DUMPER, "-p", scratch / f"{name}.dll"], capture_output=True, text=True, check=True
    ).stdout
    exported = re.findall(r"^\s+\[ *\d+\].* (_?Py\w+)$", listing.partition("[Ordinal/Name Pointer]")[2], re.MULTILINE)
    lines = "".join(f"{one} = {name}.{one}\n" for one in exported)
    (scratch / "python3.def").write_text(f"EXPORTS\n{lines}", encoding="ascii")
    compile_c(scratch / "python3.def", scratch / "python3.dll", "-shared", "-nostdlib", "-Wl,--entry=0")
    return (scratch / "python3.dll").read_bytes()


def compile_c(source: Path, target: Path, *options: str) -> None:
    """Compile a C file, or the definition of a DLL, for Windows."""
    subprocess.run([COMPILER, "-s", "-O1", "-o", target, source, *options], check=True)  # noqa: S603 - our own files


def _wheel(folder: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    target = ["--platform=win_amd64", "--python-version=3.11", "--only-binary=:all:", "--require-hashes"]
    command = [*pip, *target, "-d", str(folder), "-r", str(HERE / "panda3d.lock")]
    subprocess.run(command, check=True)  # noqa: S603 - pip of this environment
    (wheel,) = folder.glob("panda3d-*.whl")
    return wheel


def _is_for_tk(name: str) -> bool:
    return name.rpartition("/")[2].startswith(_FOR_TK)


def _write_library(target: Path) -> None:
    folder = Path(sysconfig.get_path("stdlib"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted(folder.rglob("*.py")):
            inside = path.relative_to(folder)
            if not _LEFT_OUT & set(inside.parts):
                archive.write(path, inside)
