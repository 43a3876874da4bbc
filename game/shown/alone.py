"""What somebody who plays alone chooses, and sees of their own games."""

from dataclasses import dataclass
from datetime import datetime

from game.difficulties import USUAL
from game.rules import Phase


@dataclass(frozen=True, slots=True)
class OwnChoice:
    """What somebody wants to play alone."""

    scenario: str
    rounds: int
    difficulty: str = USUAL
    rivals: int | None = None
    """None: as many as the company usually has"""
    language: str = "en"
    """in which the team bears the company's name"""
    seed: int | None = None
    """None: drawn; of the same seed and choice, the rivals are the same"""


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


@dataclass(frozen=True, slots=True)
class Best:
    """One's best game of a company against rivals of one difficulty, played to its last round."""

    scenario: str
    difficulty: str | None
    """None: from before one could choose"""
    rivals: tuple[str, ...]
    rounds: int
    score: float
    rank: int
    retention: float
    """in the last round"""
    game_id: int
    line: int
    lines: int
    """lines of play of that game: more than one where rounds were decided again"""


@dataclass(frozen=True, slots=True)
class Advice:
    """The lever that one would look at after a round, from replays of this very round with one lever moved."""

    tried: int
    """replays that were played"""
    lever: str = ""
    """"": none of them would have kept more customers or raised the score"""
    was: float = 0.0
    now: float = 0.0
    stayed: int = 0
    """customers of the first day who would have stayed, beyond those who would have left instead"""
    points: float = 0.0
    """by which the score after the round would have been higher; below zero: it would have kept more, at a price"""
    profit: float = 0.0
    """yuan by which the round's profit would have been higher"""


@dataclass(frozen=True, slots=True)
class Coaching:
    """What a coach says of a round of one's own: what hurt most, and where to look."""

    game_id: int
    round: int
    branch: int
    scenario: str
    scale: float
    lost: int
    cause: str
    """the strongest that the company could have changed; "": none"""
    of_cause: float
    """customers whom it drove away"""
    before: float | None
    """the same in the round before; None in the first"""
    natural: float
    """customers who would have left anyway"""
    profit: float
    advice: Advice | None
    """None: not worked out yet"""
