"""Every row of one database into another, of the same kind or not, and the proof that both hold the same."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from ocop_docs.errors import fault
from ocop_docs.office.errors import OfficeRefused, StoreBroken
from ocop_docs.office.store.canonical import digest_of
from ocop_docs.office.store.database import is_sqlite
from ocop_docs.office.store.schema import documents, facts, metadata, sessions

_AT_ONCE = 1000
LEFT_BEHIND = frozenset({sessions.name, "attempts", "editing"})
"""Tables of the moment, which a copy has no use for."""

Fingerprints = dict[str, tuple[int, str]]
"""For each table the number of its rows and the sum of their digests, which no order of rows changes."""


def tables() -> list[Table]:
    """The tables that a copy holds, each after those it refers to."""
    return [table for table in metadata.sorted_tables if table.name not in LEFT_BEHIND]


def copy_rows(source: Connection, target: Connection) -> Fingerprints:
    """Copy every row into a database with the same schema and no rows; return what it holds then.

    Raises:
        OfficeRefused: the target holds rows already.
        StoreBroken: the target does not hold the same afterwards.
    """
    if target.execute(select(func.count()).select_from(facts)).scalar():
        raise OfficeRefused(fault("office-target-not-empty"))
    for table in tables():
        _copy(table, source, target)
    if not is_sqlite(target):
        _set_sequences(target)
    held = fingerprints(target)
    if held != fingerprints(source):
        raise StoreBroken(fault("office-copy-differs"))
    return held


def fingerprints(connection: Connection) -> Fingerprints:
    """Return what every table holds."""
    return {table.name: _fingerprint(connection, table) for table in tables()}


def _copy(table: Table, source: Connection, target: Connection) -> None:
    order = [table.c.id] if table is documents else []  # a paper comes after the one it refers to
    rows = source.execution_options(stream_results=True).execute(select(table).order_by(*order)).mappings()
    for part in rows.partitions(_AT_ONCE):
        target.execute(insert(table), [dict(row) for row in part])


def _fingerprint(connection: Connection, table: Table) -> tuple[int, str]:
    count, total = 0, 0
    for row in connection.execution_options(stream_results=True).execute(select(table)).mappings():
        count += 1
        total += int(digest_of(dict(row)), 16)
    return count, hashlib.sha256(str(total).encode()).hexdigest()


def _set_sequences(connection: Connection) -> None:
    """Let PostgreSQL count on from the highest id of each table."""
    for table in tables():
        column: Any = table.c.get("id")
        if column is not None:
            highest = connection.execute(select(func.max(column))).scalar()
            if highest:
                sequence = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :highest)")
                connection.execute(sequence, {"name": table.name, "highest": highest})
