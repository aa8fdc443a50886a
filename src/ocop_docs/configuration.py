"""Where settings are given: in a configuration file in TOML and in the environment, which goes first."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ocop_docs.errors import Fault, UnreadableInput, fault
from ocop_docs.messages.reasons import REASONS, reason

_PREFIX = "OCOP_DOCS_"
_FILE = "OCOP_DOCS_CONFIG"
"""The variable that names the configuration file."""


def config_file() -> Path:
    """The configuration file: the one that the environment names, or the user's own where there is one.

    Raises:
        UnreadableInput: the file that the environment names is not there.
    """
    if not (named := os.environ.get(_FILE)):
        return user_folder("APPDATA", "XDG_CONFIG_HOME", ".config") / "config.toml"
    if not Path(named).is_file():
        raise UnreadableInput(fault("settings-file-missing", file=named))
    return Path(named)


def from_file(path: Path) -> dict[str, Any]:
    """Return the settings of a file in TOML, none where it is missing; raise what opening and parsing it raise."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def from_environment(names: Container[str]) -> dict[str, Any]:
    """Return those of the settings `names` that the environment has, and all that it has for the pages.

    A variable of the pages that names no setting is kept, to be refused.
    """
    ours = {name.upper(): value for name, value in os.environ.items() if name.upper().startswith(_PREFIX)}
    given = {name.removeprefix(_PREFIX).lower(): value for name, value in ours.items()}
    web = {name.removeprefix("web_"): value for name, value in given.items() if name.startswith("web_")}
    limits = {name: value for name, value in given.items() if name in names}
    return limits | ({"web": web} if web else {})


def merged(file: dict[str, Any], environment: dict[str, Any]) -> dict[str, Any]:
    """Return both together; the environment overrides the file, in the table of the pages too."""
    pages = [given["web"] for given in (file, environment) if "web" in given]
    if len(pages) > 1 and all(isinstance(one, dict) for one in pages):
        return file | environment | {"web": pages[0] | pages[1]}
    return file | environment


def faults_of(error: ValidationError, file: str) -> Iterator[Fault]:
    """Yield a fault for each value that its setting cannot have, with the variable or the key in `file`."""
    given = {name.upper() for name in os.environ}
    for detail in error.errors():
        variable = "_".join([_PREFIX.rstrip("_"), *map(str, detail["loc"][:2])]).upper()
        if variable in given:
            yield fault("setting-in-environment", name=variable, reason=_reason(detail))
        else:
            yield fault("setting-in-file", key=".".join(map(str, detail["loc"])), file=file, reason=_reason(detail))


def _reason(detail: ErrorDetails) -> str:
    facts = {name: str(fact).replace(" or ", " hoặc ") for name, fact in detail.get("ctx", {}).items()}
    kind = detail["type"].replace("_", "-")
    code = next((code for code in (kind, f"setting-{kind}") if code in REASONS), "setting-other-type")
    return reason(code, **facts)


def user_folder(windows: str, elsewhere: str, default: str) -> Path:
    """Where programs keep what belongs to this user, by the variables of Windows and of other systems."""
    name = windows if sys.platform == "win32" else elsewhere
    # Not Path.home(): a user without a home is no reason to refuse a command.
    return Path(os.environ.get(name) or os.path.expanduser(f"~/{default}"), "ocop-docs")  # noqa: PTH111
