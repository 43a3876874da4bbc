"""Plans that are kept and named: nothing is replaced in silence, and both languages find what stood there."""

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from game.commands.kept_plans import keep_plan, share_plan
from game.shown.kept_plans import PlanMade
from game.shown.sweeping import Cliff
from sim import packs
from sim.decisions import starting
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.exploring_screen import names
from tests.pages.school import Class, Opening
from ui.explore import sweep_view

pytestmark = pytest.mark.usefixtures("plans_at_once")
PLACE = "eshop-0-None"
QUEUES = {"en": "queues grow suddenly", "zh": "排队会突然变长"}


def toasts(screen: AppTest) -> list[str]:
    return [toast.value for toast in screen.toast]


@pytest.mark.parametrize(
    ("language", "kept", "beside"),
    [("en", "Kept as “Plan B”.", "Kept as “Plan B 2”."), ("zh", "已存为“方案B”。", "已存为“方案B 2”。")],
)
def test_another_plan_of_a_name_is_kept_beside_the_first_and_the_screen_says_how_it_is_called(
    visit: Opening, school: Class, language: str, kept: str, beside: str
) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "explore", language)
    screen.button(f"try-keep-{PLACE}-1").click().run()
    assert toasts(screen) == [kept]
    screen.button(f"try-keep-{PLACE}-1").click().run()
    assert toasts(screen) == [kept], "the same plan is kept once"
    screen.button(f"try-edit-{PLACE}-1").click().run()
    screen.number_input(key=f"try-agents-{PLACE}-1").set_value(9)
    screen.button(f"try-keep-{PLACE}-1").click().run()
    assert toasts(screen) == [beside]
    assert not screen.exception


def test_another_language_finds_the_place_and_calls_plans_by_its_own_names(visit: Opening, school: Class) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "explore")
    start = next(menu for menu in screen.selectbox if str(menu.key).startswith("try-start-"))
    hotel = next(place for place in start.options if "Hotel" in place)
    start.select(hotel).run()
    assert names(screen) == ["Plan A", "Plan B"]
    screen.text_input(key="try-name-hotel-0-None-1").set_value("Calm").run()
    screen.button(key="switch_language").click().run()
    again = next(menu for menu in screen.selectbox if str(menu.key).startswith("try-start-"))
    assert str(again.value).startswith("hotel-")
    assert names(screen) == ["方案A", "Calm"]
    assert not screen.exception


def test_a_teacher_without_a_game_reads_what_to_do_before_a_plan_can_be_shared(
    visit: Opening, school: Class, teacher_token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_plan(school.store, school.teacher, "For you", PlanMade("eshop", 1.0, starting(packs.load("eshop")).as_dict()))
    screen = visit("door", teacher_token, teacher=True)
    screen.switch_page("explore.py").run()
    assert "shelf-share-1" in {button.key for button in screen.button}
    monkeypatch.setattr("ui.explore.plan_keeping.game_of", lambda _actor: None)
    screen.run()
    assert "shelf-share-1" not in {button.key for button in screen.button}
    assert "create a game for the class first" in words(screen)
    share_plan(school.store, school.teacher, 1, school.game_id)
    screen.run()
    assert "create a game for the class first" not in words(screen), "it is shared already"


def test_a_field_says_what_counts_where_its_number_is_out_of_range(visit: Opening, school: Class) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "explore")
    screen.button(f"try-edit-{PLACE}-1").click().run()
    agents = packs.load("eshop").levers["agents"]
    said = f"From {agents.low:.0f} to {agents.high:.0f}. The last value within counts."
    assert said in words(screen)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("lever", "queues"), [("agents", True), ("messages", False)])
def test_a_cliff_is_the_queues_only_where_a_lever_of_the_service_was_turned(
    monkeypatch: pytest.MonkeyPatch, language: str, lever: str, queues: bool
) -> None:
    for module in ("ui.language", "ui.explore.sweep_view"):
        monkeypatch.setattr(f"{module}.current_language", lambda: language)
    spreads = [SimpleNamespace(median=0.8), SimpleNamespace(median=0.4)]
    seen = SimpleNamespace(points=[(6.0, 2.0), (4.0, 3.0)], readings={"retention": SimpleNamespace(spreads=spreads)})
    told = sweep_view._fall(seen, Cliff(lever, 0, 1, 0.4), ("agents", "messages"), "retention")  # type: ignore[arg-type]
    assert (QUEUES[language] in told) is queues
    assert {"en": "Keep away from the edge", "zh": "请离边缘远一点"}[language] in told
