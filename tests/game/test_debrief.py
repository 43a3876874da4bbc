"""What a class may talk about after the game: every figure is the game's own, and nobody reads it too early."""

import time

import numpy as np
import pytest

from game import commands
from game.commands.difference import find_difference
from game.debriefing.worth import best_found
from game.known_reports import as_known
from game.shown.debrief import CUTS, Debrief
from game.shown.difference import TwoTeams
from game.store import Store
from game.views import Which, compare, leavers, lifetime_study, plan, results, worth_in_truth
from game.views.cost_to_serve import cost_to_serve
from game.views.debrief import debrief
from sim.causes import CAUSES
from sim.why.difference import exchanged
from tests.game.classroom import TEACHER, Classroom, Clock, classroom, two_teams
from tests.game.refusals import refused

PEOPLE = ("Ann", "Cai", "Dan")
REASON = "We write more."
PATIENCE = 60.0
"""seconds"""


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """Nothing here is written: one kind of database is enough."""
    return sqlite_ready


@pytest.fixture
def played(store: Store, clock: Clock, asleep: None) -> Classroom:  # noqa: ARG001 - nothing may work by itself
    """Three teams have played two rounds of three; in the second Ann's begins to pester, having foreseen 90 %."""
    here = classroom(store, clock, teams=3, customers=1200)
    for seat, name in enumerate(PEOPLE):
        here.seat(name, seat)
    here.open()
    here.close()
    here.next()
    draft = commands.save_draft(store, here.students["Ann"], {"messages": 4.0, "ads_brand": 0.0, "ads_social": 0.0})
    commands.submit(store, here.students["Ann"], draft.version, REASON, 0.9)
    commands.save_draft(store, here.students["Cai"], {"messages": 1.0})
    here.close()
    return here


def seen(here: Classroom) -> Debrief:
    return debrief(here.store, TEACHER, here.game_id)


def test_the_round_that_turned_the_game_tells_who_moved_and_what_they_had_decided(played: Classroom) -> None:
    (turn,) = seen(played).turning_points
    rates = {r.team.id: r.rounds[-1].retention for r in compare(played.store, TEACHER, game_id=played.game_id).teams}
    assert (turn.round, turn.widest_turn) == (2, True)
    assert turn.gap == max(rates.values()) - min(rates.values())
    assert turn.gap_before == 0.0  # all three decided alike in the first
    assert turn.down.team.id == played.teams[0]
    change = turn.down.decided[0]
    before = plan(played.store, TEACHER, played.teams[0], 1).values.messages
    assert (change.lever, change.before, change.after) == ("messages", before, 4.0)
    assert {one.lever for one in turn.down.decided} >= {"messages", "ads_brand", "ads_social"}
    assert (turn.down.reason, turn.down.retention) == (REASON, rates[played.teams[0]])


def test_pairs_that_spent_alike_or_are_neighbours_are_held_against_each_other(played: Classroom) -> None:
    comparison = compare(played.store, TEACHER, game_id=played.game_id)
    totals = {one.team.id: one.score.total for one in comparison.standings}
    contrasts = seen(played).contrasts
    assert contrasts
    for pair in contrasts:
        assert pair.scores == (totals[pair.first.id], totals[pair.second.id])
        assert pair.scores[0] > pair.scores[1]
        reports = results(played.store, TEACHER, team_id=pair.first.id).history
        assert pair.spent[0] == pytest.approx(sum(sum(r.costs.values()) - r.costs["product"] for r in reports))
        assert pair.difference.progress.state == "none"
    first = contrasts[0]
    assert first.alike
    assert abs(first.spent[0] - first.spent[1]) <= 0.1 * max(first.spent)
    assert {first.first.id, first.second.id} >= {played.teams[0]}  # the pestering team fell furthest behind


def test_causes_predictions_and_survival_are_those_of_the_other_screens(played: Classroom) -> None:
    told = seen(played)
    for team in played.teams:
        frames = [leavers(played.store, TEACHER, Which(number, team)).frame for number in (1, 2)]
        for cause in CAUSES:
            assert told.causes[team][cause] == pytest.approx(sum(frame[cause].sum() for frame in frames), abs=1e-3)
    foreseen = {(one.team.id, one.round): one for one in told.foreseen}
    ann = foreseen[played.teams[0], 2]
    assert ann.predicted == 0.9
    assert ann.actual == results(played.store, TEACHER, team_id=played.teams[0]).report.retention
    assert [one.predicted for key, one in foreseen.items() if key != (played.teams[0], 2)] == [None] * 5
    assert [one.team.id for one in told.survival.curves] == played.teams


def test_losses_by_grade_and_segment_add_up_to_the_causes_of_the_results(played: Classroom) -> None:
    seen = debrief(played.store, TEACHER, played.game_id)
    for record in seen.comparison.teams:
        for one in record.rounds:
            for cut in CUTS:
                here = (record.team.id, one.round, cut)
                lost = [each for each in seen.losses if (each.team.id, each.round, each.cut) == here]
                assert sum(sum(each.causes.values()) for each in lost) == one.lost
    for team, causes in seen.causes.items():
        for cause, customers in causes.items():
            by_grade = [each.causes[cause] for each in seen.losses if each.team.id == team and each.cut == "grade"]
            assert sum(by_grade) == pytest.approx(customers)


