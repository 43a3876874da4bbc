"""Measuring luck: who may ask for it, what is played again, what everybody sees."""

import logging
from collections.abc import Iterator, Sequence
from threading import Event, Thread

import pytest

from game import commands, reruns, views
from game.luck import work
from game.playing import CLAIM_SECONDS, claim
from game.records import record
from game.rules import Move
from game.shown.alone import OwnChoice
from game.store import Store
from game.store.luck_tables import LuckJob
from game.store.tables import Game
from game.transitions import make
from sim.luck import Parts, PlayedGame, rerun
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.other_luck import RUNS, made_up, measure, of
from tests.game.refusals import everything, refused

pytestmark = pytest.mark.long


def test_the_band_stands_on_all_re_runs_and_everybody_sees_the_same(ended: Classroom) -> None:
    measure(ended)
    work(ended.store, made_up)
    seen = of(ended)
    assert (seen.progress.state, seen.progress.done, seen.preliminary) == ("done", RUNS, False)
    assert {team.team.id for team in seen.teams} == set(ended.teams)
    assert sum(seen.teams[0].shares) == pytest.approx(1)
    ann = views.luck_band(ended.store, ended.students["Ann"])
    assert [team.shares for team in ann.teams] == [team.shares for team in seen.teams]
    assert [team.team.id for team in ann.teams if team.team.mine] == [ended.teams[0]]


def test_a_re_run_plays_what_was_played(ended: Classroom) -> None:
    with ended.store.read() as session:
        found = record(ended.store, session, session.get_one(Game, ended.game_id))
        game, seed = reruns.played_game(found), found.game.seed
        again = rerun(game, seed)
        scores = views.compare(ended.store, TEACHER, game_id=ended.game_id).standings
        assert again == {standing.team.id: standing.score.parts for standing in scores}
        assert game.markets[0].rounds[0]["firm02"].training == 2500.0


def test_a_copy_of_the_market_is_played_again_with_the_rivals_decisions(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, mode="parallel", teams=3)
    here.open()
    commands.save_draft(store, here.students["Cai"], {"promotion_depth": 0.2})
    for _ in range(2):
        here.close()
        here.next()
    commands.end_game(store, TEACHER, here.game_id)
    with store.read() as session:
        found = record(store, session, session.get_one(Game, here.game_id))
        again = rerun(reruns.played_game(found), found.game.seed)
    scores = views.compare(store, TEACHER, game_id=here.game_id).standings
    assert again == {standing.team.id: standing.score.parts for standing in scores}
    assert len(scores) == 2


def test_asking_again_measures_once(ended: Classroom) -> None:
    measure(ended)
    work(ended.store, made_up)
    before = everything(ended.store)
    measure(ended)
    work(ended.store, made_up)
    assert everything(ended.store) == before


def test_a_class_that_waits_for_its_round_goes_first(ended: Classroom, store: Store, clock: Clock) -> None:
    playing = two_teams(store, clock)
    playing.open()
    with store.write() as session:
        game = session.get_one(Game, playing.game_id)
        make(session, game, Move.CLOSE_ROUND)
        claim(store, session, game)
    measure(ended)
    begun = Event()

    def told(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
        begun.set()
        yield from made_up(game, seeds)

    working = Thread(target=work, args=(store, told))
    working.start()
    assert not begun.wait(0.6)
    clock.forward(CLAIM_SECONDS + 1)  # whoever was at that round is dead
    assert begun.wait(5)
    working.join()
    assert of(ended).progress.state == "done"


def test_the_job_with_the_fewest_re_runs_comes_first(ended: Classroom) -> None:
    solo = ended.back(commands.play_alone(ended.store, "Eve", OwnChoice("eshop", 1, seed=5)).token)
    commands.submit(ended.store, solo, 0)
    assert solo.game_id is not None
    commands.end_game(ended.store, solo, solo.game_id)
    measure(ended)
    commands.measure_luck(ended.store, solo, solo.game_id)
    order: list[int] = []

    def told(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
        order.append(len(game.markets[0].teams))
        yield from made_up(game, seeds)

    work(ended.store, told)
    assert len(set(order[:2])) == 2
    assert views.luck_band(ended.store, solo).progress.state == "done"


def test_only_who_drives_the_game_has_it_measured(ended: Classroom) -> None:
    eve = ended.back(commands.play_alone(ended.store, "Eve", OwnChoice("eshop", 1)).token)
    before = everything(ended.store)
    with refused("teacher_only"):
        commands.measure_luck(ended.store, ended.students["Ann"], ended.game_id)
    with refused("not_your_game"):
        commands.measure_luck(ended.store, eve, ended.game_id)
    for look in (views.luck_band, views.luck_progress):
        with refused("not_your_game"):
            look(ended.store, eve, ended.game_id)
    assert everything(ended.store) == before
    assert of(ended).may_measure
    assert not views.luck_band(ended.store, ended.students["Ann"]).may_measure


def test_luck_is_measured_when_a_counted_game_has_ended(lesson: Classroom) -> None:
    with refused("not_now", needs=["ended"]):
        measure(lesson)
    with refused("not_now"):
        of(lesson)
    commands.end_game(lesson.store, TEACHER, lesson.game_id)
    with refused("not_revealed"):
        measure(lesson)
    assert of(lesson).progress.state == "none"
    assert not of(lesson).may_measure


def test_a_line_of_play_that_was_left_is_not_measured_any_further(ended: Classroom) -> None:
    measure(ended)
    commands.go_back(ended.store, TEACHER, ended.game_id, 2)
    work(ended.store, made_up)
    ended.close()
    commands.end_game(ended.store, TEACHER, ended.game_id)
    assert of(ended).progress.state == "none"
    measure(ended)
    work(ended.store, made_up)
    assert of(ended).progress.state == "done"
    assert {row[1] for row in everything(ended.store)["reruns"]} == {2}


def test_an_engine_that_fails_is_said_and_may_be_tried_again(ended: Classroom) -> None:
    def failing(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
        yield from made_up(game, seeds[:2])
        raise ZeroDivisionError

    measure(ended)
    logging.disable(logging.CRITICAL)
    work(ended.store, failing)
    logging.disable(logging.NOTSET)
    assert of(ended).progress.state == "failed"
    assert of(ended).progress.done == 1
    measure(ended)
    assert of(ended).progress.state == "running"
    work(ended.store, made_up)
    assert of(ended).progress.state == "done"


def test_new_weights_weigh_the_re_runs_too(ended: Classroom) -> None:
    measure(ended)
    work(ended.store, made_up)
    assert {team.usual for team in of(ended).teams} == {1, 2}
    commands.set_weights(ended.store, TEACHER, ended.game_id, {"profit": 1.0})
    assert [(len(tie.teams), tie.equal) for tie in of(ended).ties] == [(2, 1.0)]


def test_time_left_follows_the_pace_so_far(ended: Classroom) -> None:
    measure(ended)
    assert views.luck_progress(ended.store, TEACHER, ended.game_id).seconds_left is None
    with ended.store.write() as session:
        job = session.get_one(LuckJob, (ended.game_id, 1))
        job.done, job.seconds = 40, 30.0
    assert views.luck_progress(ended.store, TEACHER, ended.game_id).seconds_left == pytest.approx(8 * 0.75)
