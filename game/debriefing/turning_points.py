"""The rounds that turned a game: where the teams changed places most, and where the gap in retention changed most."""

from game.records import Record
from game.shown.debrief import Decided, Mover, TurningPoint
from game.standings import table
from game.store.tables import Team
from game.views.tagging import team_tag
from sim.decisions import check
from sim.scenario import Scenario

NAMED = 4
"""changes that are told of a team"""


def turning_points(found: Record, last: int) -> tuple[TurningPoint, ...]:
    """Give the rounds that turned the game, oldest first: one or two."""
    numbers = range(1, last + 1)
    places = {number: _places(found, number) for number in numbers}
    turns = {number: abs(_gap(found, number) - (_gap(found, number - 1) if number > 1 else 0.0)) for number in numbers}
    later = [number for number in numbers if number > 1]
    most = max(later, key=lambda number: places[number], default=None)
    widest = max(later or numbers, key=lambda number: turns[number])
    chosen = {widest} | ({most} if most is not None and places[most] else set())
    return tuple(
        TurningPoint(
            round=number,
            places=places[number] if number > 1 else None,
            gap=_gap(found, number),
            gap_before=_gap(found, number - 1) if number > 1 else None,
            most_places=number == most,
            widest_turn=number == widest,
            up=_mover(found, number, _outermost(found, number, up=True)),
            down=_mover(found, number, _outermost(found, number, up=False)),
        )
        for number in sorted(chosen)
    )


def _places(found: Record, number: int) -> int:
    """Give by how many places all teams moved together in a round."""
    if number == 1:
        return 0
    before, after = table(found, number - 1).ranks, table(found, number).ranks
    return sum(abs(after[team.id] - before[team.id]) for team in found.active())


def _gap(found: Record, number: int) -> float:
    rates = [found.firm_report(number, team).retention for team in found.active()]
    return max(rates) - min(rates)


def _outermost(found: Record, number: int, *, up: bool) -> Team:
    """Give the team that rose (or fell) most; where none did, the one that kept most (or least)."""
    sign = 1 if up else -1
    after = table(found, number).ranks
    before = table(found, number - 1).ranks if number > 1 else after

    def moved(team: Team) -> tuple[int, float]:
        return sign * (before[team.id] - after[team.id]), sign * found.firm_report(number, team).retention

    return max(found.active(), key=moved)


def _mover(found: Record, number: int, team: Team) -> Mover:
    row = found.decision(number, team)
    return Mover(
        team=team_tag(team),
        rank_before=table(found, number - 1).ranks[team.id] if number > 1 else None,
        rank=table(found, number).ranks[team.id],
        retention=found.firm_report(number, team).retention,
        decided=decided(found, number, team)[:NAMED],
        reason="" if row is None else row.reason,
    )


def decided(found: Record, number: int, team: Team) -> tuple[Decided, ...]:
    """Give what a team set otherwise than before, the largest changes (as shares of a lever's range) first."""
    now = found.played(number, team)
    if now is None:
        return ()
    was, values = found.last_values(number, team).as_dict(), now.as_dict()
    changes = [Decided(lever, was[lever], values[lever]) for lever in values if values[lever] != was[lever]]
    return tuple(sorted(changes, key=lambda one: -_size(one, found.scenario)))


def _size(change: Decided, scenario: Scenario) -> float:
    if isinstance(change.before, int | float) and isinstance(change.after, int | float):
        lever = scenario.levers[change.lever]
        return abs(change.after - change.before) / max(lever.high - lever.low, 1e-9)
    return 0.5


def ever_moved(found: Record, last: int) -> frozenset[str]:
    """Give the levers that some team in some round set otherwise than it found them.

    What was cut because the money did not reach was not set so by anybody.
    """
    every = ((number, team) for team in found.active() for number in range(1, last + 1))
    return frozenset(lever for number, team in every for lever in _moved(found, number, team))


def _moved(found: Record, number: int, team: Team) -> list[str]:
    row, was = found.decision(number, team), found.last_values(number, team).as_dict()
    values = None if row is None else row.submitted or row.draft or (row.played if team.kind == "computer" else None)
    wanted = {} if values is None else check(values, found.scenario).as_dict()
    return [lever for lever, value in wanted.items() if value != was[lever]]
