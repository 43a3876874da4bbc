"""What can be played, in the reader's words: scenarios and computer rivals."""

from functools import lru_cache

from sim import packs
from sim.bots import STRATEGIES
from ui.language import current_language

playable = lru_cache(maxsize=1)(packs.playable)
broken = lru_cache(maxsize=1)(packs.broken)


def scenario_name(key: str) -> str:
    """Return the name of a scenario's company."""
    return playable()[key].name.in_(current_language()) if key in playable() else key


def scenario_title(key: str) -> str:
    """Return a scenario as its industry and its company."""
    if key not in playable():
        return key
    return f"{playable()[key].industry.in_(current_language())} · {scenario_name(key)}"


def strategy_name(key: str) -> str:
    """Return what a computer rival's strategy is called."""
    return STRATEGIES[key].name.in_(current_language()) if key in STRATEGIES else key


def strategy_idea(key: str) -> str:
    """Return in one line how a computer rival thinks."""
    return STRATEGIES[key].idea.in_(current_language())


def rivals() -> list[str]:
    """Return the strategies that a teacher may add to a game."""
    return list(STRATEGIES)
