"""Nothing that a student may look at in a running game tells what only the engine knows: true θ, S or E of anybody."""

import dataclasses
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
import pytest
from pydantic import BaseModel

from game import commands, views
from game.errors import Refused
from game.markets import world_after
from game.records import Record, record
from game.shown.what_if import Asked, Change
from game.store import Store
from game.store.tables import Game
from game.views.what_if import what_if
from sim.report import FirmReport
from sim.world import World
from tests.game.attackers import Victim, buys, victim
from tests.game.attacks import TEAM, VIEWS
from tests.game.classroom import TEACHER, Clock

pytestmark = pytest.mark.usefixtures("asleep")
CLOSE = 2e-8
"""as near as only the same figure is"""
ROUND = 1e-5
"""figures at most so far from a tenth stand for many things"""


@pytest.fixture
def address(sqlite_ready: str) -> str:
    return sqlite_ready


@pytest.fixture
def class_(store: Store, clock: Clock) -> Victim:
    """A class in its second round whose team buys all that can be bought."""
    here = victim(store, clock)
    buys(here, {"survey_share": 1.0, "survey_follow_up": 0.5, "studies": ["satisfaction", "image"]})
    return here


def numbers(seen: object) -> Iterator[np.ndarray]:
    """Every number in what a view gave, column by column."""
    if isinstance(seen, pd.DataFrame):
        yield from (seen[name].to_numpy(float, na_value=np.nan) for name in seen.select_dtypes("number"))
    elif isinstance(seen, np.ndarray) and seen.dtype.kind in "fiu":
        yield seen.astype(float).ravel()
    elif isinstance(seen, float):
        yield np.array([seen])
    for part in parts(seen):
        yield from numbers(part)


def parts(seen: object) -> Iterator[object]:
    """What something consists of."""
    if isinstance(seen, BaseModel):
        yield from dict(seen).values()
    elif dataclasses.is_dataclass(seen):
        yield from (getattr(seen, field.name) for field in dataclasses.fields(seen))
    elif isinstance(seen, Mapping):
        yield from seen.values()
    elif isinstance(seen, list | tuple | set | frozenset):
        yield from seen


def secrets(world: World, firm: str) -> np.ndarray:
    """The true figures of everybody in the market, and the means of the firm's segments."""
    customers, seat = world.customers, world.seat(firm)
    means = []
    for number in np.unique(world.traits.segment):
        here = (customers.firm == seat) & (world.traits.segment == number)[None, :]
        means += [customers.satisfaction[here].mean(dtype=float), customers.expectation[here].mean(dtype=float)]
        means.append(np.broadcast_to(world.traits.leaving, here.shape)[here].mean(dtype=float))
    true = [customers.satisfaction.ravel(), customers.expectation.ravel(), world.traits.leaving, np.array(means)]
    every: np.ndarray = np.unique(np.concatenate([part.astype(float) for part in true]))
    kept: np.ndarray = every[np.abs(every * 10 - np.rint(every * 10)) > ROUND]
    return kept


def told(seen: object, known: np.ndarray) -> int:
    """How many of the secrets are among the numbers that were seen, to the last digits."""
    figures = np.concatenate([*numbers(seen), np.zeros(0)])
    figures = np.unique(figures[np.isfinite(figures)])
    place = np.searchsorted(known, figures).clip(1, len(known) - 1)
    near = np.minimum(np.abs(known[place] - figures), np.abs(known[place - 1] - figures))
    return int((near < CLOSE * np.maximum(np.abs(figures), 0.1)).sum())


def truth(class_: Victim, number: int) -> tuple[World, str]:
    with class_.store.read() as session:
        found: Record = record(class_.store, session, session.get_one(Game, class_.game))
        team = next(team for team in found.teams if team.id == class_.team)
        return world_after(found, number, found.market_of(team)), team.firm


def test_no_view_of_a_running_game_tells_a_true_state(class_: Victim, subtests: pytest.Subtests) -> None:
    known = np.unique(np.concatenate([secrets(*truth(class_, number)) for number in (1, 2)]))
    looked = 0
    for name, attack in VIEWS.items():
        for kind in sorted(TEAM | {"rival"}):
            with subtests.test(f"{kind}: {name}"):
                try:
                    seen = attack.act(class_, class_.attackers[kind])
                except Refused:
                    continue
                looked += 1
                count = sum(part.size for part in numbers(seen))
                assert told(seen, known) <= 1 + count / 1000, "more than chance brings together"
    assert looked > 30
    no_column_orders_customers_as_they_truly_feel(class_)


def test_the_walk_would_find_a_state_and_the_end_brings_them_to_light(class_: Victim) -> None:
    """The walk itself is tried: one column of true states in a table, or the means that a report holds, are found."""
    world, firm = truth(class_, 2)
    known = secrets(world, firm)
    table = pd.DataFrame({"harmless": np.arange(200.0), "felt": world.customers.satisfaction.ravel()[:200]})
    assert told(table, known) > 150
    with class_.store.read() as session:
        found = record(class_.store, session, session.get_one(Game, class_.game))
        report = found.firm_report(2, next(team for team in found.teams if team.id == class_.team))
    assert told({key: one.satisfaction for key, one in report.segments.items()}, known) == len(report.segments)
    chief = class_.attackers["chief"]
    before = views.results(class_.store, chief).report
    assert not any(before.weekly.satisfaction)
    assert not any(one.satisfaction for one in before.segments.values())
    commands.end_game(class_.store, TEACHER, class_.game)
    after = views.results(class_.store, chief).report
    assert all(1 <= mean <= 5 for mean in after.weekly.satisfaction)
    assert {key: one.retention for key, one in after.segments.items()} == {
        key: one.retention for key, one in before.segments.items()
    }


def no_column_orders_customers_as_they_truly_feel(class_: Victim) -> None:
    world, _firm = truth(class_, 2)
    frame = views.customers(class_.store, class_.attackers["chief"]).frame
    who = frame["customer"].to_numpy()
    for hidden in (
        world.customers.satisfaction.ravel()[who],
        world.customers.expectation.ravel()[who],
        world.traits.leaving[who % world.twins],
    ):
        for name in frame.select_dtypes("number"):
            shown = frame[name].to_numpy(float, na_value=np.nan)
            there = np.isfinite(shown)
            if there.sum() > 30 and np.ptp(shown[there]) > 0:
                assert abs(pd.Series(shown[there]).corr(pd.Series(hidden[there]), method="spearman")) < 0.95, name


def test_a_replay_gives_no_information_for_nothing_and_keeps_what_was_paid_for(class_: Victim) -> None:
    chief = class_.attackers["chief"]

    def replayed(lever: str, value: object, first: int) -> tuple[FirmReport, FirmReport]:
        change = Change("value", lever=lever, value=value)  # type: ignore[arg-type]
        seen = what_if(class_.store, chief, Asked(change, first, team=class_.team), "en")
        assert seen.changed
        return seen.history[0], seen.other[0]

    _was, now = replayed("studies", ("satisfaction", "image"), 1)
    assert now.study is None
    was, now = replayed("survey_share", 1.0, 1)
    assert was.survey is not None
    assert now.survey is None
    assert all(one.study is not None and one.survey is not None for one in replayed("messages", 4.0, 2))
