"""Files of issued papers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ocop_docs.office.store.migrations.triggers import keep_rows

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Take the schema one step on."""
    op.create_table(
        "files",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_files")),
        sqlite_strict=True,
    )
    op.create_table(
        "copies",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["files.digest"], name=op.f("fk_copies_digest")),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_copies_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
        sa.UniqueConstraint("entry_id", "form", name=op.f("uq_copies_entry_id_form")),
        sqlite_strict=True,
    )
    keep_rows("files", "copies")
