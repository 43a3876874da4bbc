"""A team decides on its screens: saved by itself, together, never lost, refused in words."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import Desk, desk
from sim.levers import EVERY_LEVER
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening, actor

BOTH = "Bob set Training at the same time. Theirs stands: ¥2,500 per agent. Yours was: ¥700 per agent."


def field(screen: AppTest, lever: str) -> str:
    """Give the key of a lever's field."""
    fields = [*screen.number_input, *screen.selectbox]
    return next(str(one.key) for one in fields if f"-{lever}" in str(one.key))


def scope(screen: AppTest) -> str:
    """Give what the fields' keys say of game, branch and round."""
    return field(screen, "training").removeprefix("lever-").removesuffix("-training")


def seen(school: Class, token: str) -> Desk:
    return desk(school.store, actor(school.store, token))


@pytest.fixture
def open_round(school: Class) -> tuple[Class, str, str]:
    """A class with two teammates, and their tokens."""
    return two_teammates(school)


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


def test_what_no_plan_can_hold_is_refused_in_words_and_the_rest_is_saved(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    before = seen(school, ann).draft.values.channels
    screen.session_state[f"lever-{scope(screen)}-channels-en"] = []
    screen.number_input(key=field(screen, "training")).set_value(2000).run()
    now = seen(school, ann)
    assert (now.draft.values.training, now.draft.values.channels) == (2000.0, before)
    assert "needs at least one choice" in words(screen)


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
    assert BOTH in words(mine)
    mine.number_input(key=field(mine, "pay")).set_value(105).run()
    assert BOTH in words(mine)


@pytest.mark.parametrize(("choice", "stands"), [("mine-training", 700.0), ("theirs-training", 2500.0)])
def test_who_comes_second_says_whose_value_stands(
    visit: Opening, open_round: tuple[Class, str, str], choice: str, stands: float
) -> None:
    school, ann, bob = open_round
    mine = page(visit, ann, "decide")
    commands.save_draft(school.store, actor(school.store, bob), {"training": 2500.0})
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    mine.button(key=choice).click().run()
    assert seen(school, ann).draft.values.training == stands
    assert "at the same time" not in words(mine)


def test_of_two_quick_teammates_neither_is_overwritten_unseen(
    visit: Opening, open_round: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, bob = open_round
    mine = page(visit, ann, "decide")
    commands.save_draft(school.store, actor(school.store, bob), {"training": 2500.0})

    def overtaken_once_more(*given: object) -> object:
        monkeypatch.setattr("ui.decide.draft_sync.save_draft", commands.save_draft)
        try:
            return commands.save_draft(*given)  # type: ignore[arg-type]
        finally:
            commands.save_draft(school.store, actor(school.store, bob), {"pay": 1.2})

    monkeypatch.setattr("ui.decide.draft_sync.save_draft", overtaken_once_more)
    mine.number_input(key=field(mine, "pay")).set_value(104)
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    now = seen(school, ann).draft.values
    assert (now.training, now.pay) == (2500.0, 1.2)
    assert "Yours was: 104% of the market wage." in words(mine)


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
    assert mine.title[0].value == "Round 1 of 2"
    assert "Round 1 had closed before this was saved, so it did not count: Training ¥700 per agent." in words(mine)
    mine.switch_page("compare.py").run()
    assert "it did not count" in words(mine)
    mine.button(key="too-late-read").click().run()
    assert "it did not count" not in words(mine)
    assert not mine.exception
    assert seen(school, ann).draft.values == before


def test_what_arrives_when_the_clock_has_just_run_out_is_told(
    visit: Opening, open_round: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, _bob = open_round
    mine = page(visit, ann, "decide")
    later = school.store.now() + timedelta(minutes=20)
    monkeypatch.setattr(school.store, "clock", lambda: later)
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    commands.close_if_due(school.store, school.game_id)
    mine.run()
    assert "it did not count: Training ¥700 per agent." in words(mine)
    assert seen(school, ann).draft.version == 0


def test_what_was_set_just_before_the_class_went_back_is_told_too(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    mine = page(visit, ann, "decide")
    commands.go_back(school.store, school.teacher, school.game_id, 1)
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    assert "it did not count: Training ¥700 per agent." in words(mine)
    assert seen(school, ann).draft.version == 0


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


def test_one_click_submits_and_a_reason_is_asked_for_after_that(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, bob = open_round
    mine = page(visit, ann, "decide")
    mine.button(key="submit").click().run()
    assert seen(school, bob).submission is not None
    assert "One line is enough" in words(mine)
    assert mine.button(key="submit").label == "Update reason and guess"
    mine.text_input[0].set_value("Shorter waits")
    guess = next(box for box in mine.number_input if str(box.key).startswith("guess-"))
    guess.set_value(91.5)
    mine.button(key="submit").click().run()
    given = seen(school, bob).submission
    assert given is not None
    assert (given.by, given.reason, given.predicted_retention) == ("Ann", "Shorter waits", 0.915)
    told = words(page(visit, bob, "decide"))
    assert "Submitted by Ann at" in told
    assert "✓ Ann submitted" in told
    assert "“Shorter waits”" in told


def test_a_change_after_submitting_is_shown_as_not_submitted(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    me = actor(school.store, ann)
    commands.submit(school.store, me, 0, "as it is", 0.9)
    mine = page(visit, ann, "decide")
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    told = words(mine)
    assert "not submitted: Training" in told
    assert "1 change not submitted" in told
    assert seen(school, ann).submission is not None
    mine.button(key="withdraw").click().run()
    assert seen(school, ann).submission is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("saves ¥", "Not in use: Retention: whom = Nobody.", "no direct cost")),
        ("zh", ("节省¥", "未启用：主动挽留：对象 = 不做。", "无直接成本")),
    ],
)
def test_every_card_says_what_its_lever_costs_now(
    visit: Opening, open_round: tuple[Class, str, str], language: str, expected: tuple[str, ...]
) -> None:
    school, ann, _bob = open_round
    me = actor(school.store, ann)
    commands.save_draft(school.store, me, {"pay": 0.9, "proactive_audience": "nobody", "complaint_hours": 60.0})
    told = words(page(visit, ann, "decide", language))
    assert [one for one in expected if one not in told] == []
    assert told.count('class="lk-cost"') == len(EVERY_LEVER)


def test_a_plan_shows_its_changes_against_last_round(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    before = seen(school, ann).last_values
    commands.save_draft(school.store, actor(school.store, ann), {"pay": 1.1, "routing": "best_customers_first"})
    told = words(page(visit, ann, "decide"))
    assert f"Pay: {before.pay:.0%} of the market wage → 110% of the market wage" in told
    assert "Who is answered first: First come, first served → Best customers first" in told
