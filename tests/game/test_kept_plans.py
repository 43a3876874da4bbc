"""Plans that are kept, shared inside a class, fitted to another company, and carried into the draft."""

from dataclasses import replace

import pytest

from game import commands
from game.actors import identify
from game.commands.kept_plans import LONGEST_NAME, MOST, carry_plan, drop_plan, keep_plan, share_plan
from game.exploring.fitting import fitted, fitted_stretch
from game.exploring.which_markets import numbers
from game.records import scenario_at
from game.shown.alone import OwnChoice
from game.shown.exploring import AskedPlans, Whence, WhichMarkets
from game.shown.kept_plans import PlanMade, QuestionKept
from game.shown.sweeping import Turned
from game.store import Store
from game.views import desk
from game.views.exploring import beginning
from game.views.kept_plans import kept_plans, plan_by_link
from sim import packs
from sim.decisions import starting
from tests.game.classroom import TEACHER, Classroom
from tests.game.refusals import refused

USUAL = starting(packs.load("eshop")).as_dict()
HOTEL = starting(packs.load("hotel")).as_dict()
CALM = PlanMade("eshop", 1.0, {**USUAL, "messages": 0.25, "agents": 12})


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """One kind of database is enough."""
    return sqlite_ready


def test_a_plan_is_kept_under_its_name_and_another_of_that_name_beside_it(lesson: Classroom) -> None:
    ann, store = lesson.students["Ann"], lesson.store
    number = keep_plan(store, ann, " <b>Calm ", CALM)
    share_plan(store, ann, number)
    other = keep_plan(store, ann, "<b>Calm", PlanMade("eshop", 1.0, USUAL))
    third = keep_plan(store, ann, "<b>Calm", PlanMade("hotel", 1.0, HOTEL))
    first, second, hotels = sorted(kept_plans(store, ann), key=lambda one: one.id)
    assert (first.id, second.id, hotels.id) == (number, other, third)
    assert [second.name, hotels.name] == [f"{first.name} 2", f"{first.name} 3"]
    assert [one.plan.values["messages"] for one in (first, second)] == [0.25, USUAL["messages"]]
    assert (first.shared, second.shared) == (True, False), "a link shows what it showed"
    assert "<" not in first.name, "a name only reads"
    assert kept_plans(store, lesson.students["Bob"]) == ()


def test_what_is_kept_already_is_not_kept_twice(lesson: Classroom) -> None:
    ann, store = lesson.students["Ann"], lesson.store
    plans = (CALM, PlanMade("eshop", 1.0, USUAL))
    numbers_of = [[keep_plan(store, ann, "Calm", plan) for plan in plans] for _again in range(2)]
    assert numbers_of[0] == numbers_of[1]
    assert len(kept_plans(store, ann)) == 2


def test_a_long_name_keeps_its_length_with_a_number_behind_it(lesson: Classroom) -> None:
    ann, store = lesson.students["Ann"], lesson.store
    for share in (0.1, 0.2):
        keep_plan(store, ann, "x" * LONGEST_NAME, PlanMade("eshop", 1.0, {**USUAL, "personalisation": share}))
    assert {one.name for one in kept_plans(store, ann)} == {"x" * LONGEST_NAME, "x" * (LONGEST_NAME - 2) + " 2"}


def test_only_who_keeps_a_plan_sees_it_until_it_is_shared_and_then_only_their_class(lesson: Classroom) -> None:
    ann, cai, store = lesson.students["Ann"], lesson.students["Cai"], lesson.store
    number = keep_plan(store, ann, "Calm", CALM)
    for other in (cai, TEACHER):
        with refused("unknown_plan"):
            plan_by_link(store, other, number)
        with refused("unknown_plan"):
            share_plan(store, other, number, lesson.game_id)
        with refused("unknown_plan"):
            drop_plan(store, other, number)
    share_plan(store, ann, number)
    assert plan_by_link(store, cai, number).by == "Ann"
    assert plan_by_link(store, TEACHER, number).plan.values["agents"] == 12
    solo = identify(store, commands.play_alone(store, "Zoe", OwnChoice("eshop", 4, seed=3)).token)
    assert solo is not None
    with refused("unknown_plan"):
        plan_by_link(store, solo, number)
    with refused("no_game"):
        share_plan(store, solo, keep_plan(store, solo, "Mine", CALM))
    drop_plan(store, ann, number)
    with refused("unknown_plan"):
        plan_by_link(store, cai, number)


