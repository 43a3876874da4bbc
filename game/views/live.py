"""The pulse: one tiny row that every device polls."""

from dataclasses import dataclass
from datetime import datetime

from game.actors import Actor
from game.rules import Phase
from game.store import Store


@dataclass(frozen=True, slots=True)
class Pulse:
    """Where the game stands. Screens are redrawn when a version changes, and only then."""

    game_id: int
    version: int
    """changes with the phase, the clock, the teams and the weights: everything that everybody sees"""
    activity: int
    """changes with anything at all, drafts and submissions of any team included (cockpit, projector)"""
    team_version: int
    """changes with the own team's draft, submission and members; 0 without a team"""
    phase: Phase
    round: int
    """0 in the practice round and before the first"""
    rounds: int
    branch: int
    practice: bool
    ready: bool
    """results of the closed round are there"""
    deadline: datetime | None
    """aware UTC; None without a clock or while paused"""
    paused_seconds: float | None
    """what is left on the clock while it is paused"""
    server_now: datetime


def pulse(store: Store, game: Actor | int) -> Pulse:
    """Give where a game stands now; refuse an actor without a game (``no_game``)."""
    raise NotImplementedError
