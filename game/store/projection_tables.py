"""What is kept about projections: what the run forward of a plan gave, so that it can be held against the result."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base


class Projected(Base):
    """What one plan of a team was projected to bring in a round; the plan that is played is among them."""

    __tablename__ = "projections"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), primary_key=True)
    plan: Mapped[str] = mapped_column(String(32), primary_key=True)
    """name of the plan (:func:`game.projecting.forward.name_of`)"""
    low: Mapped[float]
    """retention, 0..1; so are the next two"""
    expected: Mapped[float]
    high: Mapped[float]
    late: Mapped[bool]
    """it was worked out after the round had closed, from the same information as before"""
    at: Mapped[datetime]
