"""Projections: what a draft may bring, and how right that was."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """The retention rate that a plan should bring, 0..1."""

    low: float
    expected: float
    high: float

    def holds(self, share: float) -> bool:
        """Say whether it turned out inside, as one reads it: in tenths of a percent."""
        return round(self.low, 3) <= round(share, 3) <= round(self.high, 3)


@dataclass(frozen=True, slots=True)
class Projection:
    """What is known of a team's draft run forward."""

    range: Range | None
    """of the draft, or of the latest draft that was worked out; None: of none so far"""
    fresh: bool
    """it is of the draft as it is saved now"""
    switched_off: bool = False
    """this server makes none"""


@dataclass(frozen=True, slots=True)
class TurnedOut:
    """A revealed round: what was projected of the plan that was played, and what came."""

    round: int
    """0: practice, which is not counted"""
    range: Range
    retention: float
    late: bool
    """the projection was worked out after the round had closed, from what was known before"""

    @property
    def inside(self) -> bool:
        """Say whether it turned out within the range."""
        return self.range.holds(self.retention)
