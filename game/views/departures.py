"""Why they left: a team's own departures of a revealed round, each with its causes, and the diary of one."""

from collections.abc import Iterator, Sequence

import pandas as pd

from game.actors import Actor
from game.customer_files import known_person, on_file
from game.errors import Refused
from game.looking_back import team_line
from game.markets import log_of, world_before
from game.records import Record
from game.rules import Phase
from game.shown.departures import Leaver, Leavers, Which
from game.standings import own_round, rounds_so_far
from game.store import Store
from game.store.tables import Team
from game.views.tagging import known_firms, team_tag
from sim.event_log import EventLog
from sim.personas import Persona, persona
from sim.why.comings import passed_between
from sim.why.departures import departures
from sim.why.pressed import Pressed, pressed
from sim.world import World

LATEST = Which()


def leavers(store: Store, actor: Actor, which: Which = LATEST) -> Leavers:
    """Give who left in a revealed round: a player their own team's, a teacher any team's.

    Raises:
        Refused: ``not_revealed``; ``not_your_team`` where a student names another team.
    """
    with store.read() as session:
        found, team = team_line(store, session, actor, which.team, which.branch)
        number = own_round(found, team, which.round)
        frame = _frame(found, team, number)
        return Leavers(found.game.scenario, number, team_tag(team, team.id), known_firms(found, team), frame)


def leaver_names(
    store: Store, actor: Actor, wanted: Sequence[int], language: str, which: Which = LATEST
) -> dict[int, str]:
    """Give names of customers who left in the round (ask for the rows on the screen, not for all)."""
    with store.read() as session:
        found, team = team_line(store, session, actor, which.team, which.branch)
        number = own_round(found, team, which.round)
        gone = set(_frame(found, team, number)["customer"].tolist())
        world = world_before(found, number, found.market_of(team))
        for customer in wanted:
            if customer not in gone:
                raise Refused("not_your_customer", customer=customer)
        return {customer: persona(found.scenario, world, customer, language).name for customer in wanted}


def leaver(store: Store, actor: Actor, customer: int, language: str, which: Which = LATEST) -> Leaver:
    """Give the diary of one who left in the round; refuse (``not_your_customer``) anybody else."""
    with store.read() as session:
        found, team = team_line(store, session, actor, which.team, which.branch)
        number, market = own_round(found, team, which.round), found.market_of(team)
        frame = _frame(found, team, number)
        row = frame[frame["customer"] == customer]
        if row.empty:
            raise Refused("not_your_customer", customer=customer)
        world = world_before(found, number, market)
        logs = [(earlier, log_of(found, earlier, market)) for earlier in rounds_so_far(number)]
        return Leaver(
            customer=customer,
            persona=_person(found, team, world, customer, language),
            scenario=found.game.scenario,
            round=number,
            segment=str(row.iloc[0]["segment"]),
            grade=str(row.iloc[0]["grade"]),
            team=team_tag(team, team.id),
            teams=known_firms(found, team),
            happenings=tuple(passed_between(logs, customer, world.firms, team.firm)),
            pressed=tuple(_pressed(found, team, logs, customer, world.seat(team.firm))),
        )


def _pressed(
    found: Record, team: Team, logs: Sequence[tuple[int, EventLog]], customer: int, seat: int
) -> Iterator[Pressed]:
    """Give how the team's weekly messages came to a customer, round by round."""
    for number, log in logs:
        plan = found.played(number, team)
        told = plan and pressed(number, log, customer, seat, plan.messages)
        if told:
            yield told


def _person(found: Record, team: Team, world: World, customer: int, language: str) -> Persona:
    if found.game.phase == Phase.ENDED:
        return persona(found.scenario, world, customer, language)
    return known_person(found, team, world, customer, language)


def _frame(found: Record, team: Team, number: int) -> pd.DataFrame:
    """Give the team's departures of a round, counted once; segments as on file, until the game has ended."""
    market, ended = found.market_of(team), found.game.phase == Phase.ENDED
    key = ("departures", found.game.id, found.line.holder(number), number, team.id, ended)

    def counted() -> pd.DataFrame:
        before = world_before(found, number, market)
        frame = departures(found.scenario, before, log_of(found, number, market), team.firm)
        return frame if ended else on_file(found, team, before, frame)

    return found.store.studies.recall(key, counted)
