"""The form's own data (`form.toml`): sections, widths, and the words that only a form says."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any, NamedTuple

_ADMINISTRATIVE = "subject"
"""Only a document under NĐ 30/2020 has a trích yếu; to forms its citations do not apply."""
GRID = 12
"""Columns of the form's grid."""


class Section(NamedTuple):
    """A part of the page: its anchor, heading, citation and the top-level fields in it."""

    id: str
    title: str
    citation: str
    fields: tuple[str, ...]


@lru_cache(maxsize=1)
def _layout() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("form.toml").read_text(encoding="utf-8"))


def hidden_fields() -> frozenset[str]:
    """Names of top-level fields that the clerk does not fill."""
    return frozenset(_layout()["hidden"]["fields"])


def is_line(name: str) -> bool:
    """Whether a text of this name is one line rather than a paragraph."""
    return name in _layout()["width"] or name in _layout()["line"]["fields"]


def width(path: str) -> int:
    """Columns of the grid, 1 to 12, that the field at `path` (`signatory.name`) takes: by path, else by name."""
    name = path.rpartition(".")[2]
    tables = _layout()
    found = tables["width_at"].get(path) or tables["width"].get(name) or tables["paragraph_width"].get(name)
    return int(found or GRID)


def help_for(name: str, default: str) -> str:
    """The help of a field in a form."""
    return str(_layout()["help"].get(name, default))


def row_word(name: str) -> str:
    """What one row of the list `name` is called."""
    return str(_layout()["row"].get(name, "dòng"))


def place_list(path: str) -> str:
    """Which list of places helps at `path` (`issuer.name`); `""` for none."""
    return str(_layout()["places"].get(path, ""))


def stated_by(name: str) -> tuple[str, str] | None:
    """The list that says how much the counts of the list `name` should come to, and in which unit; None for none."""
    found = _layout()["stated_by"].get(name)
    return (found["rows"], found["unit"]) if found else None


def referred_list(path: str) -> str:
    """The list whose codes the field at `path` (`products.producer`) takes; `""` for none."""
    return str(_layout()["refers"].get(path, ""))


def sections(titles: dict[str, str], lists: frozenset[str] = frozenset()) -> list[Section]:
    """Divide top-level fields, given with their titles in the model's order, into sections in the document's order.

    Fields of the body that are no `lists` or groups, and follow each other, stand in one section.
    """
    head = [_gathered(entry, titles) for entry in _layout()["head"]]
    foot = [_gathered(entry, titles) for entry in _layout()["foot"]]
    taken = {name for section in head + foot for name in section.fields} | hidden_fields()
    body = [name for name in titles if name not in taken]
    gathered = [_body(names, titles) for names in _neighbours(body, lists)]
    return [section for section in head + gathered + foot if section.fields]


def round_sections() -> list[Section]:
    """The sections of an evaluation round; its sheets have a page of their own."""
    return [Section(entry["id"], entry["title"], "", tuple(entry["fields"])) for entry in _layout()["round"]]


def _neighbours(names: list[str], lists: frozenset[str]) -> list[tuple[str, ...]]:
    """The names, those of single fields that follow each other together."""
    runs = groupby(names, key=lambda name: name if name in lists else "")
    return [tuple(run) for _, run in runs]


def _body(names: tuple[str, ...], titles: dict[str, str]) -> Section:
    together = _layout()["together"]
    title = ", ".join(titles[name] for name in names) if len(names) <= together["named"] else together["title"]
    return Section(names[0].replace("_", "-"), title, "", names)


def _gathered(entry: dict[str, Any], titles: dict[str, str]) -> Section:
    present = tuple(name for name in entry["fields"] if name in titles)
    citation = entry["citation"] if _ADMINISTRATIVE in titles else ""
    return Section(entry["id"], entry["title"], citation, present)
