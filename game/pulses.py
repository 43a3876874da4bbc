"""Where games stand, as everybody's screen polls it: one small row, or one look at a whole room."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from game.errors import Refused
from game.rules import Phase, Standpoint
from game.store import Store

_NEVER = datetime.min.replace(tzinfo=UTC)
_COLUMNS = """
SELECT g.id, g.version, g.activity, t.id, t.version, g.phase, g.round, g.rounds, g.branch, g.ready,
       g.deadline, g.paused_seconds, {inbox}
"""
_BY_GAME = _COLUMNS.format(inbox="0") + "FROM games g LEFT JOIN teams t ON t.id = ? WHERE g.id = ?"
_IN_ROOM = (
    _COLUMNS.format(inbox="i.version, m.id")
    + """
FROM members m JOIN rooms r ON r.id = m.room_id JOIN games g ON g.id = r.game_id
LEFT JOIN seats s ON s.game_id = g.id AND s.member_id = m.id
LEFT JOIN teams t ON t.id = s.team_id
LEFT JOIN inboxes i ON i.game_id = g.id AND i.member_id = m.id
WHERE r.id = ?
"""
)
_OF_MEMBER = _IN_ROOM + "AND m.id = ?"


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
    team_id: int = 0
    """0 without a team"""

    @property
    def state(self) -> Hashable:
        """All of it that a player's screen follows: not the time, nor what other teams do meanwhile."""
        return replace(self, activity=0, server_now=_NEVER)


def of_game(store: Store, game_id: int, team_id: int, missing: str) -> Pulse:
    """Give where a game stands now; refuse one that is not there with ``missing``."""
    return _pulse(store, store.peek(_BY_GAME, (team_id, game_id)), missing)


def of_member(store: Store, room_id: int, member_id: int | None) -> Pulse:
    """Give where the game of somebody in a room stands now; refuse where there is none (``no_game``)."""
    return _pulse(store, store.peek(_OF_MEMBER, (room_id, member_id)), "no_game")


def of_room(store: Store, room_id: int) -> dict[int, Pulse]:
    """Give for each member of a room where their game stands now, in one look."""
    return {int(row[-1]): _pulse(store, row, "no_game") for row in store.peek_all(_IN_ROOM, (room_id,))}


def _pulse(store: Store, row: tuple[Any, ...] | None, missing: str) -> Pulse:
    if row is None:
        raise Refused(missing)
    game, version, activity, team, team_version, phase, round_, rounds, branch, ready, deadline, paused, *rest = row
    here = Standpoint(Phase(phase), round_, branch, rounds, ready=bool(ready))
    return Pulse(
        game_id=game,
        version=version,
        activity=activity,
        team_version=team_version or 0,
        phase=here.phase,
        round=round_,
        rounds=rounds,
        branch=branch,
        practice=here.practising,
        ready=here.ready,
        deadline=None if deadline is None else datetime.fromtimestamp(deadline, UTC),
        paused_seconds=paused,
        server_now=store.now(),
        inbox=rest[0] or 0,
        team_id=team or 0,
    )
