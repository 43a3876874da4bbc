"""Computer rivals: strategies that decide as a team would, from what a team would see.

They fill empty firms, oppose a single player, and measure whether a scenario is fair and worth playing.
"""

from sim.bots.strategies import STRATEGIES, decide
from sim.bots.strategy import Strategy

__all__ = ["STRATEGIES", "Strategy", "decide"]
