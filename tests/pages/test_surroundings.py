"""What surrounds the pages: clocks, addresses, mishaps, the window that started the server."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from game import commands
from game.store import Store
from tests.pages.reading import text
from ui import address, announcement, clock
from ui.theme import TEAM_COLOURS, TEAM_MARKERS, TEAM_SYMBOLS, seat
from ui.wall import qr

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
PAPER = ("#ffffff", "#14191a")
"""light and dark background"""


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", TEAM_COLOURS)
@pytest.mark.parametrize("paper", PAPER)
def test_every_team_is_seen_on_light_and_dark(colour: str, paper: str) -> None:
    assert contrast(colour, paper) >= 3


def test_no_two_seats_of_a_class_look_the_same() -> None:
    looks = {(seat(index).colour, seat(index).symbol) for index in range(24)}
    assert len(looks) == 24
    assert len(set(TEAM_SYMBOLS)) == len(set(TEAM_MARKERS)) == len(TEAM_COLOURS)


def test_a_clock_counts_in_the_browser_and_stands_still_when_paused() -> None:
    assert 'data-left="545.0"' in clock.face(545)
    assert "lk-hurry" in clock.face(59)
    assert "data-left" not in clock.face(545, paused=True)
    assert not clock.face(None)


def test_what_is_left_does_not_depend_on_time_zones() -> None:
    deadline = NOW + timedelta(minutes=9)
    shanghai = deadline.astimezone(timezone(timedelta(hours=8)))
    assert clock.seconds_left(deadline, NOW) == clock.seconds_left(shanghai, NOW) == 540
    assert clock.seconds_left(deadline.replace(tzinfo=None), NOW) == 540
    assert clock.seconds_left(NOW, deadline) == 0


def test_a_phone_is_never_sent_to_localhost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "hosts", lambda: ["10.0.0.7"])
    monkeypatch.setattr(ContextProxy, "url", "http://localhost:8501/cockpit")
    assert address.join_link("ABC234") == "http://10.0.0.7:8501/?code=ABC234"
    monkeypatch.setattr(ContextProxy, "url", "https://liuke.school.example/cockpit")
    assert address.join_link("ABC234") == "https://liuke.school.example/?code=ABC234"


def test_a_machine_without_a_network_still_has_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "_route", lambda: "")
    monkeypatch.setattr(address, "_named", list)
    address._hosts.cache_clear()
    assert address.hosts() == ["localhost"]
    address._hosts.cache_clear()


def test_a_code_is_drawn_here_and_names_itself() -> None:
    drawn = qr.picture("http://10.0.0.7:8501/?code=ABC234", 'QR "code"')
    assert 'src="data:image/svg+xml' in drawn
    assert "&quot;code&quot;" in drawn


def test_the_window_of_the_server_shows_the_set_up_code_until_a_password_is_set(store: Store) -> None:
    line = next(line for line in announcement.text().splitlines() if "设置码" in line)
    commands.set_teacher_password(store, "a long password", line.split()[-1])
    assert "设置码" not in announcement.text()


def broken() -> None:
    """A page that fails."""
    import contextlib  # noqa: PLC0415

    from ui import mishaps  # noqa: PLC0415

    class Worded(contextlib.AbstractContextManager[None]):
        def __exit__(self, _kind: object, failure: BaseException | None, _trace: object) -> bool:
            return isinstance(failure, Exception) and mishaps.shown(failure)

    with Worded():
        print(1 / 0)


def refused() -> None:
    """A page on which a refusal is not caught."""
    from game.errors import Refused  # noqa: PLC0415
    from ui import mishaps  # noqa: PLC0415

    assert mishaps.shown(Refused("storage_full"))


@pytest.mark.parametrize(("language", "words"), [("en", "Something went wrong"), ("zh", "这里出了点问题")])
def test_a_failure_is_worded_and_never_shown(
    store: Store, caplog: pytest.LogCaptureFixture, language: str, words: str
) -> None:
    assert store
    screen = AppTest.from_function(broken)
    screen.session_state["language"] = language
    said = text(screen.run())
    assert words in said
    assert "division" not in said
    assert "ZeroDivisionError: division by zero" in caplog.text


def test_a_refusal_that_nobody_caught_is_worded_as_one(store: Store) -> None:
    assert store
    assert "The disk is full" in text(AppTest.from_function(refused).run())
