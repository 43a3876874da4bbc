"""The page on which plans are tried, as its tests look at it."""

from streamlit.testing.v1 import AppTest


def finished(screen: AppTest, stop: str = "try-stop") -> AppTest:
    """Wait until the answer stands there."""
    for _try in range(200):
        if not any(button.key == stop for button in screen.button):
            return screen
        screen.run()
    raise AssertionError("no answer")


def names(screen: AppTest) -> list[str]:
    """The names of the plans on the table."""
    return [str(field.value) for field in screen.text_input if str(field.key).startswith("try-name-")]
