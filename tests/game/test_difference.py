"""What made the difference between two teams of a class: found out in the background, kept, and for whom it is."""

import time
from collections.abc import Iterator, Sequence

import pytest

from game import commands
from game.actors import Actor
from game.commands.difference import find_difference
from game.difference import Task, find_out, kept, progress, task_of
from game.shown.difference import Difference, DifferenceProgress, TwoTeams
from game.store import Store
from game.store.caches import Place
from game.views import compare, plan
from game.views.difference import difference
from game.views.difference import two_teams as two_teams_of
from sim.why.difference import GROUPS, Duel, Pair, exchanged
from sim.why.replay import of_group
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import refused

pytestmark = pytest.mark.long

PATIENCE = 60.0
"""seconds"""


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """One kind of database is enough: what is kept goes the way of the worlds."""
    return sqlite_ready


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Duel]:
    """Replays are made in this process; the list tells what for."""
    asked: list[Duel] = []

    def here(duel: Duel, sets: Sequence[Sequence[int]]) -> Iterator[list[Pair]]:
        asked.append(duel)
        return (exchanged(duel, some) for some in sets)

    monkeypatch.setattr("game.difference.many", here)
    return asked


def played(store: Store, clock: Clock, mode: str = "shared", rounds: int = 1) -> Classroom:
    """One round (or two) is revealed; Ann's team pestered, Cai's trained."""
    here = two_teams(store, clock, mode=mode, customers=400)
    here.open()
    commands.save_draft(store, here.students["Ann"], {"messages": 5.0})
    commands.save_draft(store, here.students["Cai"], {"training": 2500.0})
    here.close()
    for _round in range(1, rounds):
        here.next()
        here.close()
    return here


def found_out(here: Classroom, who: Actor, which: TwoTeams) -> Difference:
    """Wait until it is found out."""
    find_difference(here.store, who, which, here.game_id)
    end = time.monotonic() + PATIENCE
    while difference(here.store, who, which, here.game_id).progress.state == "running":
        assert time.monotonic() < end
        time.sleep(0.02)
    return difference(here.store, who, which, here.game_id)


@pytest.mark.parametrize("mode", ["shared", "parallel"])
def test_the_parts_add_up_to_what_stands_in_the_table(store: Store, clock: Clock, calls: list[Duel], mode: str) -> None:
    here = played(store, clock, mode, rounds=2)
    ann, cai = here.teams
    seen = found_out(here, TEACHER, TwoTeams(ann, cai))
    assert (seen.progress.state, seen.proved, len(calls)) == ("done", True, 1)
    teams = {record.team.id: record for record in compare(store, TEACHER, game_id=here.game_id).teams}
    last = {team: teams[team].rounds[-1] for team in (ann, cai)}
    profit = {team: sum(one.profit for one in teams[team].rounds) for team in (ann, cai)}
    assert seen.figures["score"].gap == pytest.approx(last[ann].score.total - last[cai].score.total, abs=1e-9)
    assert seen.figures["profit"].gap == pytest.approx(profit[ann] - profit[cai], abs=1e-6)
    assert seen.figures["customers_end"].gap == last[ann].customers_end - last[cai].customers_end
    plans = [[plan(store, TEACHER, team, number).values for number in (1, 2)] for team in (ann, cai)]
    alike = {g for g in GROUPS if all(of_group(one, g) == of_group(two, g) for one, two in zip(*plans, strict=True))}
    assert "marketing" not in alike
    for shared in seen.figures.values():
        assert set(shared.groups) == set(GROUPS)
        assert sum(shared.groups.values()) + shared.places == pytest.approx(shared.gap, rel=1e-12, abs=1e-9)
        assert all(shared.groups[group] == 0.0 for group in alike)
        assert mode == "shared" or shared.places == 0.0
    assert seen.figures["profit"].groups["marketing"] != 0.0


def test_what_was_found_out_is_there_at_once_and_the_same_from_both_sides(
    store: Store, clock: Clock, calls: list[Duel]
) -> None:
    here = played(store, clock)
    ann, cai = here.teams
    seen = found_out(here, TEACHER, TwoTeams(ann, cai))
    find_difference(store, TEACHER, TwoTeams(cai, ann), here.game_id)
    turned = difference(store, TEACHER, TwoTeams(cai, ann), here.game_id)
    assert len(calls) == 1
    assert turned.progress.state == "done"
    for name, shared in turned.figures.items():
        assert shared.gap == -seen.figures[name].gap
        assert shared.groups == {group: -value for group, value in seen.figures[name].groups.items()}


