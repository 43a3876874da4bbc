"""Playing alone at the screens."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.commands.alone import play_another
from game.store import Store
from game.views import compare
from game.views.alone import my_game
from tests.pages.at_the_screens import page, words
from tests.pages.reading import english
from tests.pages.school import Opening, actor
from ui.handover import COOKIES, PLAYER

NAMES = {"Liuke", "CRM", "English", "Eve"}


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


@pytest.mark.parametrize("language", ["en", "zh"])
def test_who_comes_back_sees_their_games_and_goes_on(visit: Opening, store: Store, language: str) -> None:
    token = commands.play_alone(store, "Eve", "eshop", 4, language, seed=3).token
    player = actor(store, token)
    play_another(store, player, "hotel", 3, language, seed=4, difficulty="hard", rivals=2)
    commands.submit(store, actor(store, token), 0)
    screen = visit("door", token, language=language)
    said = words(screen)
    assert ("Your games" if language == "en" else "你的对局") in [each.value for each in screen.subheader]
    assert ("Round 1 of 3" if language == "en" else "第 1 / 3 回合") in said
    assert language == "en" or not english(screen, NAMES)
    press(screen, f"go_on_{player.game_id}")
    screen.switch_page("decide.py").run()
    assert ("Round 1 of 4" if language == "en" else "第 1 / 4 回合") in screen.title[0].value
    assert actor(store, token).game_id == player.game_id


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_round_is_decided_again_and_both_results_stand_side_by_side(
    visit: Opening, store: Store, language: str
) -> None:
    token = commands.play_alone(store, "Eve", "eshop", 4, language, seed=3).token
    commands.submit(store, actor(store, token), 0)
    screen = page(visit, token, "results", language)
    press(screen, "take-back")
    draft = commands.save_draft(store, actor(store, token), {"agents": 4})
    commands.submit(store, actor(store, token), draft.version)
    screen = page(visit, token, "results", language)
    table = screen.dataframe[0].value
    assert len(table) == 2
    assert len(set(table.iloc[:, 3])) == 2
    assert language == "en" or not english(screen, NAMES)
    press(screen, "take-line-1")
    assert my_game(store, actor(store, token)).line.number == 1
