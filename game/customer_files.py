"""A team's customers as its files know them after the last revealed round, read within one transaction.

Everything here is what the firm booked, was told or worked out; nothing of what customers feel or would do next.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from game.customer_analysis import grade_rule, lifecycle, rfm
from game.customer_analysis.filed import Keeping, filed
from game.customer_analysis.grade_rule import GradeRule
from game.errors import Refused
from game.markets import log_of, world_after, world_before
from game.records import Record
from game.standings import revealed, rounds_so_far
from game.store.desk_tables import TeamGradeRule
from game.store.tables import Team
from sim.customer_profit import FirmRound, customer_profit
from sim.event_log import Columns
from sim.personas import Persona, persona
from sim.portfolio import portfolio
from sim.world import World


def last_round(found: Record) -> int | None:
    """Give the round whose end the team sees its customers at; None at the start."""
    seen = revealed(found)
    return seen[-1] if seen else None


def world_of(found: Record, team: Team) -> World:
    """Give the team's market as it stood then."""
    last, market = last_round(found), found.market_of(team)
    return world_before(found, 1, market) if last is None else world_after(found, last, market)


def files_of(found: Record, team: Team) -> pd.DataFrame:
    """Give the team's table, made once per round: :data:`sim.portfolio.COLUMNS` as filed, and what follows from them.

    ``on_file`` weeks that the files go back, ``r f m rfm``, the signs and ``stage``
    (:mod:`game.customer_analysis.lifecycle`); of the last round ``orders_last``, ``spent_last`` and ``profit`` (nan
    before the first); ``answer``, the latest survey answer (nan: never gave one).
    """
    if team.kind == "absent":
        raise Refused("team_not_in_game", team=team.name)
    return found.store.studies.recall(study_key(found, team, "files"), lambda: _files(found, team))


def graded_files(found: Record, team: Team) -> pd.DataFrame:
    """Give the team's table with ``points`` and ``own_grade`` by its own rule."""
    files, (rule, version) = files_of(found, team), rule_of(found, team)
    key = (*study_key(found, team, "graded"), version)
    return found.store.studies.recall(key, lambda: pd.concat([files, grade_rule.graded(files, rule)], axis=1))


def rule_of(found: Record, team: Team) -> tuple[GradeRule, int]:
    """Give the team's grade rule and its version; 0: nobody has set one."""
    row = found.session.get(TeamGradeRule, team.id)
    return (GradeRule(), 0) if row is None else (grade_rule.check(row.rule), row.version)


def study_key(found: Record, team: Team, what: str) -> tuple[object, ...]:
    """Give under what a study of the team's customers is kept: it holds until the next round is revealed."""
    last = last_round(found)
    return (what, found.game.id, None if last is None else found.line.holder(last), last, team.id)


def ever_served(found: Record, team: Team) -> frozenset[int]:
    """Give the numbers of all whom the team serves or has served: whom it may write on a list."""
    return found.store.studies.recall(study_key(found, team, "ever"), lambda: _ever(found, team))


def logs(found: Record, team: Team) -> list[tuple[int, Mapping[str, Columns]]]:
    """Give the logs of the rounds that the team has seen, oldest first."""
    last, market = last_round(found), found.market_of(team)
    return [] if last is None else [(n, log_of(found, n, market).tables) for n in rounds_so_far(last)]


def as_filed(found: Record, team: Team, world: World) -> pd.DataFrame:
    """Give the firm's table at a moment, as well as its files were kept then."""
    return on_file(found, team, world, portfolio(found.scenario, world, team.firm))


def on_file(found: Record, team: Team, world: World, frame: pd.DataFrame) -> pd.DataFrame:
    """Give a table of customers with what people typed in as it stood in the team's files at a moment."""
    return filed(frame, keeping_of(found, team, world))


def keeping_of(found: Record, team: Team, world: World) -> Keeping:
    """Say how well the team kept its files at a moment."""
    quality = float(world.stocks.data_quality[world.seat(team.firm)])
    return Keeping(found.scenario, quality, found.game.seed, world.twins)


def known_person(found: Record, team: Team, world: World, customer: int, language: str) -> Persona:
    """Give the person behind a number as far as the team's files knew them at a moment."""

    def age_on_file(age: int) -> int | None:
        frame = pd.DataFrame({"customer": [customer], "age": [age]})
        known = on_file(found, team, world, frame)["age"].iloc[0]
        return None if known is pd.NA else int(known)

    return persona(found.scenario, world, customer, language, age_on_file=age_on_file)


def weeks_on_file(frame: pd.DataFrame, world: World) -> pd.Series:
    """Give how many weeks of each customer's orders are in the files: these begin when the game's company begins."""
    return frame["tenure"].clip(upper=world.week)


def _files(found: Record, team: Team) -> pd.DataFrame:
    world = world_of(found, team)
    frame = as_filed(found, team, world)
    frame["on_file"] = weeks_on_file(frame, world)
    numbers = frame["customer"].to_numpy()
    table = pd.concat([frame, rfm.scores(frame), lifecycle.signs(frame)], axis=1)
    for name, values in _of_last_round(found, team).items():
        table[name] = values[numbers].round(2)
    table["answer"] = _answers(found, team, world)[numbers].round(1)
    table["stage"] = lifecycle.stages(table)
    return table


def _of_last_round(found: Record, team: Team) -> dict[str, NDArray[np.float64]]:
    """Give what the last round brought by customer number; nan before the first."""
    last, market = last_round(found), found.market_of(team)
    played = None if last is None else found.played(last, team)
    if last is None or played is None:
        nothing = np.full(world_of(found, team).customers.firm.size, np.nan)
        return dict.fromkeys(("orders_last", "spent_last", "profit"), nothing)
    before, after = world_before(found, last, market), world_after(found, last, market)
    log, report = log_of(found, last, market).tables, found.firm_report(last, team)
    of = FirmRound(found.scenario, played, before, after, log, report)
    return {
        "orders_last": of.sum_by_customer("orders"),
        "spent_last": of.sum_by_customer("orders", log["orders"]["amount"]),
        "profit": customer_profit(of),
    }


def _answers(found: Record, team: Team, world: World) -> NDArray[np.float64]:
    """Give everybody's latest answer to the team's own surveys, by customer number."""
    latest = np.full(world.customers.firm.size, np.nan)
    for _number, tables in logs(found, team):
        answers = tables["answers"]
        mine = answers["firm"] == world.seat(team.firm)
        latest[answers["customer"][mine].astype(np.int64)] = answers["score"][mine]
    return latest


def _ever(found: Record, team: Team) -> frozenset[int]:
    seat = world_of(found, team).seat(team.firm)
    own = set(files_of(found, team)["customer"].tolist())
    for _number, tables in logs(found, team):
        left = tables["departures"]
        own |= set(left["customer"][left["firm"] == seat].tolist())
    return frozenset(own)
