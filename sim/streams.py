"""Common random numbers: every draw is a function of (seed, purpose, week, customer) and of nothing else.

Philox is a counter-based generator (Salmon et al. 2011): key and counter name the draw, so nothing that a team
decides can shift anybody's luck. Slot i of a stream belongs to twin i whatever the size of the market.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim import philox, portable_math
from sim.compiled import COMPILES

Floats = NDArray[np.float32]
MOST_KEPT = 32_000_000
"""bytes of draws that are kept at the most: four rounds of a class take two thirds of it"""


class Purpose(IntEnum):
    """What a draw is for."""

    SEGMENT = 1
    LEAVING = 2
    ORDERS = 3
    VALUE = 4
    CONTACTS = 5
    PREFERENCE = 6
    START = 7
    CONTACT = 10
    CONTACT_TIME = 11
    FAILURE = 12
    COMPLAINT = 13
    NOISE = 14
    REVIEW = 15
    CHOICE = 16
    ENTRY = 17
    ORDER = 18
    SPEND = 19
    CROSS_SELL = 20
    CARE = 21
    PROACTIVE = 22
    WIN_BACK = 23
    SURVEY = 24
    SELF_SERVICE = 25
    NEWCOMER = 26
    VISIT = 27
    MATTER = 29
    STUDY = 28


class KeptDraws:
    """What was drawn for the people of one game, for rounds that they meet again; once full it takes no more."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], NDArray[Any]] = {}
        self._bytes = 0

    def get(self, name: tuple[object, ...], draw: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """Give what is kept under a name, or draw it; nobody writes into it."""
        found = self._found.get(name)
        if found is None:
            found = draw()
            if self._bytes + found.nbytes <= MOST_KEPT:
                self._found[name] = found
                self._bytes += found.nbytes
        return found


class Streams:
    """The draws of one game: ``twins`` slots per stream. Nobody writes into what they give."""

    def __init__(self, seed: int, twins: int, kept: KeptDraws | None = None) -> None:
        self.seed = seed
        self.twins = twins
        self._kept = kept
        self._source = np.random.Philox(0)
        self._draws = np.random.Generator(self._source)
        self._state = self._source.state

    def generator(self, purpose: Purpose, week: int = 0, lane: int = 0) -> np.random.Generator:
        """Give the generator of one stream, at its start."""
        key = np.array([self.seed & 0xFFFF_FFFF_FFFF_FFFF, purpose << 16 | lane], np.uint64)
        return np.random.Generator(np.random.Philox(key=key, counter=np.array([0, week, 0, 0], np.uint64)))

    def uniform(self, purpose: Purpose, week: int, lane: int = 0) -> Floats:
        """Give uniforms on [0, 1), float32, shape ``(twins,)``."""
        return self.once(("uniform", purpose, week, lane), lambda: self._lanes(purpose, week, 1, lane)[0])

    def normal(self, purpose: Purpose, week: int, lane: int = 0) -> Floats:
        """Give standard normal values made of :meth:`uniform`'s."""
        return self.once(
            ("normal", purpose, week, lane), lambda: portable_math.normal(self._lanes(purpose, week, 1, lane)[0])
        )

    def lognormal(self, purpose: Purpose, week: int, spread: np.float32, lane: int = 0) -> Floats:
        """Give lognormal values of mean 1 made of :meth:`uniform`'s."""
        return self.once(
            ("lognormal", purpose, week, lane, float(spread)),
            lambda: portable_math.lognormal(self._lanes(purpose, week, 1, lane)[0], spread),
        )

    def exponential(self, purpose: Purpose, week: int, lane: int = 0) -> Floats:
        """Give exponential values of mean 1 made of :meth:`uniform`'s."""
        return self.once(
            ("exponential", purpose, week, lane),
            lambda: portable_math.exponential(self._lanes(purpose, week, 1, lane)[0]),
        )

    def lanes(self, purpose: Purpose, week: int, number: int) -> Floats:
        """Give the first lanes of a stream, each as :meth:`uniform` does, shape ``(number, twins)``."""
        return self.once(("lanes", purpose, week, number), lambda: self._lanes(purpose, week, number, 0))

    def once(self, name: tuple[object, ...], draw: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """Give what hangs on the draws, on what people are and on its name alone, as it was kept, or draw it."""
        return draw() if self._kept is None else self._kept.get(name, draw)

    def _lanes(self, purpose: Purpose, week: int, number: int, first: int) -> Floats:
        drawn = np.empty((number, self.twins + -self.twins % philox.FLOATS), np.float32)
        if COMPILES:
            philox.floats(self._key(purpose, first), np.uint64(week), drawn)
        else:
            for lane, uniforms in enumerate(drawn, first):
                self._at(purpose, week, lane).random(out=uniforms, dtype=np.float32)
        return drawn[:, : self.twins]

    def fine(self, purpose: Purpose, week: int, lane: int = 0) -> NDArray[np.float64]:
        """Give uniforms on [0, 1) fine enough never to tie, float64, shape ``(twins,)``."""
        return self.once(("fine", purpose, week, lane), lambda: self._fine(purpose, week, lane))

    def _fine(self, purpose: Purpose, week: int, lane: int) -> NDArray[np.float64]:
        drawn = np.empty(self.twins + -self.twins % philox.WORDS)
        if COMPILES:
            philox.doubles(self._key(purpose, lane), np.uint64(week), drawn)
        else:
            self._at(purpose, week, lane).random(out=drawn)
        return drawn[: self.twins]

    def _key(self, purpose: Purpose, lane: int) -> tuple[np.uint64, np.uint64]:
        return np.uint64(self.seed & 0xFFFF_FFFF_FFFF_FFFF), np.uint64(purpose << 16 | lane)

    def _at(self, purpose: Purpose, week: int, lane: int) -> np.random.Generator:
        """Give the one generator that is kept, set to the start of a stream: quicker than a new one."""
        self._state["state"]["key"][:] = self.seed & 0xFFFF_FFFF_FFFF_FFFF, purpose << 16 | lane
        self._state["state"]["counter"][:] = 0, week, 0, 0
        self._source.state = self._state
        return self._draws
