"""Luck: re-runs of finished games, and the jobs that make them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _luck_jobs()
    _reruns()


def _luck_jobs() -> None:
    op.create_table(
        "luck_jobs",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("failed", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_luck_jobs_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", "branch", name="pk_luck_jobs"),
    )


def _reruns() -> None:
    op.create_table(
        "reruns",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_reruns_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", "branch", "number", name="pk_reruns"),
    )
