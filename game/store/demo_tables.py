"""What is kept about a lesson that is shown to a class: where it stands, and what everybody guessed."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base


class DemoShow(Base):
    """The lesson that a room is shown now."""

    __tablename__ = "demo_shows"
    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id"), primary_key=True)
    demo: Mapped[str] = mapped_column(String(80))
    step: Mapped[int]
    """the question's place; after the last: free mode"""
    shown: Mapped[bool]
    """the answer is on the wall; nobody may guess any more"""
    asking: Mapped[int]
    """grows with each question that is put: guesses of another asking do not count"""
    version: Mapped[int]
    """grows with anything that changes, guesses too"""
    at: Mapped[datetime]


class DemoGuess(Base):
    """What one member guessed when a question was put."""

    __tablename__ = "demo_guesses"
    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id"), primary_key=True)
    asking: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    option: Mapped[int]
    at: Mapped[datetime]
