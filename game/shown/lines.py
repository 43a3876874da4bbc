"""What is kept of the lines of play that a class has left, as it may be looked at."""

from dataclasses import dataclass
from datetime import datetime

from game.rules import Phase
from game.shown.tags import TeamTag


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of play: branch 1 is the first, others began by going back to a round."""

    number: int
    parent: int | None
    from_round: int
    current: bool
    created_at: datetime
    phase: Phase
    """where it stands, or stood when the class left it"""
    round: int
    revealed: tuple[int, ...]
    """the rounds of it that everybody may see"""


@dataclass(frozen=True, slots=True)
class LineTeam:
    """One team in one round of a line of play."""

    tag: TeamTag
    source: str | None
    """where what was played came from; None: not played"""
    draft_by: str | None
    draft_at: datetime | None
    submitted_by: str | None
    submitted_at: datetime | None
    reason: str
    changed: tuple[str, ...]
    """levers that what was played (else the draft) changes against the round before"""
    retention: float | None


@dataclass(frozen=True, slots=True)
class LineRound:
    """One round of a line of play."""

    round: int
    own: bool
    """of this line itself, not of the one it began from"""
    revealed: bool
    teams: tuple[LineTeam, ...]


@dataclass(frozen=True, slots=True)
class LinePlayed:
    """A whole line of play, for the teacher."""

    line: LineView
    rounds: tuple[LineRound, ...]
