"""Closing the loop: a team sees how many were unhappy, who was called back, and who of them is still there."""

import numpy as np
import pytest
from scipy.stats import fisher_exact

from game import commands, views
from game.markets import log_of, world_after
from game.records import record
from game.store.tables import Game
from game.views import Which, after_the_survey, results
from sim.care import FOLLOW_UP
from tests.game.classroom import Classroom
from tests.game.refusals import refused


@pytest.fixture
def address(sqlite_ready: str) -> str:
    return sqlite_ready


@pytest.fixture
def surveyed(lesson: Classroom) -> Classroom:
    """Ann's team asks everybody and calls half of the unhappy back; two rounds are revealed."""
    plan = {"survey_share": 1.0, "survey_follow_up": 0.5}
    commands.save_draft(lesson.store, lesson.students["Ann"], plan)
    commands.save_draft(lesson.store, lesson.students["Cai"], {"survey_share": 0.0})
    lesson.close()
    lesson.next()
    lesson.close()
    return lesson


def test_what_is_told_of_the_unhappy_is_what_happened_to_them(surveyed: Classroom) -> None:
    ann = surveyed.students["Ann"]
    latest, first = after_the_survey(surveyed.store, ann)
    assert (latest.round, first.round) == (2, 1)
    survey = results(surveyed.store, ann, 1).report.survey
    assert survey is not None
    assert survey.census
    assert (first.unhappy, first.called) == (survey.unhappy, survey.followed_up)
    assert first.called + first.left_alone == first.unhappy
    with surveyed.store.read() as session:
        found = record(surveyed.store, session, session.get_one(Game, surveyed.game_id))
        market = found.market_of(found.teams[0])
        tables, world = log_of(found, 1, market).tables, world_after(found, 2, market)
        seat = world.seat(found.teams[0].firm)
    answers, messages = tables["answers"], tables["messages"]
    unhappy = answers["customer"][(answers["firm"] == seat) & (answers["score"].astype(float) < 3.0)]
    called = messages["customer"][(messages["firm"] == seat) & (messages["kind"] == FOLLOW_UP)]
    there = np.flatnonzero(world.customers.firm.ravel() == seat)
    left_and_came_back = 2  # at most: who came back counts as lost
    assert first.called_stayed <= np.isin(called, there).sum() <= first.called_stayed + left_and_came_back
    alone = np.setdiff1d(unhappy, called)
    assert first.left_alone_stayed <= np.isin(alone, there).sum() <= first.left_alone_stayed + left_and_came_back
    assert 0 < first.called_stayed <= first.called
    assert 0 < first.chance <= 1


def test_who_asks_nobody_hears_of_nobody_and_a_rival_hears_nothing(surveyed: Classroom) -> None:
    assert after_the_survey(surveyed.store, surveyed.students["Cai"], Which(1)) == ()
    with refused("not_your_team"):
        after_the_survey(surveyed.store, surveyed.students["Cai"], Which(team=surveyed.teams[0]))
    with refused("not_revealed"):
        after_the_survey(surveyed.store, surveyed.students["Ann"], Which(3))


def test_later_departures_are_told_only_from_the_round_in_which_they_are_seen(surveyed: Classroom) -> None:
    ann = surveyed.students["Ann"]
    (then,) = after_the_survey(surveyed.store, ann, Which(1))
    now = views.after_the_survey(surveyed.store, ann, Which(2))[-1]
    assert (then.unhappy, then.called) == (now.unhappy, now.called)
    assert then.called_stayed >= now.called_stayed
    assert then.left_alone_stayed > now.left_alone_stayed


def test_rounds_looked_at_together_make_none_of_them_look_surer_than_chance_allows(surveyed: Classroom) -> None:
    ann = surveyed.students["Ann"]
    together = after_the_survey(surveyed.store, ann)
    groups = [((one.called_stayed, one.called), (one.left_alone_stayed, one.left_alone)) for one in together]
    alone = [float(fisher_exact([(stayed, all_ - stayed) for stayed, all_ in both]).pvalue) for both in groups]
    assert len(alone) == 2
    assert [one.chance for one in together] == pytest.approx(
        [min(1.0, 2 * min(alone)) if p == min(alone) else max(p, min(1.0, 2 * min(alone))) for p in alone]
    )
