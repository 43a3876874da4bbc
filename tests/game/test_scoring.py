"""Scores under the game's weights, and ranks."""

import pytest

from game import commands
from game.scoring import best, ranks
from game.views import cockpit, compare, pulse
from sim.score import Score
from tests.game.classroom import TEACHER, Classroom
from tests.game.refusals import everything, refused


def test_equal_scores_share_a_rank_and_the_next_rank_is_left_out() -> None:
    scored = {team: Score(total, {}) for team, total in ((1, 50.0), (2, 70.0), (3, 50.0), (4, 10.0))}
    assert ranks(scored) == {2: 1, 1: 2, 3: 2, 4: 4}


def test_all_who_tie_are_best() -> None:
    assert best({1: 0.9, 2: 0.8, 3: 0.9}) == (1, 3)
    assert best({}) == ()


def test_new_weights_change_the_table_at_once(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"promotion_depth": 0.2})
    lesson.close()
    version = pulse(lesson.store, lesson.game_id).version
    for part in ("retention", "satisfaction", "profit", "equity"):
        commands.set_weights(lesson.store, TEACHER, lesson.game_id, {part: 3})
        shown = compare(lesson.store, lesson.students["Ann"])
        for standing in shown.standings:
            assert standing.score.total == pytest.approx(standing.score.parts[part])
        assert shown.weights[part] == 1.0
    assert pulse(lesson.store, lesson.game_id).version == version + 4


@pytest.mark.parametrize(
    "weights", [{}, {"profit": 0}, {"profit": -1, "equity": 2}, {"luck": 1}, {"profit": float("nan")}]
)
def test_weights_that_weigh_nothing_are_refused(lesson: Classroom, weights: dict[str, float]) -> None:
    before = everything(lesson.store)
    with refused("bad_weights", allowed=["retention", "satisfaction", "profit", "equity"]):
        commands.set_weights(lesson.store, TEACHER, lesson.game_id, weights)
    assert everything(lesson.store) == before


def test_identical_decisions_tie(lesson: Classroom) -> None:
    lesson.close()
    shown = compare(lesson.store, lesson.students["Ann"])
    assert [standing.rank for standing in shown.standings] == [1, 1]
    assert len(shown.winners[0].retention) == 2


def test_weights_are_kept_as_shares(lesson: Classroom) -> None:
    commands.set_weights(lesson.store, TEACHER, lesson.game_id, {"retention": 1, "profit": 3})
    shares = cockpit(lesson.store, TEACHER, lesson.game_id).weights
    assert shares == {"retention": 0.25, "satisfaction": 0.0, "profit": 0.75, "equity": 0.0}
