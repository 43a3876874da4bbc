"""What is kept of a team's work at the customer desk: the rule by which it grades, and its lists of customers."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base


class TeamGradeRule(Base):
    """A team's own grade rule; none: the usual one."""

    __tablename__ = "grade_rules"
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), primary_key=True)
    rule: Mapped[dict[str, float]]
    version: Mapped[int]
    """grows with every change"""
    by: Mapped[int] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime]


class TargetList(Base):
    """Customers that a team has picked, under a name."""

    __tablename__ = "target_lists"
    __table_args__ = (UniqueConstraint("team_id", "name_key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    name: Mapped[str] = mapped_column(String(60))
    name_key: Mapped[str] = mapped_column(String(120))
    """the name as it is compared: case and width do not make another name"""
    customers: Mapped[list[int]] = mapped_column(JSON)
    """numbers, rising"""
    round: Mapped[int]
    """at hand when it was made"""
    by: Mapped[int] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime]
