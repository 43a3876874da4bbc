"""How long customers stay: a team's own curves at any time, everybody's for a teacher and once the game has ended."""

from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from game.actors import Actor
from game.authority import team_of
from game.customer_analysis.survival import Curve, Stayed, holm, kaplan_meier, log_rank
from game.customer_files import as_filed
from game.errors import Refused
from game.looking_back import class_line, require_counted
from game.markets import log_of, world_after, world_before
from game.records import Record
from game.rules import PRACTICE_ROUND, Phase, revealed_rounds
from game.shown.survival import OF_ALL_TEAMS, SPLITS, Cohorts, HeldAgainst, Split, Survival, SurvivalCurve
from game.store import Store
from game.store.tables import Team
from game.views.tagging import team_tag
from sim.clock import WEEKS
from sim.why.stays import PastQuarter, stays

FEWEST = 5
"""customers of whom a curve is drawn"""
Cohort = tuple[Team, str, Stayed]

ALL = Cohorts()


def survival(store: Store, actor: Actor, asked: Cohorts = ALL, game_id: int | None = None) -> Survival:
    """Give survival curves of cohorts, and a log-rank test of every two. A teacher names the game.

    Raises:
        Refused: ``not_revealed`` before the first counted round is; ``not_your_team`` where a player names another.
    """
    with store.read() as session:
        found = class_line(store, session, actor, game_id, asked.branch)
        require_counted(found.here)
        every = actor.kind == "teacher" or found.game.phase == Phase.ENDED
        split: Split = next((each for each in SPLITS if each == asked.split), SPLITS[0])
        whole = every and split in OF_ALL_TEAMS
        teams = found.active() if whole else [_one_team(found, actor, asked.team)]
        return survival_of(found, split, teams, actor.team_id, every=every)


def survival_of(found: Record, split: Split, teams: list[Team], mine: int | None, *, every: bool) -> Survival:
    """Give the curves of some teams, on a line of play of which a counted round is revealed."""
    last = revealed_rounds(found.here)
    key = ("survival", found.game.id, found.line.holder(last), last, split, tuple(team.id for team in teams))
    cohorts = [cohort for team in teams for cohort in _cohorts(found, team, split)]
    curves, pairs = found.store.studies.recall(key, lambda: _estimated([stayed for *_whose, stayed in cohorts]))
    return Survival(
        scenario=found.game.scenario,
        split=split,
        rounds=last,
        curves=tuple(
            SurvivalCurve(team_tag(team, mine), group, curve)
            for (team, group, _stayed), curve in zip(cohorts, curves, strict=True)
        ),
        pairs=pairs,
        every_team=every,
    )


def _estimated(cohorts: list[Stayed]) -> tuple[tuple[Curve, ...], tuple[HeldAgainst, ...]]:
    """Estimate every cohort's curve, and test every two of them."""
    tested = {
        (one, other): chance
        for one, other in combinations(range(len(cohorts)), 2)
        if (chance := log_rank(cohorts[one], cohorts[other])) is not None
    }
    pairs = zip(tested.items(), holm(list(tested.values())), strict=True)
    return (
        tuple(kaplan_meier(cohort) for cohort in cohorts),
        tuple(HeldAgainst(*places, chance, raised) for (places, chance), raised in pairs),
    )


def _one_team(found: Record, actor: Actor, wanted: int | None) -> Team:
    """Give the one team that is asked about: a player's own; for a teacher the one named, else the first."""
    number = found.active()[0].id if actor.kind == "teacher" and wanted is None else wanted
    game, team = team_of(found.session, actor, number)
    if team.game_id != found.game.id or game.id != found.game.id:
        raise Refused("unknown_team")
    if team.kind == "absent":
        raise Refused("team_not_in_game", team=team.name)
    return team


def _cohorts(found: Record, team: Team, split: Split) -> list[Cohort]:
    """Give the team's cohorts by group; too small ones are left out."""
    frame = stays_of(found, team)
    groups = pd.Series("", frame.index) if split in OF_ALL_TEAMS else _groups(found, team, split, frame)
    wanted = frame["came"] > 0 if split == "won" else frame["came"] >= 0 if split == "came" else frame["came"] == 0
    found_groups = frame[wanted].groupby(groups[wanted])
    return [
        (team, str(group), Stayed(rows["weeks"].to_numpy(), rows["left"].to_numpy()))
        for group, rows in found_groups
        if len(rows) >= FEWEST
    ]


def _groups(found: Record, team: Team, split: Split, frame: pd.DataFrame) -> pd.Series:
    """Give every stay's group: the round of its coming, or what was on file of the customer when the game began."""
    if split == "came":
        return (frame["came"] + WEEKS - 1) // WEEKS
    files = as_filed(found, team, world_before(found, PRACTICE_ROUND + 1, found.market_of(team)))
    return frame["customer"].map(files.set_index("customer")[split].astype(str)).fillna("")


def stays_of(found: Record, team: Team) -> pd.DataFrame:
    """Give a team's stays (:func:`sim.why.stays.stays`) up to the last revealed counted round, read once."""
    last = revealed_rounds(found.here)
    key = ("stays", found.game.id, found.line.holder(last), last, team.id)
    return found.store.studies.recall(key, lambda: stays(_past(found, team, last), team.firm))


def _past(found: Record, team: Team, last: int) -> Iterator[PastQuarter]:
    market = found.market_of(team)
    for number in range(PRACTICE_ROUND + 1, last + 1):
        before, after = world_before(found, number, market), world_after(found, number, market)
        yield PastQuarter(before, after, log_of(found, number, market), found.firm_report(number, team).weekly.won)
