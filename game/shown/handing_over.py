"""Records of games played alone, as they were handed over to a class: values of that moment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LineRecord:
    """What came of one line of play."""

    number: int
    played: int
    """rounds of which the results are out, from 1"""
    score: float
    rank: int
    retention: float
    """0..1, in the last of them"""


@dataclass(frozen=True, slots=True)
class GameRecord:
    """What came of a game that somebody played alone."""

    scenario: str
    difficulty: str | None
    """None: from before one could choose"""
    rivals: tuple[str, ...]
    """their strategies, by seat"""
    rounds: int
    again: int
    """how often somebody went back to decide a round again"""
    last_played: datetime
    lines: tuple[LineRecord, ...]
    """those that brought results, oldest first; at least one"""

    @property
    def firms(self) -> int:
        """How many companies were in the market."""
        return 1 + len(self.rivals)

    @property
    def furthest(self) -> LineRecord:
        """The line of play that got furthest; of several the one with the highest score."""
        return max(self.lines, key=lambda line: (line.played, line.score, -line.number))


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A record that a class has."""

    room_id: int
    game_id: int
    player: int
    """number of who played it; the same for all their records, whatever name they gave"""
    name: str
    student_number: str | None
    at: datetime
    record: GameRecord
    member_id: int | None = None
    """from whose seat in the class it came; None: the name is as the player typed it"""


@dataclass(frozen=True, slots=True)
class MyHandOver:
    """A record that one handed over oneself, and to which class."""

    handed: HandedOver
    room: str
    code: str
    """of the class"""


@dataclass(frozen=True, slots=True)
class Door:
    """Where one may hand over without typing anything, and as whom."""

    room_id: int
    room: str
    code: str
    name: str
    student_number: str | None
    member_id: int | None
    """one's own seat there; None: as one typed it the last time"""