def test_a_plan_brings_its_question_along(lesson: Classroom) -> None:
    ann, store = lesson.students["Ann"], lesson.store
    asked = AskedPlans(Whence("eshop"), (USUAL, CALM.values), 3, WhichMarkets(5, 1, " 2, 5-9 "))
    number = keep_plan(store, ann, "Calm", CALM, QuestionKept(asked, ("Usual", "Calm"), 1.0))
    share_plan(store, ann, number)
    question = plan_by_link(store, lesson.students["Cai"], number).question
    assert question is not None
    assert question.names == ("Usual", "Calm")
    assert (question.asked.rounds, numbers(question.asked.markets)) == (3, (2, 5, 6, 7, 8, 9))
    assert [plan["messages"] for plan in question.asked.plans] == [USUAL["messages"], 0.25]
    alone = keep_plan(store, ann, "Calm", CALM)
    assert plan_by_link(store, ann, alone).question is None
    assert plan_by_link(store, lesson.students["Cai"], number).question == question, "the link asks what it asked"


@pytest.mark.parametrize(
    ("turned", "plans", "code"),
    [
        ((Turned("agents", 4, 12, 3),), 1, ""),
        ((Turned("agents", 4, 12, 3),), 2, "out_of_bounds"),
        ((Turned("agents", 12, 4, 3),), 1, "out_of_bounds"),
        ((Turned("agents", 4, 12, 3), Turned("agents", 4, 12, 3)), 1, "not_to_turn"),
        ((Turned("channels", 0, 1, 3),), 1, "not_to_turn"),
        ((Turned("agents", 4, 12, 3), Turned("pay", 0.8, 1.2, 100)), 1, "out_of_bounds"),
    ],
)
def test_a_sweep_is_kept_with_a_plan_if_it_could_be_asked(
    lesson: Classroom, turned: tuple[Turned, ...], plans: int, code: str
) -> None:
    ann, store = lesson.students["Ann"], lesson.store
    asked = AskedPlans(Whence("eshop"), (USUAL,) * plans, 1, WhichMarkets(1))
    question = QuestionKept(asked, ("Base",) * plans, 1.0, turned)
    if code:
        with refused(code):
            keep_plan(store, ann, "Base", CALM, question)
        return
    seen = plan_by_link(store, ann, keep_plan(store, ann, "Base", CALM, question))
    assert seen.question is not None
    assert seen.question.turned == turned


def test_a_stretch_is_fitted_to_another_size_and_its_bounds() -> None:
    double = scenario_at("eshop", 2.0)
    fit = fitted_stretch(Turned("agents", 4, 1e6, 3), 1.0, double)
    assert (fit.low, fit.high, fit.points) == (8, double.levers["agents"].high, 3)
    assert fitted_stretch(Turned("pay", 0.9, 1.1, 3), 1.0, double) == Turned("pay", 0.9, 1.1, 3)


def kept_after_round_one(lesson: Classroom) -> int:
    """Ann keeps and shares a plan with a question from the end of the first round of her team's game."""
    ann, store = lesson.students["Ann"], lesson.store
    lesson.close()
    here = beginning(store, ann, Whence("eshop", 1))
    usual = here.usual.as_dict()
    asked = AskedPlans(here.whence, (usual, {**usual, "messages": 0.25}), 1, WhichMarkets(1))
    made = PlanMade("eshop", here.scale, asked.plans[1])
    number = keep_plan(store, ann, "Calm", made, QuestionKept(asked, ("Usual", "Calm"), here.scale))
    share_plan(store, ann, number)
    return number


