"""The packages that tests need, from the lock of development, for the Python under Wine."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

from .python_zip import HERE

LOCK = HERE.parents[1] / "requirements-dev.lock"
PACKAGES = (
    "coverage", "hypothesis", "iniconfig", "packaging", "pluggy", "psutil", "pytest", "pytest-cov", "sortedcontainers",
)  # fmt: skip

_ENTRY = re.compile(r"^([\w.-]+)(==\S+).*?((?: \\\n +--hash=\S+)+)$", re.MULTILINE)


def install_for_tests(folder: Path, scratch: Path) -> None:
    """Unpack the wheels for Windows into a folder."""
    entries = re.findall(
        r"^([\w.-]+)(==\S+).*?((?: \\\n +--hash=\S+)+)$", LOCK.read_text(encoding="utf-8"), re.MULTILINE
    )
    wanted = scratch / "wanted.txt"
    lines = (f"{name}{pin}{hashes}\n" for name, pin, hashes in entries if name in PACKAGES)
    wanted.write_text("".join(lines), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    target = ["--platform=win_amd64", "--python-version=3.11", "--only-binary=:all:", "--require-hashes"]
    subprocess.run([*pip, *target, "-d", scratch, "-r", wanted], check=True)  # noqa: S603 - pip of this environment
    for wheel in scratch.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
