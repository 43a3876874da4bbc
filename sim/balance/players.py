"""Who plays in the balance suite: the shipped strategies, random ones, and strategies not shipped yet.

A player is a name (of :data:`sim.bots.STRATEGIES`, or ``drawn:N``, the N-th plan drawn by lot) or a
:class:`sim.bots.Strategy` itself, as the search tries them.
"""

import hashlib
from functools import lru_cache

from sim.bots import STRATEGIES, Strategy
from sim.bots.reactions import keep_the_people
from sim.levers import LEVERS, Kind, Value
from sim.text import Text

Player = str | Strategy

LOTS = "random"
"""the shipped strategy that draws lots anew each round"""
DRAWN = "drawn"
"""plans drawn by lot once and then kept to: ``drawn:N`` is the N-th, the same in every pack and on every seed"""
DRAWN_NAME = Text(en="Plan by lot", zh="一签到底")
DRAWN_IDEA = Text(en="Draws a lot for every lever once, and keeps to it.", zh="每一项只抽一次签，然后坚持到底。")
RANDOM = (LOTS, DRAWN)
"""kinds of players that decide by lot"""

ONE_IDEA = (
    "acquirer",
    "loyalty_first",
    "service_first",
    "discounter",
    "spammer",
    "do_nothing",
    "cost_cutter",
    "maximiser",
)
"""all acquisition, all loyalty, all service, all discount, spam, do nothing, cost cutter, max everything"""

GENERALIST = "balanced"
"""the strategy that does a little of everything"""


def named() -> tuple[str, ...]:
    """Give the strategies with a plan, in the order in which they are shipped: all but the one that draws lots."""
    return tuple(key for key in STRATEGIES if key != LOTS)


def entrants() -> tuple[str, ...]:
    """Give the kinds of players of the tournament: every named strategy and both random ones."""
    return (*named(), *RANDOM)


def kind_of(player: str) -> str:
    """Give the kind that a player counts as: the numbered plans drawn by lot are one kind."""
    return player.partition(":")[0]


def name_of(kind: str) -> Text:
    """Give the words for a kind of players."""
    return DRAWN_NAME if kind == DRAWN else STRATEGIES[kind].name


def strategy_of(player: Player) -> Strategy:
    """Give the strategy that a player follows; an unknown name raises ``KeyError``."""
    if isinstance(player, Strategy):
        return player
    kind, _, number = player.partition(":")
    return drawn(int(number)) if kind == DRAWN and number else STRATEGIES[player]


@lru_cache(maxsize=4096)
def drawn(number: int) -> Strategy:
    """Give the ``number``-th plan drawn by lot: every turn anywhere, every choice any option, kept all game.

    Like the shipped one that draws lots, it keeps enough people to serve at all.
    """
    numeric = {lever.key: 2.0 * _lot(number, lever.key) - 1.0 for lever in LEVERS if lever.numeric}
    choices: dict[str, Value] = {
        lever.key: lever.options[int(_lot(number, lever.key) * len(lever.options))]
        for lever in LEVERS
        if lever.kind is Kind.CHOICE
    }
    return Strategy(DRAWN_NAME, DRAWN_IDEA, numeric, choices, (keep_the_people,))


def _lot(number: int, key: str) -> float:
    """Give a number of 0 to 1 that depends on the plan's number and the lever alone."""
    digest = hashlib.blake2b(f"drawn/{number}/{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
