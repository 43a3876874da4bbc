"""What a student sees and does, page by page, in both languages; the store and the engine are the real ones."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import Desk, customers, desk
from sim import packs
from tests.pages.school import Class, Opening, actor

LANGUAGES = ("en", "zh")
PLAYING = ("brief", "customers", "decide", "results", "compare", "help")
both = pytest.mark.parametrize("language", LANGUAGES)
Going = Callable[[str, str, str], AppTest]


def words(screen: AppTest) -> str:
    """Everything that stands on the screen, roughly."""
    said = [*screen.error, *screen.warning, *screen.info, *screen.success, *screen.markdown, *screen.caption]
    return "\n".join([element.value for element in said] + [element.proto.body for element in screen.get("html")])


def page(visit: Opening, token: str, name: str, language: str = "en") -> AppTest:
    """Come in through the door and go to one page."""
    screen = visit("door", token, language=language)
    screen.switch_page(f"{name}.py").run()
    assert not screen.exception
    return screen


def field(screen: AppTest, lever: str) -> str:
    """Give the key of a lever's field."""
    fields = [*screen.number_input, *screen.selectbox]
    return next(str(one.key) for one in fields if f"-{lever}" in str(one.key))


@pytest.fixture
def open_round(school: Class) -> tuple[Class, str, str]:
    """Ann and Bob sit in the first team, Cai in the second; round 1 is open."""
    ann, bob = school.student("Ann", 0), school.student("Bob", 0, "service")
    school.student("Cai", 1)
    commands.open_round(school.store, school.teacher, school.game_id)
    return school, ann, bob


def seen(school: Class, token: str) -> Desk:
    return desk(school.store, actor(school.store, token))


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


def test_a_change_is_saved_by_itself_and_priced(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    key = field(screen, "agents")
    more = int(screen.session_state[key]) + 2
    screen.number_input(key=key).set_value(more).run()
    now = seen(school, ann)
    assert now.draft.values.agents == more
    assert now.draft.version == 1
    assert f"¥{now.draft.planned['agents']:,.0f}" in words(screen)
    assert "✓ saved" in words(screen)


def test_only_what_was_changed_is_sent(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    screen.run()
    screen.run()
    assert seen(school, ann).draft.version == 0
    screen.number_input(key=field(screen, "training")).set_value(2000).run()
    assert [change.lever for change in seen(school, ann).changes] == ["training"]


def test_a_teammates_change_arrives_with_the_name(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, bob = open_round
    mine = page(visit, ann, "decide")
    commands.save_draft(school.store, actor(school.store, bob), {"training": 2500.0, "routing": "best_customers_first"})
    mine.run()
    assert mine.session_state[field(mine, "training")] == 2500
    assert mine.session_state[field(mine, "routing")] == "best_customers_first"
    assert "Bob set this at" in words(mine)
    mine.number_input(key=field(mine, "pay")).set_value(104).run()
    assert seen(school, ann).draft.values.training == 2500.0


def test_who_comes_second_on_a_lever_reads_both_values(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, bob = open_round
    mine = page(visit, ann, "decide")
    commands.save_draft(school.store, actor(school.store, bob), {"training": 2500.0})
    mine.number_input(key=field(mine, "pay")).set_value(104)
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    now = seen(school, ann)
    assert (now.draft.values.training, now.draft.values.pay) == (2500.0, 1.04)
    assert mine.session_state[field(mine, "training")] == 2500
    told = words(mine)
    assert "Bob changed the same thing a moment before you" in told
    assert "Training ¥700 per agent" in told


def test_nobody_submits_what_a_teammate_changed_unseen(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, bob = open_round
    mine = page(visit, ann, "decide")
    mine.text_input[0].set_value("Shorter waits")
    commands.save_draft(school.store, actor(school.store, bob), {"training": 2500.0})
    mine.button(key="submit").click().run()
    assert seen(school, ann).submission is None
    assert "Bob changed the plan" in words(mine)
    mine.button(key="submit").click().run()
    assert seen(school, ann).submission is not None


def test_a_switch_of_the_language_loses_nothing(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    mine = page(visit, ann, "decide")
    mine.selectbox(key=field(mine, "routing")).set_value("best_customers_first")
    mine.button(key="switch_language").click().run()
    assert seen(school, ann).draft.values.routing == "best_customers_first"
    assert "好客户优先" in mine.selectbox(key=field(mine, "routing")).options
    mine.selectbox(key=field(mine, "routing")).set_value("first_come").run()
    mine.button(key="switch_language").click().run()
    mine.run()
    assert seen(school, ann).draft.values.routing == "first_come"


def test_too_late_is_told_and_changes_nothing(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    mine = page(visit, ann, "decide")
    before = seen(school, ann).draft.values
    commands.close_round(school.store, school.teacher, school.game_id)
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    mine.switch_page("decide.py").run()
    assert not mine.exception
    assert seen(school, ann).draft.values == before


def test_a_plan_over_the_budget_is_refused_and_kept(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    mine = page(visit, ann, "decide")
    for lever in ("ads_search", "ads_social", "ads_brand", "agents", "training"):
        box = mine.number_input(key=field(mine, lever))
        box.set_value(box.max)
    mine.run()
    assert "over by" in words(mine)
    mine.text_input[0].set_value("all of it")
    mine.button(key="submit").click().run()
    now = seen(school, ann)
    assert now.submission is None
    assert now.draft.planned_total > now.draft.budget
    assert "The plan costs" in words(mine)


def test_a_reason_is_asked_for_and_then_the_plan_is_in(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, bob = open_round
    mine = page(visit, ann, "decide")
    mine.button(key="submit").click().run()
    assert seen(school, ann).submission is None
    assert "One line is enough" in words(mine)
    mine.text_input[0].set_value("Shorter waits")
    guess = next(box for box in mine.number_input if str(box.key).startswith("guess-"))
    guess.set_value(91.5)
    mine.button(key="submit").click().run()
    given = seen(school, bob).submission
    assert given is not None
    assert (given.by, given.reason, given.predicted_retention) == ("Ann", "Shorter waits", 0.915)
    assert "Submitted by Ann" in words(mine)


def test_a_change_after_submitting_is_shown_as_not_submitted(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    me = actor(school.store, ann)
    commands.submit(school.store, me, 0, "as it is", 0.9)
    mine = page(visit, ann, "decide")
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    assert "not submitted: Training" in words(mine)
    mine.button(key="withdraw").click().run()
    assert seen(school, ann).submission is None


@both
def test_results_tell_what_happened_and_why(visit: Opening, open_round: tuple[Class, str, str], language: str) -> None:
    school, ann, _bob = open_round
    commands.submit(school.store, actor(school.store, ann), 0, "as it is", 0.9)
    for _round in range(2):
        commands.close_round(school.store, school.teacher, school.game_id)
        if not _round:
            commands.next_round(school.store, school.teacher, school.game_id)
    screen = page(visit, ann, "results", language)
    told = words(screen)
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
    assert told.count("Bright Bees") > 3


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
    joined = commands.play_alone(school.store, "Lone", "eshop", 4, "en", seed=3)
    screen = page(visit, joined.token, "decide")
    screen.button(key="submit").click().run()
    assert not screen.exception
    screen.switch_page("results.py").run()
    assert "Round 1" in screen.title[0].value
    screen.button(key="move-on").click().run()
    assert not screen.exception
    screen.switch_page("decide.py").run()
    assert "Round 2" in screen.title[0].value
