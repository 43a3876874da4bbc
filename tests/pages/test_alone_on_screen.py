"""Playing alone at the screens."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.commands.alone import play_another, take_back
from game.shown.alone import Advice, Coaching, OwnChoice
from game.store import Store
from game.views import compare
from game.views.alone import coach, my_bests, my_game, my_games
from tests.pages.at_the_screens import page, words
from tests.pages.reading import english
from tests.pages.school import Class, Opening, actor
from ui.alone import coaching, personal_best, record_file
from ui.handover import COOKIES, PLAYER
from ui.language import reading

NAMES = {"Liuke", "CRM", "English", "Eve"}


class AtOnce:
    """A thread that has done its work when it has been started."""

    def __init__(self, target: Callable[..., None], args: tuple[object, ...], **_others: object) -> None:
        self._work = partial(target, *args)

    def start(self) -> None:
        self._work()

    def is_alive(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.playing_alone.coach.Thread", AtOnce)
    monkeypatch.setattr("game.playing_alone.coach.MOST_TRIED", 2)


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
    token = commands.play_alone(store, "Eve", OwnChoice("eshop", 4, language=language, seed=3)).token
    player = actor(store, token)
    play_another(store, player, OwnChoice("hotel", 3, language=language, seed=4, difficulty="hard", rivals=2))
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
    token = commands.play_alone(store, "Eve", OwnChoice("eshop", 4, language=language, seed=3)).token
    commands.submit(store, actor(store, token), 0)
    screen = page(visit, token, "results", language)
    press(screen, "take-back")
    draft = commands.save_draft(store, actor(store, token), {"agents": 4})
    commands.submit(store, actor(store, token), draft.version)
    screen = page(visit, token, "results", language)
    table = screen.dataframe[0].value
    assert len(table) == 2
    assert len(set(table.iloc[:, 1])) == 2
    assert language == "en" or not english(screen, NAMES)
    press(screen, "take-line-1")
    assert my_game(store, actor(store, token)).line.number == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_coach_says_what_hurt_and_where_to_look(visit: Opening, store: Store, language: str) -> None:
    token = commands.play_alone(store, "Eve", OwnChoice("eshop", 4, language=language, seed=3)).token
    player = actor(store, token)
    draft = commands.save_draft(store, player, {"agents": 3})
    commands.submit(store, player, draft.version)
    screen = page(visit, token, "results", language)
    told = coach(store, player)
    assert told.advice is not None
    said = words(screen)
    for sentence in (coaching.hurt, coaching.look_at):
        with reading(language):
            assert sentence(told) in said
    assert language == "en" or not english(screen, NAMES)


def test_the_coach_has_a_word_for_every_outcome(school: Class) -> None:
    assert school.store is not None
    told = Coaching(1, 1, 1, "eshop", 1.0, 40, "wait", 20.0, 12.0, 9.0, 1000.0, None)
    outcomes = (None, Advice(0), Advice(4), Advice(4, "agents", 3, 5, 7, 1.5), Advice(4, "agents", 3, 5, 0, 0.07))
    dear = Advice(4, "agents", 3, 5, 1, -0.5)
    for language in ("en", "zh"):
        with reading(language):
            said = {coaching.look_at(replace(told, advice=advice)) for advice in (*outcomes, dear)}
            said |= {coaching.hurt(told), coaching.hurt(replace(told, cause="")), coaching.hurt(replace(told, lost=0))}
        assert len(said) == len(outcomes) + 4
        assert not any("{" in sentence for sentence in said)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_best_stands_on_the_start_page_and_at_the_end(visit: Opening, store: Store, language: str) -> None:
    token = commands.play_alone(
        store, "Eve", OwnChoice("eshop", 1, language=language, seed=3, difficulty="hard", rivals=1)
    ).token
    player = actor(store, token)
    commands.submit(store, player, 0)
    commands.end_game(store, player, player.game_id or 0)
    with reading(language):
        best = personal_best.in_words(my_bests(store, player)[0])
    screen = visit("door", token, language=language)
    assert best in words(screen)
    assert language == "en" or not english(screen, NAMES)
    screen = page(visit, token, "compare", language)
    assert best in words(screen)
    assert language == "en" or not english(screen, NAMES)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_record_is_a_file_of_what_was_played(visit: Opening, store: Store, language: str) -> None:
    token = commands.play_alone(
        store, "Eve", OwnChoice("eshop", 2, language=language, seed=3, difficulty="gentle", rivals=2)
    ).token
    player = actor(store, token)
    assert "alone-record" not in str(visit("door", token, language=language))
    commands.submit(store, player, 0)
    take_back(store, player, player.game_id or 0, 1)
    screen = visit("door", token, language=language)
    assert not screen.exception
    with reading(language):
        table = pd.read_csv(BytesIO(record_file.as_csv(my_games(store, player))))
    assert len(table) == 1, "only what brought results stands there"
    score = my_games(store, player)[0].lines[0].score
    assert score is not None
    assert round(score, 1) in table.iloc[0].tolist()
    assert ("Gentle" if language == "en" else "温和") in table.iloc[0].tolist()
    assert language == "en" or not english(screen, NAMES)


def test_who_joins_a_class_is_told_how_to_come_back_to_their_own_games(visit: Opening, store: Store) -> None:
    token = commands.play_alone(store, "Eve", OwnChoice("eshop", 2)).token
    assert "recovery code" in words(visit("door", token))
    assert "forgets your own games" not in words(visit("start"))
