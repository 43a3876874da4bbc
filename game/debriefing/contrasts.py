"""Pairs of teams that are worth holding against each other."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from game.records import Record
from game.standings import by_place, table
from game.store.tables import Team

ALIKE = 0.1
"""of the larger spending; within it two teams spent about the same"""
GOODS = "product"


def pairs(found: Record, last: int) -> list[tuple[bool, Team, Team]]:
    """Give up to two pairs, the team ahead first: alike in spending and furthest apart, and the widest neighbours.

    Teams of people go before computers; two that are equal in score are no contrast.
    """
    standings = table(found, last)
    everybody = by_place(found, standings)
    people = [team for team in everybody if team.kind == "people"]
    ranked = people if len(people) > 1 else everybody
    totals = {team.id: standings.scores[team.id].total for team in ranked}
    money = {team.id: spent(found, last, team) for team in ranked}

    def gap(two: Sequence[Team]) -> float:
        return totals[two[0].id] - totals[two[1].id]

    near = [two for two in combinations(ranked, 2) if _alike(money[two[0].id], money[two[1].id])]
    chosen: dict[tuple[int, int], tuple[bool, Team, Team]] = {}
    for alike, candidates in ((True, near), (False, list(pairwise(ranked)))):
        best = max(candidates, key=gap, default=None)
        if best is not None and gap(best) > 0:
            chosen.setdefault((best[0].id, best[1].id), (alike, best[0], best[1]))
    return list(chosen.values())


def spent(found: Record, last: int, team: Team) -> float:
    """Give what a team spent over all rounds, yuan, without the goods that it sold."""
    reports = found.history(team, last)
    return sum(yuan for report in reports for line, yuan in report.costs.items() if line != GOODS)


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= ALIKE * max(one, other)
