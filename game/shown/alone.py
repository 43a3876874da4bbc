"""What somebody who plays alone sees of their own games."""

from dataclasses import dataclass
from datetime import datetime

from game.rules import Phase


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One line of play of an own game, as far as it was played: going back to a round begins another."""

    number: int
    current: bool
    from_round: int
    begun: datetime
    phase: Phase
    round: int
    """where it stands, or stood when it was left"""
    played: int
    """rounds of which the results are out"""
    retention: float | None
    """of the last of them; None before the first"""
    score: float | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class OwnGame:
    """A game of one's own."""

    game_id: int
    scenario: str
    difficulty: str | None
    """None: from before one could choose"""
    rivals: tuple[str, ...]
    """their strategies, by seat"""
    rounds: int
    phase: Phase
    round: int
    at_hand: bool
    """the one that this person's pages show"""
    last_played: datetime
    lines: tuple[OwnLine, ...]
    """oldest first"""

    @property
    def over(self) -> bool:
        """Tell whether it has ended."""
        return self.phase == Phase.ENDED

    @property
    def line(self) -> OwnLine:
        """The line of play that is played now."""
        return next(line for line in self.lines if line.current)
