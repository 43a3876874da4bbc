"""One market played forward under several plans: the same people, the same luck, the same rivals for each of them.

What comes in and goes out are plain values, so that a worker anywhere can do it; the market itself is made where the
work is done. A process keeps the last few markets it made, as pieces that share one follow each other.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.exploring import lived
from sim import bots, engine, market, quarter
from sim.customers import Traits
from sim.decisions import Decisions, starting
from sim.luck import Rounds
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import score
from sim.streams import KeptDraws
from sim.why.replay import paid
from sim.world import World

FIGURES = (
    "retention",
    "retention_valuable",
    "customers_end",
    "won",
    "lost",
    "satisfaction",
    "nps",
    "service_level",
    "mean_wait",
    "first_contact_resolution",
    "complaints",
    "revenue",
    "costs",
    "profit",
    "equity",
    "score",
    "cut",
)
"""What is told of every round, in this order: a report's figures; all costs; the score so far; 1 where the plan was
cut to what the firm could pay."""
KEPT = 8
"""markets that a process keeps, as they were made and as they were lived through"""

Told = tuple[float, ...]
"""one round, in the order of :data:`FIGURES`"""
Course = tuple[Told, ...]
"""one plan in one market, round by round"""


@dataclass(frozen=True, slots=True)
class Start:
    """Where plans begin, and what everybody else does."""

    scenario: Scenario
    """at its nominal size"""
    customers: int | None
    """people in the market; None: the scenario's own number"""
    firm: str
    """whose plans are tried"""
    firms: tuple[str, ...]
    past: Rounds = ()
    """what was decided in the rounds before, firm by firm; firms that react are left out"""
    future: Rounds = ()
    """what the others go on to decide, as far as that is known; then they repeat their last decisions"""
    reacting: Mapping[str, str] = field(default_factory=dict)
    """firm -> strategy: computer firms that decide by what their reports say"""
    seed: int | None = None
    """of the one market in which all begin; None: every seed makes a market of its own"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some plans in one market: what a worker is given at once."""

    start: Start
    plans: tuple[Decisions, ...]
    rounds: int
    seed: int


@dataclass(frozen=True, slots=True)
class _Stand:
    """A market before the first round that is tried."""

    world: World
    last: Mapping[str, FirmReport] | None


_stands: dict[str, _Stand] = {}
_markets: dict[str, World] = {}
"""as they were made, before anything was played"""


@dataclass(slots=True)
class _Luck:
    """What was drawn for the last people and seed, and for no others: it takes more room than the market."""

    people: Traits | None = None
    seed: int = 0
    draws: KeptDraws = field(default_factory=KeptDraws)


_luck = _Luck()


def tried(piece: Piece) -> tuple[Course, ...]:
    """Play every plan of a piece over its rounds; a plan that cannot be paid is cut to the budget."""
    stand = _stand(piece.start, piece.seed)
    return tuple(_course(piece, stand, plan) for plan in piece.plans)


def led(piece: Piece) -> tuple[Course, ...]:
    """Play as :func:`tried` does; each course begins with the round before as it went in this market, if any did."""
    stand = _stand(piece.start, piece.seed)
    sized = quarter.at_size_of(piece.start.scenario, stand.world)
    before = () if stand.last is None else (_told([stand.last[piece.start.firm]], sized, cut=False),)
    return tuple((*before, *_course(piece, stand, plan)) for plan in piece.plans)


