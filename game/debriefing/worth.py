"""How far off the books were: what each team's own lifetime values said, beside what its customers were truly worth."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from game.customer_analysis.lifetime_value import Outlook, outlook, quarterly, rank_correlation
from game.customer_files import files_of
from game.markets import world_after
from game.past_customers import past_rounds
from game.records import Record
from game.reruns import market_of
from game.shown.debrief import WorthFound
from game.store.tables import Team
from game.views.tagging import team_tag
from sim.why.worth import true_values

FIFTH = 0.2
Values = NDArray[np.float64]


def worth(found: Record, last: int) -> tuple[WorthFound, ...]:
    """Give estimate and truth of every team at the end of every round, round after round."""
    key = ("worth in truth", found.game.id, found.line.holder(last), last, tuple(team.id for team in found.active()))
    return found.store.studies.recall(key, lambda: tuple(_found(found, last)))


def _found(found: Record, last: int) -> Iterator[WorthFound]:
    books = {team.id: tuple(_by_the_books(found, team)) for team in found.active()}
    for number in range(1, last + 1):
        true: dict[int, Values] = {}
        for team in found.active():
            market = found.market_of(team)
            if market not in true:
                true[market] = _true(found, number, team)
            numbers, estimated = books[team.id][number - 1]
            yield held_against(team, number, estimated, true[market][numbers])


def worth_of(found: Record, last: int, team: Team) -> WorthFound:
    """Give estimate and truth of one team at the end of a round."""
    numbers, estimated = list(_by_the_books(found, team))[last - 1]
    return held_against(team, last, estimated, _true(found, last, team)[numbers])


def _by_the_books(found: Record, team: Team) -> Iterator[tuple[NDArray[np.int64], Values]]:
    """Give after every round the numbers of the team's customers, and what its desk then said of their worth."""
    past, interest = past_rounds(found, team), quarterly(found.scenario.behaviour.discount_rate)
    tables: Sequence[pd.DataFrame] = [*(one.start for one in past[1:]), files_of(found, team)]
    for number, table in enumerate(tables, start=1):
        seen: Outlook = outlook(past[:number], table, interest)
        yield table["customer"].to_numpy(np.int64), seen.values


def _true(found: Record, number: int, team: Team) -> Values:
    decided = market_of(found, team).rounds[number - 1]
    return true_values(found.scenario, world_after(found, number, found.market_of(team)), decided)


def held_against(team: Team, number: int, estimated: Values, true: Values) -> WorthFound:
    """Hold estimates against the truth, customer by customer."""
    return WorthFound(
        team=team_tag(team),
        round=number,
        customers=len(true),
        estimated=float(estimated.sum()),
        true=float(true.sum()),
        rank=rank_correlation(estimated, true),
        best_found=best_found(estimated, true),
    )


def best_found(estimated: Values, true: Values) -> float | None:
    """Give which share of the truly most valuable fifth stands among the most valuable fifth by the estimates."""
    best = round(len(true) * FIFTH)
    if best == 0:
        return None
    wanted, called = (np.argsort(-values, kind="stable")[:best] for values in (true, estimated))
    return float(np.isin(wanted, called).mean())
