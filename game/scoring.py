"""Who stands where: the engine's score under the game's weights, and ranks."""

from collections.abc import Mapping, Sequence

from game.errors import Refused
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import PARTS, Score, WeightsRefused, normalised, score


def checked_weights(weights: Mapping[str, float]) -> dict[str, float]:
    """Give weights as shares that add up to 1; refuse what cannot be weighed with (``bad_weights``)."""
    try:
        return normalised(weights)
    except WeightsRefused as refused:
        raise Refused("bad_weights", allowed=list(PARTS)) from refused


def scores(
    records: Mapping[int, Sequence[FirmReport]], scenario: Scenario, weights: Mapping[str, float]
) -> dict[int, Score]:
    """Score every team by its rounds so far, oldest first."""
    return {team: score(reports, scenario, weights) for team, reports in records.items()}


def ranks(scored: Mapping[int, Score]) -> dict[int, int]:
    """Rank the teams, best first from 1; equal scores share a rank."""
    totals = sorted((found.total for found in scored.values()), reverse=True)
    return {team: 1 + totals.index(found.total) for team, found in scored.items()}


def best(figures: Mapping[int, float]) -> tuple[int, ...]:
    """Give the teams with the highest figure; several where they tie."""
    if not figures:
        return ()
    highest = max(figures.values())
    return tuple(team for team, figure in figures.items() if figure == highest)
