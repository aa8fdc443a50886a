"""The words of papers for search, and saved searches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_WORDS = (
    "CREATE VIRTUAL TABLE words USING fts5 (text, content = 'searches', content_rowid = 'id')",
    """CREATE TRIGGER words_added AFTER INSERT ON searches BEGIN
    INSERT INTO words (rowid, text) VALUES (NEW.id, NEW.text); END""",
    """CREATE TRIGGER words_changed AFTER UPDATE OF text ON searches BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', OLD.id, OLD.text);
    INSERT INTO words (rowid, text) VALUES (NEW.id, NEW.text); END""",
)
"""The index of words; `searches` keeps the text itself."""


def upgrade() -> None:
    """Take the schema one step on."""
    op.create_table(
        "views",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_views_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_views")),
        sa.UniqueConstraint("person_id", "name", name=op.f("uq_views_person_id_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "searches",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_searches_document_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_searches_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        sa.UniqueConstraint("document_id", name=op.f("uq_searches_document_id")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_searches_entry_id")),
        sqlite_strict=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in _WORDS:
            op.execute(statement)
    else:
        op.execute("CREATE INDEX ix_searches_words ON searches USING gin (to_tsvector('simple', text))")
