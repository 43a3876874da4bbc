"""What is kept about rounds: decisions, claims, results, and caches of worlds and logs."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from game.store.tables import Base, Json

SHARED = 0
"""The number of the market of all teams; in parallel markets a market bears its team's id."""


class Branch(Base):
    """One line of play. Rounds before ``from_round`` are those of the parent."""

    __tablename__ = "branches"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    parent: Mapped[int | None]
    from_round: Mapped[int]
    created_at: Mapped[datetime]
    left_phase: Mapped[str | None] = mapped_column(String(10))
    left_round: Mapped[int | None]
    left_ready: Mapped[bool | None]
    """where it stood when the class left it for another line; None on the line that is played"""


class Decision(Base):
    """A team's decision for a round: the draft, what was handed in, and what was played."""

    __tablename__ = "decisions"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), primary_key=True)
    version: Mapped[int]
    draft: Mapped[Json | None] = mapped_column(JSON(none_as_null=True))
    draft_by: Mapped[int | None]
    draft_at: Mapped[datetime | None]
    submitted: Mapped[Json | None] = mapped_column(JSON(none_as_null=True))
    submitted_version: Mapped[int | None]
    submitted_by: Mapped[int | None]
    submitted_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text)
    predicted_retention: Mapped[float | None]
    played: Mapped[Json | None] = mapped_column(JSON(none_as_null=True))
    source: Mapped[str | None] = mapped_column(String(10))


class DraftChange(Base):
    """One saved change of a draft: which levers, by whom, when."""

    __tablename__ = "draft_changes"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime]
    values: Mapped[Json] = mapped_column(JSON)
    """the levers that changed, and to what"""


class Helping(Base):
    """Who helps out at a tab of the form that a teammate looks after, for one round."""

    __tablename__ = "helpings"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    tab: Mapped[str] = mapped_column(String(20), primary_key=True)
    at: Mapped[datetime]


class Claim(Base):
    """Which server plays a closed round, since when."""

    __tablename__ = "claims"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    owner: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]


class Result(Base):
    """A round that has been played, once."""

    __tablename__ = "results"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    seconds: Mapped[float]
    engine: Mapped[str | None] = mapped_column(String(24))
    """fingerprint of the engine that played it (see :mod:`sim.engine`); None: from before this was kept"""


class Report(Base):
    """What a round brought to light in one market, as JSON of :class:`sim.report.RoundReport`."""

    __tablename__ = "reports"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    market: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    report: Mapped[str] = mapped_column(Text)


class Market(Base):
    """The market as it was created (in parallel markets: every team's): its firms, its size, the starting positions."""

    __tablename__ = "markets"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    scale: Mapped[float]
    firms: Mapped[list[str]] = mapped_column(JSON)
    positions: Mapped[Json] = mapped_column(JSON)


class Cache(Base):
    """A world or a log as bytes; whatever is missing here or damaged is rebuilt from seed and decisions."""

    __tablename__ = "caches"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    branch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    market: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    """world, log, start (the world before round 1), or gap-SEAT (:mod:`game.difference`)"""
    data: Mapped[bytes] = mapped_column(LargeBinary)
    checksum: Mapped[str] = mapped_column(String(64))
