"""What a person has typed into a draft and not saved yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Take the schema one step on."""
    op.add_column("editing", sa.Column("base", sa.Integer(), autoincrement=False, nullable=True))
    op.add_column("editing", sa.Column("record", sa.Text(), nullable=True))
    op.add_column("editing", sa.Column("at", sa.Text(), nullable=True))
