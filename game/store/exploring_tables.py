"""What is kept about trying plans out: plans under their names, and answers that need not be worked out again."""

from datetime import datetime

from sqlalchemy import JSON, ColumnElement, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base, Json


class KeptPlan(Base):
    """A plan that somebody keeps; its values are those of a pack at a size."""

    __tablename__ = "kept_plans"
    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    """whose it is; None: the teacher's"""
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    """the class in which its link leads to it; None: nobody else may see it"""
    pack: Mapped[str] = mapped_column(String(40))
    scale: Mapped[float]
    name: Mapped[str] = mapped_column(String(60))
    values: Mapped[Json] = mapped_column(JSON)
    at: Mapped[datetime]
    asked: Mapped[Json | None] = mapped_column(JSON(none_as_null=True))
    """:class:`game.shown.kept_plans.QuestionKept`: what was asked of it and of the plans beside it"""


def kept_by(member_id: int | None) -> ColumnElement[bool]:
    """Say of a kept plan that it is this member's, or (None) the teacher's."""
    return KeptPlan.member_id.is_(None) if member_id is None else KeptPlan.member_id == member_id


class Answered(Base):
    """What came of a question, so that it is answered at once the next time; it can be worked out again."""

    __tablename__ = "answered"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    checksum: Mapped[str] = mapped_column(String(64))
