"""Trying plans out: plans that are kept, and answers that need not be worked out again."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "kept_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("pack", sa.String(length=40), nullable=False),
        sa.Column("scale", sa.Double(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_kept_plans_member_id_members"),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name="fk_kept_plans_room_id_rooms"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_plans"),
    )
    op.create_index("ix_kept_plans_member_id", "kept_plans", ["member_id"])
    op.create_table(
        "answered",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_answered"),
    )
    op.create_index("ix_answered_at", "answered", ["at"])
