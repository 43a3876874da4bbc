"""Where plans begin: rounds of one's own games, with what was known then; the truth only after the end."""

from dataclasses import replace

import pytest

from game import commands
from game.exploring.questions import question_of
from game.exploring.trial import FIGURES, Piece, tried
from game.shown.exploring import AskedPlans, Whence, WhichMarkets
from game.store.tables import Game
from game.views import results
from game.views.exploring import beginning, beginnings
from sim import packs
from sim.decisions import starting
from tests.game.classroom import SMALL, TEACHER, Classroom
from tests.game.refusals import refused

USUAL = starting(packs.load("eshop"))


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """One kind of database is enough."""
    return sqlite_ready


def test_plans_begin_in_ones_own_rounds_and_in_every_pack(played: Classroom) -> None:
    ann = played.students["Ann"]
    places = beginnings(played.store, ann)
    assert [place.round for place in places[:2]] == [2, 1]
    assert {place.pack for place in places[2:]} == set(packs.keys())
    assert beginning(played.store, ann, places[1]).usual.messages == 5.0
    with refused("no_such_round", round=3, low=1, high=2):
        beginning(played.store, ann, Whence("eshop", 3))
    with refused("not_your_team"):
        other = next(team for team in played.teams if team != ann.team_id)
        beginning(played.store, ann, Whence("eshop", 1, other))


def test_while_a_game_runs_nothing_of_the_real_market_or_of_rivals_plans_is_used(played: Classroom) -> None:
    ann, here = played.students["Ann"], AskedPlans(Whence("eshop", 2), (), 1, WhichMarkets(2))
    here = replace(here, plans=(beginning(played.store, ann, here.whence).usual.as_dict(),) * 2)

    def work() -> tuple[Piece, ...]:
        with played.store.read() as session:
            return question_of(played.store, session, ann, here).pieces

    start = work()[0].start
    assert start.seed is None, "every market is made anew"
    with played.store.read() as session:
        assert session.get_one(Game, played.game_id).seed not in {piece.seed for piece in work()}
    played.next()
    before = work()
    commands.save_draft(played.store, played.students["Cai"], {"messages": 4.0, "ads_brand": 1000.0})
    assert work() == before, "what a rival drafts, or hands in, changes nothing"
    rivals = [plan for decided in start.past for firm, plan in decided.items() if firm != start.firm]
    usual = starting(packs.load("eshop").at_scale(beginning(played.store, ann, here.whence).scale))
    assert {replace(plan, promotion_depth=0.0) for plan in rivals} == {replace(usual, promotion_depth=0.0)}


def test_after_the_end_the_real_history_comes_out_to_the_last_bit(played: Classroom) -> None:
    ann = played.students["Ann"]
    commands.end_game(played.store, TEACHER, played.game_id)
    here = beginning(played.store, ann, Whence("eshop", 1))
    assert here.true
    with played.store.read() as session:
        repeated = AskedPlans(here.whence, (here.usual.as_dict(),) * 2, 1, WhichMarkets(2))
        question = question_of(played.store, session, ann, repeated)
        seed = session.get_one(Game, played.game_id).seed
    was = results(played.store, ann, round_number=2).report
    [course, _same] = tried(replace(question.pieces[0], seed=seed))
    assert course[0][FIGURES.index("profit")] == was.profit
    assert course[0][FIGURES.index("retention")] == was.retention


def test_a_teachers_plans_begin_in_any_teams_round_and_after_the_end_in_the_truth(played: Classroom) -> None:
    for team in played.teams:
        places = beginnings(played.store, TEACHER, team)
        assert [place.round for place in places[:3]] == [2, 1, 0]
        here = beginning(played.store, TEACHER, places[1])
        assert (here.true, here.usual.messages) == (False, 5.0 if team == played.teams[0] else USUAL.messages)
    commands.end_game(played.store, TEACHER, played.game_id)
    assert beginning(played.store, TEACHER, places[1]).true


def test_plans_begin_in_a_game_one_took_part_in_before(played: Classroom) -> None:
    ann, cai = played.students["Ann"], played.students["Cai"]
    commands.create_game(played.store, TEACHER, played.room_id, scenario="hotel", rounds=2, teams=2, customers=SMALL)
    places = beginnings(played.store, ann)
    assert places[:2] == tuple(Whence("eshop", number, played.teams[0]) for number in (2, 1))
    assert beginning(played.store, ann, places[1]).usual.messages == 5.0
    with refused("not_your_team"):
        beginning(played.store, cai, places[1])
