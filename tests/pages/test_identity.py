"""Who holds a device: cookies, hats, and forgetting."""

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from game import commands
from game.actors import identify
from tests.pages.reading import text
from tests.pages.school import Class, Opening
from ui import chrome, school_account
from ui.handover import COOKIES, PLAIN, PLAYER, TEACHER


def who() -> None:
    """A page that says who is here."""
    import streamlit as st  # noqa: PLC0415

    from ui import cookies, identity  # noqa: PLC0415

    actor = identity.me()
    st.write(actor.name if actor and actor.kind != "teacher" else actor.kind if actor else "nobody")
    st.write(identity.wears_two_hats())
    if st.button("switch"):
        identity.switch_hat()
        st.rerun()
    if st.button("leave"):
        identity.forget()
        st.rerun()
    cookies.flush()


def here(screen: AppTest) -> str:
    return str(screen.markdown[0].value)


def test_a_strangers_device_is_nobody(store: object, browser: dict[str, str]) -> None:
    browser[COOKIES[PLAYER]] = "made-up"
    assert store is not None
    assert here(AppTest.from_function(who).run()) == "nobody"


def test_the_cookie_brings_a_device_back(school: Class, browser: dict[str, str]) -> None:
    browser[COOKIES[PLAYER]] = school.student("Ann")
    assert here(AppTest.from_function(who).run()) == "Ann"


@pytest.mark.parametrize(("page", "expected"), [("cockpit", "teacher"), ("decide", "Ann"), ("", "Ann")])
def test_the_address_decides_between_two_hats(
    school: Class, browser: dict[str, str], monkeypatch: pytest.MonkeyPatch, page: str, expected: str
) -> None:
    browser[COOKIES[TEACHER]] = school.teacher_token
    browser[COOKIES[PLAYER]] = school.student("Ann")
    monkeypatch.setattr(ContextProxy, "url", f"http://localhost:8501/{page}")
    screen = AppTest.from_function(who).run()
    assert here(screen) == expected
    screen.button[0].click().run()
    assert here(screen) != expected


def test_a_worthless_token_gives_way_to_the_other_hat(school: Class, browser: dict[str, str]) -> None:
    browser[COOKIES[PLAYER]] = "of a game long gone"
    browser[COOKIES[TEACHER]] = school.teacher_token
    screen = AppTest.from_function(who).run()
    assert here(screen) == "teacher"
    assert "False" in screen.markdown[1].value


def test_a_forgotten_device_is_nobody_and_its_cookie_is_taken_back(school: Class, browser: dict[str, str]) -> None:
    browser[COOKIES[PLAYER]] = school.student("Ann")
    screen = AppTest.from_function(who).run()
    screen.button[1].click().run()
    assert here(screen) == "nobody"
    assert screen.session_state["cookies_put"] == {COOKIES[PLAYER]: "", PLAIN[PLAYER]: ""}


def test_the_school_is_forgotten_at_the_end_of_the_way_out(
    school: Class, visit: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a run tells the browser is lost if another run follows at once."""
    happened: list[str] = []
    dress = chrome.dress
    monkeypatch.setattr(school_account, "is_offered", lambda: True)
    monkeypatch.setattr(st, "user", {"is_logged_in": True})
    monkeypatch.setattr(st, "logout", lambda: happened.append("told to forget"))

    def begins() -> None:
        happened.append("run")
        dress()

    monkeypatch.setattr(chrome, "dress", begins)
    screen = visit("door", school.teacher_token, teacher=True)
    assert set(happened) == {"run"}
    screen.button(key="leave_device").click().run()
    assert happened[-1] == "told to forget"
    assert "leave_device" not in [button.key for button in screen.button]


def test_signing_out_makes_the_token_worthless(school: Class, visit: Opening) -> None:
    screen = visit("door", school.teacher_token, teacher=True)
    screen.button(key="leave_device").click().run()
    assert identify(school.store, school.teacher_token) is None
    assert school.code not in text(screen)
    assert school.code not in text(visit("teach", school.teacher_token, teacher=True))


def test_a_new_recovery_code_is_shown_and_works(school: Class, visit: Opening) -> None:
    screen = visit("door", school.student("Ann", 0))
    screen.button(key="new_recovery_code").click().run()
    assert commands.recover(school.store, school.code, screen.session_state["recovery_code"])
