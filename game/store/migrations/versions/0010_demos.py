"""Lessons shown to a class: where they stand, and what everybody guessed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "demo_shows",
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("demo", sa.String(length=80), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("asking", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name="fk_demo_shows_room_id_rooms"),
        sa.PrimaryKeyConstraint("room_id", name="pk_demo_shows"),
    )
    op.create_table(
        "demo_guesses",
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("asking", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("option", sa.Integer(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name="fk_demo_guesses_room_id_rooms"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_demo_guesses_member_id_members"),
        sa.PrimaryKeyConstraint("room_id", "asking", "member_id", name="pk_demo_guesses"),
    )
