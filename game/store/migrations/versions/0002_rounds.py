"""Rounds: decisions, claims, results, and caches of worlds and logs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    _branches()
    _caches()
    _claims()
    _markets()
    _reports()
    _results()
    _decisions()
    _draft_changes()


def _branches() -> None:
    op.create_table(
        "branches",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("from_round", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_branches_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", "number", name="pk_branches"),
    )


def _caches() -> None:
    op.create_table(
        "caches",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("market", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_caches_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", "branch", "round", "market", "kind", name="pk_caches"),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_claims_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", "branch", "round", name="pk_claims"),
    )


def _markets() -> None:
    op.create_table(
        "markets",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("scale", sa.Double(), nullable=False),
        sa.Column("firms", sa.JSON(), nullable=False),
        sa.Column("positions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_markets_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", name="pk_markets"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("market", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_reports_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", "branch", "round", "market", name="pk_reports"),
    )


def _results() -> None:
    op.create_table(
        "results",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_results_game_id_games"),
        sa.PrimaryKeyConstraint("game_id", "branch", "round", name="pk_results"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("draft", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("draft_by", sa.Integer(), nullable=True),
        sa.Column("draft_at", sa.Double(), nullable=True),
        sa.Column("submitted", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("submitted_version", sa.Integer(), nullable=True),
        sa.Column("submitted_by", sa.Integer(), nullable=True),
        sa.Column("submitted_at", sa.Double(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("predicted_retention", sa.Double(), nullable=True),
        sa.Column("played", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("source", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_decisions_game_id_games"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_decisions_team_id_teams"),
        sa.PrimaryKeyConstraint("game_id", "branch", "round", "team_id", name="pk_decisions"),
    )


def _draft_changes() -> None:
    op.create_table(
        "draft_changes",
        sa.Column("game_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.id"], name="fk_draft_changes_game_id_games"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_draft_changes_member_id_members"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_draft_changes_team_id_teams"),
        sa.PrimaryKeyConstraint("game_id", "branch", "round", "team_id", "version", name="pk_draft_changes"),
    )
