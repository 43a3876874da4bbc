"""The pulse: one tiny row that every device polls."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from game.actors import Actor
from game.errors import Refused
from game.presence import touch
from game.rules import Phase, Standpoint
from game.store import Store

_COLUMNS = """
SELECT g.id, g.version, g.activity, t.version, g.phase, g.round, g.rounds, g.branch, g.ready,
       g.deadline, g.paused_seconds, {inbox}
"""
_BY_GAME = _COLUMNS.format(inbox="0") + "FROM games g LEFT JOIN teams t ON t.id = ? WHERE g.id = ?"
_BY_ROOM = (
    _COLUMNS.format(inbox="i.version")
    + """
FROM rooms r JOIN games g ON g.id = r.game_id
LEFT JOIN seats s ON s.game_id = g.id AND s.member_id = ?
LEFT JOIN teams t ON t.id = s.team_id
LEFT JOIN inboxes i ON i.game_id = g.id AND i.member_id = ?
WHERE r.id = ?
"""
)


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
    inbox: int = 0
    """changes when the teacher says something to this person or their team, or they put it away"""


def pulse(store: Store, game: Actor | int) -> Pulse:
    """Give where a game stands now, and note that the actor is here; refuse an actor without a game (``no_game``)."""
    if isinstance(game, int):
        return _pulse(store, store.peek(_BY_GAME, (0, game)), "unknown_game")
    if game.member_id is not None:
        touch(store, game.member_id)
    if game.room_id is not None:
        row = store.peek(_BY_ROOM, (game.member_id, game.member_id, game.room_id))
    else:
        row = store.peek(_BY_GAME, (game.team_id or 0, game.game_id or 0))
    return _pulse(store, row, "no_game")


def _pulse(store: Store, row: tuple[Any, ...] | None, missing: str) -> Pulse:
    if row is None:
        raise Refused(missing)
    game, version, activity, team, phase, round_, rounds, branch, ready, deadline, paused, inbox = row
    here = Standpoint(Phase(phase), round_, branch, rounds, ready=bool(ready))
    return Pulse(
        game_id=game,
        version=version,
        activity=activity,
        team_version=team or 0,
        phase=here.phase,
        round=round_,
        rounds=rounds,
        branch=branch,
        practice=here.practising,
        ready=here.ready,
        deadline=None if deadline is None else datetime.fromtimestamp(deadline, UTC),
        paused_seconds=paused,
        server_now=store.now(),
        inbox=inbox or 0,
    )
