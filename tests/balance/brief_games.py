"""Packs whose games are over soon, for tests of how games are arranged and not of how they end."""

from sim import packs
from sim.scenario import Scenario

ROUNDS = 2


def brief(key: str) -> Scenario:
    """Give a shipped pack whose games have two rounds."""
    return packs.load(key).model_copy(update={"rounds": ROUNDS})
