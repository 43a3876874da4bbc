"""The game played again for a team that fell behind, with one area of its decisions as another team had it."""

from game.pasts import history_of, stretch_of
from game.records import Record
from game.reruns import market_of
from game.shown.debrief import Replayed
from game.store.tables import Team
from sim import engine
from sim.why.replay import of_group, replay


def replayed(found: Record, last: int, behind: Team, ahead: Team, area: str) -> Replayed:
    """Give both histories of a team, from the first round to the last; played once and then remembered."""
    line, today = found.line.holder(last), engine.of_game(found.game.scenario)
    key = ("replayed", found.game.id, line, last, behind.id, ahead.id, area, today)
    return found.store.studies.recall(key, lambda: _played(found, last, behind, ahead, area))


def _played(found: Record, last: int, behind: Team, ahead: Team, area: str) -> Replayed:
    stretch = stretch_of(found, behind, 1, last)
    theirs = [decided[ahead.firm] for decided in market_of(found, ahead).rounds[:last]]
    history, same = history_of(found, behind, stretch, 1)
    other = replay(stretch, {behind.firm: tuple(of_group(plan, area) for plan in theirs)})
    return Replayed(area, history.reports(behind.firm), other.reports(behind.firm), same_engine=same)
