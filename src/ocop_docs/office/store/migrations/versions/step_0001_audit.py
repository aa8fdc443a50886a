"""Offices, and the audit chain of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ocop_docs.office.store.migrations.triggers import keep_rows

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Take the schema one step on."""
    op.create_table(
        "facts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
        sqlite_strict=True,
    )
    op.create_table(
        "offices",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("superior", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sqlite_strict=True,
    )
    op.create_table(
        "audit",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_audit_office_id")),
        sa.PrimaryKeyConstraint("office_id", "position", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_audit_office_id_subject_position"), "audit", ["office_id", "subject", "position"], unique=False
    )
    op.create_table(
        "chains",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_chains_office_id")),
        sa.PrimaryKeyConstraint("office_id", name=op.f("pk_chains")),
        sqlite_strict=True,
    )
    keep_rows("audit")
