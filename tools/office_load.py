"""The office edition under load, on SQLite and on PostgreSQL; writes the table of docs/office.md.

python tools/office_load.py [issues|clerks|search|hour …] [--database sqlite|postgresql] [--short]

`hour` is measured only where it is named. --short makes each part small and leaves the table as it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the tests' office and their PostgreSQL cluster

from load.clerks import clerks
from load.issues import issues
from load.place import DATABASES, Place, new_place
from load.search import searching
from load.table import Figure, write

PARTS: dict[str, Callable[[Place], list[Figure]]] = {
    "issues": lambda place: issues(place, 2_000),
    "clerks": lambda place: clerks(place, 200, 60),
    "search": lambda place: searching(place, 1_000_000),
    "hour": lambda place: clerks(place, 10, 3_600),
}
USUAL = ("issues", "clerks", "search")
SHORT: dict[str, Callable[[Place], list[Figure]]] = {
    "issues": lambda place: issues(place, 16),
    "clerks": lambda place: clerks(place, 4, 2),
    "search": lambda place: searching(place, 2_000),
    "hour": lambda place: clerks(place, 2, 2),
}


def main() -> None:
    """Measure what the command line names, the usual parts without names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--database", action="append", choices=DATABASES)
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    for database in given.database or DATABASES:
        for part in given.parts or USUAL:
            with new_place(database) as place:
                found = (SHORT if given.short else PARTS)[part](place)
            for figure in found:
                print(f"{DATABASES[database]}: {figure.what}: {figure.found}", flush=True)
            if not given.short:
                write([*DATABASES], {database: found})


if __name__ == "__main__":
    main()
