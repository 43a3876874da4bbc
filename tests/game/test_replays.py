"""Playing again: with the same teams anew, and the same decisions under the same or other circumstances."""

from dataclasses import replace

import pytest

from game import commands
from game.rules import Phase
from game.store import Store
from game.views import Settings, again, brief, cockpit, compare, desk, plan, pulse, results, rooms
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import everything, refused

pytestmark = pytest.mark.long

CALM = {"shopping_festival": 0, "parcel_jam": 0, "holidays": 0, "live_streams": 0, "graduation": 0}


def like(lesson: Classroom, **other: object) -> Settings:
    """The settings of the class's game, with some changed."""
    return replace(again(lesson.store, TEACHER, lesson.game_id).settings, **other)  # type: ignore[arg-type]


@pytest.fixture
def played(lesson: Classroom) -> Classroom:
    """Two rounds of three are played: Ann's team trains, Cai's does nothing."""
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 2500.0})
    commands.submit(lesson.store, lesson.students["Bob"], 1, "Train!", 0.9)
    lesson.close()
    lesson.next()
    commands.save_draft(lesson.store, lesson.students["Ann"], {"messages": 0.2})
    lesson.close()
    return lesson


def reports(lesson: Classroom, game_id: int) -> list[object]:
    """Every team's figures of every round that is revealed."""
    seen = compare(lesson.store, TEACHER, game_id=game_id)
    return [(record.team.seat, record.rounds) for record in seen.teams]


def test_the_same_decisions_under_the_same_settings_bring_the_same_results(played: Classroom) -> None:
    game = commands.replay_decisions(played.store, TEACHER, played.game_id, like(played))
    assert reports(played, game) == reports(played, played.game_id)
    here = pulse(played.store, game)
    assert (here.phase, here.round, here.rounds) == (Phase.REVEALED, 2, 3)


@pytest.mark.parametrize("mode", ["shared", "parallel"])
def test_another_seed_or_calmer_times_change_the_results_and_not_the_plans(
    store: Store, clock: Clock, mode: str
) -> None:
    lesson = two_teams(store, clock, mode=mode)
    lesson.open()
    commands.save_draft(store, lesson.students["Ann"], {"training": 2500.0})
    lesson.close()
    lesson.next()
    lesson.close()
    before = reports(lesson, lesson.game_id)
    for other in ({"seed": 8}, {"events": CALM}):
        game = commands.replay_decisions(store, TEACHER, lesson.game_id, like(lesson, **other))
        assert reports(lesson, game) != before
        team = compare(store, TEACHER, game_id=game).teams[0].team.id
        replayed, original = plan(store, TEACHER, team, 2), plan(store, TEACHER, lesson.teams[0], 2)
        assert replayed.values == original.values
        assert replayed.source == "replayed"
    assert reports(lesson, lesson.game_id) == before


def test_calmer_times_begin_to_differ_in_the_round_in_which_the_event_would_have_struck(played: Classroom) -> None:
    game = commands.replay_decisions(played.store, TEACHER, played.game_id, like(played, events=CALM))
    for was, now in zip(reports(played, played.game_id), reports(played, game), strict=True):
        assert was[1][0] == now[1][0]  # type: ignore[index]
        assert was[1][1] != now[1][1]  # type: ignore[index]


def test_an_event_may_be_moved_to_another_round(played: Classroom) -> None:
    moved = CALM | {"parcel_jam": 1}
    game = commands.replay_decisions(played.store, TEACHER, played.game_id, like(played, events=moved))
    commands.bring_class(played.store, TEACHER, game)
    ann = played.students["Ann"]
    assert [results(played.store, ann, number).events for number in (1, 2)] == [("parcel_jam",), ()]
    commands.next_round(played.store, TEACHER, game)
    assert brief(played.store, ann).events == ()


