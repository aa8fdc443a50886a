"""What the project says of itself is true: its dependencies, licences, source distribution."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.packaging.network import network
from tests.whole.tools import nodes
from tools.locked import PAGE, ROOT, licences, project_requirements

pytestmark = pytest.mark.checkout

NOT_IMPORTED = {
    "pillow": "pypdfium2 hands a drawn page over as a Pillow image",
    "num2words": "registered when it is imported by somebody else",
    "filelock": "locks of batches",
}
"""Why something is a dependency that no import names."""


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def imported() -> set[str]:
    """Distributions that src imports, by their canonical names."""
    modules = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in nodes(file):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    homes = metadata.packages_distributions()
    foreign = modules - sys.stdlib_module_names - {"ocop_docs"}
    return {canonicalize_name(homes[module][0]) for module in foreign}


def declared() -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in project_requirements()}


def optional() -> set[str]:
    extras = project()["optional-dependencies"]
    return {canonicalize_name(Requirement(line).name) for lines in extras.values() for line in lines}


def test_everything_that_is_imported_is_declared() -> None:
    assert imported() - declared() - optional() == set()


def test_everything_that_is_declared_is_imported_or_has_its_reason() -> None:
    assert declared() - imported() - NOT_IMPORTED.keys() == set()


def test_dependencies_have_the_floors_that_security_asks_for() -> None:
    requirements = {requirement.name: requirement.specifier for requirement in project_requirements()}

    assert not requirements["lxml"].contains("6.0.2")
    assert not requirements["flask"].contains("3.1.2")


def test_the_licences_of_what_is_locked_are_listed() -> None:
    with network():
        assert PAGE.read_text(encoding="utf-8") == licences(), "run: python tools/locked.py"


def test_the_changelog_is_of_this_version() -> None:
    """Each heading is a number and a date but the first, for what is to come; the newest number is the project's."""
    first, *released = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert first == "Unreleased"
    assert [heading for heading in released if not re.fullmatch(r"\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)", heading)] == []
    assert not released or released[0].startswith(f"{project()['version']} (")


def test_classifiers_exist() -> None:
    from trove_classifiers import classifiers

    assert set(project()["classifiers"]) - classifiers == set()


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder], cwd=ROOT, check=True)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as content:
        content.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


def test_the_source_distribution_holds_every_file_of_the_repository(unpacked: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a repository, but what was unpacked from a source distribution")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    missing = [
        name for name in listed.split("\0") if name and (ROOT / name).exists() and not (unpacked / name).exists()
    ]

    assert missing == []


def test_tests_of_the_source_distribution_pass(unpacked: Path) -> None:
    quick = [
        "tests/vietnamese/test_dates.py",
        "tests/documents",
        "tests/whole/test_docs.py",
        "tests/whole/test_floors.py",
    ]
    where = f"import ocop_docs, sys; sys.exit(not ocop_docs.__file__.startswith({str(unpacked)!r}))"
    environment = os.environ | {"PYTHONPATH": str(unpacked / "src")}

    subprocess.run([sys.executable, "-c", where], cwd=unpacked, env=environment, check=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *quick]
    result = subprocess.run(command, cwd=unpacked, env=environment, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout
