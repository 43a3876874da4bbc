"""The markets of a game: created once, run round by round; a stored world is only a cache of seed and decisions."""

from collections.abc import Mapping, Sequence

from game.errors import StoreRefused
from game.records import Record
from game.rules import PRACTICE_ROUND
from game.store import Store
from game.store.caches import Place, fetch, put
from game.store.round_tables import SHARED
from game.store.tables import Game, Team
from sim import market, packs, parallel, quarter
from sim.decisions import Decisions, check
from sim.event_log import EventLog
from sim.report import Outcome
from sim.world import World, WorldUnreadable


def created(game: Game, firms: Sequence[str]) -> World:
    """Create the market as it stands before round 1; in parallel markets every team starts from this one."""
    scenario = packs.load(game.scenario)
    if game.mode == "shared":
        return market.create(scenario, firms, game.seed, game.customers)
    return parallel.create(scenario, game.seed, game.customers)


def world_before(record: Record, round_number: int, number: int) -> World:
    """Give market ``number`` as it stands before a round of the record's line of play."""
    if round_number <= 1:
        return _start(record)
    return world_after(record, round_number - 1, number)


def world_after(record: Record, round_number: int, number: int) -> World:
    """Give a market as a played round left it, rebuilt where no copy of it is left."""
    place = _place(record, round_number, number, "world")
    return record.store.worlds.recall(place, lambda: _kept_world(record, place) or _again(record, place)[0])


def log_of(record: Record, round_number: int, number: int) -> EventLog:
    """Give the log of a played round, rebuilt where no copy of it is left."""
    place = _place(record, round_number, number, "log")

    def found() -> EventLog:
        data = fetch(record.session, place)
        return _again(record, place)[1].log if data is None else EventLog.from_bytes(data)

    return record.store.worlds.recall(place, found)


def run(record: Record, number: int, decisions: Mapping[str, Decisions]) -> tuple[World, Outcome]:
    """Run the round at hand in one market; in a copy of the market the rivals decide by themselves."""
    return play_round(record, record.game.round, number, decisions)


def play_round(
    record: Record, round_number: int, number: int, decisions: Mapping[str, Decisions]
) -> tuple[World, Outcome]:
    """Run any round of the record's line of play in one market."""
    world = world_before(record, round_number, number)
    seed = record.game.seed + (1 if round_number == PRACTICE_ROUND else 0)  # practice must not foretell round 1
    if record.game.mode == "shared":
        return quarter.run(record.scenario, world, decisions, seed)
    last = record.report(round_number - 1, number).firms if round_number > 1 else None
    return parallel.run(record.scenario, world, decisions[parallel.TEAM], last, seed)


def _start(record: Record) -> World:
    place = start_place(record.game)

    def found() -> World:
        return _kept_world(record, place) or created(record.game, [team.firm for team in record.teams])

    return record.store.worlds.recall(place, found)


def start_place(game: Game) -> Place:
    """Give where the market before round 1 is kept."""
    return Place(game.id, 0, 0, SHARED, "start")


def _again(record: Record, place: Place) -> tuple[World, Outcome]:
    """Run a played round once more from what was played, and keep what comes of it (the same bits)."""
    mine = [team for team in record.active() if record.market_of(team) == place.market]
    decisions = {team.firm: _played(record, place.round, team) for team in mine}
    world, outcome = play_round(record, place.round, place.market, decisions)
    keep(record.store, place, world, outcome.log)
    return world, outcome


def _played(record: Record, round_number: int, team: Team) -> Decisions:
    row = record.decision(round_number, team)
    if row is None or row.played is None:
        raise StoreRefused("storage_failed", reason=f"no decision of team {team.id} in round {round_number}")
    return check(row.played, record.scenario)


def keep(store: Store, place: Place, world: World, log: EventLog) -> None:
    """Write the caches of a round; where they cannot be written, they are rebuilt next time."""
    put(store, {place.of("world"): world.to_bytes(), place.of("log"): log.to_bytes()})


def _kept_world(record: Record, place: Place) -> World | None:
    data = fetch(record.session, place)
    try:
        return None if data is None else World.from_bytes(data)
    except WorldUnreadable:  # written by another version
        return None


def _place(record: Record, round_number: int, number: int, kind: str) -> Place:
    return Place(record.game.id, record.line.holder(round_number), round_number, number, kind)
