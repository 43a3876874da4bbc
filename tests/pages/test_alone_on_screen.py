"""Playing alone at the screens."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.store import Store
from game.views import compare
from tests.pages.reading import english
from tests.pages.school import Opening, actor
from ui.handover import COOKIES, PLAYER


def press(screen: AppTest, key: str) -> AppTest:
    screen.button(key=key).click().run()
    assert not screen.exception
    return screen


def token_of(screen: AppTest) -> str:
    return str(screen.session_state["cookies_put"][COOKIES[PLAYER]])


def test_rivals_and_difficulty_are_chosen_before_the_game_begins(visit: Opening, store: Store) -> None:
    screen = visit("start")
    screen.button_group(key="alone_difficulty_en").set_value("hard").run()
    screen.number_input(key="alone_rivals_eshop").set_value(2).run()
    screen.number_input(key="alone_rounds_eshop").set_value(3).run()
    assert not screen.exception
    assert "read their reports" in "".join(each.value for each in screen.caption)
    press(screen, "alone_play")
    player = actor(store, token_of(screen))
    commands.submit(store, player, 0)
    shown = compare(store, player)
    assert len(shown.teams) == 3


@pytest.mark.parametrize("difficulty", ["gentle", "fair", "hard"])
def test_the_choice_reads_in_chinese(visit: Opening, difficulty: str) -> None:
    screen = visit("start", language="zh")
    screen.button_group(key="alone_difficulty_zh").set_value(difficulty).run()
    assert not screen.exception
    assert not english(screen, {"Liuke", "CRM"})