def fingerprint(start: Start) -> str:
    """Name a start by all that it is made of."""
    told = [
        start.scenario.model_dump_json(),
        start.customers,
        start.firm,
        list(start.firms),
        [_plain(decided) for decided in start.past],
        [_plain(decided) for decided in start.future],
        sorted(start.reacting.items()),
        start.seed,
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _plain(decided: Mapping[str, Decisions]) -> dict[str, object]:
    return {firm: decided[firm].as_dict() for firm in sorted(decided)}


def _stand(start: Start, seed: int) -> _Stand:
    """Give the market before the first round that is tried, made once for all pieces that follow each other."""
    made_of = seed if start.seed is None else start.seed
    key = f"{fingerprint(start)} {made_of}"
    if key not in _stands:
        while len(_stands) >= KEPT:
            del _stands[next(iter(_stands))]
        _stands[key] = _lived(start, made_of)
    return _stands[key]


def _lived(start: Start, seed: int) -> _Stand:
    """Make a market and play the rounds before, from as far as it was lived through already."""
    keys = [_name(start, seed, number) for number in range(1, len(start.past) + 1)]
    for done in range(len(keys), 0, -1):
        known = lived.fetch(keys[done - 1])
        if known is not None:
            break
    else:
        known, done = None, 0
    world = _made(start, seed) if known is None else known[0]
    last: Mapping[str, FirmReport] | None = None if known is None else known[1]
    sized = quarter.at_size_of(start.scenario, world)
    for number in range(done, len(keys)):
        decided = dict(start.past[number]) | _reacting(start, sized, world, last)
        world, outcome = quarter.rehearse(sized, world, decided, seed, _draws(seed, world))
        last = outcome.report.firms
        lived.put(keys[number], (world, last))
    return _Stand(world, last)


def _name(start: Start, seed: int, number: int) -> str:
    """Name a market as it stands after a round, by all that has happened in it."""
    begun = tuple(event for event in start.scenario.events if event.round <= number)
    there = replace(
        start,
        scenario=start.scenario.model_copy(update={"events": begun}),
        past=start.past[:number],
        future=(),
        seed=seed,
    )
    return hashlib.sha256(f"{engine.of_game(start.scenario.key)} {fingerprint(there)}".encode()).hexdigest()


def _made(start: Start, seed: int) -> World:
    """Give a market before its first round; it is the same for every firm in it, and nobody changes a world."""
    told = [start.scenario.model_dump_json(), start.customers, list(start.firms), seed]
    key = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    if key not in _markets:
        while len(_markets) >= KEPT:
            del _markets[next(iter(_markets))]
        _markets[key] = market.create(start.scenario, start.firms, seed, start.customers)
    return _markets[key]


def _course(piece: Piece, stand: _Stand, plan: Decisions) -> Course:
    """Play one plan over all rounds."""
    start, world, last = piece.start, stand.world, stand.last
    sized = quarter.at_size_of(start.scenario, world)
    own: list[FirmReport] = []
    told: list[Told] = []
    for place in range(piece.rounds):
        decided = _others(start, sized, world, place) | _reacting(start, sized, world, last)
        possible = paid(plan, sized, world, start.firm)
        played = decided | {start.firm: possible}
        world, outcome = quarter.rehearse(sized, world, played, piece.seed, _draws(piece.seed, world))
        last = outcome.report.firms
        own.append(last[start.firm])
        told.append(_told(own, sized, cut=possible != plan))
    return tuple(told)


def _draws(seed: int, world: World) -> KeptDraws:
    """Give what was drawn for a market's people by a seed: the pieces that follow each other meet the same luck."""
    if _luck.people is not world.traits or _luck.seed != seed:
        _luck.people, _luck.seed, _luck.draws = world.traits, seed, KeptDraws()
    return _luck.draws


def _others(start: Start, sized: Scenario, world: World, place: int) -> dict[str, Decisions]:
    """Give what the firms that do not react decide in a round: what is known of it, else what they decided last."""
    known = start.future[: place + 1] or start.past
    decided = known[-1] if known else {}
    usual = starting(sized)
    firms = [firm for firm in start.firms if firm != start.firm and firm not in start.reacting]
    return {firm: paid(decided.get(firm, usual), sized, world, firm) for firm in firms}


def _reacting(
    start: Start, sized: Scenario, world: World, last: Mapping[str, FirmReport] | None
) -> dict[str, Decisions]:
    return {
        firm: bots.decide(how, sized, world.positions[firm], last[firm] if last else None, world.round + 1)
        for firm, how in start.reacting.items()
    }


def _told(own: Sequence[FirmReport], sized: Scenario, *, cut: bool) -> Told:
    """Tell the last of a firm's rounds."""
    report = own[-1]
    more = {"costs": sum(report.costs.values()), "score": score(own, sized).total, "cut": float(cut)}
    return tuple(float(more[key] if key in more else getattr(report, key)) for key in FIGURES)
