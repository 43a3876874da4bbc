"""Having a row of the validity table measured anew."""

from game import validity
from game.actors import Actor
from game.authority import require_teacher
from sim.validity.suite import ROWS


def measure_row(teacher: Actor, key: str) -> None:
    """Measure a row of the validity table anew on this machine, in the background; only a teacher may."""
    require_teacher(teacher)
    if key not in ROWS:
        raise KeyError(key)
    validity.measure(key)
