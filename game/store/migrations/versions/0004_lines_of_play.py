"""Lines of play: where each stood when it was left, what a game replays, and who helps out at whose tab."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_LEFT = """
UPDATE branches SET
    left_round = COALESCE((SELECT MAX(r.round) FROM results r
        WHERE r.game_id = branches.game_id AND r.branch = branches.number), from_round),
    left_ready = (SELECT COUNT(*) > 0 FROM results r
        WHERE r.game_id = branches.game_id AND r.branch = branches.number),
    left_phase = CASE
        WHEN NOT EXISTS (SELECT 1 FROM results r
            WHERE r.game_id = branches.game_id AND r.branch = branches.number) THEN 'open'
        WHEN (SELECT g.auto_reveal FROM games g WHERE g.id = branches.game_id) THEN 'revealed'
        ELSE 'closed' END
WHERE number <> (SELECT g.branch FROM games g WHERE g.id = branches.game_id)
    AND (SELECT g.branch FROM games g WHERE g.id = branches.game_id) <> 0
"""
"""Lines that were left before this was written down stand where their last result is."""


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column("games", sa.Column("events", sa.JSON(), nullable=True))
    op.add_column("games", sa.Column("replays", sa.Integer(), nullable=True))
    op.add_column("branches", sa.Column("left_phase", sa.String(length=10), nullable=True))
    op.add_column("branches", sa.Column("left_round", sa.Integer(), nullable=True))
    op.add_column("branches", sa.Column("left_ready", sa.Boolean(), nullable=True))
    op.execute(_LEFT)
    op.create_table(
        "helpings",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("tab", sa.String(length=20), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_helpings_game_id_games"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_helpings_member_id_members"),
        sa.PrimaryKeyConstraint("game_id", "branch", "round", "member_id", "tab", name="pk_helpings"),
    )
