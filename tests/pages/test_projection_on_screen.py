"""A draft run forward, on the screens: the range while a team decides, and how right it was once the round is out."""

import re
import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from streamlit.testing.v1 import AppTest

from game import aside, commands
from game.commands.projecting import project
from game.exploring.trial import Piece, tried
from game.projecting.desks import SWITCH, Desks
from game.shown.projection import Projection, Range, TurnedOut
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening, actor
from tests.pages.test_plan_on_screen import decide, drawn
from ui import soon
from ui.decide.projection_line import in_short
from ui.outcomes.projection_held import in_words

both = pytest.mark.parametrize("language", ["en", "zh"])
PATIENCE = 60.0
"""seconds"""
SHARE = r"\d\d\.\d%"


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are run forward, in this process, in two markets each."""

    def work(_work: object, pieces: Sequence[Piece]) -> Iterator[object]:
        return (tried(piece) for piece in pieces)

    monkeypatch.setattr(aside, "anywhere", work)
    monkeypatch.setattr("game.exploring.crew.wake", lambda: None)
    monkeypatch.setattr("game.projecting.forward.MARKETS", 2)
    monkeypatch.setenv(SWITCH, "1")


def worked_out(school: Class, token: str) -> Range:
    """Wait until the team's draft as it stands has been run forward."""
    patience = time.monotonic() + PATIENCE
    while not (seen := project(school.store, actor(school.store, token))).fresh:
        assert time.monotonic() < patience
        time.sleep(0.01)
    assert seen.range is not None
    return seen.range


SAID = {
    "en": rf'low</span><b>{SHARE}</b>.*expected</span><b>{SHARE}</b>.*high</span><b>{SHARE}</b>.*role="status"></span>',
    "zh": rf'偏低</span><b>{SHARE}</b>.*预计</span><b>{SHARE}</b>.*偏高</span><b>{SHARE}</b>.*role="status"></span>',
}
BAR = {"en": rf'lk-bar-forward">{SHARE} to {SHARE} stay<', "zh": rf'lk-bar-forward">留存 {SHARE}–{SHARE}<'}
CHANCE = {"en": "It can be wrong.", "zh": "它也可能不准。"}
HELD = {"en": r"Your projection said .* it turned out .*side the range", "zh": r"当时的推演是.*实际为.*在区间之"}


@both
def test_the_range_stands_by_the_plan_and_afterwards_it_is_held_against_the_result(
    visit: Opening, school: Class, language: str
) -> None:
    school, ann, _bob = two_teammates(school)
    worked_out(school, ann)
    told = words(page(visit, ann, "decide", language))
    assert re.search(SAID[language], told)
    assert re.search(BAR[language], told)
    assert CHANCE[language] in told
    commands.close_round(school.store, school.teacher, school.game_id)
    assert re.search(HELD[language], words(page(visit, ann, "results", language)))


def test_a_change_shows_the_earlier_range_as_such_until_the_new_one_is_there(
    visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, _bob = two_teammates(school)
    worked_out(school, ann)
    monkeypatch.setattr("game.projecting.desks.let_classes_pass", lambda store: store.closed.wait(PATIENCE))
    commands.save_draft(school.store, actor(school.store, ann), {"messages": 5.0})
    told = words(page(visit, ann, "decide"))
    assert "lk-forward-old" in told
    assert "Of an earlier draft; yours is being worked out …" in told


def test_the_beat_draws_the_range_when_it_is_there_and_the_page_is_not_drawn_for_it(
    visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, _bob = two_teammates(school)
    with monkeypatch.context() as hold:
        hold.setattr("game.projecting.desks.Desks.want", lambda *_more: None)

        def happens() -> None:
            hold.undo()
            worked_out(school, ann)

        screen = decide(visit, ann, monkeypatch, happens)
    assert drawn(screen) == 1
    assert re.search(SAID["en"], words(screen))
    assert "going by last quarter alone" not in words(screen)


def test_workers_stay_awake_while_somebody_thinks_over_a_plan(
    visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, _bob = two_teammates(school)
    worked_out(school, ann)
    wakes: list[None] = []
    monkeypatch.setattr("game.exploring.crew.wake", lambda: wakes.append(None))
    decide(visit, ann, monkeypatch, wakes.clear)
    assert wakes, "a beat after which nothing has to be drawn"


def test_who_decides_alone_is_shown_the_range_as_soon_as_it_is_there(
    visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, cai = school.student("Ann", 0), school.student("Cai", 1)
    school.student("Bob", 0, "service")
    commands.open_round(school.store, school.teacher, school.game_id)
    looks: list[str] = []
    look, want = soon.look, Desks.want

    def looked(key: str, task: Callable[[], None]) -> None:
        def once() -> None:
            looks.append(key)
            monkeypatch.setattr("game.projecting.desks.Desks.want", want)
            worked_out(school, cai)
            task()

        look(key, once)

    monkeypatch.setattr("game.projecting.desks.Desks.want", lambda *_more: None)
    monkeypatch.setattr(soon, "look", looked)
    assert "being run forward" in words(page(visit, ann, "decide"))
    assert looks == [], "a team's screens look together"
    told = words(page(visit, cai, "decide"))
    assert set(looks) == {"plan-look"}
    assert re.search(SAID["en"], told)
    assert "being run forward" not in told
    looks.clear()
    page(visit, cai, "decide")
    assert looks == [], "nothing to look for"


def test_until_the_first_one_is_there_last_quarter_says_what_to_expect(
    visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, _bob = two_teammates(school)
    monkeypatch.setattr("game.projecting.desks.Desks.want", lambda *_more: None)
    assert "being run forward" in (told := words(page(visit, ann, "decide")))
    assert "going by last quarter alone" in told
    monkeypatch.setenv(SWITCH, "0")
    assert "being run forward" not in (told := words(page(visit, ann, "decide")))
    assert "going by last quarter alone" in told


def so_far(*shares: float, late: bool = False) -> list[TurnedOut]:
    span = Range(0.78, 0.81, 0.84)
    return [TurnedOut(number, span, share, late) for number, share in enumerate(shares, start=1)]


def test_how_often_it_was_right_is_counted_and_lateness_is_owned_up_to() -> None:
    assert in_words(so_far(0.796), 1, "en") == (
        "Your projection said 78.0% to 84.0%, expected 81.0%; it turned out 79.6%: inside the range."
    )
    told = in_words(so_far(0.796, 0.90, 0.84), 3, "en")
    assert told.endswith("inside the range. So far it was right in 2 of 3 rounds.")
    assert "worked out afterwards" in in_words(so_far(0.9, late=True), 1, "en")
    assert "补算" in in_words(so_far(0.9, late=True), 1, "zh")
    assert in_words(so_far(0.796), 2, "en") == ""


def test_the_bar_says_it_in_a_few_words() -> None:
    span = Range(0.78, 0.81, 0.84)
    assert in_short(Projection(span, fresh=True), "en") == "78.0% to 84.0% stay"
    assert in_short(Projection(span, fresh=False), "zh") == "留存 78.0%–84.0%……"
    assert in_short(Projection(None, fresh=False), "en") == in_short(None, "en") == ""


def test_nobody_is_kept_waiting(visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    school, ann, _bob = two_teammates(school)
    monkeypatch.setattr("game.projecting.desks.let_classes_pass", lambda store: store.closed.wait(PATIENCE))
    screen: AppTest = page(visit, ann, "decide")
    screen.button(key="submit").click().run()
    assert not screen.exception
    assert "Submitted by Ann" in words(screen)
