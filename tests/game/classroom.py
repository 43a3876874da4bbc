"""A class at play, for tests: a store with a clock of its own, a teacher, a room, a game and students."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from game import commands
from game.actors import Actor, identify
from game.records import scenario_at
from game.store import Store
from game.views import Desk, lobby
from sim import market, packs
from sim.levers import Kind
from sim.scenario import Scenario
from sim.world import World

TEACHER = Actor("teacher")
SMALL = 2400
"""people in a market: enough to play, small enough to be quick"""
SEED = 7
"""of the game"""


@dataclass
class Clock:
    """A clock that only moves when it is told to."""

    now: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@cache
def _market(key: str, firms: tuple[str, ...], seed: int, customers: int | None) -> World:
    return market.create(packs.load(key), firms, seed, customers)


def known_market(scenario: Scenario, firms: Sequence[str], seed: int, customers: int | None = None) -> World:
    """Create a market, or give the one that an earlier test has created: nobody ever changes a world."""
    return _market(scenario.key, tuple(firms), seed, customers)


@dataclass
class Classroom:
    """A room with a game in its lobby."""

    store: Store
    clock: Clock
    code: str
    room_id: int
    game_id: int
    teams: list[int] = field(default_factory=list)
    students: dict[str, Actor] = field(default_factory=dict)

    def seat(self, name: str, team: int, role: str = "leader") -> Actor:
        """Let somebody join and sit down in the team with that number (from 0)."""
        token = commands.join(self.store, self.code, name).token
        student = self.back(token)
        self.teams = self.teams or [entry.tag.id for entry in lobby(self.store, student).teams]
        commands.choose_team(self.store, student, self.teams[team], role)
        self.students[name] = self.back(token)
        return self.students[name]

    def back(self, token: str) -> Actor:
        """Give who bears a token."""
        actor = identify(self.store, token)
        assert actor is not None
        return actor

    def open(self) -> None:
        """Open the first round."""
        commands.open_round(self.store, TEACHER, self.game_id)

    def close(self) -> None:
        """Close the round; it is played and revealed."""
        commands.close_round(self.store, TEACHER, self.game_id)

    def next(self) -> None:
        """Open the next round."""
        commands.next_round(self.store, TEACHER, self.game_id)


def classroom(store: Store, clock: Clock, **settings: object) -> Classroom:
    """Set up a room with a game: two teams, no practice, a small market unless told otherwise."""
    usual: dict[str, object] = {
        "scenario": "eshop",
        "rounds": 3,
        "teams": 2,
        "practice": False,
        "customers": SMALL,
        "seed": SEED,
    }
    room = commands.open_room(store, TEACHER, "CRM")
    game_id = commands.create_game(store, TEACHER, room.id, **(usual | settings))  # type: ignore[arg-type]
    return Classroom(store, clock, room.code, room.id, game_id)


def two_teams(store: Store, clock: Clock, **settings: object) -> Classroom:
    """Set up a game with Ann and Bob in one team, Cai in the other."""
    here = classroom(store, clock, **settings)
    here.seat("Ann", 0)
    here.seat("Bob", 0, "service")
    here.seat("Cai", 1)
    return here


def extravagant(seen: Desk) -> dict[str, object]:
    """Give changes that no budget can bear: every money lever at its highest."""
    levers = scenario_at(seen.scenario, seen.scale).levers
    return {key: lever.high for key, lever in levers.items() if lever.kind is Kind.MONEY}
