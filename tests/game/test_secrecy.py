"""Who may see and do what."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from game import commands, views
from game.actors import Actor
from game.shown.alone import OwnChoice
from game.store import Store
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import everything, refused


def test_a_student_gets_no_page_of_a_rival(lesson: Classroom) -> None:
    lesson.close()
    ann, rival = lesson.students["Ann"], lesson.teams[1]
    looks: list[Callable[[], object]] = [
        lambda: views.brief(lesson.store, ann, rival),
        lambda: views.desk(lesson.store, ann, rival),
        lambda: views.results(lesson.store, ann, team_id=rival),
        lambda: views.customers(lesson.store, ann, rival),
        lambda: views.customer_file(lesson.store, ann, 1, "en", rival),
        lambda: views.customer_names(lesson.store, ann, [1], "en", rival),
        lambda: views.plan(lesson.store, ann, rival, 1),
    ]
    for look in looks:
        with refused("not_your_team"):
            look()


def test_rivals_decisions_come_to_light_only_when_the_game_has_ended(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Cai"], {"training": 250.0})
    lesson.close()
    ann, rival = lesson.students["Ann"], lesson.teams[1]
    assert views.plan(lesson.store, ann, lesson.teams[0], 1).source == "start"
    with refused("not_your_team"):
        views.plan(lesson.store, ann, rival, 1)
    commands.end_game(lesson.store, TEACHER, lesson.game_id)
    assert views.plan(lesson.store, ann, rival, 1).values.training == 250.0


def test_an_unrevealed_round_is_shown_to_nobody(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    for number in (None, 1, 2, 0, -1):
        with refused("not_revealed"):
            views.results(lesson.store, ann, number)
        with refused("not_revealed"):
            views.compare(lesson.store, ann, number)
        with refused("not_revealed"):
            views.compare(lesson.store, TEACHER, number, lesson.game_id)


def test_students_do_not_run_the_game(lesson: Classroom) -> None:
    ann, game = lesson.students["Ann"], lesson.game_id
    before = everything(lesson.store)
    acts: list[Callable[[], object]] = [
        lambda: commands.close_round(lesson.store, ann, game),
        lambda: commands.next_round(lesson.store, ann, game),
        lambda: commands.end_game(lesson.store, ann, game),
        lambda: commands.extend(lesson.store, ann, game, 5),
        lambda: commands.pause(lesson.store, ann, game),
        lambda: commands.go_back(lesson.store, ann, game, 1),
        lambda: commands.set_weights(lesson.store, ann, game, {"profit": 1.0}),
        lambda: commands.fill_empty_teams(lesson.store, ann, game),
        lambda: commands.move_member(lesson.store, ann, game, ann.member_id or 0, lesson.teams[1]),
        lambda: commands.open_room(lesson.store, ann, "Mine"),
        lambda: views.cockpit(lesson.store, ann, game),
        lambda: views.projector(lesson.store, ann, game),
        lambda: views.rooms(lesson.store, ann),
    ]
    for act in acts:
        with refused("teacher_only"):
            act()
    assert everything(lesson.store) == before


def test_a_student_sees_only_the_game_of_their_room(lesson: Classroom, store: Store, clock: Clock) -> None:
    other = two_teams(store, clock)
    other.open()
    other.close()
    with refused("not_your_game"):
        views.compare(store, lesson.students["Ann"], game_id=other.game_id)


def test_a_solo_players_game_is_nobody_elses(lesson: Classroom) -> None:
    solo = lesson.back(commands.play_alone(lesson.store, "Eve", OwnChoice("eshop", 2)).token)
    assert solo.game_id is not None
    with refused("not_your_game"):
        views.cockpit(lesson.store, TEACHER, solo.game_id)
    with refused("not_your_game"):
        commands.close_round(lesson.store, solo, lesson.game_id)


def test_somebody_who_was_moved_sees_the_new_team_whatever_their_page_believes(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    commands.move_member(lesson.store, TEACHER, lesson.game_id, ann.member_id or 0, lesson.teams[1])
    assert views.desk(lesson.store, ann).team.id == lesson.teams[1]
    with refused("not_your_team"):
        views.desk(lesson.store, ann, lesson.teams[0])


def test_the_teacher_sees_what_a_team_sees(lesson: Classroom) -> None:
    lesson.close()
    team = lesson.teams[0]
    assert views.results(lesson.store, TEACHER, team_id=team) == views.results(lesson.store, lesson.students["Ann"])
    seen = views.desk(lesson.store, TEACHER, team)
    assert seen.me is None
    assert {member.name for member in seen.teammates} == {"Ann", "Bob"}
    with refused("unknown_team"):
        views.desk(lesson.store, TEACHER)
    with refused("unknown_game"):
        views.cockpit(lesson.store, TEACHER, 999)


@pytest.mark.parametrize("shown", [views.Brief, views.Desk, views.Results, views.Comparison, views.Lobby, views.Pulse])
def test_no_view_of_a_student_carries_the_seed(shown: type) -> None:
    assert "seed" not in {field.name for field in fields(shown)}


def test_public_figures_carry_no_decision(lesson: Classroom) -> None:
    lesson.close()
    public = {field.name for field in fields(views.PublicFigures)}
    levers = set(views.desk(lesson.store, lesson.students["Ann"]).last_values.as_dict())
    assert not public & levers
    assert not public & {"costs", "survey", "position", "morale", "causes", "segments"}


def test_a_made_up_actor_without_membership_is_refused(lesson: Classroom) -> None:
    with refused("student_only"):
        views.desk(lesson.store, Actor("student"))
