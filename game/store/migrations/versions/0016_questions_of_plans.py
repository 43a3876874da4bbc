"""Kept plans: the question in which a plan was tried, so that its link asks the same again."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column; plans that were kept before have no question."""
    op.add_column("kept_plans", sa.Column("asked", sa.JSON(), nullable=True))
