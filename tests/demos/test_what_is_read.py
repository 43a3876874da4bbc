"""What a lesson measures says which tables of the log it reads; only those are written down when a step is played."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.demos import shelf
from game.demos.followed import FOLLOWED, PICKED
from game.demos.playing import MEASURES, tables_of
from game.demos.portraits import CURVES
from sim import market, packs
from sim.event_log import TABLES
from sim.journal import REPORTED
from sim.validity.stage import CHANGED, Played, stage


@pytest.fixture(scope="module")
def played() -> Played:
    """Two quarters of a small market in which the firm does all that leaves traces."""
    scenario = packs.load("telecom")
    world = market.create(scenario, (CHANGED, "rival"), 3, 1000)
    busy = {"proactive_audience": "everyone", "proactive_reach": 0.3, "empowerment": 1.0}
    return stage(scenario, world, 2, {CHANGED: busy})


def with_tables(played: Played, *tables: str) -> Played:
    kept = {*REPORTED, *tables}
    return replace(played, logs=tuple({name: log[name] for name in log if name in kept} for log in played.logs))


READERS: dict[str, tuple[tuple[str, ...], Callable[[Played], object]]] = {
    **{name: (measure.tables, measure.of) for name, measure in MEASURES.items()},
    **{name: (curve.tables, curve.of) for name, curve in CURVES.items()},
    **{name: (picked.tables, picked.of) for name, picked in PICKED.items()},
}


@pytest.mark.filterwarnings("ignore:Mean of empty slice", "ignore:invalid value")
@pytest.mark.parametrize("name", READERS)
def test_a_measure_finds_all_that_it_reads_in_the_tables_it_names(played: Played, name: str) -> None:
    tables, read = READERS[name]
    assert repr(read(with_tables(played, *tables))) == repr(read(played))


@pytest.mark.parametrize("name", FOLLOWED)
def test_what_is_followed_is_found_in_the_tables_it_names(played: Played, name: str) -> None:
    group, following = PICKED["others"].of(played), FOLLOWED[name]
    assert following.of(with_tables(played, *following.tables), group) == following.of(played, group)


def test_a_step_writes_down_what_it_reads_and_no_more() -> None:
    told = {f"{key}/{step.key}": tables_of(step) for key, demo in shelf.playable().items() for step in demo.steps}
    assert told["technology_alone/four_ways"] == told["recovery/once"] == frozenset()
    assert told["whale_curve/profit"] == frozenset(TABLES)
    assert told["loyalty_programme/naive_and_true"] == {"orders"}
