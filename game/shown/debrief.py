"""The debrief of a game: what turned it, whom to compare, why customers left, what was foreseen, what was true."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.customer_analysis.filed import Faults
from game.shown.difference import Difference
from game.shown.figures import Comparison
from game.shown.luck import LuckBand
from game.shown.served import Served
from game.shown.survival import Survival
from game.shown.tags import TeamTag
from sim.levers import Value
from sim.report import FirmReport


@dataclass(frozen=True, slots=True)
class Decided:
    """One lever that a team set otherwise than in the round before (in the first: than the company had it)."""

    lever: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Mover:
    """A team in a round that turned the game."""

    team: TeamTag
    rank_before: int | None
    """None in the first round"""
    rank: int
    retention: float
    decided: tuple[Decided, ...]
    """the largest changes first"""
    reason: str
    """what the team gave as its reason; "" for none"""


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A round in which the ranks or the gap between best and worst retention moved most."""

    round: int
    places: int | None
    """by how many places all teams moved together; None in the first round"""
    gap: float
    """best retention rate minus worst"""
    gap_before: float | None
    most_places: bool
    """no round moved more places"""
    widest_turn: bool
    """in no round the gap changed more"""
    up: Mover
    down: Mover


@dataclass(frozen=True, slots=True)
class Replayed:
    """A team's rounds as they were, and with one area decided as the team ahead of it did; the rivals as they were."""

    area: str
    history: tuple[FirmReport, ...]
    other: tuple[FirmReport, ...]
    same_engine: bool
    """False: the program has changed since, and both histories were played anew"""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two teams worth holding against each other: the first came out ahead."""

    alike: bool
    """chosen because both spent about the same; otherwise the neighbours with the widest gap in score"""
    first: TeamTag
    second: TeamTag
    spent: tuple[float, float]
    """yuan over all rounds, without the goods sold"""
    scores: tuple[float, float]
    retention: tuple[float, float]
    """mean of the rounds"""
    difference: Difference
    replay: Replayed | None
    """of the second team, with the area to which the first owes most of its lead; None before that is found out"""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a team said its retention rate would be, and what it was."""

    team: TeamTag
    round: int
    predicted: float | None
    """None where nobody said"""
    actual: float


CUTS = ("grade", "segment")


@dataclass(frozen=True, slots=True)
class Losses:
    """Whom of one group of customers a team lost in a round."""

    team: TeamTag
    round: int
    cut: str
    """one of :data:`CUTS`"""
    group: str
    """a grade when the round began (or :data:`sim.why.departures.NEWCOMER`), or the true segment"""
    causes: Mapping[str, float]
    """cause -> customers"""


@dataclass(frozen=True, slots=True)
class TrueState:
    """How a team's customers really stood at the end of a round, and what the team's own survey had told it."""

    team: TeamTag
    round: int
    customers: int
    satisfaction: float
    expectation: float
    pressure: float
    """messages and offers a week"""
    leaving: float
    """mean inborn chance to leave within a year"""
    worth: float
    """customer equity per customer, yuan"""
    surveyed: float | None
    """None without a survey"""
    surveyed_error: float | None
    quality: float
    """of the firm's data, 0..1"""
    faults: Mapping[str, Faults]
    """what people typed into the customer files -> how much of it was missing, how much was wrong; of the last round"""


@dataclass(frozen=True, slots=True)
class WorthFound:
    """What a team's own books said its customers were worth at the end of a round, and what was true."""

    team: TeamTag
    round: int
    customers: int
    estimated: float
    """yuan, all customers: what the desk's lifetime values add up to"""
    true: float
    """yuan: the model's own lifetime values of the same customers"""
    rank: float | None
    """Spearman's correlation of the two over customers; None where one of them does not differ"""
    best_found: float | None
    """share of the truly most valuable fifth whom the books put among theirs; None without customers"""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the course that the game touched."""

    key: str
    levers: tuple[str, ...]
    """its levers that somebody set otherwise than the company had them; empty where the game touches it by itself"""


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything about a game, up to its last revealed round."""

    game_id: int
    room: str
    comparison: Comparison
    turning_points: tuple[TurningPoint, ...]
    contrasts: tuple[Contrast, ...]
    causes: Mapping[int, Mapping[str, float]]
    """team id -> cause -> customers over all rounds, as on the results pages"""
    losses: tuple[Losses, ...]
    survival: Survival
    luck: LuckBand | None
    """None before the game has ended"""
    foreseen: tuple[Foreseen, ...]
    true_states: tuple[TrueState, ...]
    worth: tuple[WorthFound, ...]
    """of every team, round after round"""
    served: tuple[Served, ...]
    """of every team, over all rounds"""
    topics: tuple[Topic, ...]
