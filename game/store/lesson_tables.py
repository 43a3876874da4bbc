"""What is kept about lessons: plans, the server's heartbeat, and what the teacher says to the class."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base, Json


class Lesson(Base):
    """The plan of one game, and whether the autopilot follows it."""

    __tablename__ = "lessons"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    steps: Mapped[list[Json]] = mapped_column(JSON)
    early_close: Mapped[bool]
    """a round closes as soon as every team has submitted"""
    autopilot: Mapped[bool]
    started_at: Mapped[datetime | None]


class Heartbeat(Base):
    """When a server was last alive (one row, id 1)."""

    __tablename__ = "heartbeats"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]


class Message(Base):
    """What the teacher said: to one person, to one team, or to everybody in a game."""

    __tablename__ = "messages"
    id: Mapped[int] = mapped_column(primary_key=True)
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(String(400))


class Dismissal(Base):
    """Who has read a message and put it away, on all their devices."""

    __tablename__ = "dismissals"
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    at: Mapped[datetime]


class Inbox(Base):
    """A number that grows when messages meant for one person (or their team) come or go: what their devices poll."""

    __tablename__ = "inboxes"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    version: Mapped[int]
