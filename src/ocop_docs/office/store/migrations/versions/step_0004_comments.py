"""Comments, and who has a draft open."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ocop_docs.office.store.migrations.triggers import keep_rows

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Take the schema one step on."""
    op.create_table(
        "comments",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_comments_author_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_comments_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_comments_document_id"), "comments", ["document_id"], unique=False)
    op.create_table(
        "editing",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_editing_document_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_editing_person_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_editing")),
        sqlite_strict=True,
    )
    keep_rows("comments")