def test_a_plan_of_a_running_game_opens_for_its_team_and_after_the_end_for_the_class(lesson: Classroom) -> None:
    number, store, (own, other) = kept_after_round_one(lesson), lesson.store, lesson.teams
    ann, bob, cai = (lesson.students[name] for name in ("Ann", "Bob", "Cai"))
    for reader in (ann, bob, TEACHER):
        seen = plan_by_link(store, reader, number)
        assert seen.question is not None
        assert (seen.question.asked.whence, seen.begins, seen.held) == (Whence("eshop", 1, own), "there", True)
    with refused("plan_of_running_game"):
        plan_by_link(store, cai, number)
    commands.end_game(store, TEACHER, lesson.game_id)
    seen = plan_by_link(store, cai, number)
    assert seen.question is not None
    assert (seen.question.asked.whence, seen.begins, seen.held) == (Whence("eshop", 1, other), "own_team", False)
    assert beginning(store, cai, seen.question.asked.whence).true, "in the past of her own team"
    with refused("not_your_team"):
        beginning(store, cai, Whence("eshop", 1, own))


def test_who_was_in_no_team_of_that_game_asks_of_a_fresh_start(lesson: Classroom) -> None:
    number, store = kept_after_round_one(lesson), lesson.store
    commands.end_game(store, TEACHER, lesson.game_id)
    dan = lesson.back(commands.join(store, lesson.code, "Dan").token)
    seen = plan_by_link(store, dan, number)
    assert seen.question is not None
    assert (seen.question.asked.whence, seen.begins) == (Whence("eshop"), "fresh")


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("out_of_bounds", {"rounds": 99}),
        ("out_of_bounds", {"plans": (USUAL,)}),
        ("out_of_bounds", {"markets": WhichMarkets(0)}),
        ("bad_markets", {"markets": WhichMarkets(1, 1, "some")}),
        ("decision_refused", {"plans": (USUAL, {"messages": 1.0})}),
        ("unknown_scenario", {"whence": Whence("nowhere")}),
        ("no_such_round", {"whence": Whence("eshop", -1, 1)}),
        ("out_of_bounds", {"whence": Whence("eshop", 1, None)}),
    ],
)
def test_a_question_that_nobody_could_ask_is_not_kept(lesson: Classroom, code: str, wrong: dict[str, object]) -> None:
    asked = replace(AskedPlans(Whence("eshop"), (USUAL, USUAL), 1, WhichMarkets(1)), **wrong)  # type: ignore[arg-type]
    with refused(code):
        keep_plan(lesson.store, lesson.students["Ann"], "x", CALM, QuestionKept(asked, ("A", "B"), 1.0))
    assert kept_plans(lesson.store, lesson.students["Ann"]) == ()


def test_a_teachers_plan_is_shared_with_the_class_whose_game_is_named(lesson: Classroom) -> None:
    number = keep_plan(lesson.store, TEACHER, "For you", CALM)
    share_plan(lesson.store, TEACHER, number, lesson.game_id)
    assert plan_by_link(lesson.store, lesson.students["Cai"], number).by == ""


def test_what_is_no_plan_is_not_kept(lesson: Classroom) -> None:
    ann, store = lesson.students["Ann"], lesson.store
    with refused("plan_name_missing", longest=LONGEST_NAME):
        keep_plan(store, ann, " \u3164 ", CALM)
    with refused("decision_refused"):
        keep_plan(store, ann, "x", PlanMade("eshop", 1.0, {"messages": 1.0}))
    with refused("unknown_scenario"):
        keep_plan(store, ann, "x", PlanMade("nowhere", 1.0, USUAL))
    with refused("out_of_bounds", what="scale"):
        keep_plan(store, ann, "x", PlanMade("eshop", float("nan"), USUAL))
    for number in range(MOST):
        keep_plan(store, ann, f"Plan {number}", CALM)
    with refused("too_many_plans", most=MOST):
        keep_plan(store, ann, "one more", CALM)


