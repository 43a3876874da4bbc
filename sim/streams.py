"""Common random numbers: every draw is a function of (seed, purpose, week, customer) and of nothing else.

Philox is a counter-based generator (Salmon et al. 2011): key and counter name the draw, so nothing that a team
decides can shift anybody's luck. Slot i of a stream belongs to twin i whatever the size of the market.
"""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from sim import philox
from sim.compiled import COMPILES


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


class Streams:
    """The uniforms of one game: ``twins`` slots per stream."""

    def __init__(self, seed: int, twins: int) -> None:
        self.seed = seed
        self.twins = twins
        self._source = np.random.Philox(0)
        self._draws = np.random.Generator(self._source)
        self._state = self._source.state

    def generator(self, purpose: Purpose, week: int = 0, lane: int = 0) -> np.random.Generator:
        """Give the generator of one stream, at its start."""
        key = np.array([self.seed & 0xFFFF_FFFF_FFFF_FFFF, purpose << 16 | lane], np.uint64)
        return np.random.Generator(np.random.Philox(key=key, counter=np.array([0, week, 0, 0], np.uint64)))

    def uniform(self, purpose: Purpose, week: int, lane: int = 0) -> NDArray[np.float32]:
        """Give uniforms on [0, 1), float32, shape ``(twins,)``."""
        uniforms: NDArray[np.float32] = self.lanes(purpose, week, 1, lane)[0]
        return uniforms

    def lanes(self, purpose: Purpose, week: int, number: int, first: int = 0) -> NDArray[np.float32]:
        """Give some lanes of a stream, each as :meth:`uniform` does, shape ``(number, twins)``."""
        drawn = np.empty((number, self.twins + -self.twins % philox.FLOATS), np.float32)
        if COMPILES:
            philox.floats(self._key(purpose, first), np.uint64(week), drawn)
        else:
            for lane, uniforms in enumerate(drawn, first):
                self._at(purpose, week, lane).random(out=uniforms, dtype=np.float32)
        return drawn[:, : self.twins]

    def fine(self, purpose: Purpose, week: int, lane: int = 0) -> NDArray[np.float64]:
        """Give uniforms on [0, 1) fine enough never to tie, float64, shape ``(twins,)``."""
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
