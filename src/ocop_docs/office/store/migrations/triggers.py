"""Triggers that forbid changes of rows, in the words of each database; used by the steps that make their tables."""

from __future__ import annotations

from alembic import op

_SQLITE = """
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}
BEGIN SELECT RAISE(ABORT, '{table}: rows are kept as they are'); END
"""
_POSTGRESQL = (
    """
CREATE OR REPLACE FUNCTION keep_row() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%: rows are kept as they are', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
""",
    "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION keep_row()",
)


def forbid(table: str, event: str, *, name: str, when: str = "") -> None:
    """Forbid `event` (`DELETE`, `UPDATE OF a, b`) on rows of a table, all of them or those of a condition."""
    words = {"table": table, "event": event, "name": name, "when": f"WHEN ({when})" if when else ""}
    statements = (_SQLITE,) if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    for statement in statements:
        op.execute(statement.format(**words))


def keep_rows(*tables: str) -> None:
    """Let rows be added to the tables, never changed or deleted."""
    for table in tables:
        forbid(table, "UPDATE", name=f"{table}_not_updated")
        forbid(table, "DELETE", name=f"{table}_not_deleted")
