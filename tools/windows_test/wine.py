"""A Windows of its own for one run of the tests: a prefix, its server, and commands in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self, cast

from .python_zip import COMPILER, HERE, compile_c

WINE = Path("/usr/lib/wine/wine64")
_SERVER = WINE.with_name("wineserver64")
_ZLIB = Path("/usr/x86_64-w64-mingw32/lib/zlib1.dll")
"""Debian's Wine needs this DLL and does not carry it."""
_NEEDED: dict[str, str | Path] = {
    "wine64": WINE,
    "libwine": _SERVER,
    "libz-mingw-w64": _ZLIB,
    "gcc-mingw-w64-x86-64": COMPILER,
    "nsis": "makensis",
    "xvfb": "Xvfb",
}
"""Packages of Debian 12 by the file or the command that is looked for."""
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
"""For a command that leaves another running, which would keep a pipe open."""


def missing() -> list[str]:
    """Return the packages of Debian that are not installed here."""
    return [
        package
        for package, place in _NEEDED.items()
        if shutil.which(str(place)) is None and not Path(str(place)).is_file()
    ]


class Wine:
    """A prefix; use it as a context, so that its server ends with it."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder / "prefix"
        self.user = self.prefix / "drive_c" / "users" / "cán bộ xã"
        """The folder of a user whose name is not English."""
        own = {"WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "WINEESYNC": "0"}
        own |= {"WINEDLLOVERRIDES": "mscoree,mshtml=", "USER": self.user.name, "LOGNAME": self.user.name}
        kept = {name: text for name, text in os.environ.items() if name in ("PATH", "LANG", "LC_ALL", "HOME", "TZ")}
        self.environment = kept | own

    def __enter__(self) -> Self:
        """Start the server and make the prefix."""
        self.prefix.mkdir(parents=True)
        subprocess.run([_SERVER, "-p"], env=self.environment, check=True)  # noqa: S603 - Wine's own
        self.run("wineboot", "-i", **SILENT)
        system = self.prefix / "drive_c" / "windows" / "system32"
        shutil.copy(_ZLIB, system)
        compile_c(HERE / "bcryptprimitives.c", system / "bcryptprimitives.dll", "-shared", "-ladvapi32")
        return self

    def __exit__(self, *_: object) -> None:
        """End every process of the prefix."""
        subprocess.run([_SERVER, "-k"], env=self.environment, check=False)  # noqa: S603 - Wine's own

    def start(
        self, *command: str | Path, env: Mapping[str, str] | None = None, **options: Any
    ) -> subprocess.Popen[bytes]:
        """Start a command; its output goes to pipes, for Wine 8 hangs on files."""
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        environment = self.environment | dict(env or {})
        started = subprocess.Popen([WINE, *map(str, command)], env=environment, **pipes)  # noqa: S603 - Wine's own
        return cast("subprocess.Popen[bytes]", started)

    def run(self, *command: str | Path, seconds: float = 600, **options: Any) -> subprocess.CompletedProcess[bytes]:
        """Run a command to its end.

        Raises:
            subprocess.TimeoutExpired: it took longer than `seconds`.
        """
        with self.start(*command, **options) as process:
            try:
                shown, said = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            return subprocess.CompletedProcess(process.args, process.returncode, shown, said)


def windows_path(path: Path) -> str:
    """Return a path of this machine as Wine names it."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
