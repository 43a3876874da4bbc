"""Work that stands back for a class: on a cluster where one is named, else here; the same bits either way."""

import logging
import os
from collections.abc import Iterator
from threading import Event

import pytest

from game import aside, reruns
from sim import cluster, market, packs
from sim.luck import PlayedGame, PlayedMarket, rerun
from tests import dask_cluster
from tests.sim.playing import usual

SEEDS = (5, 6, 7)
PEOPLE = 600
FIRMS = ("ann", "bob")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """No cluster is named yet, and none is known to be silent."""
    monkeypatch.delenv(cluster.SCHEDULER, raising=False)
    monkeypatch.setattr(aside, "_silent", {})
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a real cluster, whose one worker is in this process."""
    with dask_cluster.running() as address:
        yield address


@pytest.fixture
def quiet() -> Iterator[None]:
    """What is logged on purpose stays off the screen."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def stepped_back(niceness: list[int]) -> bool:
    """Tell whether every piece was done by a process behind this one."""
    return min(niceness) > os.nice(0)


def test_re_runs_on_a_cluster_give_the_same_bits(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = packs.load("telecom")
    plans = dict.fromkeys(FIRMS, usual(market.create(pack, FIRMS, 1, PEOPLE)))
    game = PlayedGame(pack, PEOPLE, (PlayedMarket([plans] * 2, {"ann": 1, "bob": 2}),))
    monkeypatch.setenv(cluster.SCHEDULER, scheduler)
    monkeypatch.setattr(aside, "each", lambda _work, items: pytest.fail("here") if items else iter(()))
    assert aside.at_once() == aside.MOST_AWAY
    assert list(reruns.many(game, SEEDS)) == [rerun(game, seed) for seed in SEEDS]
    assert aside.silent_cluster() is None


def test_where_the_cluster_is_dead_that_is_said_and_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    address = dask_cluster.dead()
    monkeypatch.setenv(cluster.SCHEDULER, address)
    with caplog.at_level(logging.WARNING, "liuke"):
        assert stepped_back(list(aside.anywhere(os.nice, [0, 0])))
    assert address in caplog.text
    assert aside.silent_cluster() == address
    assert aside.at_once() == aside.workers()
    monkeypatch.setattr(cluster, "used", lambda _address: pytest.fail("it was asked a moment ago"))
    assert stepped_back(list(aside.anywhere(os.nice, [0])))


@pytest.mark.usefixtures("quiet")
def test_a_cluster_that_breaks_down_half_way_leaves_the_rest_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(_address: str, work: object, items: list[str]) -> Iterator[float]:
        assert callable(work)
        yield work(items[0])
        raise OSError("gone")

    monkeypatch.setenv(cluster.SCHEDULER, "tcp://somewhere:8786")
    monkeypatch.setattr(aside, "_away", breaking)
    assert list(aside.anywhere(float, ["1", "2", "3"])) == [1.0, 2.0, 3.0]
    assert aside.silent_cluster() == "tcp://somewhere:8786"


@pytest.mark.usefixtures("quiet")
def test_what_is_wrong_in_itself_is_not_hidden_by_a_cluster(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cluster.SCHEDULER, scheduler)
    with pytest.raises(ValueError, match="nonsense"):
        list(aside.anywhere(float, ["nonsense"]))


@pytest.mark.parametrize(("said", "found"), [("0", 0), (" 19 ", 19), ("20", 15), ("-1", 15), ("half", 15), ("²", 15)])
def test_how_far_workers_step_back_can_be_set_within_what_a_machine_knows(
    said: str, found: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(aside.SETTING, said)
    assert aside.how_far() == found
    assert (aside.SETTING in caplog.text) == (found == aside.BEHIND), "what does not count is told"


def test_what_is_to_be_done_on_this_machine_never_leaves_it(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cluster.SCHEDULER, scheduler)
    monkeypatch.setattr(cluster, "used", lambda _address: pytest.fail("it left"))
    assert stepped_back(list(aside.each(os.nice, [0])))


def test_work_stands_back_while_pages_are_waited_for_and_no_longer_than_it_must(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []

    class Closed(Event):
        def wait(self, timeout: float | None = None) -> bool:
            waited.append(timeout or 0)
            return super().wait(0.001)

    looks = iter([True, True, False])
    monkeypatch.setattr(aside, "_pages", aside._Pages())
    aside.let_pages_pass(Closed(), 60)
    assert not waited, "nobody draws pages here"
    aside.stand_back_for(lambda: next(looks))
    aside.let_pages_pass(Closed(), 60)
    assert len(waited) == 2
    aside.stand_back_for(lambda: True)
    aside.let_pages_pass(Closed(), 0.05)
    closed = Closed()
    closed.set()
    aside.let_pages_pass(closed, 60)
