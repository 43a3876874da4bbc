"""What the teacher sees: the rooms, the cockpit and the projector."""

from dataclasses import dataclass
from datetime import datetime

from game.rules import Move, Phase
from game.shown.figures import Comparison
from game.shown.luck import LuckBand
from game.shown.student import Source
from game.shown.tags import MemberTag, TeamTag


@dataclass(frozen=True, slots=True)
class GameSummary:
    """One game of a room."""

    id: int
    scenario: str
    mode: str
    phase: Phase
    round: int
    rounds: int
    teams: int
    created_at: datetime
    current: bool
    """the one that students of the room are in"""


@dataclass(frozen=True, slots=True)
class RoomView:
    """A class with its one code and its games, latest first."""

    id: int
    name: str
    code: str
    asks_number: bool
    members: int
    game_id: int | None
    games: tuple[GameSummary, ...]


@dataclass(frozen=True, slots=True)
class TeamTile:
    """One team on the cockpit."""

    tag: TeamTag
    members: tuple[MemberTag, ...]
    draft_version: int
    """0: nobody has touched a lever this round"""
    draft_by: str | None
    draft_at: datetime | None
    submitted_by: str | None
    submitted_at: datetime | None
    submitted: bool
    stuck: bool
    """round open, not submitted, and nothing saved for :data:`STUCK_SECONDS`"""
    last_source: Source | None
    """where the decision of the last closed round came from"""


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log: who did what when."""

    at: datetime
    who: str
    what: str
    details: dict[str, object]


@dataclass(frozen=True, slots=True)
class BranchView:
    """One line of play: branch 1 is the first, others began by going back to a round."""

    number: int
    parent: int | None
    from_round: int
    current: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Cockpit:
    """Everything the teacher steers by."""

    game_id: int
    room_id: int | None
    room: str
    code: str
    scenario: str
    mode: str
    phase: Phase
    round: int
    rounds: int
    branch: int
    branches: tuple[BranchView, ...]
    practice: bool
    computing: bool
    ready: bool
    auto_reveal: bool
    deadline: datetime | None
    paused_seconds: float | None
    minutes: float | None
    """of a round's clock"""
    server_now: datetime
    weights: dict[str, float]
    seed: int
    version: int
    tiles: tuple[TeamTile, ...]
    unseated: tuple[MemberTag, ...]
    """people of the room without a team"""
    all_in: bool
    """every team of people has submitted"""
    next: Move | None
    """the obvious next move: the name of its command"""
    leads_back: bool
    """one step back is possible"""
    reachable: tuple[int, ...]
    """rounds one may go back to"""
    log: tuple[Logged, ...]
    """latest first"""


@dataclass(frozen=True, slots=True)
class ProjectorTeam:
    """One team on the projector: no secrets."""

    tag: TeamTag
    members: tuple[str, ...]
    online: int
    submitted: bool


@dataclass(frozen=True, slots=True)
class Projector:
    """What the whole class may see at once."""

    game_id: int
    room: str
    code: str
    scenario: str
    mode: str
    phase: Phase
    round: int
    rounds: int
    practice: bool
    computing: bool
    deadline: datetime | None
    paused_seconds: float | None
    server_now: datetime
    version: int
    teams: tuple[ProjectorTeam, ...]
    unseated: int
    comparison: Comparison | None
    """None before a round is revealed"""
    luck: LuckBand | None
    """None before the game has ended"""
