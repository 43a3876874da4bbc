"""Aims in a team's plan: its own lists by name, copied when they are chosen; rules; who may set them; their cost."""

import pytest
from sqlalchemy import select

from game import commands
from game.commands.deciding import save_draft
from game.shown.what_if import Asked, Change
from game.store.round_tables import Decision
from game.views import customers, desk, target_lists
from game.views.what_if import what_if
from sim.decisions import Decisions
from sim.levers import AIMS, MAY_BE_MISSING
from sim.targeting.aims import CustomerList, list_of, read
from tests.game.classroom import Classroom
from tests.game.refusals import everything, refused


def numbers(text: str) -> list[int]:
    aim = read(text)
    assert isinstance(aim, CustomerList)
    return list(map(int, aim.customers))


def own(lesson: Classroom, name: str) -> list[int]:
    found: list[int] = customers(lesson.store, lesson.students[name]).frame["customer"].tolist()
    return found


def test_a_list_is_chosen_by_its_name_and_copied_into_the_plan(lesson: Classroom) -> None:
    ann, bob = lesson.students["Ann"], lesson.students["Bob"]
    some = own(lesson, "Ann")[:30]
    commands.save_target_list(lesson.store, bob, "Quiet ones", some)
    draft = save_draft(lesson.store, ann, {"messages_to": "list quiet  ones"})
    assert numbers(draft.values.messages_to) == some
    assert draft.reach.customers == {"messages_to": 30}
    commands.submit(lesson.store, ann, draft.version)
    commands.save_target_list(lesson.store, bob, "Quiet ones", some[:2])
    (kept,) = target_lists(lesson.store, ann)
    commands.drop_target_list(lesson.store, bob, kept.id)
    assert numbers(played(lesson).messages_to) == some
    assert numbers(desk(lesson.store, ann).draft.values.messages_to) == some, "and it goes on in the next round"


def played(lesson: Classroom) -> Decisions:
    """What Ann's team played when the round closed; the next one is open."""
    lesson.close()
    lesson.next()
    return desk(lesson.store, lesson.students["Ann"]).last_values


def test_a_rivals_list_and_a_rivals_customers_cannot_be_aimed_at(lesson: Classroom) -> None:
    ann, cai = lesson.students["Ann"], lesson.students["Cai"]
    theirs = own(lesson, "Cai")
    commands.save_target_list(lesson.store, cai, "Theirs", theirs[:5])
    before = everything(lesson.store)
    with refused("no_such_list", name="Theirs"):
        save_draft(lesson.store, ann, {"care_to": "list Theirs"})
    with refused("not_your_customer", customer=theirs[0]):
        save_draft(lesson.store, ann, {"care_to": list_of("Mine", [own(lesson, "Ann")[0], theirs[0]])})
    with refused("decision_refused"):
        save_draft(lesson.store, ann, {"care_to": "satisfaction<=2"})
    assert everything(lesson.store) == before


def test_aims_belong_to_the_tab_of_what_they_aim(lesson: Classroom) -> None:
    ann, bob = lesson.students["Ann"], lesson.students["Bob"]  # Ann leads, Bob has the service
    save_draft(lesson.store, bob, {"priority_to": "grade=A"})
    assert [(change.lever, change.by) for change in desk(lesson.store, ann).changes] == [("priority_to", "Bob")]
    dot = lesson.seat("Dot", 0, "care")
    with refused("not_your_tab", changed=["care_to"], tabs=["care"], by=["Dot"]):
        save_draft(lesson.store, bob, {"care_to": "grade=A"})
    save_draft(lesson.store, dot, {"care_to": "grade=A"})


def test_a_stale_aim_is_refused_with_the_teammates_name(lesson: Classroom) -> None:
    save_draft(lesson.store, lesson.students["Ann"], {"messages_to": "grade=A"}, 0)
    with refused("stale_draft", changed=["messages_to"], by="Ann", at=lesson.clock.now, version=1):
        save_draft(lesson.store, lesson.students["Bob"], {"messages_to": "grade=AB"}, 0)


def test_an_aim_costs_what_it_reaches_and_the_desk_says_so(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    everybody = save_draft(lesson.store, ann, {"messages": 2.0, "proactive_audience": "everyone"})
    aimed = save_draft(lesson.store, ann, {"messages_to": "grade=A", "automation": "silent 6 -> call"})
    assert aimed.planned["messages"] < 0.2 * everybody.planned["messages"]
    assert aimed.planned["automation"] > 0
    position = desk(lesson.store, ann).position
    assert aimed.reach.customers["messages_to"] == position.customers_by_grade["A"]
    commands.submit(lesson.store, ann, aimed.version)
    assert (last := played(lesson)).messages_to == "grade=A"
    assert last.automation == "silent 6 -> call"


def test_a_plan_that_nobody_handed_in_is_played_with_its_aims(lesson: Classroom) -> None:
    save_draft(lesson.store, lesson.students["Ann"], {"win_back_to": "gone<=8", "care_to": "grade=B"})
    assert (played(lesson).win_back_to, played(lesson).care_to) == ("gone<=8", "grade=B")


def test_a_past_round_is_replayed_without_its_aim(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    draft = save_draft(lesson.store, ann, {"messages": 2.0, "messages_to": "grade=AB; silent>=1"})
    commands.submit(lesson.store, ann, draft.version)
    lesson.close()
    seen = what_if(lesson.store, ann, Asked(Change("value", "messages_to", value=""), 1, False, None, None), "en")
    assert seen.changed == {"messages_to": ("grade=AB; silent>=1", "")}


def test_plans_kept_from_before_there_were_aims_and_later_levers_are_read(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    draft = save_draft(lesson.store, ann, {"training": 321.0})
    commands.submit(lesson.store, ann, draft.version)
    lesson.close()
    unknown = MAY_BE_MISSING.union(AIMS)
    with lesson.store.write() as session:
        for row in session.scalars(select(Decision)):
            for column in ("draft", "submitted", "played"):
                kept = getattr(row, column)
                if kept is not None:
                    setattr(row, column, {key: value for key, value in kept.items() if key not in unknown})
    lesson.next()
    seen = desk(lesson.store, ann)
    assert seen.last_values.training == pytest.approx(321.0)
    assert not seen.last_values.aimed
    assert not seen.draft.values.aimed
    assert seen.draft.values.visits == seen.draft.values.self_service_push == 0


def test_a_rule_by_segment_means_those_of_whom_the_files_say_so(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    files = customers(lesson.store, ann).frame["segment"]
    for wanted, text in (
        (["club_buyers"], "segment=club_buyers"),
        (["club_buyers", ""], "segment=unknown, club_buyers"),
    ):
        draft = save_draft(lesson.store, ann, {"care_to": text})
        assert draft.reach.customers == {"care_to": files.isin(wanted).sum()}
    assert (files == "").any()
    before = everything(lesson.store)
    with refused("decision_refused") as problem:
        save_draft(lesson.store, ann, {"care_to": "segment=club_buyers,road_warriors"})
    assert [(one["code"], one["value"]) for one in problem.problems] == [("bad_condition", "segment=road_warriors")]
    assert everything(lesson.store) == before
    commands.submit(lesson.store, ann, draft.version)
    assert played(lesson).care_to == "segment=club_buyers,unknown"
