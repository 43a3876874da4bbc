"""Playing alone: what was chosen for a game, and which of several games somebody is at."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "alone_games",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("difficulty", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_alone_games_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", name="pk_alone_games"),
    )
    op.create_table(
        "games_at_hand",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_games_at_hand_member_id_members"),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_games_at_hand_game_id_games"),
        sa.PrimaryKeyConstraint("member_id", name="pk_games_at_hand"),
    )
