"""Engines: which one computed a round and made a re-run, and what it gives with the game's own luck."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns; what was made before does not know its engine."""
    op.add_column("results", sa.Column("engine", sa.String(length=24), nullable=True))
    op.add_column("luck_jobs", sa.Column("engine", sa.String(length=24), nullable=True))
    op.add_column("luck_jobs", sa.Column("own", sa.JSON(), nullable=True))
