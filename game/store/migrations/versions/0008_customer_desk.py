"""The customer desk: a team's own grade rule and its lists of customers."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "grade_rules",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_grade_rules_team_id_teams"),
        sa.ForeignKeyConstraint(["by"], ["members.id"], name="fk_grade_rules_by_members"),
        sa.PrimaryKeyConstraint("team_id", name="pk_grade_rules"),
    )
    op.create_table(
        "target_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("customers", sa.JSON(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_target_lists_team_id_teams"),
        sa.ForeignKeyConstraint(["by"], ["members.id"], name="fk_target_lists_by_members"),
        sa.PrimaryKeyConstraint("id", name="pk_target_lists"),
        sa.UniqueConstraint("team_id", "name_key", name="uq_target_lists_team_id_name_key"),
    )
