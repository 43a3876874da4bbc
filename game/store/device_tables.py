"""What is kept about devices beside their tokens: tickets that hand a person on."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base


class Ticket(Base):
    """A right to one new token, for a short time and once; only the hash of the ticket is kept."""

    __tablename__ = "tickets"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    """whose token it becomes; none: the teacher's"""
    device: Mapped[str | None] = mapped_column(String(64))
    """of which device; none: of a new one"""
    expires_at: Mapped[datetime]
