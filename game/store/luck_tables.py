"""What is kept about luck: a finished game's re-runs, and the job that makes them."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base

TeamParts = dict[str, dict[str, float]]
"""What every team's score is made of: team -> part -> points."""


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
    engine: Mapped[str | None] = mapped_column(String(24))
    """fingerprint of the engine that makes the re-runs; None: from before this was kept"""
    own: Mapped[TeamParts | None] = mapped_column(JSON(none_as_null=True))
    """what comes out with the game's own seed, as in a re-run; None as long as nobody tried"""


class Rerun(Base):
    """What every team's score is made of in one re-run."""

    __tablename__ = "reruns"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    parts: Mapped[TeamParts] = mapped_column(JSON)
