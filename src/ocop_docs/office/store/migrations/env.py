"""Run by Alembic: takes the connection that `upgrading` hands over through the steps, in its transaction."""

from __future__ import annotations

from alembic import context

from ocop_docs.office.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite's statements that change tables are transactional; only its Python driver of old was not.
    transactional_ddl=True,
)
context.run_migrations()
