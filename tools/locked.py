"""The lock files as data: what is locked for which machine, and what each locked distribution says of itself.

python tools/locked.py      writes THIRD-PARTY-LICENSES.md, which the wheel carries
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import cast

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

Machine = dict[str, str]
ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (
    {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
    {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
    {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
)
MACHINES: list[Machine] = [
    {
        **system,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    for system in SYSTEMS
    for python in PYTHONS
]
"""Environment markers (PEP 508) of every system and Python that a lock is for."""
_ENTRY = re.compile(r"^(?P<requirement>[^#\s].*?)(?P<hashes>(?: \\\n +--hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


PAGE = ROOT / "THIRD-PARTY-LICENSES.md"
HEAD = """# Third-party licences

OCOP Docs contains none of these packages; it is installed with them, at the versions of `requirements.lock`. The
licences are named as in the packages' own metadata; their texts are installed with the packages.

"""
OFFICE = """
The extra `office` installs these too, at the versions of `requirements-office.lock`:

"""
TABLE = """| package | version | licence |
|---|---|---|
"""
_CLASSIFIER = "License :: OSI Approved :: "
PLATFORMS = {"linux": "manylinux_2_28_x86_64", "win32": "win_amd64", "darwin": "macosx_14_0_arm64"}
"""What wheels for those systems are called."""


class NoNetwork(Exception):
    """pip could not reach its index."""


@dataclass(frozen=True)
class Locked:
    """One entry of a lock: a distribution at a version, on the machines that its marker names."""

    name: str
    version: str
    marker: Marker | None
    text: str

    def is_for(self, machine: Machine) -> bool:
        """Whether the lock installs it on `machine`."""
        return self.marker is None or self.marker.evaluate(machine)


def read_lock(text: str) -> list[Locked]:
    """Return the entries of a lock file.

    Raises:
        ValueError: a line that is not a pinned and hashed entry.
    """
    rest = re.sub(r"^\s*#.*\n", "", _ENTRY.sub("", text), flags=re.MULTILINE).strip()
    if rest:
        raise ValueError(f"not a pinned and hashed entry: {rest}")
    return [_entry(found) for found in _ENTRY.finditer(text)]


def _entry(found: re.Match[str]) -> Locked:
    requirement = Requirement(found["requirement"])
    (pin,) = requirement.specifier
    return Locked(canonicalize_name(requirement.name), pin.version, requirement.marker, _without_marker(found))


def _without_marker(found: re.Match[str]) -> str:
    return found["requirement"].partition(" ;")[0] + found["hashes"] + "\n"


def project_requirements(*groups: str, runtime: bool = True, extras: Iterable[str] = ()) -> list[Requirement]:
    """Return what `pyproject.toml` asks for: to run, when `runtime`, for each dependency group and each extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = list(project["project"]["dependencies"]) if runtime else []
    for extra in extras:
        lines += project["project"]["optional-dependencies"][extra]
    for group in groups:
        lines += _lines_of_group(project["dependency-groups"], group)
    return [Requirement(line) for line in lines]


def _lines_of_group(groups: dict[str, list[str | dict[str, str]]], name: str) -> Iterator[str]:
    for line in groups[name]:
        if isinstance(line, str):
            yield line
        else:
            yield from _lines_of_group(groups, line["include-group"])


def unmet(lock: Iterable[Locked], asked: Iterable[Requirement], machine: Machine) -> list[str]:
    """Return a line for every requirement that the lock does not meet on `machine`; none for a closed lock.

    Requirements are those in `asked` and of every locked distribution, with the extras that are asked of it; a
    distribution that is not made for the machine's Python does not meet any.
    """
    held = {entry.name: entry for entry in lock if entry.is_for(machine)}
    faults = []
    wanted = deque((requirement, "the project") for requirement in asked)
    for entry in held.values():
        wanted.extend((requirement, entry.name) for requirement in _requirements(entry, "", machine))
        if not SpecifierSet(_field(metadata_of(entry), "Requires-Python")).contains(machine["python_full_version"]):
            faults.append(f"{entry.name} {entry.version} is not made for Python {machine['python_version']}")
    seen: set[tuple[str, str]] = set()
    while wanted:
        requirement, by = wanted.popleft()
        found = held.get(canonicalize_name(requirement.name))
        if found is None or not requirement.specifier.contains(found.version, prereleases=True):
            faults.append(f"{by} needs {requirement}, locked is {found.version if found else 'none'}")
            continue
        for extra in requirement.extras - {extra for name, extra in seen if name == found.name}:
            seen.add((found.name, extra))
            wanted.extend((more, f"{found.name}[{extra}]") for more in _requirements(found, extra, machine))
    return faults


