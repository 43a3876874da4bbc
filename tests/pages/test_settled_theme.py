"""The theme that browsers are told is the one that Streamlit would read anew, and follows the configuration."""

from collections.abc import Iterator

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from ui import settled_theme

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")


@pytest.fixture(autouse=True)
def _as_the_app_has_it(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    colour = config.get_option("theme.primaryColor")
    settled_theme.mend()
    yield
    config.set_option("theme.primaryColor", colour)
    settled_theme._known.clear()


def whole(tell: object) -> CustomThemeConfig:
    """Give what a new session is told of all sections."""
    assert callable(tell)
    message = CustomThemeConfig()
    parts = (message, message.light, message.dark, message.sidebar, message.light.sidebar, message.dark.sidebar)
    for part, section in zip(parts, SECTIONS, strict=True):
        tell(part, section)
    return message


@pytest.mark.parametrize("colour", ["#123456", None])
def test_it_says_what_streamlit_would_say(colour: str | None) -> None:
    config.set_option("theme.primaryColor", colour)
    settled_theme._known.clear()
    first, again = whole(app_session._populate_theme_msg), whole(app_session._populate_theme_msg)
    assert first == again == whole(settled_theme._read)
    assert first.primary_color == (colour or "")
    assert first.HasField("dark") == whole(settled_theme._read).HasField("dark")


def test_it_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole(app_session._populate_theme_msg)
    monkeypatch.setattr(settled_theme, "_read", lambda *_given: pytest.fail("read again"))
    assert whole(app_session._populate_theme_msg)


def test_a_new_configuration_is_read() -> None:
    config.set_option("theme.primaryColor", "#123456")
    settled_theme._known.clear()
    assert whole(app_session._populate_theme_msg).primary_color == "#123456"
    config.set_option("theme.primaryColor", "#654321")
    config._on_config_parsed.send()
    assert whole(app_session._populate_theme_msg).primary_color == "#654321"
