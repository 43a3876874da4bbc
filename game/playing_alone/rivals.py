"""Against whom somebody plays alone: how many rivals, and how hard they are to beat.

How hard a strategy is comes from games of each pack: against the gentle ones a sensible team ends well ahead, against
the hard ones behind (the figures stand in docs/developers.md). To change nothing at all is not gentle: it costs
nothing, and comes out as well as a sensible team.
"""

import hashlib
from collections.abc import Mapping

from game.bounds import within
from game.difficulties import DIFFICULTIES, FAIR, GENTLE, HARD
from game.errors import Refused
from sim.scenario import Scenario

FEWEST, MOST = 1, 5
"""rivals of one player"""
DRAWN: Mapping[str, tuple[str, ...]] = {
    GENTLE: ("spammer", "cost_cutter", "discounter", "acquirer", "random"),
    HARD: ("adaptive", "investor", "learner", "poacher", "searched"),
}
ONE_IDEA = ("loyalty_first", "balanced", "service_first", "acquirer", "discounter")
"""who joins a company's own rivals where more are wanted"""


def usual_rivals(pack: Scenario) -> int:
    """Give how many rivals a company has where nobody says otherwise."""
    return min(len(pack.rivals), MOST)


def possible_rivals(pack: Scenario, difficulty: str) -> tuple[str, ...]:
    """Give the strategies of that difficulty; ``fair`` are the company's own rivals, and others like them.

    Raises:
        Refused: ``unknown_difficulty``.
    """
    if difficulty == FAIR:
        return (*pack.rivals, *(key for key in ONE_IDEA if key not in pack.rivals))
    if difficulty not in DRAWN:
        raise Refused("unknown_difficulty", difficulty=difficulty, allowed=list(DIFFICULTIES))
    return DRAWN[difficulty]


def rivals_of(pack: Scenario, difficulty: str, number: int | None, seed: int) -> tuple[str, ...]:
    """Give the rivals' strategies by seat, drawn by the game's seed; ``number`` None: as many as is usual.

    A company's own rivals come before others like them, all of them in the company's order.

    Raises:
        Refused: ``unknown_difficulty``; ``out_of_bounds`` for a number of rivals that nobody can have.
    """
    pool = possible_rivals(pack, difficulty)
    wanted = usual_rivals(pack) if number is None else number
    within("rivals", wanted, FEWEST, MOST)
    own = pool[: len(pack.rivals)] if difficulty == FAIR else pool
    others = pool[len(own) :]
    if wanted <= len(own):
        return _drawn(own, wanted, seed, in_order=difficulty == FAIR)
    return (*own, *_drawn(others, wanted - len(own), seed, in_order=False))


def _drawn(pool: tuple[str, ...], number: int, seed: int, *, in_order: bool) -> tuple[str, ...]:
    """Draw lots that any machine draws alike."""
    lots = sorted(pool, key=lambda key: hashlib.sha256(f"{seed} {key}".encode()).digest())[:number]
    return tuple(sorted(lots, key=pool.index)) if in_order else tuple(lots)
