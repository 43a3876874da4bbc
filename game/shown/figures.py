"""What a round brought: one's own results, and every team's public figures side by side."""

from dataclasses import dataclass
from datetime import datetime

from game.rules import Phase
from game.shown.student import Source
from game.shown.tags import TeamTag
from sim.decisions import Decisions
from sim.portfolio import Happening
from sim.report import FirmReport
from sim.score import Score
from sim.targeting.reach import Reach


@dataclass(frozen=True, slots=True)
class Played:
    """What a team played in a round, and how it came to be."""

    values: Decisions
    before: Decisions
    """what it had played in the round before, or what the company did at the start"""
    source: Source
    """submitted, draft (never submitted), repeated (last round's), start, computer, vacant (before the team came)"""
    reason: str
    predicted_retention: float | None
    submitted_by: str | None
    submitted_at: datetime | None
    reached: Reach
    """whom its aims and automation rules reached as the round began"""


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
    scale: float
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
    stories: dict[str, tuple[Happening, ...]]
    """named person -> what passed between one's own copy of them and this team in the round, oldest first"""


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
    since: int = 1
    """the first round that the team answers for; later than 1 where it took over a firm that had played before,
    later than all where it has not decided any yet"""


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
    scale: float
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
    people: dict[str, dict[str, str]]
    """named person -> home firm -> firm that serves that copy of them now ("": none); of the round asked for.
    In parallel markets: of the looker's own copy of the market, empty for a teacher"""
    flows: dict[str, dict[str, int]]
    """firm -> firm they left for ("": left the market) -> departures of the round asked for; likewise"""
