"""A lesson that a class is shown, as it may be seen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoOnShow:
    """Where the lesson of a room stands."""

    room_id: int
    room: str
    demo: str
    step: int
    shown: bool
    asking: int
    """names this putting of the question: guesses are for it alone"""
    version: int
    guess: int | None
    """what the one who asks guessed"""
    spread: dict[int, int] | None
    """option -> how many chose it; None for students until the answer is shown"""
    guessed: int
    """how many have guessed"""
    people: int
    """members of the room"""
