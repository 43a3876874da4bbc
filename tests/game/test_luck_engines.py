"""Which engine made the re-runs: told by its fingerprint, proved by the game's own luck."""

from collections.abc import Iterator, Sequence

import pytest

from game import commands, views
from game.luck import SILENT_SECONDS, work
from game.shown.luck import LuckEngine
from game.store.luck_tables import LuckJob, Rerun
from game.store.round_tables import Result
from sim import engine
from sim.luck import ENOUGH, Parts, PlayedGame
from tests.game.classroom import TEACHER, Classroom
from tests.game.other_luck import RUNS, honest, made_up, measure, of

pytestmark = pytest.mark.long


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the program is another one."""
    monkeypatch.setattr(engine, "of_game", lambda _pack: "another")


def rounds_played_by(here: Classroom) -> set[str | None]:
    with here.store.read() as session:
        return {row.engine for row in session.query(Result)}


def test_a_round_keeps_which_engine_played_it(ended: Classroom) -> None:
    assert rounds_played_by(ended) == {engine.of_game("eshop")}


def test_the_same_engine_is_proved_by_the_game_s_own_luck(ended: Classroom) -> None:
    measure(ended)
    work(ended.store, honest)
    assert of(ended).engine == LuckEngine(same=True, proved=True)
    assert of(ended).progress.done == RUNS
    commands.set_weights(ended.store, TEACHER, ended.game_id, {"profit": 1.0})
    assert of(ended).engine.proved


@pytest.mark.usefixtures("upgrade")
def test_another_program_with_the_same_model_is_told_from_another_model(ended: Classroom) -> None:
    with ended.store.write() as session:
        session.query(Result).update({"engine": "an older one"})
    measure(ended)
    work(ended.store, honest)
    assert of(ended).engine == LuckEngine(same=False, proved=True)
    with ended.store.write() as session:
        session.get_one(LuckJob, (ended.game_id, 1)).own = {str(team): {"retention": 1.0} for team in ended.teams}
    assert of(ended).engine == LuckEngine(same=False, proved=False)


def test_the_last_digit_counts(ended: Classroom) -> None:
    measure(ended)
    work(ended.store, honest)
    with ended.store.write() as session:
        job = session.get_one(LuckJob, (ended.game_id, 1))
        assert job.own is not None
        team = str(ended.teams[0])
        job.own = job.own | {team: job.own[team] | {"retention": job.own[team]["retention"] + 1e-12}}
    assert of(ended).engine == LuckEngine(same=True, proved=False)


def test_rounds_from_before_engines_were_kept_are_proved_all_the_same(ended: Classroom) -> None:
    with ended.store.write() as session:
        session.query(Result).update({"engine": None})
    measure(ended)
    work(ended.store, honest)
    assert of(ended).engine == LuckEngine(same=None, proved=True)


def test_re_runs_from_before_engines_were_kept_say_that_nothing_is_known(ended: Classroom) -> None:
    measure(ended)
    work(ended.store, honest)
    with ended.store.write() as session:
        session.query(LuckJob).update({"engine": None, "own": None})
    assert of(ended).engine == LuckEngine()
    assert of(ended).teams


def test_what_an_older_program_left_half_done_is_made_anew(ended: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
        if views.luck_progress(ended.store, TEACHER, ended.game_id).done >= ENOUGH:
            raise KeyboardInterrupt
        for made in made_up(game, seeds):
            yield {team: dict.fromkeys(parts, 0.0) for team, parts in made.items()}

    measure(ended)
    with pytest.raises(KeyboardInterrupt):
        work(ended.store, dying)
    monkeypatch.setattr(engine, "of_game", lambda _pack: "another")
    ended.clock.forward(SILENT_SECONDS + 1)
    assert commands.go_on_measuring(ended.store, ended.game_id)
    assert of(ended).progress.done == 0
    work(ended.store, honest)
    seen = of(ended)
    assert seen.progress.state == "done"
    assert seen.engine == LuckEngine(same=False, proved=True)
    with ended.store.read() as session:
        kept = [row.parts for row in session.query(Rerun)]
    assert len(kept) == RUNS
    assert all(parts["retention"] for run in kept for parts in run.values())


def test_only_a_teacher_is_told_of_a_cluster_that_does_not_answer(
    ended: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.aside.silent_cluster", lambda: "tcp://cluster:8786")
    assert of(ended).silent_cluster == "tcp://cluster:8786"
    assert views.luck_band(ended.store, ended.students["Ann"]).silent_cluster is None
