"""The tables that travel with the program: TOML, which people edit, and what was read from it beforehand.

TOML is read by Python itself, JSON by C, in a thirtieth of the time. `tools/build_tables.py` writes the
JSON beside the tables that every document needs; it is taken only for the very TOML it was made of.
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

_DATE = "toml-date"
"""JSON has no dates: one stands in it as the only entry of a table, by this name."""


def read_table(path: Path) -> dict[str, Any]:
    """Return the table in the TOML file `path`."""
    source = path.read_bytes()
    compiled = compiled_path(path)
    if compiled.is_file():
        known = json.loads(compiled.read_bytes(), object_hook=_with_date)
        if known["made_of"] == _digest(source):
            table: dict[str, Any] = known["table"]
            return table
    return _parse(source)


def compiled_path(path: Path) -> Path:
    """Where the JSON of the table `path` lies, if it has one."""
    return path.parent / "compiled" / f"{path.stem}.json"


def compile_table(path: Path) -> bytes:
    """Return the JSON of the table `path`."""
    source = path.read_bytes()
    known = {"made_of": _digest(source), "table": _parse(source)}
    return json.dumps(known, ensure_ascii=False, default=_as_table, separators=(",", ":")).encode() + b"\n"


def _parse(source: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - not for a table that was read beforehand

    return tomllib.loads(source.decode())


def _digest(source: bytes) -> str:
    return sha256(source).hexdigest()


def _as_table(day: date) -> dict[str, str]:
    return {_DATE: day.isoformat()}


def _with_date(table: dict[str, Any]) -> Any:
    return date.fromisoformat(table[_DATE]) if _DATE in table else table
