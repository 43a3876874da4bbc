"""What it cost a team to serve its customers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.shown.tags import TeamTag
from sim.report import ChannelFigures

SELF_SERVICE = "self_service"


@dataclass(frozen=True, slots=True)
class Served:
    """What came of every way to reach a team, over one round or several, and what it cost."""

    team: TeamTag
    channels: Mapping[str, ChannelFigures]
    """the ways that were open or used; empty where the rounds are from before this was counted"""

    @property
    def together(self) -> ChannelFigures:
        """All ways added up."""
        return added_up(self.channels.values())

    @property
    def by_themselves(self) -> float | None:
        """Share of the contacts that were sessions of self-service."""
        alone = self.channels.get(SELF_SERVICE)
        return _ratio(0 if alone is None else alone.contacts, self.together.contacts)

    @property
    def settled(self) -> float | None:
        """Share of the contacts that settled the matter."""
        return _ratio(self.together.settled, self.together.contacts)

    @property
    def each(self) -> float | None:
        """Yuan a contact."""
        return _ratio(self.together.cost, self.together.contacts)

    @property
    def each_settled(self) -> float | None:
        """Yuan for every matter that was settled: what is left unsettled is paid for again."""
        return _ratio(self.together.cost, self.together.settled)


def added_up(figures: Iterable[ChannelFigures]) -> ChannelFigures:
    """Add figures up."""
    every = tuple(figures)
    return ChannelFigures(
        contacts=sum(one.contacts for one in every),
        settled=sum(one.settled for one in every),
        minutes=sum(one.minutes for one in every),
        cost=sum(one.cost for one in every),
    )


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None
