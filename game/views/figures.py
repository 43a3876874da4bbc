"""What a round brought: one's own results, and every team's public figures side by side."""

from dataclasses import dataclass
from datetime import datetime

from game.actors import Actor
from game.rules import Phase
from game.store import Store
from game.views.student import Source
from game.views.tags import TeamTag
from sim.decisions import Decisions
from sim.report import FirmReport
from sim.score import Score


@dataclass(frozen=True, slots=True)
class Played:
    """What a team played in a round, and how it came to be."""

    values: Decisions
    source: Source
    """submitted, draft (never submitted), repeated (last round's), start, computer"""
    reason: str
    predicted_retention: float | None
    submitted_by: str | None
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A team's place; equal scores share a rank."""

    team: TeamTag
    rank: int
    score: Score


@dataclass(frozen=True, slots=True)
class Results:
    """One team's own round."""

    scenario: str
    round: int
    rounds: int
    practice: bool
    phase: Phase
    revealed: tuple[int, ...]
    """rounds that may be asked for"""
    team: TeamTag
    teams: tuple[TeamTag, ...]
    """everybody whose firm key may stand in the report"""
    report: FirmReport
    previous: FirmReport | None
    history: tuple[FirmReport, ...]
    """counted rounds up to this one (in practice: the practice round)"""
    class_retention: float
    """mean of all teams' retention rates this round"""
    played: Played
    standing: Standing
    """after this round"""
    events: tuple[str, ...]
    people: dict[str, str]
    """named person -> firm that serves them at the end of the round ("": none); one's own copies only"""


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """What everybody may know of a team's revealed round."""

    round: int
    customers_start: int
    customers_end: int
    kept: int
    lost: int
    won: int
    share: float
    """of all served customers at the end"""
    retention: float
    retention_error: float
    """half width of the 95 % band of the rate"""
    retention_valuable: float
    satisfaction: float
    nps: float
    service_level: float
    abandonment: float
    complaints: int
    revenue: float
    profit: float
    equity: float
    price: float
    reputation: float
    score: Score
    """after this round"""
    rank: int


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """A team's public figures, one entry per revealed round."""

    team: TeamTag
    rounds: tuple[PublicFigures, ...]


@dataclass(frozen=True, slots=True)
class RoundWinners:
    """Who did best in one round (team ids; several where they tie)."""

    round: int
    retention: tuple[int, ...]
    """highest retention rate"""
    improved: tuple[int, ...]
    """largest rise of the retention rate against the round before; empty in the first"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All teams side by side, up to one revealed round."""

    scenario: str
    mode: str
    round: int
    """0: the practice round"""
    rounds: int
    practice: bool
    phase: Phase
    revealed: tuple[int, ...]
    weights: dict[str, float]
    teams: tuple[TeamRecord, ...]
    """in the order of their seats"""
    standings: tuple[Standing, ...]
    """best first"""
    winners: tuple[RoundWinners, ...]


def results(store: Store, actor: Actor, round_number: int | None = None, team_id: int | None = None) -> Results:
    """Give a team's own results of a revealed round (None: the latest).

    Raises:
        Refused: ``not_revealed``; ``not_your_team`` where a student names another team.
    """
    raise NotImplementedError


def compare(store: Store, actor: Actor, round_number: int | None = None, game_id: int | None = None) -> Comparison:
    """Give every team's public figures up to a revealed round (None: the latest). A teacher names the game."""
    raise NotImplementedError


def plan(store: Store, actor: Actor, team_id: int, round_number: int) -> Played:
    """Give what a team played in a revealed round: its own any time, a rival's only when the game has ended."""
    raise NotImplementedError
