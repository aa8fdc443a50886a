"""Exceptions for single fields of a form (`form.toml`): widths, words, helps. Fields need no entry."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

GRID = 12
"""Columns of the form's grid."""


@lru_cache(maxsize=1)
def exceptions() -> dict[str, Any]:
    """The tables of `form.toml`."""
    return tomllib.loads(files(__package__).joinpath("form.toml").read_text(encoding="utf-8"))


def is_line(name: str) -> bool:
    """Whether a text of this name is one line rather than a paragraph."""
    return name in exceptions()["width"] or name in exceptions()["line"]["fields"]


def width(path: str) -> int:
    """Columns of the grid, 1 to 12, that the field at `path` (`signatory.name`) takes: by path, else by name."""
    name = path.rpartition(".")[2]
    tables = exceptions()
    found = tables["width_at"].get(path) or tables["width"].get(name) or tables["paragraph_width"].get(name)
    return int(found or GRID)


def help_for(name: str, default: str) -> str:
    """The help of a field in a form."""
    return str(exceptions()["help"].get(name, default))


def row_word(name: str) -> str:
    """What one row of the list `name` is called."""
    return str(exceptions()["row"].get(name, "dòng"))


def place_list(path: str) -> str:
    """Which list of places helps at `path` (`issuer.name`); `""` for none."""
    return str(exceptions()["places"].get(path, ""))


def stated_by(name: str) -> tuple[str, str] | None:
    """The list that says how much the counts of the list `name` should come to, and in which unit; None for none."""
    found = exceptions()["stated_by"].get(name)
    return (found["rows"], found["unit"]) if found else None


def referred_list(path: str, title: str) -> str:
    """The list whose codes the field at `path` (`products.producer`) takes if its title asks for one; `""` for none."""
    return str(exceptions()["refers"].get(path, "")) if title.startswith("Mã ") else ""
