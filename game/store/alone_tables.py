"""What is kept about those who play alone: how hard a game was meant to be, and which one they are at."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base


class AloneGame(Base):
    """What a solo player chose for a game; games from before one could choose have no row."""

    __tablename__ = "alone_games"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    difficulty: Mapped[str] = mapped_column(String(10))


class AtHand(Base):
    """The game that a solo player is at; without a row it is their latest."""

    __tablename__ = "games_at_hand"
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"))
    at: Mapped[datetime]
    """when they took it up"""
