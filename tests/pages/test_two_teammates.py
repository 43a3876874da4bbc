"""Two teammates at two screens: each has a tab, sees the other's work with the name, and neither is ever stuck."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.shown.alone import OwnChoice
from game.views import desk
from tests.pages.at_the_screens import page, with_a_tab_each, words
from tests.pages.school import Class, Opening, actor
from tests.pages.test_student_deciding import field, seen


@pytest.fixture
def pair(school: Class) -> tuple[Class, str, str]:
    return with_a_tab_each(school)


def locked(screen: AppTest, lever: str) -> bool:
    """A teammate's lever is there to be read and has no field."""
    assert f"st-key-card-{lever}" in words(screen) or not read_only(screen, lever)
    return read_only(screen, lever)


def reads(screen: AppTest, lever: str) -> str:
    """What stands as a teammate's lever's value."""
    card = words(screen).split(f"st-key-card-{lever}")[1]
    return card.split('lk-read-value">')[1].split("<")[0]


def read_only(screen: AppTest, lever: str) -> bool:
    return not [one for one in (*screen.number_input, *screen.selectbox) if str(one.key).endswith(f"-{lever}")]


def test_one_begins_on_ones_own_tab_and_looks_on_at_a_teammates(visit: Opening, pair: tuple[Class, str, str]) -> None:
    _school, ann, _bob = pair
    mine = page(visit, ann, "decide")
    assert [tab.label for tab in mine.tabs] == ["Marketing", "Service ★", "Care", "Platform"]
    assert (locked(mine, "training"), locked(mine, "points_rate"), locked(mine, "messages")) == (False, True, False)
    told = words(mine)
    assert "You look after this tab." in told
    assert "Bob looks after this tab: you can look on." in told
    assert told.count("Nobody has this tab: everybody may change it.") == 2


def test_both_screens_keep_what_each_set_on_their_own_tab(visit: Opening, pair: tuple[Class, str, str]) -> None:
    school, ann, bob = pair
    hers, his = page(visit, ann, "decide"), page(visit, bob, "decide")
    hers.number_input(key=field(hers, "training")).set_value(700)
    his.number_input(key=field(his, "points_rate")).set_value(2.0)
    hers.run()
    his.run()
    hers.run()
    now = seen(school, ann).draft.values
    assert (now.training, now.points_rate) == (700.0, 0.02)
    assert reads(his, "training") == "¥700 per agent"
    assert reads(hers, "points_rate") == "2.0% of what they spend"


def drawing(screen: AppTest) -> int:
    """The number of the drawing that a browser has, which it sends along with its fields."""
    return int(next(each for each in screen.number_input if str(each.key).startswith("drawing-")).value or 0)


def late(screen: AppTest, number: int, **fields: float | None) -> AppTest:
    """A request arrives that the browser sent when it still had an older drawing."""
    screen.number_input(
        key=next(str(each.key) for each in screen.number_input if "drawing-" in str(each.key))
    ).set_value(number)
    for lever, value in fields.items():
        screen.number_input(key=field(screen, lever)).set_value(value)
    return screen.run()


def test_a_tap_that_crosses_a_teammates_change_on_its_way_does_not_undo_it(
    visit: Opening, pair: tuple[Class, str, str]
) -> None:
    school, ann, bob = pair
    hers, his = page(visit, ann, "decide"), page(visit, bob, "decide")
    before, had = his.number_input(key=field(his, "messages")).value, drawing(his)
    hers.number_input(key=field(hers, "messages")).set_value(3.0).run()
    his.run()
    assert drawing(his) != had
    late(his, had, messages=before)
    assert seen(school, ann).draft.values.messages == 3.0
    assert his.number_input(key=field(his, "messages")).value == 3.0


def test_a_number_that_crosses_a_teammates_on_its_way_comes_second_and_is_told(
    visit: Opening, pair: tuple[Class, str, str]
) -> None:
    school, ann, bob = pair
    hers, his = page(visit, ann, "decide"), page(visit, bob, "decide")
    had = drawing(his)
    hers.number_input(key=field(hers, "messages")).set_value(3.0).run()
    his.run()
    late(his, had, messages=2.0)
    assert seen(school, ann).draft.values.messages == 3.0
    assert "2" in words(his)
    assert "Ann" in words(his)
    his.number_input(key=field(his, "messages")).set_value(1.0).run()
    assert seen(school, ann).draft.values.messages == 1.0


def test_a_plan_is_not_submitted_with_what_a_teammate_set_while_the_tap_was_on_its_way(
    visit: Opening, pair: tuple[Class, str, str]
) -> None:
    school, ann, bob = pair
    hers, his = page(visit, ann, "decide"), page(visit, bob, "decide")
    had, before = drawing(his), his.number_input(key=field(his, "messages")).value
    hers.number_input(key=field(hers, "messages")).set_value(3.0).run()
    his.run()
    his.button(key="submit").click()
    late(his, had, messages=before)
    assert seen(school, ann).submission is None
    his.button(key="submit").click().run()
    given = seen(school, ann).submission
    assert given is not None
    assert given.values.messages == 3.0


def test_a_teammates_change_is_told_with_name_lever_and_both_values(
    visit: Opening, pair: tuple[Class, str, str]
) -> None:
    school, ann, bob = pair
    before = seen(school, ann).draft.values.training
    hers, his = page(visit, ann, "decide"), page(visit, bob, "decide")
    hers.number_input(key=field(hers, "training")).set_value(700).run()
    his.run()
    assert [toast.value for toast in his.toast] == [f"**Ann**  \nTraining: ¥{before:,.0f} per agent → ¥700 per agent"]
    assert "✓ Ann: Training, " in words(his)
    his.run()
    assert not his.toast
    assert not hers.toast


def test_helping_out_takes_one_tap_and_the_owner_reads_who(visit: Opening, pair: tuple[Class, str, str]) -> None:
    school, ann, bob = pair
    hers, his = page(visit, ann, "decide"), page(visit, bob, "decide")
    hers.button(key="help-care").click().run()
    assert not locked(hers, "points_rate")
    hers.number_input(key=field(hers, "points_rate")).set_value(2.0).run()
    his.run()
    assert seen(school, bob).draft.values.points_rate == 0.02
    assert "Ann helps out here." in words(his)


def test_an_owner_who_comes_back_in_mid_change_costs_nobody_their_work(
    visit: Opening, pair: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, bob = pair
    with monkeypatch.context() as away:
        away.setattr("game.ownership.is_online", lambda *_: False)
        hers = page(visit, ann, "decide")
        assert "Bob is away: everybody may change this tab." in words(hers)
    hers.number_input(key=field(hers, "training")).set_value(700)
    hers.number_input(key=field(hers, "points_rate")).set_value(2.0).run()
    now = seen(school, bob).draft.values
    assert (now.training, now.points_rate == 0.02) == (700.0, False)
    assert "Bob looks after Care, so this was not set: Points 2.0% of what they spend." in words(hers)
    hers.button(key="help-set-points_rate").click().run()
    assert seen(school, bob).draft.values.points_rate == 0.02


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_player_alone_reads_nothing_of_tabs_and_owners(visit: Opening, school: Class, language: str) -> None:
    token = commands.play_alone(school.store, "Mei", OwnChoice("eshop", 2)).token
    alone = page(visit, token, "decide", language)
    assert not any(tab.label.endswith("★") for tab in alone.tabs)
    assert "lk-owner lk-" not in words(alone)
    assert all(tab.may_edit for tab in desk(school.store, actor(school.store, token)).tabs)
