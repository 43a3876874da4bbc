"""A team's own customers: the table, names, and one customer's file."""

from collections.abc import Sequence

import pandas as pd

from game.actors import Actor
from game.authority import require_begun, team_of
from game.customer_analysis.filed import TYPED_IN, faults, missing
from game.customer_files import files_of, graded_files, known_person, last_round, rule_of, world_of
from game.errors import Refused
from game.markets import log_of
from game.records import Record, record
from game.rules import PRACTICE_ROUND, Phase
from game.shown.customers import CustomerFile, CustomerTable, GradeRuleShown
from game.standings import rounds_so_far
from game.store import Store
from game.store.desk_tables import TeamGradeRule
from game.store.tables import Member, Team
from game.views.tagging import team_tag
from sim.personas import persona
from sim.portfolio import Happening, portfolio
from sim.why.comings import passed_between
from sim.world import World


def customers(store: Store, actor: Actor, team_id: int | None = None) -> CustomerTable:
    """Give the table of the team's own customers."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        frame = graded_files(found, team)
        world = world_of(found, team)
        return CustomerTable(
            game_id=game.id,
            scenario=game.scenario,
            team=team_tag(team, team.id),
            round=last_round(found) or PRACTICE_ROUND,
            frame=frame,
            people=_people(found, team, set(frame["customer"].tolist())),
            quality=float(world.stocks.data_quality[world.seat(team.firm)]),
            filled={name: 1.0 - float(missing(frame[name]).mean()) for name in TYPED_IN if len(frame)},
            wrong=_wrong(found, team, frame, world) if game.phase == Phase.ENDED else None,
            rule=_rule(found, team),
        )


def customer_names(
    store: Store, actor: Actor, wanted: Sequence[int], language: str, team_id: int | None = None
) -> dict[int, str]:
    """Give names of the team's own customers (ask for the rows on the screen, not for all)."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        own = set(files_of(found, team)["customer"].tolist())
        world = world_of(found, team)
        for customer in wanted:
            if customer not in own:
                raise Refused("not_your_customer", customer=customer)
        return {customer: persona(found.scenario, world, customer, language).name for customer in wanted}


def customer_file(store: Store, actor: Actor, customer: int, language: str, team_id: int | None = None) -> CustomerFile:
    """Give one customer's file; refuse (``not_your_customer``) whom the team never served."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        frame = files_of(found, team)
        row = frame[frame["customer"] == customer]
        told = _happenings(found, team, customer)
        if row.empty and not told:
            raise Refused("not_your_customer", customer=customer)
        return CustomerFile(
            customer=customer,
            persona=known_person(found, team, world_of(found, team), customer, language),
            round=last_round(found) or PRACTICE_ROUND,
            current=not row.empty,
            facts={} if row.empty else _facts(row),
            happenings=told,
        )


def _wrong(found: Record, team: Team, frame: pd.DataFrame, world: World) -> dict[str, float]:
    """Give what turned out to be wrong in the files, by entry: shares of all customers."""
    return {name: one.wrong for name, one in faults(portfolio(found.scenario, world, team.firm), frame).items()}


def _rule(found: Record, team: Team) -> GradeRuleShown:
    rule, version = rule_of(found, team)
    row = found.session.get(TeamGradeRule, team.id)
    if row is None:
        return GradeRuleShown(rule, version, None, None)
    return GradeRuleShown(rule, version, found.session.get_one(Member, row.by).name, row.at)


def _people(found: Record, team: Team, own: set[int]) -> dict[str, int]:
    """Give the team's own copies of the named people, as far as they are its customers."""
    world = world_of(found, team)
    home = world.seat(team.firm) * world.twins
    return {person: home + twin for person, twin in world.named.items() if home + twin in own}


def _happenings(found: Record, team: Team, customer: int) -> tuple[Happening, ...]:
    last, market = last_round(found), found.market_of(team)
    if last is None:
        return ()
    logs = [(number, log_of(found, number, market)) for number in rounds_so_far(last)]
    firms = world_of(found, team).firms
    return tuple(passed_between(logs, customer, firms, team.firm))


def _facts(row: pd.DataFrame) -> dict[str, object]:
    values = row.iloc[0].to_dict()
    return {str(name): value.item() if hasattr(value, "item") else value for name, value in values.items()}
