"""How customers really stood: what no team could see while it played."""

import numpy as np
from numpy.typing import NDArray

from game.customer_analysis.filed import Faults, faults
from game.customer_files import on_file
from game.markets import world_after
from game.records import Record
from game.shown.debrief import TrueState
from game.store.tables import Team
from game.views.tagging import team_tag
from sim.portfolio import portfolio
from sim.world import World


def true_states(found: Record, last: int) -> tuple[TrueState, ...]:
    """Give every team's state at the end of every round, round after round."""
    teams = found.active()
    key = ("true states", found.game.id, found.line.holder(last), last, tuple(team.id for team in teams))
    return found.store.studies.recall(
        key, lambda: tuple(_state(found, number, team, last) for number in range(1, last + 1) for team in teams)
    )


def _faults(found: Record, team: Team, world: World) -> dict[str, Faults]:
    true = portfolio(found.scenario, world, team.firm)
    return faults(true, on_file(found, team, world, true))


def _state(found: Record, number: int, team: Team, last: int) -> TrueState:
    world, report = world_after(found, number, found.market_of(team)), found.firm_report(number, team)
    mirror, twin = np.nonzero(world.customers.firm == world.seat(team.firm))
    customers = world.customers

    def mean(values: NDArray[np.generic]) -> float:
        return float(values.mean(dtype=np.float64)) if values.size else 0.0

    return TrueState(
        team=team_tag(team),
        round=number,
        customers=report.customers_end,
        satisfaction=report.satisfaction,
        expectation=mean(customers.expectation[mirror, twin]),
        pressure=mean(customers.pressure[mirror, twin]),
        leaving=mean(world.traits.leaving[twin]),
        worth=report.equity / max(report.customers_end, 1),
        surveyed=None if report.survey is None else report.survey.satisfaction,
        surveyed_error=None if report.survey is None else report.survey.satisfaction_error,
        quality=report.maturity["data_quality"],
        faults=_faults(found, team, world) if number == last else {},
    )