def test_a_plan_is_fitted_to_another_company_and_what_was_adapted_is_told() -> None:
    hotel = packs.load("hotel")
    segment = packs.load("eshop").segments[0].key
    fit = fitted({**USUAL, "target_segments": [segment], "messages": 0.25}, 1.0, hotel)
    assert fit.values.messages == 0.25
    assert fit.values.target_segments == starting(hotel).target_segments
    assert "target_segments" in fit.changed
    assert "messages" not in fit.changed


def test_a_plan_of_an_older_version_gets_what_it_lacks_at_the_start() -> None:
    pack = packs.load("eshop")
    old = {key: value for key, value in USUAL.items() if key not in ("visits", "agents")} | {"fax_machines": 3}
    fit = fitted(old, 1.0, pack)
    assert fit.values == starting(pack)
    assert set(fit.changed) == {"agents", "visits"}


def test_rules_are_taken_over_and_lists_and_other_companies_segments_are_not() -> None:
    aims = {
        "messages_to": "grade=AB; silent>=6",
        "care_to": "list Quiet ones: 3-5",
        "priority_to": f"segment={packs.load('eshop').segments[0].key}",
        "automation": "joined 2 -> message",
    }
    fit = fitted({**USUAL, **aims}, 1.0, packs.load("hotel"))
    assert (fit.values.messages_to, fit.values.care_to, fit.values.priority_to) == ("grade=AB; silent>=6", "", "")
    assert fit.values.automation == aims["automation"]
    assert set(fit.changed) >= {"care_to", "priority_to"}
    assert not set(fit.changed) & {"messages_to", "automation"}


def test_a_carried_plan_leaves_a_list_of_the_draft_where_it_is(lesson: Classroom) -> None:
    ann, store = lesson.students["Ann"], lesson.store
    commands.save_draft(store, ann, {"messages_to": "grade=AB", "proactive_to": "list Mine: 1"})
    scale = desk(store, ann).scale
    usual = starting(scenario_at("eshop", scale)).as_dict()
    carried = carry_plan(store, ann, PlanMade("eshop", scale, {**usual, "care_to": "tenure>=26"}))
    assert set(carried.set) == {"messages_to", "care_to"}
    draft = desk(store, ann).draft.values
    assert (draft.messages_to, draft.care_to, draft.proactive_to) == ("", "tenure>=26", "list Mine: 1")


def test_money_and_people_grow_with_the_company() -> None:
    double = scenario_at("eshop", 2.0)
    fit = fitted({**USUAL, "agents": 10, "ads_brand": 20_000.0, "pay": 1.1}, 1.0, double)
    assert (fit.values.agents, fit.values.ads_brand, fit.values.pay) == (20, 40_000.0, 1.1)


def test_a_plan_is_carried_into_the_draft(lesson: Classroom) -> None:
    ann, store = lesson.students["Ann"], lesson.store
    scale = desk(store, ann).scale
    pack = scenario_at("eshop", scale)
    carried = carry_plan(store, ann, PlanMade("eshop", scale, {**starting(pack).as_dict(), "messages": 0.25}))
    assert carried.set == ("messages",)
    assert carried.left == carried.changed == ()
    assert desk(store, ann).draft.values.messages == 0.25
    with refused("other_pack", own="eshop"):
        carry_plan(store, ann, PlanMade("hotel", 1.0, HOTEL))
    lesson.close()
    with refused("round_closed"):
        carry_plan(store, ann, PlanMade("eshop", scale, {"messages": 2.0}))


def test_levers_that_a_teammate_looks_after_stay_as_they_were(store: Store, lesson: Classroom) -> None:
    bob = lesson.students["Bob"]
    role = desk(store, bob).me
    assert role is not None
    locked = [tab.key for tab in desk(store, bob).tabs if not tab.may_edit]
    scale = desk(store, bob).scale
    other = {
        **starting(scenario_at("eshop", scale)).as_dict(),
        "messages": 0.25,
        "training": 900.0,
        "points_rate": 0.05,
    }
    carried = carry_plan(store, bob, PlanMade("eshop", scale, other))
    groups = {"messages": "marketing", "training": "service", "points_rate": "care"}
    assert set(carried.left) == {key for key, group in groups.items() if group in locked}
    assert set(carried.set) == set(groups) - set(carried.left)