def test_the_class_stays_where_it_is_until_it_is_brought_and_may_go_on_from_there(played: Classroom) -> None:
    store, ann = played.store, played.students["Ann"]
    before = results(store, ann)
    game = commands.replay_decisions(store, TEACHER, played.game_id, like(played, seed=8))
    assert results(store, ann) == before
    version = pulse(store, played.game_id).version
    commands.bring_class(store, TEACHER, game)
    assert pulse(store, played.game_id).version > version
    assert results(store, ann) != before
    commands.next_round(store, TEACHER, game)
    commands.save_draft(store, ann, {"training": 10.0})
    commands.close_round(store, TEACHER, game)
    assert results(store, ann).played.source == "draft"
    commands.bring_class(store, TEACHER, played.game_id)
    assert results(store, ann) == before


def test_a_replay_may_stop_earlier_and_is_of_the_line_that_is_named(played: Classroom) -> None:
    store = played.store
    commands.go_back(store, TEACHER, played.game_id, 1)
    commands.save_draft(store, played.students["Ann"], {"training": 10.0})
    played.close()
    old = commands.replay_decisions(store, TEACHER, played.game_id, like(played, rounds=1), branch=1)
    new = commands.replay_decisions(store, TEACHER, played.game_id, like(played))
    first = [compare(store, TEACHER, game_id=game).teams[0].team.id for game in (old, new)]
    assert [plan(store, TEACHER, team, 1).values.training for team in first] == [2500.0, 10.0]
    assert pulse(store, old).rounds == 1


def test_playing_again_brings_the_class_with_its_teams_names_and_roles_into_a_fresh_game(played: Classroom) -> None:
    store, ann, bob = played.store, played.students["Ann"], played.students["Bob"]
    commands.rename_team(store, ann, "Owls")
    game = commands.play_again(store, TEACHER, played.game_id, like(played, rounds=2, seed=None, practice=True))
    (room,) = rooms(store, TEACHER)
    assert (room.game_id, [each.id for each in room.games]) == (game, [game, played.game_id])
    commands.open_round(store, TEACHER, game)
    seen = desk(store, bob)
    assert (seen.team.name, seen.practice, seen.rounds, seen.draft.version) == ("Owls", True, 2, 0)
    assert seen.me is not None
    assert (seen.me.role, [mate.name for mate in seen.teammates]) == ("service", ["Ann"])
    assert cockpit(store, TEACHER, game).seed != cockpit(store, TEACHER, played.game_id).seed


def test_what_cannot_be_played_again_is_refused_and_changes_nothing(lesson: Classroom) -> None:
    before = everything(lesson.store)
    with refused("not_revealed", round=1):
        commands.replay_decisions(lesson.store, TEACHER, lesson.game_id, like(lesson))
    with refused("unknown_event", event="meteor"):
        commands.play_again(lesson.store, TEACHER, lesson.game_id, like(lesson, events={"meteor": 1}))
    with refused("out_of_bounds", what="rounds", value=99):
        commands.play_again(lesson.store, TEACHER, lesson.game_id, like(lesson, events={"holidays": 99}))
    for act in (
        lambda: commands.play_again(lesson.store, lesson.students["Ann"], lesson.game_id, like(lesson)),
        lambda: commands.replay_decisions(lesson.store, lesson.students["Ann"], lesson.game_id, like(lesson)),
        lambda: commands.bring_class(lesson.store, lesson.students["Ann"], lesson.game_id),
    ):
        with refused("teacher_only"):
            act()
    assert everything(lesson.store) == before


def test_a_replay_that_was_interrupted_is_finished_by_hand_with_the_same_results(
    played: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = commands.replay_decisions(played.store, TEACHER, played.game_id, like(played, seed=8))
    with monkeypatch.context() as patch:
        patch.setattr("game.commands.replaying._play", lambda *_, **__: None)
        game = commands.replay_decisions(played.store, TEACHER, played.game_id, like(played, seed=8))
    commands.close_round(played.store, TEACHER, game)
    commands.next_round(played.store, TEACHER, game)
    commands.close_round(played.store, TEACHER, game)
    assert reports(played, game) == reports(played, whole)
