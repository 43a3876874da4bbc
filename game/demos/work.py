"""What workers of lessons do. It knows of nothing but playing, so that a worker that comes is soon at work."""

from dataclasses import dataclass

from game.demos.form import Demo, Step
from game.demos.playing import Found, Setting, opening, play_step
from sim import packs

USUAL_FIRMS = 2
"""as many as most steps have in their market"""


@dataclass(frozen=True, slots=True)
class Piece:
    """One step with one seed: what a worker is given."""

    demo: Demo
    step: Step
    seed: int


def work_out(piece: Piece) -> dict[str, Found]:
    """Play one step with one seed."""
    return play_step(piece.demo, piece.step, piece.seed)


def arrive(seed: int) -> dict[str, Found]:
    """Load the engine, by making the market in which most lessons of a pack begin; nothing is found."""
    opening(Setting(packs.keys()[0], events=False, firms=USUAL_FIRMS, before=0, everybody=()), seed)
    return {}
