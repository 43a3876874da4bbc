"""What a student finds on each page, in every phase, pack and language; the store and the engine are the real ones."""

import re

import pytest

from game import commands
from game.shown.alone import OwnChoice
from game.views import customers
from sim import packs
from tests.pages.at_the_screens import page, two_teammates, unfolded, words
from tests.pages.school import Class, Opening, actor

LANGUAGES = ("en", "zh")
PLAYING = ("brief", "customers", "decide", "results", "compare", "help")
both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def open_round(school: Class) -> tuple[Class, str, str]:
    """A class with two teammates, and their tokens."""
    return two_teammates(school)


@both
@pytest.mark.parametrize("name", PLAYING)
def test_every_page_waits_kindly_for_the_first_round(visit: Opening, school: Class, name: str, language: str) -> None:
    token = school.student("Ann", 0)
    commands.start_briefing(school.store, school.teacher, school.game_id)
    screen = page(visit, token, name, language)
    assert len(screen.title) == 1


@both
@pytest.mark.parametrize("name", PLAYING)
def test_every_page_stands_in_every_phase(
    visit: Opening, open_round: tuple[Class, str, str], name: str, language: str
) -> None:
    school, ann, _bob = open_round
    page(visit, ann, name, language)
    commands.close_round(school.store, school.teacher, school.game_id)
    page(visit, ann, name, language)
    commands.next_round(school.store, school.teacher, school.game_id)
    page(visit, ann, name, language)
    commands.close_round(school.store, school.teacher, school.game_id)
    commands.end_game(school.store, school.teacher, school.game_id)
    page(visit, ann, name, language)


@both
@pytest.mark.parametrize("pack", packs.keys())
def test_every_pack_can_be_decided_and_read(visit: Opening, school: Class, pack: str, language: str) -> None:
    game = commands.create_game(
        school.store, school.teacher, school.room_id, scenario=pack, rounds=2, teams=1, practice=True,
        computer_rivals=["balanced"], customers=1200, seed=3,
    )  # fmt: skip
    school.game_id = game
    ann = school.student("Ann", 0)
    commands.open_round(school.store, school.teacher, game)
    screen = page(visit, ann, "decide", language)
    assert {"Practice round", "练习回合"} & {title.value for title in screen.title}
    commands.close_round(school.store, school.teacher, game)
    for name in ("brief", "customers", "results", "compare"):
        page(visit, ann, name, language)


@both
def test_a_parallel_market_can_be_decided_and_read(visit: Opening, school: Class, language: str) -> None:
    game = commands.create_game(
        school.store, school.teacher, school.room_id, scenario="eshop", rounds=2, teams=2, mode="parallel",
        practice=False, customers=1200, seed=3,
    )  # fmt: skip
    school.game_id = game
    ann = school.student("Ann", 0)
    commands.open_round(school.store, school.teacher, game)
    commands.close_round(school.store, school.teacher, game)
    for name in PLAYING:
        page(visit, ann, name, language)


@both
def test_a_teacher_may_compare(visit: Opening, open_round: tuple[Class, str, str], language: str) -> None:
    school, _ann, _bob = open_round
    commands.close_round(school.store, school.teacher, school.game_id)
    screen = visit("door", school.teacher_token, teacher=True, language=language)
    screen.switch_page("compare.py").run()
    assert not screen.exception
    assert len(screen.subheader) > 4


@both
def test_results_tell_what_happened_and_why(visit: Opening, open_round: tuple[Class, str, str], language: str) -> None:
    school, ann, _bob = open_round
    commands.submit(school.store, actor(school.store, ann), 0, "as it is", 0.9)
    for _round in range(2):
        commands.close_round(school.store, school.teacher, school.game_id)
        if not _round:
            commands.next_round(school.store, school.teacher, school.game_id)
    screen = page(visit, ann, "results", language)
    told = words(unfolded(screen, "service"))
    assert re.search(r"lk-hero-number\">\d\d\.\d%", told)
    questions = {heading.value for heading in screen.subheader}
    expected = {
        "en": {"Why did customers leave?", "How was it for your five?", "How long did they wait?"},
        "zh": {"客户为什么离开？", "这五个人过得怎样？", "他们等了多久？"},
    }
    assert expected[language] <= questions


@both
def test_every_team_is_on_the_comparison(visit: Opening, open_round: tuple[Class, str, str], language: str) -> None:
    school, ann, _bob = open_round
    commands.rename_team(school.store, actor(school.store, ann), "Bright Bees")
    commands.close_round(school.store, school.teacher, school.game_id)
    told = words(page(visit, ann, "compare", language))
    assert told.count("Bright Bees") >= 3


@both
def test_a_customer_is_one_tap_from_the_list(visit: Opening, open_round: tuple[Class, str, str], language: str) -> None:
    school, ann, _bob = open_round
    commands.close_round(school.store, school.teacher, school.game_id)
    screen = page(visit, ann, "customers", language)
    first = next(button for button in screen.button if re.fullmatch(r"customer-\d+", str(button.key)))
    name = first.label.split("**")[1]
    first.click().run()
    assert not screen.exception
    assert any(name in heading.value for heading in screen.subheader)
    screen.button(key="back").click().run()
    assert any(re.fullmatch(r"customer-\d+", str(button.key)) for button in screen.button)


def test_the_list_follows_its_filters(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    commands.close_round(school.store, school.teacher, school.game_id)
    frame = customers(school.store, actor(school.store, ann)).frame
    best = int((frame["grade"] == "A").sum())
    screen = page(visit, ann, "customers")
    screen.button_group(key="filter-grades").set_value(["A"]).run()
    assert any(f"**{best:,} customers**" == one.value for one in screen.markdown)


def test_a_term_in_the_address_is_explained_first(visit: Opening, school: Class) -> None:
    screen = visit("door", school.student("Ann", 0), language="en")
    screen.query_params["term"] = "equity"
    screen.switch_page("help.py").run()
    assert "customer equity" in screen.info[0].value


def test_alone_one_plays_from_round_to_round(visit: Opening, school: Class) -> None:
    joined = commands.play_alone(school.store, "Lone", OwnChoice("eshop", 4, language="en", seed=3))
    screen = page(visit, joined.token, "decide")
    screen.button(key="submit").click().run()
    assert not screen.exception
    screen.switch_page("results.py").run()
    assert "Round 1" in screen.title[0].value
    screen.button(key="move-on").click().run()
    assert not screen.exception
    screen.switch_page("decide.py").run()
    assert "Round 2" in screen.title[0].value
