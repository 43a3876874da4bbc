"""The past of one market as it was played, ready to be played again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from game.aim_lists import refuse_strangers, resolved
from game.errors import Refused
from game.markets import log_of, world_after, world_before
from game.records import Record
from game.reruns import market_of
from game.shown.what_if import Asked
from game.standings import by_place, table
from game.store.round_tables import Result
from game.store.tables import Team
from sim import engine
from sim.decisions import Decisions, DecisionsRefused, Problem, at_another_seat, complete, starting
from sim.levers import EVERY_LEVER, Group, Value
from sim.report import Outcome
from sim.why.replay import Lived, Stretch, of_group, replay

Levers = tuple[Mapping[str, Value], ...]
"""for every round of a stretch the levers that are set otherwise"""


def stretch_of(found: Record, team: Team, first: int, last: int) -> Stretch:
    """Give a team's market from the start of a round to the end of another."""
    rounds = market_of(found, team).rounds[first - 1 : last]
    return Stretch(found.scenario, world_before(found, first, found.market_of(team)), rounds, found.game.seed)


def history_of(found: Record, team: Team, stretch: Stretch, first: int) -> tuple[Lived, bool]:
    """Give a stretch as it went, and whether the engine that played it is today's.

    Where it is another, the stretch is played anew, so that two histories by one engine are compared.
    """
    today = engine.of_game(found.game.scenario)
    numbers = range(first, first + len(stretch.rounds))
    keys = [(found.game.id, found.line.holder(number), number) for number in numbers]
    market = found.market_of(team)
    if any(found.session.get_one(Result, key).engine != today for key in keys):
        lived = replay(stretch)
        same = all(
            outcome.report.digest == found.report(number, market).digest
            for number, outcome in zip(numbers, lived.outcomes, strict=True)
        )
        return lived, same
    worlds = tuple(world_after(found, number, market) for number in numbers)
    outcomes = tuple(Outcome(found.report(number, market), log_of(found, number, market)) for number in numbers)
    return Lived(stretch.before, tuple(stretch.rounds), worlds, outcomes), True


def winners(found: Record, last: int, team: Team) -> Team | None:
    """Give who leads after a round; None where it is the team itself."""
    first = by_place(found, table(found, last))[0]
    return None if first.id == team.id else first


def levers_of(found: Record, team: Team, asked: Asked, last: int) -> Levers:
    """Give what the team does otherwise in each round; refuse what cannot be played."""
    change, numbers = asked.change, range(asked.first, last + 1)
    if change.source != "value":
        return tuple(_chosen(source, asked) for source in _sources(found, team, asked, numbers))
    try:
        named = resolved(found.session, team, {change.lever: change.value})
        wanted = complete(named, _played(found, team, asked.first), found.scenario)
    except DecisionsRefused as refused:
        raise _refused(*refused.problems) from refused
    refuse_strangers(found, team, named)
    return ({change.lever: wanted.as_dict()[change.lever]},) * len(numbers)


def _sources(found: Record, team: Team, asked: Asked, numbers: Sequence[int]) -> list[Decisions]:
    if asked.change.source == "winners":
        leader = winners(found, numbers[-1], team) or team
        return [_as_own(found, team, leader, number) for number in numbers]
    if asked.change.source == "before" and asked.first > 1:
        return [_played(found, team, asked.first - 1)] * len(numbers)
    return [starting(found.scenario)] * len(numbers)


def _as_own(found: Record, team: Team, leader: Team, number: int) -> Decisions:
    """Give what the leader played, with the team's own copies of the customers on the leader's lists."""
    played, world = _played(found, leader, number), world_before(found, 1, found.market_of(team))
    shift = world.seat(team.firm) - world_before(found, 1, found.market_of(leader)).seat(leader.firm)
    return at_another_seat(played, shift, world.twins, world.mirrors)


def _chosen(source: Decisions, asked: Asked) -> Mapping[str, Value]:
    """Give what the source says about the lever, the group or everything that is asked about."""
    lever, group = asked.change.lever, asked.change.group
    if lever and lever not in EVERY_LEVER:
        raise _refused(Problem("unknown_lever", lever, None, {}))
    if group and group not in {each.value for each in Group}:
        raise _refused(Problem("unknown_lever", group, None, {}))
    return {lever: source.as_dict()[lever]} if lever else of_group(source, group)


def _played(found: Record, team: Team, number: int) -> Decisions:
    return market_of(found, team).rounds[number - 1][team.firm]


def _refused(*problems: Problem) -> Refused:
    return Refused("decision_refused", problems=[asdict(problem) for problem in problems])
