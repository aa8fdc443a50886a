"""The files shipped with the program: templates, schemas, samples, and tables in TOML.

In an installed wheel they are inside the package; in a checkout they are the top-level folders that people edit.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.settings import settings

_WORD = re.compile(r"\.do[ct][xm]?\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _root() -> Path:
    packaged = Path(__file__).parent / "resources"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


class OwnFiles(NamedTuple):
    """What an office prints with in place of what is shipped: a folder of templates, a picture for certificates."""

    templates: str
    picture: str


_of_call: ContextVar[OwnFiles | None] = ContextVar("own_files", default=None)


def own_files() -> OwnFiles:
    """Return the office's own templates and picture, of the call or of the settings; empty without."""
    return _of_call.get() or OwnFiles(settings().templates_folder, settings().certificate_picture)


@contextmanager
def with_own_files(templates: Path | None = None, picture: Path | None = None) -> Iterator[None]:
    """Use other templates, or another picture, for what is made within."""
    usual = own_files()
    given = OwnFiles(str(templates or usual.templates), str(picture or usual.picture))
    before = _of_call.set(given)
    try:
        yield
    finally:
        _of_call.reset(before)


def template_path(name: str) -> Path:
    """Return the path of the Word template of the kind `name`: the office's own where it has one, else the shipped one.

    Raises:
        UnreadableInput: the office's folder does not exist; the shipped template would be the wrong one.
    """
    own = own_files().templates
    if not own:
        return shipped_template(name)
    if not Path(own).is_dir():
        raise UnreadableInput(fault("templates-missing", folder=own))
    path = Path(own) / f"{name}.docx"
    return path if path.is_file() else shipped_template(name)


def unused_templates(kinds: Collection[str]) -> list[str]:
    """Return the names of Word files in the office's folder that are no template of `kinds`, and so are not used."""
    if not (own := own_files().templates):
        return []
    used = {os.path.normcase(f"{kind}.docx") for kind in kinds}
    names = sorted(os.listdir(own)) if Path(own).is_dir() else []  # noqa: PTH208 - names are all that is wanted
    return [name for name in names if _is_word(name) and os.path.normcase(name) not in used]


def _is_word(name: str) -> bool:
    """Whether a file is one of Word, and not the lock file that Word puts beside an open one."""
    return bool(_WORD.search(name)) and not name.startswith(("~$", "."))


@lru_cache(maxsize=64)
def shipped_template(name: str) -> Path:
    """Return the path of the shipped template of the kind `name`."""
    return _root() / "templates" / "docx" / f"{name}.docx"


def compiled_path(name: str) -> Path:
    """Return the path of the compiled template of the kind `name`; not every template has one."""
    return _root() / "templates" / "compiled" / f"{name}.json"


def schemas_folder() -> Path:
    """Return the folder of the generated JSON Schemas."""
    return _root() / "schemas"


def samples_folder() -> Path:
    """Return the folder of the samples, one folder per kind."""
    return _root() / "samples"


def read_toml(path: Path) -> dict[str, Any]:
    """Return the table in a TOML file shipped with the program; callers keep what they make of it."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
