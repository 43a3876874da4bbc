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
    return reached_by(media(scenario), scenario.half.advertising, adstock, focus)


def media(scenario: Scenario) -> Doubles:
    """Give the share of each segment that each channel can reach, shape ``(channels, segments)``."""
    return np.array([[segment.media[channel] for segment in scenario.segments] for channel in ADS])


def reached_by(media: Doubles, half: float, adstock: Doubles, focus: Doubles) -> Doubles:
    """Do as :func:`reached` does, by a scenario's :func:`media` and the spending that has half of the full effect."""
    unaware = np.ones(focus.shape)
    for number, reach in enumerate(media):
        pushed = adstock[number][None, :] * WEEKS * focus
        unaware *= 1 - reach[:, None] * response(pushed, half)
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
