"""What became of the unhappy: of those whom a survey found and somebody called back, and of those left alone.

Who is called back is drawn by lot among the unhappy, so that the two groups differ by the calls and by chance alone.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.customer_analysis.survival import holm
from game.markets import log_of
from game.records import Record
from game.shown.information import CalledBack
from game.standings import rounds_so_far
from game.store.tables import Team
from sim.care import FOLLOW_UP
from sim.event_log import Columns
from sim.surveys import UNHAPPY

LOOKED_BACK = 3
"""surveys of which it is told, at most: the latest rounds"""


def called_back(found: Record, team: Team, number: int) -> tuple[CalledBack, ...]:
    """Give it for the latest surveys up to a round that found somebody unhappy, the latest first."""
    if not any(_found_unhappy(found, team, earlier) for earlier in _rounds(number)):
        return ()
    key = ("called back", found.game.id, found.line.holder(number), number, team.id)
    return found.store.reports.recall(key, lambda: _as_one_look(tuple(_told(found, team, number))))


def _as_one_look(rounds: tuple[CalledBack, ...]) -> tuple[CalledBack, ...]:
    """Raise the chances of rounds that are looked at together, so that each may be read by itself."""
    tested = [place for place, one in enumerate(rounds) if one.called and one.left_alone]
    raised = dict(zip(tested, holm([rounds[place].chance for place in tested]), strict=True))
    return tuple(replace(one, chance=raised.get(place, one.chance)) for place, one in enumerate(rounds))


def _told(found: Record, team: Team, number: int) -> Iterator[CalledBack]:
    market = found.market_of(team)
    seat = list(found.report(number, market).firms).index(team.firm)
    gone: NDArray[np.int64] = np.zeros(0, np.int64)
    for earlier in _rounds(number):
        tables = log_of(found, earlier, market).tables
        answers, messages, left = tables["answers"], tables["messages"], tables["departures"]
        asked_in = answers["week"].astype(np.int64).max(initial=0)
        gone = np.union1d(gone, _customers(left, (left["firm"] == seat) & (left["week"].astype(np.int64) >= asked_in)))
        bad = answers["score"].astype(np.float64) < UNHAPPY
        unhappy = _customers(answers, (answers["firm"] == seat) & bad)
        called = _customers(messages, (messages["firm"] == seat) & (messages["kind"] == FOLLOW_UP))
        if unhappy.size:
            yield _of_round(earlier, np.isin(unhappy, called), ~np.isin(unhappy, gone))
        gone = np.union1d(gone, _customers(left, left["firm"] == seat))


def _rounds(number: int) -> list[int]:
    return list(reversed(rounds_so_far(number)))[:LOOKED_BACK]


def _found_unhappy(found: Record, team: Team, number: int) -> bool:
    """Say whether a round's survey may have found somebody; reports of before did not count them."""
    survey = found.firm_report(number, team).survey
    return survey is not None and survey.unhappy != 0


def _customers(table: Columns, rows: NDArray[np.bool_]) -> NDArray[np.int64]:
    return table["customer"][rows].astype(np.int64)


def _of_round(number: int, called: NDArray[np.bool_], stayed: NDArray[np.bool_]) -> CalledBack:
    groups = [(int(of.sum()), int((of & stayed).sum())) for of in (called, ~called)]
    (calls, calls_stayed), (others, others_stayed) = groups
    return CalledBack(number, called.size, calls, calls_stayed, others, others_stayed, _chance(groups))


def _chance(groups: list[tuple[int, int]]) -> float:
    if not all(size for size, _stayed in groups):
        return 1.0
    from scipy.stats import fisher_exact  # noqa: PLC0415 - loaded only where it is looked at

    return float(fisher_exact([[stayed, size - stayed] for size, stayed in groups]).pvalue)
