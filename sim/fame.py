"""How advertising that still works turns into awareness, by segment."""

import numpy as np

from sim.decisions import starting
from sim.firms import ADS, Doubles
from sim.portable_math import response
from sim.scenario import Scenario
from sim.tariff import WEEKS


def reached(scenario: Scenario, adstock: Doubles, focus: Doubles) -> Doubles:
    """Give the share of each segment that advertising reaches, shape ``(segments, firms)``.

    ``adstock`` is yuan a week by channel and firm; ``focus`` how strongly each segment is addressed (1 on average),
    shape ``(segments, firms)``. Channels reach people independently; each has diminishing returns.
    """
    unaware = np.ones(focus.shape)
    for number, channel in enumerate(ADS):
        reach = np.array([segment.media[channel] for segment in scenario.segments])[:, None]
        pushed = adstock[number][None, :] * WEEKS * focus
        unaware *= 1 - reach * response(pushed, scenario.half.advertising)
    return 1 - unaware


def starting_awareness(scenario: Scenario) -> Doubles:
    """Give the share of each segment that knows a firm which has long advertised as the start decisions say.

    Shape ``(segments, 1)``; the start decisions address everybody alike.
    """
    start = starting(scenario)
    adstock = np.array([[getattr(start, channel) / WEEKS] for channel in ADS])
    return reached(scenario, adstock, np.ones((len(scenario.segments), 1)))


def starting_fame(scenario: Scenario, awareness: Doubles) -> float:
    """Give the pull of a firm that has this :func:`starting_awareness`, over all segments."""
    shares = np.array([segment.share for segment in scenario.segments])
    return float(scenario.behaviour.advertising_weight * (shares * awareness[:, 0]).sum())
