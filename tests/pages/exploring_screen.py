"""The page on which plans are tried, as its tests look at it."""

from time import monotonic, sleep

from streamlit.testing.v1 import AppTest

PATIENCE = 120.0
"""seconds in which an answer must come, also where the workers have only just begun on a busy machine"""
BEAT = 0.2
"""seconds between two looks: who looks on without a pause takes the machine from those who work"""


def finished(screen: AppTest, stop: str = "try-stop") -> AppTest:
    """Wait until the answer stands there."""
    until = monotonic() + PATIENCE
    while any(button.key == stop for button in screen.button):
        assert monotonic() < until, "no answer"
        sleep(BEAT)
        screen.run()
    return screen


def names(screen: AppTest) -> list[str]:
    """The names of the plans on the table."""
    return [str(field.value) for field in screen.text_input if str(field.key).startswith("try-name-")]
