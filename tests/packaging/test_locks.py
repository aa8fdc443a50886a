"""A lock holds everything that what it locks asks for, so that pip installs it without resolving anything."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from tests.packaging.network import network
from tools.locked import MACHINES, ROOT, Locked, Machine, project_requirements, read_lock, unmet

pytestmark = pytest.mark.checkout

ASKED = {
    "requirements-build.lock": project_requirements("build", runtime=False),
    "requirements.lock": project_requirements(),
    "requirements-office.lock": project_requirements(extras=["office", "oidc"]),
    "requirements-dev.lock": project_requirements("dev"),
}
NPM_LOCKS = sorted(
    str(lock.relative_to(ROOT)) for lock in ROOT.glob("t*/**/package-lock.json") if "node_modules" not in lock.parts
)
HERE = MACHINES[0]


def locked(name: str) -> list[Locked]:
    return read_lock((ROOT / name).read_text(encoding="utf-8"))


def machine_name(machine: Machine) -> str:
    return f"{machine['platform_system']}-{machine['python_version']}"


@pytest.mark.parametrize("machine", MACHINES, ids=machine_name)
@pytest.mark.parametrize("name", ASKED)
def test_a_lock_is_closed_on_every_system_and_python(name: str, machine: Machine) -> None:
    with network():
        assert unmet(locked(name), ASKED[name], machine) == []


@pytest.mark.parametrize("name", ASKED)
def test_a_lock_with_any_entry_taken_out_is_not_closed(name: str) -> None:
    entries = locked(name)

    with network():
        for entry in (entry for entry in entries if entry.is_for(HERE)):
            rest = [other for other in entries if other is not entry]
            assert unmet(rest, ASKED[name], HERE) != [], f"nothing asks for {entry.name}"


def test_an_entry_at_a_version_that_is_not_accepted_is_told_with_who_asks() -> None:
    lxml = [entry for entry in locked("requirements.lock") if entry.name == "lxml"]

    assert unmet(lxml, [Requirement("lxml>=999")], HERE) == [
        f"the project needs lxml>=999, locked is {lxml[0].version}"
    ]


def test_extras_that_are_asked_for_count() -> None:
    entries = [entry for entry in locked("requirements-dev.lock") if entry.name == "hypothesis"]
    entries += [entry for entry in locked("requirements-dev.lock") if entry.name == "sortedcontainers"]

    plain = unmet(entries, [Requirement("hypothesis")], HERE)
    with_extra = unmet(entries, [Requirement("hypothesis[pytest]")], HERE)

    assert plain == []
    assert [line for line in with_extra if line.startswith("hypothesis[pytest] needs pytest")] != []


def test_the_locks_agree_on_every_version() -> None:
    versions: dict[str, set[str]] = {}
    for name in ASKED:
        for entry in locked(name):
            if entry.is_for(HERE):
                versions.setdefault(entry.name, set()).add(entry.version)

    assert {name: many for name, many in versions.items() if len(many) > 1} == {}


@pytest.mark.parametrize("name", [*ASKED, *NPM_LOCKS])
def test_no_lock_names_an_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert re.findall(r'"resolved"' if name in NPM_LOCKS else r"\w+://\S+", text) == []


def test_everything_is_installed_from_the_locks_without_resolving() -> None:
    places = ("Makefile", "docs/windows.md", ".ci/run")
    commands = [line for place in places for line in (ROOT / place).read_text(encoding="utf-8").splitlines()]
    from_locks = [line for line in commands if re.search(r"-r requirements\S*\.lock", line)]

    assert len(from_locks) >= 5
    assert [line for line in from_locks if "--no-deps --require-hashes" not in line and "$(LOCKED)" not in line] == []


def test_a_line_that_is_not_pinned_and_hashed_is_refused() -> None:
    with pytest.raises(ValueError, match=r"not a pinned and hashed entry: lxml==6\.1\.3"):
        read_lock("# a comment\nlxml==6.1.3\n")
