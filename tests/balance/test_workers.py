"""Games are played by whoever is there: this process, others here, or a Dask cluster; always the same games."""

from collections.abc import Iterator

import pytest

from sim import cluster
from sim.balance import workers
from sim.balance.games import Game, play
from sim.balance.workers import play_games
from sim.cluster import SchedulerSilent, address_of
from tests import dask_cluster
from tests.balance.brief_games import brief

PEOPLE = 100
GAMES = [Game(("balanced", "spammer"), seed) for seed in (3, 1, 2)] + [Game(("random", "do_nothing"), 1)]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a real Dask cluster of one worker."""
    with dask_cluster.running() as address:
        yield address


def test_results_come_in_the_order_of_the_games_and_progress_counts_them_all() -> None:
    pack = brief("telecom")
    told: list[int] = []
    results = play_games(pack, GAMES, PEOPLE, 1, told.append)
    assert [result.game for result in results] == GAMES
    assert sum(told) == len(GAMES)
    assert results[1] == play(pack, GAMES[1], PEOPLE)


def test_batches_hold_every_game_once_and_games_of_one_market_together(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = brief("telecom")
    monkeypatch.setattr(workers, "TASK", 2 * 2 * PEOPLE * pack.rounds)
    batches = workers._batches(pack, GAMES, PEOPLE)
    assert sorted(number for batch in batches for number in batch) == [0, 1, 2, 3]
    assert [len(batch) for batch in batches] == [2, 2]
    assert [GAMES[number].seed for batch in batches for number in batch] == [1, 1, 2, 3]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_dask_cluster_plays_the_same_games(scheduler: str) -> None:
    pack = brief("telecom")
    here = play_games(pack, GAMES, PEOPLE, 1, lambda _games: None)
    with cluster.used(scheduler):
        there = play_games(pack, GAMES, PEOPLE, -1, lambda _games: None)
    assert there == here


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_dead_address_is_refused_with_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    address = dask_cluster.dead()
    with pytest.raises(SchedulerSilent) as refused, cluster.used(address):
        pytest.fail("nobody is there")
    assert refused.value.address == address


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cluster_without_workers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with (
        dask_cluster.running(workers=0) as idle,
        pytest.raises(SchedulerSilent, match="worker"),
        cluster.used(idle),
    ):
        pytest.fail("nobody works there")


def test_what_is_no_address_at_all_is_refused_too() -> None:
    with pytest.raises(SchedulerSilent), cluster.used("nonsense://nowhere"):
        pytest.fail("nobody is there")


def test_the_address_asked_for_comes_before_the_environments() -> None:
    assert address_of("tcp://a:1", {"DASK_SCHEDULER": "tcp://b:2"}) == "tcp://a:1"
    assert address_of(None, {"DASK_SCHEDULER": "tcp://b:2"}) == "tcp://b:2"
    assert address_of(None, {"DASK_SCHEDULER": ""}) is None
    assert address_of(None, {}) is None
