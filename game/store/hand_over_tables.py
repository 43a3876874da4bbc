"""What is kept about records that solo players handed over to a class."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base, Json


class HandOver(Base):
    """The record of a game as its player handed it over to a class; handing over again replaces it."""

    __tablename__ = "hand_overs"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id"), primary_key=True, index=True)
    name: Mapped[str] = mapped_column(String(80))
    """as the player gave it to this class"""
    student_number: Mapped[str | None] = mapped_column(String(40))
    at: Mapped[datetime]
    member_id: Mapped[int | None]
    """from whose seat in the class it came; None: nothing but the name ties it to anybody"""
    record: Mapped[Json] = mapped_column(JSON)
    """:class:`game.shown.handing_over.GameRecord` of that moment"""


class HandOverDoor(Base):
    """Where a player handed over last, and as whom; it outlives the records."""

    __tablename__ = "hand_over_doors"
    player_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id"))
    name: Mapped[str] = mapped_column(String(80))
    student_number: Mapped[str | None] = mapped_column(String(40))
    member_id: Mapped[int | None]
    """of the seat there from which it came"""
