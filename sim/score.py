"""How well a firm has done so far: four parts on a scale of 0 to 100, and their weighted mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite

from sim.report import FirmReport
from sim.scenario import Scenario

PARTS = ("retention", "satisfaction", "profit", "equity")
"""retention of valuable customers, satisfaction and profit: means over the rounds; equity: the last round's."""

CEILING = 120.0
"""Points of a part end here, so that one part cannot carry the whole score."""


class WeightsRefused(ValueError):
    """Weights cannot be used; ``part`` and ``value`` tell what is wrong with which."""

    def __init__(self, part: str, value: object, allowed: str) -> None:
        self.part = part
        self.value = value
        self.allowed = allowed
        super().__init__(f"weight of {part} is {value!r}; allowed: {allowed}")


@dataclass(frozen=True, slots=True)
class Score:
    """A score and the parts it is the weighted mean of, all 0 to 120 where 100 is very good."""

    total: float
    parts: dict[str, float]


def score(reports: Sequence[FirmReport], scenario: Scenario, weights: Mapping[str, float] | None = None) -> Score:
    """Score one firm by its rounds so far, oldest first; without any round everything is 0.

    ``weights`` replace the scenario's; parts left out weigh nothing. Raises :class:`WeightsRefused`.
    """
    rules = scenario.score.model_dump()
    shares = normalised(rules["weights"] if weights is None else weights)
    if not reports:
        return Score(0.0, dict.fromkeys(PARTS, 0.0))
    parts = {part: _points(figure, *rules["scale"][part]) for part, figure in _figures(reports).items()}
    return Score(sum(shares[part] * parts[part] for part in PARTS), parts)


def normalised(weights: Mapping[str, float]) -> dict[str, float]:
    """Give the weights of all parts so that they add up to 1, or refuse them."""
    for part, weight in weights.items():
        if part not in PARTS:
            raise WeightsRefused(part, weight, f"only the parts {', '.join(PARTS)}")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not isfinite(weight):
            raise WeightsRefused(part, weight, "a number")
        if weight < 0:
            raise WeightsRefused(part, weight, "0 or more")
    total = sum(weights.values())
    if not 0 < total < inf:
        raise WeightsRefused("every part", dict(weights), "at least one above 0, together a number")
    return {part: weights.get(part, 0.0) / total for part in PARTS}


def _figures(reports: Sequence[FirmReport]) -> dict[str, float]:
    """Give the figure behind each part."""
    rounds = len(reports)
    return {
        "retention": sum(report.retention_valuable for report in reports) / rounds,
        "satisfaction": sum(report.satisfaction for report in reports) / rounds,
        "profit": sum(report.profit for report in reports) / rounds,
        "equity": reports[-1].equity,
    }


def _points(figure: float, low: float, high: float) -> float:
    """Map ``low`` to 0 and ``high`` to 100, no further than 0 and the ceiling."""
    return min(max(100.0 * (figure - low) / (high - low), 0.0), CEILING)
