"""Devices: tokens end one day and know their device, and tickets hand a person on."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

YEAR = 365 * 24 * 3600


def upgrade() -> None:
    """Add the columns and the table; tokens that were given out before end after a year."""
    op.add_column("tokens", sa.Column("device", sa.String(length=64), nullable=True))
    op.add_column("tokens", sa.Column("expires_at", sa.Double(), nullable=True))
    op.execute(f"UPDATE tokens SET device = hash, expires_at = created_at + {YEAR}")  # noqa: S608 - a number of ours
    with op.batch_alter_table("tokens") as tokens:
        tokens.alter_column("device", existing_type=sa.String(length=64), nullable=False)
        tokens.alter_column("expires_at", existing_type=sa.Double(), nullable=False)
        tokens.create_index("ix_tokens_device", ["device"])
    op.create_table(
        "tickets",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("device", sa.String(length=64), nullable=True),
        sa.Column("expires_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_tickets_member_id_members"),
        sa.PrimaryKeyConstraint("hash", name="pk_tickets"),
    )
