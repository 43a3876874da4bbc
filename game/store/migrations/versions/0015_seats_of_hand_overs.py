"""Hand-overs: from whose seat a record came, and at which door a player did it last."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column and the table; what was handed over last before is known at once."""
    op.add_column("hand_overs", sa.Column("member_id", sa.Integer(), nullable=True))
    op.create_table(
        "hand_over_doors",
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("student_number", sa.String(length=40), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["player_id"], ["members.id"], name="fk_hand_over_doors_player_id_members"),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name="fk_hand_over_doors_room_id_rooms"),
        sa.PrimaryKeyConstraint("player_id", name="pk_hand_over_doors"),
    )
    op.execute(
        """
        INSERT INTO hand_over_doors (player_id, room_id, name, student_number)
        SELECT owner_id, room_id, name, student_number FROM (
            SELECT g.owner_id, h.room_id, h.name, h.student_number,
                ROW_NUMBER() OVER (PARTITION BY g.owner_id ORDER BY h.at DESC, h.game_id DESC, h.room_id) AS place
            FROM hand_overs h JOIN games g ON g.id = h.game_id WHERE g.owner_id IS NOT NULL
        ) AS latest WHERE place = 1
        """
    )
