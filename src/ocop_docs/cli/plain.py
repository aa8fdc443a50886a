"""The commonest command, read without Typer, which takes longer to load than a document takes to make.

Only a `render` typed plainly is read here. Whatever is unusual, asks for help or is wrong goes to Typer, which knows
every command and words every answer; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

FLAGS = {
    "--force": ("force", True),
    "--pdf": ("pdf", True),
    "--without-data": ("without_data", True),
    "--lint": ("layout", True),
    "--no-lint": ("layout", False),
}
"""What each option without a value sets."""
OUTPUT = ("-o", "--output")
_EXPANDED = frozenset("*?[~$%")
"""What a name may hold that stands for other names: Windows leaves it to the program to find them."""


def plain_render(words: Sequence[str]) -> dict[str, Any] | None:
    """Return what `render` is asked for in a command line; None when Typer should read it."""
    if words[:1] != ["render"]:
        return None
    names: dict[str, list[str]] = {"data": [], "output": []}
    asked: dict[str, Any] = {}
    rest = iter(words[1:])
    for word in rest:
        if word in FLAGS:
            asked.update([FLAGS[word]])
        elif word in OUTPUT:
            names["output"].append(next(rest, "-"))
        else:
            names["data"].append(word)
    if len(names["data"]) != 1 or any(_unusual(name) for given in names.values() for name in given):
        return None
    return asked | {which: Path(given[-1]) for which, given in names.items() if given}


def _unusual(name: str) -> bool:
    return name.startswith("-") or not _EXPANDED.isdisjoint(name)