def _field(described: metadata.PackageMetadata, name: str) -> str:
    # Not described[name]: the backport importlib_metadata, once imported, raises where the field is missing.
    return str((described.get_all(name) or [""])[0])


def _requirements(entry: Locked, extra: str, machine: Machine) -> list[Requirement]:
    lines = metadata_of(entry).get_all("Requires-Dist") or []
    requirements = [Requirement(line) for line in lines]
    return [one for one in requirements if one.marker is None or one.marker.evaluate({**machine, "extra": extra})]


@cache
def metadata_of(entry: Locked) -> metadata.PackageMetadata:
    """Return the metadata of a locked distribution: as installed here, else out of its wheel, which pip fetches.

    Raises:
        NoNetwork: pip could not reach its index.
    """
    try:
        installed = metadata.distribution(entry.name)
    except metadata.PackageNotFoundError:
        return _metadata_of_wheel(entry)
    return installed.metadata if installed.version == entry.version else _metadata_of_wheel(entry)


def _metadata_of_wheel(entry: Locked) -> metadata.PackageMetadata:
    machine = next(machine for machine in MACHINES if entry.is_for(machine))
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder, "one.lock")
        lock.write_text(entry.text, encoding="utf-8")
        options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", "--dest", folder]
        options += ["--python-version", machine["python_version"], "--platform", PLATFORMS[machine["sys_platform"]]]
        pip([sys.executable, "-m", "pip", "download", *options, "-r", str(lock)])
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as package:
            # A wheel may carry others inside: setuptools has its own in _vendor.
            (name,) = [name for name in package.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
            return cast("metadata.PackageMetadata", message_from_bytes(package.read(name)))


def pip(command: list[str], **more: str) -> None:
    """Run a command of pip, or one that runs pip, with more variables in its environment.

    Raises:
        NoNetwork: pip could not reach its index.
        subprocess.CalledProcessError: anything else went wrong.
    """
    result = subprocess.run(  # noqa: S603 - our own commands
        command, cwd=ROOT, env=os.environ | more, capture_output=True, text=True, check=False
    )
    if result.returncode and "connection broken by" in result.stderr:
        raise NoNetwork(result.stderr.splitlines()[0])
    if result.returncode:
        raise subprocess.CalledProcessError(result.returncode, command, result.stdout, result.stderr)


def licences() -> str:
    """Return the page of licences of the distributions that are locked to run, and of those that an extra adds."""
    entries, office = (
        read_lock((ROOT / name).read_text(encoding="utf-8"))
        for name in ("requirements.lock", "requirements-office.lock")
    )
    names = {one.name for one in entries}
    return HEAD + _table(entries) + OFFICE + _table(one for one in office if one.name not in names)


def _table(entries: Iterable[Locked]) -> str:
    return TABLE + "".join(f"| {one.name} | {one.version} | {_licence(metadata_of(one))} |\n" for one in entries)


def _licence(described: metadata.PackageMetadata) -> str:
    """Return a distribution's licence as its metadata name it, the newest field that it has first."""
    named = _field(described, "License-Expression") or _field(described, "License")
    classified = [
        line.removeprefix(_CLASSIFIER) for line in described.get_all("Classifier") or [] if _CLASSIFIER in line
    ]
    if not (named or classified):
        raise SystemExit(f"{_field(described, 'Name')} names no licence")
    return named or ", ".join(classified)


if __name__ == "__main__":
    PAGE.write_text(licences(), encoding="utf-8")
