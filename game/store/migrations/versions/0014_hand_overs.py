"""Hand-overs: records of games played alone, as a class has them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "hand_overs",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("student_number", sa.String(length=40), nullable=True),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_hand_overs_game_id_games"),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name="fk_hand_overs_room_id_rooms"),
        sa.PrimaryKeyConstraint("game_id", "room_id", name="pk_hand_overs"),
    )
    op.create_index("ix_hand_overs_room_id", "hand_overs", ["room_id"])
