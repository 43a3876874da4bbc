"""What is kept about rooms, people, games and teams: one class per table."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Dialect,
    Double,
    ForeignKey,
    MetaData,
    String,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from game.rules import Phase, Standpoint

Json = dict[str, object]


class Instant(TypeDecorator[datetime]):
    """A moment, kept as seconds since 1970 (UTC) and given as an aware datetime."""

    impl = Double
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> float | None:  # noqa: ARG002 - its shape is given
        """Give the seconds to keep."""
        return None if value is None else value.timestamp()

    def process_result_value(self, value: float | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - its shape is given
        """Give the moment that was kept."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


class Base(DeclarativeBase):
    """The common root of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        datetime: Instant,
        Json: JSON,
        list[str]: JSON,
        dict[str, float]: JSON,
        float: Double,
    }


class Room(Base):
    """A teacher's class with one code; it outlives its games."""

    __tablename__ = "rooms"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(8), unique=True)
    asks_number: Mapped[bool]
    game_id: Mapped[int | None]
    """the game that the room is in"""
    created_at: Mapped[datetime]


class Member(Base):
    """A student of a room, or (without a room) a solo player."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("room_id", "name_key"), UniqueConstraint("room_id", "student_number"))
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(String(160))
    """the name as it is compared: case and width do not make another name"""
    student_number: Mapped[str | None] = mapped_column(String(40))
    recovery_hash: Mapped[str] = mapped_column(String(64), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class Token(Base):
    """A signed-in device; only the hash of its token is kept. Without a member it is the teacher's."""

    __tablename__ = "tokens"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    created_at: Mapped[datetime]
    device: Mapped[str] = mapped_column(String(64), index=True)
    """the same for all tokens of one device; who signs out takes them all back"""
    expires_at: Mapped[datetime]


class Teacher(Base):
    """The one teacher of this server (id 1)."""

    __tablename__ = "teachers"
    id: Mapped[int] = mapped_column(primary_key=True)
    password_hash: Mapped[str] = mapped_column(String(200))


class SetupCode(Base):
    """A code with which the first password may be set; gone once used."""

    __tablename__ = "setup_codes"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)


class Attempt(Base):
    """A failed attempt at a door, counted for a minute."""

    __tablename__ = "attempts"
    id: Mapped[int] = mapped_column(primary_key=True)
    door: Mapped[str] = mapped_column(String(120), index=True)
    at: Mapped[datetime]


class Game(Base):
    """One play of a scenario; the row that every device polls."""

    __tablename__ = "games"
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    """the solo player"""
    scenario: Mapped[str] = mapped_column(String(60))
    mode: Mapped[str] = mapped_column(String(10))
    rounds: Mapped[int]
    customers: Mapped[int | None]
    seed: Mapped[int] = mapped_column(BigInteger)
    minutes: Mapped[float | None]
    auto_reveal: Mapped[bool]
    weights: Mapped[dict[str, float]]
    phase: Mapped[str] = mapped_column(String(10))
    round: Mapped[int]
    branch: Mapped[int]
    ready: Mapped[bool]
    deadline: Mapped[datetime | None]
    paused_seconds: Mapped[float | None]
    version: Mapped[int]
    activity: Mapped[int]
    created_at: Mapped[datetime]
    events: Mapped[Json | None] = mapped_column(JSON(none_as_null=True))
    """the scenario's events by key, each with the round it strikes (0: never); None: as the scenario has them"""
    replays: Mapped[int | None]
    """the game whose decisions this one plays again"""

    @property
    def standpoint(self) -> Standpoint:
        """Where the game stands, for the rules."""
        return Standpoint(Phase(self.phase), self.round, self.branch, self.rounds, ready=self.ready)


class Team(Base):
    """A seat of the game: people or a computer rival."""

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("game_id", "seat"), UniqueConstraint("game_id", "name"))
    id: Mapped[int] = mapped_column(primary_key=True)
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"))
    seat: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(10))
    strategy: Mapped[str | None] = mapped_column(String(40))
    firm: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]


class Seat(Base):
    """Who is in which team of a game, and what they look after."""

    __tablename__ = "seats"
    game_id: Mapped[int] = mapped_column(ForeignKey("games.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))


class Event(Base):
    """One line of the append-only log; the database refuses to change or delete it."""

    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    room_id: Mapped[int | None]
    game_id: Mapped[int | None] = mapped_column(index=True)
    member_id: Mapped[int | None]
    who: Mapped[str] = mapped_column(String(80))
    what: Mapped[str] = mapped_column(String(40))
    details: Mapped[Json] = mapped_column(JSON)
