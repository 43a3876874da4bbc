"""What is kept about luck: a finished game's re-runs, and the job that makes them."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base


class LuckJob(Base):
    """Re-running one finished line of play: how far it is, and which server is at it."""

    __tablename__ = "luck_jobs"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rounds: Mapped[int]
    """counted rounds of the game"""
    wanted: Mapped[int]
    done: Mapped[int]
    """re-runs kept so far: numbers 1 to this"""
    seconds: Mapped[float]
    """spent on them so far"""
    owner: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    """when the owner last gave a sign of life"""
    failed: Mapped[str | None] = mapped_column(Text)
    """why the engine gave up"""


class Rerun(Base):
    """What every team's score is made of in one re-run: team -> part -> points."""

    __tablename__ = "reruns"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    parts: Mapped[dict[str, dict[str, float]]] = mapped_column(JSON)
