"""Two teammates at two screens: each has a tab, sees the other's work with the name, and neither is ever stuck."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import desk
from tests.pages.at_the_screens import page, words
from tests.pages.school import Class, Opening, actor
from tests.pages.test_student_deciding import field, seen


@pytest.fixture
def pair(school: Class) -> tuple[Class, str, str]:
    """Ann has service and Bob has care, nobody leads; Cai is in the other team; round 1 is open."""
    ann, bob = school.student("Ann", 0, "service"), school.student("Bob", 0, "care")
    school.student("Cai", 1)
    commands.open_round(school.store, school.teacher, school.game_id)
    return school, ann, bob


def locked(screen: AppTest, lever: str) -> bool:
    return bool(screen.number_input(key=field(screen, lever)).disabled)


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
    assert his.session_state[field(his, "training")] == 700
    assert hers.session_state[field(hers, "points_rate")] == 2.0


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
    token = commands.play_alone(school.store, "Mei", "eshop", 2).token
    alone = page(visit, token, "decide", language)
    assert not any(tab.label.endswith("★") for tab in alone.tabs)
    assert "lk-owner lk-" not in words(alone)
    assert all(tab.may_edit for tab in desk(school.store, actor(school.store, token)).tabs)
