"""Measuring luck goes on where a server died, and two servers never do it twice."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from game import commands, reruns, views
from game.luck import SILENT_SECONDS, work
from game.records import record
from game.store import open_store
from game.store.luck_tables import LuckJob, Rerun
from game.store.tables import Game
from sim.luck import ENOUGH, Parts, PlayedGame, rerun, seed_of
from tests.game.classroom import TEACHER, Classroom
from tests.game.other_luck import RUNS, made_up, measure, of
from tests.game.refusals import everything

pytestmark = pytest.mark.long

HOUSE = Path(__file__).resolve().parents[2]
FEW = 6
"""re-runs of a test with the real engine"""


class Killed(BaseException):
    """The server died."""


def one_by_one(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
    yield from (rerun(game, seed) for seed in seeds)


def test_what_a_dead_server_left_is_taken_over_and_comes_out_the_same(ended: Classroom, address: str) -> None:
    other = open_store(address)
    other.clock = ended.clock

    def dying(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
        if views.luck_progress(ended.store, TEACHER, ended.game_id).done >= ENOUGH:
            raise Killed
        yield from made_up(game, seeds)

    measure(ended)
    with pytest.raises(Killed):
        work(ended.store, dying)
    kept = of(ended)
    assert kept.preliminary
    assert kept.teams
    assert not commands.go_on_measuring(other, ended.game_id)
    ended.clock.forward(SILENT_SECONDS + 1)
    assert commands.go_on_measuring(other, ended.game_id)
    assert not commands.go_on_measuring(ended.store, ended.game_id)
    work(other, made_up)
    taken_over = of(ended)
    assert taken_over.progress.done == RUNS
    rows = everything(ended.store)["reruns"]
    with ended.store.write() as session:
        for table in (Rerun, LuckJob):
            session.query(table).delete()
    measure(ended)
    work(ended.store, made_up)
    assert everything(ended.store)["reruns"] == rows
    assert of(ended).teams == taken_over.teams
    other.close()


def test_two_servers_that_believe_to_be_at_it_keep_every_re_run_once(ended: Classroom, address: str) -> None:
    other = open_store(address)
    other.clock = ended.clock
    measure(ended)
    measure(ended, other)

    def overtaken(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
        for number, outcome in enumerate(made_up(game, seeds)):
            if number == 0:
                ended.clock.forward(SILENT_SECONDS + 1)
                commands.go_on_measuring(other, ended.game_id)
            yield outcome

    work(ended.store, overtaken)
    assert of(ended).progress.done == 0
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda store: work(store, made_up), (ended.store, other)))
    assert [row[2] for row in everything(ended.store)["reruns"]] == list(range(1, RUNS + 1))
    other.close()


def test_a_killed_process_leaves_what_is_done_and_the_rest_is_made_elsewhere(ended: Classroom, address: str) -> None:
    script = (
        "from game.actors import Actor; from game.commands import luck; from game.store import open_store\n"
        f"luck.RUNS = {FEW}; store = open_store({address!r})\n"
        f"luck.measure_luck(store, Actor('teacher'), {ended.game_id}); input()"
    )
    server = subprocess.Popen([sys.executable, "-W", "error", "-c", script], cwd=HOUSE, stdin=-1)  # noqa: S603 - our own script
    for _ in range(600):
        if views.luck_progress(ended.store, TEACHER, ended.game_id).done:
            break
        Event().wait(0.1)
    server.kill()
    server.communicate()
    left = views.luck_progress(ended.store, TEACHER, ended.game_id)
    assert 0 < left.done <= left.wanted == FEW
    with ended.store.write() as session:
        session.get_one(LuckJob, (ended.game_id, 1)).at = ended.clock.now
    ended.clock.forward(SILENT_SECONDS + 1)
    assert commands.go_on_measuring(ended.store, ended.game_id) is (left.done < FEW)
    work(ended.store, one_by_one)
    with ended.store.read() as session:
        found = record(ended.store, session, session.get_one(Game, ended.game_id))
        game = reruns.played_game(found)
        kept = [dict(row.parts) for row in session.query(Rerun).order_by(Rerun.number)]
    wanted = [rerun(game, seed_of(found.game.seed, number)) for number in range(1, FEW + 1)]
    assert kept == [{str(team): parts for team, parts in run.items()} for run in wanted]
