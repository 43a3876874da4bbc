"""Workers that are awake before they are needed: to start a process and load the engine takes some seconds."""

import time
from threading import Lock, Thread

from game import aside
from game.exploring.trial import Piece, Start, tried
from sim import packs, parallel
from sim.decisions import starting

AGAIN_SECONDS = aside.IDLE_SECONDS / 2
"""Who was woken so long ago may soon fall asleep."""
FEW = 100
"""people in the market on which a worker loads the engine"""

_woken: list[float] = []
_waking = Lock()


def wake() -> None:
    """See to it, in the background, that workers are awake; call it as long as somebody may soon ask."""
    now = time.monotonic()
    with _waking:
        if _woken and now - _woken[-1] < AGAIN_SECONDS:
            return
        _woken[:] = [now]
    Thread(target=_wake, name="exploring-wakes", daemon=True).start()


def _wake() -> None:
    for _found in aside.each(load, range(aside.workers())):
        pass


def load(number: int) -> int:
    """Play one round of a tiny market, so that everything a piece needs is loaded."""
    scenario = packs.load(packs.keys()[0])
    rivals = parallel.rivals(scenario)
    start = Start(scenario, FEW, parallel.TEAM, (parallel.TEAM, *rivals), reacting=rivals)
    tried(Piece(start, (starting(scenario.at_scale(0.01)),), 1, number))
    return number
