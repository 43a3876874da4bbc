"""What nobody refers to any more is looked for when nobody waits, not while a class does.

With a class at play the interpreter's own look through everything alive takes a fifth to a third of a second, and it
falls due just when much is drawn at once: when a round is revealed. So it is all but never due, and done instead in
the moments between. Then the memory that it left goes back to the machine: the C library would keep it for itself, in
pieces, a little more of it with every game.
"""

import ctypes
import gc
import time
from contextlib import suppress
from threading import Thread

from ui import turns

THRESHOLDS = (20_000, 20, 100)
"""how many more are made than given up before the youngest are looked through (twenty thousand), after how many of
those looks the next (twenty), after how many of these everything (a hundred: a net that nothing should fall into)"""
EVERY = 60.0
"""seconds from one look through everything to the next"""
PATIENCE = 20.0
"""seconds to wait for a moment in which nobody waits; then it is done all the same"""
_LOOK = 0.05


def put_out_of_sight() -> None:
    """Leave out whatever is alive now from all later looks: modules, and what they hold, stay to the end."""
    gc.collect()
    gc.freeze()


def begin() -> None:
    """Tidy up from now on, for as long as the process lives."""
    gc.set_threshold(*THRESHOLDS)
    Thread(target=_for_ever, name="tidying", daemon=True).start()


def tidy(patience: float = PATIENCE) -> None:
    """Give back what nobody refers to any more, as soon as no page is being drawn; after ``patience`` in any case."""
    until = time.monotonic() + patience
    while not turns.is_idle() and time.monotonic() < until:
        time.sleep(_LOOK)
    gc.collect()
    give_back()


def give_back() -> None:
    """Let the machine have the memory that is free; where the C library cannot be asked for that, nothing is done."""
    with suppress(OSError, TypeError, AttributeError):  # Windows, or another library than glibc
        ctypes.CDLL(None).malloc_trim(0)


def _for_ever() -> None:
    while True:
        time.sleep(EVERY)
        tidy()
