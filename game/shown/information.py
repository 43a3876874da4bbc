"""What a team gets for the money that it spends on information."""

from dataclasses import dataclass

from game.shown.tags import TeamTag
from sim.study_report import StudyReport


@dataclass(frozen=True, slots=True)
class CalledBack:
    """What became, as far as the team can know, of the customers who had given its survey of a round a bad answer."""

    round: int
    unhappy: int
    called: int
    called_stayed: int
    """of those called back, who are still customers"""
    left_alone: int
    left_alone_stayed: int
    chance: float
    """how often chance alone would part the two groups of any round shown as far (Fisher's exact test, raised as Holm
    does for rounds looked at together); 1 where one of them is empty"""


@dataclass(frozen=True, slots=True)
class BoughtStudies:
    """What a team bought of an institute about its rivals in one round; nobody else gets to see it."""

    scenario: str
    round: int
    teams: tuple[TeamTag, ...]
    """everybody whom a study may be about"""
    study: StudyReport
    paid: float
    """yuan"""
