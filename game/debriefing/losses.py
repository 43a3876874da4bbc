"""Whom each team lost in each round, by grade and by segment: every departure counts once, its causes share it."""

from collections.abc import Iterator

from game.markets import log_of, world_before
from game.records import Record
from game.shown.debrief import CUTS, Losses
from game.store.tables import Team
from game.views.tagging import team_tag
from sim.why.departures import by, departures


def losses(found: Record, last: int) -> tuple[Losses, ...]:
    """Give what every team lost in every round, cut both ways; groups that lost nobody are left out."""
    teams = found.active()
    key = ("losses", found.game.id, found.line.holder(last), last, tuple(team.id for team in teams))
    every = ((number, team) for team in teams for number in range(1, last + 1))
    return found.store.studies.recall(key, lambda: tuple(one for at in every for one in _of_round(found, *at)))


def _of_round(found: Record, number: int, team: Team) -> Iterator[Losses]:
    market = found.market_of(team)
    before, log = world_before(found, number, market), log_of(found, number, market)
    frame = departures(found.scenario, before, log, team.firm)
    for cut in CUTS:
        for group, row in by(frame, cut).iterrows():
            causes = {str(cause): float(customers) for cause, customers in row.items()}
            yield Losses(team_tag(team), number, cut, str(group), causes)
