"""Which markets a question is asked of: so many from a number on, or those of a list; each is drawn by its number."""

import re

from game.bounds import within
from game.errors import Refused
from game.shown.exploring import WhichMarkets
from sim.luck import seed_of

MOST_MARKETS = 100
LAST = 1_000_000
"""the highest number of a market"""
SEED = 20_000
"""The markets of a number are the same for all questions; no game is played in them: their seeds are made of this."""
LONGEST = 1000
"""characters of a list"""
SHOWN = 40
"""characters of what is refused"""

_BETWEEN = re.compile(r"\s*[-\u2013\u2014~\uff5e\u81f3\u5230]\s*")
"""what stands between the ends of a stretch: dashes and tildes, 至, 到"""
_APART = re.compile(r"[\s,\uff0c\u3001;\uff1b]+")
"""what stands between two numbers: blanks, commas and semicolons, the Chinese ones too"""
_STRETCH = re.compile(r"(\d{1,20})(?:-(\d{1,20}))?")


def numbers(which: WhichMarkets) -> tuple[int, ...]:
    """Give the markets' numbers, rising, each once.

    Raises:
        Refused: ``out_of_bounds`` (too many, none, a number that no market has); ``bad_markets`` for a list that is
            none.
    """
    if not which.listed.strip():
        within("markets", which.many, 1, MOST_MARKETS)
        within("first_market", which.first, 1, LAST - which.many + 1)
        return tuple(range(which.first, which.first + which.many))
    if len(which.listed) > LONGEST:
        raise Refused("bad_markets", text=f"{which.listed[:SHOWN]} …")
    found: set[int] = set()
    for part in filter(None, _APART.split(_BETWEEN.sub("-", which.listed))):
        found |= set(_stretch(part))
    within("markets", len(found), 1, MOST_MARKETS)
    return tuple(sorted(found))


def seeds_for(which: WhichMarkets) -> tuple[int, ...]:
    """Give the seeds by which the markets are drawn; refused as :func:`numbers` is."""
    return tuple(seed_of(SEED, number) for number in numbers(which))


def _stretch(part: str) -> range:
    """Give the numbers of ``7`` or ``3-5``."""
    found = _STRETCH.fullmatch(part)
    if found is None:
        raise Refused("bad_markets", text=part[:SHOWN])
    low, high = int(found[1]), int(found[2] or found[1])
    for end in (low, high):
        within("market", end, 1, LAST)
    if low > high:
        raise Refused("bad_markets", text=part[:SHOWN])
    within("markets", high - low + 1, 1, MOST_MARKETS)
    return range(low, high + 1)
