"""How far a question is, as a bar: waiting for a turn, how much is done, how long it may still take."""

from streamlit.delta_generator import DeltaGenerator

from game.shown.exploring import TryingProgress
from ui import format as figures
from ui.language import _


def draw(spot: DeltaGenerator, seen: TryingProgress, words: str) -> None:
    """Draw the bar; ``words`` say how much is done."""
    if seen.state == "waiting":
        waiting = _("Waiting for a turn; {count} ahead of you.") if seen.ahead else _("It begins …")
        spot.progress(0.0, text=waiting.format(count=seen.ahead))
        return
    if seen.seconds_left is not None:
        left = _("about {time} left").format(time=figures.duration(seen.seconds_left))
        words = f"{words} · {left}"
    spot.progress(seen.done / max(seen.wanted, 1), text=words)
