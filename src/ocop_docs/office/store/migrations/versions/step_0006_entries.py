"""Entries of the register."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ocop_docs.office.store.migrations.triggers import forbid

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Take the schema one step on."""
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("suffix", sa.Text(), server_default="", nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("signatory", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("archive", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("sent", sa.Text(), server_default="", nullable=False),
        sa.Column("receipt", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("findings", sa.Text(), nullable=True),
        sa.Column("program", sa.Text(), nullable=True),
        sa.Column("template", sa.Text(), nullable=True),
        sa.Column("made", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["book_id"], ["books.id"], name=op.f("fk_entries_book_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_entries_document_id")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_entries_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
        sa.UniqueConstraint("book_id", "year", "number", "suffix", name=op.f("uq_entries_book_id_year_number_suffix")),
        sa.UniqueConstraint("document_id", name=op.f("uq_entries_document_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_entries_made"), "entries", ["made"], unique=False)
    op.create_index(op.f("ix_entries_office_id_date"), "entries", ["office_id", "date"], unique=False)
    forbid("entries", "DELETE", name="entries_not_deleted")
    forbid("entries", "UPDATE OF office_id, book_id, year, number, suffix", name="entries_number_kept")
    forbid(
        "entries",
        "UPDATE OF symbol, date, kind, subject, signatory, recipients, archive, copies, document_id, version",
        name="entries_columns_kept",
        when="OLD.state <> 'reserved'",
    )