def test_other_weights_share_out_the_score_anew_without_a_replay(store: Store, clock: Clock, calls: list[Duel]) -> None:
    here = played(store, clock)
    which = TwoTeams(*here.teams)
    found_out(here, TEACHER, which)
    commands.set_weights(store, TEACHER, here.game_id, {"profit": 1.0})
    seen = difference(store, TEACHER, which, here.game_id)
    standing = {one.team.id: one.score.total for one in compare(store, TEACHER, game_id=here.game_id).standings}
    assert seen.figures["score"].gap == pytest.approx(standing[which.first] - standing[which.second], abs=1e-9)
    assert len(calls) == 1


def test_another_engine_finds_it_out_anew(
    store: Store, clock: Clock, calls: list[Duel], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = played(store, clock)
    which = TwoTeams(*here.teams)
    found_out(here, TEACHER, which)
    monkeypatch.setattr("game.difference.engine.of_game", lambda _pack: "another")
    assert difference(store, TEACHER, which, here.game_id).progress.state == "none"
    assert found_out(here, TEACHER, which).progress.state == "done"
    assert len(calls) == 2


def test_an_engine_that_fails_says_so_and_may_try_again(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    here = played(store, clock)
    which = TwoTeams(*here.teams)
    monkeypatch.setattr("game.difference.many", lambda _duel, _sets: 1 / 0)
    assert found_out(here, TEACHER, which).progress.state == "failed"
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.setattr("game.difference.many", lambda duel, sets: (exchanged(duel, some) for some in sets))
    assert found_out(here, TEACHER, which).progress.state == "done"


def test_players_learn_it_when_the_game_has_ended(store: Store, clock: Clock, calls: list[Duel]) -> None:
    here = played(store, clock)
    ann, which = here.students["Ann"], TwoTeams(*here.teams)
    for act in (difference, find_difference):
        with refused("not_now"):
            act(store, ann, which, here.game_id)
    commands.end_game(store, TEACHER, here.game_id)
    seen = found_out(here, ann, which)
    assert seen.first.mine
    assert seen.figures
    assert len(calls) == 1


def test_only_two_teams_of_the_game_are_held_against_each_other(store: Store, clock: Clock) -> None:
    here, other = played(store, clock), played(store, clock)
    ann, cai = here.teams
    for which in (TwoTeams(ann, ann), TwoTeams(ann, other.teams[0]), TwoTeams(0, cai)):
        for act in (difference, find_difference):
            with refused("unknown_team"):
                act(store, TEACHER, which, here.game_id)


def test_what_is_finished_while_somebody_looks_is_there_for_them(
    store: Store, clock: Clock, calls: list[Duel], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = played(store, clock)
    which = TwoTeams(*here.teams)

    def finished_meanwhile(kept_in: Store, place: Place) -> DifferenceProgress:
        with monkeypatch.context() as usual:
            usual.setattr("game.views.difference.progress", progress)
            found_out(here, TEACHER, which)
        return progress(kept_in, place)

    monkeypatch.setattr("game.views.difference.progress", finished_meanwhile)
    seen = difference(store, TEACHER, which, here.game_id)
    assert seen.progress.state == "done"
    assert seen.figures
    assert len(calls) == 1


def test_who_asks_while_another_is_answered_starts_no_second_search(
    store: Store, clock: Clock, calls: list[Duel], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = played(store, clock)
    which = TwoTeams(*here.teams)
    asked: list[Task] = []
    with monkeypatch.context() as slow:  # has looked, found nothing, and is about to begin
        slow.setattr("game.commands.difference.find_out", lambda _store, task: asked.append(task))
        find_difference(store, TEACHER, which, here.game_id)
    found_out(here, TEACHER, which)
    find_out(store, asked[0])
    assert progress(store, asked[0].place).state == "done"
    assert len(calls) == 1


def test_games_in_which_nothing_would_change_hands_are_not_played_and_change_no_bit(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, played_sets = two_teams(store, clock, customers=2400), list[int]()
    here.open()
    commands.save_draft(store, here.students["Ann"], {"messages": 0.25})
    commands.save_draft(store, here.students["Cai"], {"training": 0.0})
    here.close()

    def here_and_now(duel: Duel, sets: Sequence[Sequence[int]]) -> Iterator[list[Pair]]:
        for some in sets:
            played_sets.extend(some)
            yield exchanged(duel, some)

    monkeypatch.setattr("game.difference.many", here_and_now)
    which = TwoTeams(*here.teams)
    assert found_out(here, TEACHER, which).progress.state == "done"
    bits = {1 << GROUPS.index("marketing"), 1 << GROUPS.index("service")}  # messages; training
    assert sorted(played_sets) == sorted({0, *bits, sum(bits)})
    with store.read() as session:
        found, first, second = two_teams_of(store, session, TEACHER, which, here.game_id)
        task = task_of(found, first, second)
        pairs = kept(session, task)
    assert pairs == exchanged(task.duel, range(2 ** len(GROUPS)))