def test_true_states_tell_what_the_pestered_felt(played: Classroom) -> None:
    states = {(one.team.id, one.round): one for one in seen(played).true_states}
    assert len(states) == 6
    ann, cai = (states[team, 2] for team in played.teams[:2])
    assert ann.pressure > 2 * cai.pressure > 0
    assert 0 < ann.leaving < 1
    report = results(played.store, TEACHER, team_id=played.teams[0]).report
    assert (ann.customers, ann.satisfaction) == (report.customers_end, report.satisfaction)
    assert ann.worth == report.equity / report.customers_end
    assert report.survey is not None
    assert ann.surveyed == report.survey.satisfaction


def test_estimates_of_the_books_stand_beside_what_customers_were_truly_worth(played: Classroom) -> None:
    told = {(one.team.id, one.round): one for one in seen(played).worth}
    assert len(told) == 6
    states = {(one.team.id, one.round): one for one in seen(played).true_states}
    for key, one in told.items():
        assert one.customers == states[key].customers
        assert one.true == pytest.approx(states[key].worth * one.customers, abs=one.customers / 1024)
        assert one.rank is not None
        assert one.best_found is not None
        assert 0.2 < one.best_found <= 1.0
    ann = played.students["Ann"]
    study = lifetime_study(played.store, ann)
    assert study is not None
    last = told[played.teams[0], 2]
    assert last.estimated == pytest.approx(study.outlook.values.sum())
    assert worth_in_truth(played.store, ann) is None  # the true state stays hidden while they play
    commands.end_game(played.store, TEACHER, played.game_id)
    assert worth_in_truth(played.store, ann) == last


def test_who_knows_the_order_finds_the_best_fifth() -> None:
    true = np.arange(100.0)
    assert best_found(true * 0.1 + 5, true) == 1.0
    assert best_found(-true, true) == 0.0
    assert best_found(np.zeros(3), np.zeros(2)) is None


def test_the_game_touches_the_topics_whose_levers_somebody_moved(played: Classroom) -> None:
    touched = {topic.key: topic.levers for topic in seen(played).topics}
    assert touched == {
        "lifecycle": (),
        "identify": ("ads_social", "ads_brand"),
        "churn": (),
        "crm_marketing": ("messages",),
        "industries": (),
    }


def test_players_read_it_once_the_game_has_ended(played: Classroom) -> None:
    ann = played.students["Ann"]
    with refused("not_now"):
        debrief(played.store, ann)
    assert seen(played).luck is None
    commands.end_game(played.store, TEACHER, played.game_id)
    told = debrief(played.store, ann)
    assert told.luck is not None
    assert told.turning_points == seen(played).turning_points


def test_before_a_round_is_revealed_there_is_nothing_to_talk_about(lesson: Classroom) -> None:
    with refused("not_revealed"):
        debrief(lesson.store, TEACHER, lesson.game_id)


def test_the_practice_round_is_not_talked_about(store: Store, clock: Clock) -> None:
    here = classroom(store, clock, practice=True, customers=400)
    here.open()
    here.close()
    with refused("not_revealed"):
        debrief(store, TEACHER, here.game_id)


def test_once_it_is_found_out_what_parts_a_pair_the_one_behind_does_as_the_one_ahead(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.difference.many", lambda duel, sets: (exchanged(duel, some) for some in sets))
    here = two_teams(store, clock, customers=800)
    here.open()
    commands.save_draft(store, here.students["Ann"], {"messages": 5.0})
    commands.save_draft(store, here.students["Cai"], {"promotion_depth": 0.3})
    here.close()
    commands.set_weights(store, TEACHER, here.game_id, {"retention": 1.0, "equity": 1.0})
    (before,) = seen(here).contrasts
    assert before.replay is None
    find_difference(store, TEACHER, TwoTeams(before.first.id, before.second.id), here.game_id)
    end = time.monotonic() + PATIENCE
    while (told := seen(here).contrasts[0]).replay is None:
        assert time.monotonic() < end
        time.sleep(0.02)
    groups = told.difference.figures["score"].groups
    assert groups[told.replay.area] == max(groups.values())
    assert told.replay.same_engine
    history = tuple(as_known(one, ended=False) for one in told.replay.history)
    assert history == results(store, TEACHER, team_id=told.second.id).history
    winner = results(store, TEACHER, team_id=told.first.id).history
    assert told.replay.other != told.replay.history
    assert {of.firm for of in told.replay.other} != {of.firm for of in winner}
    assert seen(here).contrasts[0].replay is told.replay


def test_what_serving_cost_is_what_each_teams_own_results_add_up_to(played: Classroom) -> None:
    with refused("not_now"):
        cost_to_serve(played.store, played.students["Ann"])
    for team, (name, one) in zip(played.teams, zip(PEOPLE, seen(played).served, strict=True), strict=True):
        own = [results(played.store, played.students[name], number).report for number in (1, 2)]
        assert one.team.id == team
        assert one.together.cost == pytest.approx(sum(way.cost for report in own for way in report.channels.values()))
        assert one.together.contacts == sum(way.contacts for report in own for way in report.channels.values()) > 0
        assert one.each is not None
        assert one.settled is not None
        assert one.each_settled == pytest.approx(one.each / one.settled)
    commands.end_game(played.store, TEACHER, played.game_id)
    of_all = cost_to_serve(played.store, played.students["Ann"], 2)
    assert [one.team.mine for one in of_all] == [True, False, False]
    assert of_all[1].channels == results(played.store, played.students["Cai"], 2).report.channels
