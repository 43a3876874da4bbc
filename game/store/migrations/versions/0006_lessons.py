"""Lessons: plans, the server's heartbeat, messages of the teacher."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    _lessons()
    _messages()


def _lessons() -> None:
    op.create_table(
        "lessons",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("early_close", sa.Boolean(), nullable=False),
        sa.Column("autopilot", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_lessons_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", name="pk_lessons"),
    )
    op.create_table(
        "heartbeats",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heartbeats"),
    )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_messages_game_id_games"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_messages_team_id_teams"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_messages_member_id_members"),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
    )
    op.create_index("ix_messages_game_id", "messages", ["game_id"])
    op.create_table(
        "dismissals",
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name="fk_dismissals_message_id_messages"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_dismissals_member_id_members"),
        sa.PrimaryKeyConstraint("message_id", "member_id", name="pk_dismissals"),
    )
    op.create_table(
        "inboxes",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_inboxes_game_id_games"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_inboxes_member_id_members"),
        sa.PrimaryKeyConstraint("game_id", "member_id", name="pk_inboxes"),
    )
