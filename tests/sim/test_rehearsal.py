"""Rehearsals: rounds that are played for their figures alone say what the real ones say."""

import numpy as np
import pytest

from sim import market, packs, quarter
from sim.decisions import Decisions, complete, starting
from sim.event_log import TABLES
from sim.journal import REPORTED, Journal
from sim.running import begin
from sim.streams import KeptDraws, Purpose, Streams
from sim.world import World

FIRMS = ("a", "b", "c")
SEED = 11
EVERYTHING = {
    "messages": 2.0,
    "survey_share": 0.5,
    "studies": ("satisfaction", "switching"),
    "self_service_push": 0.5,
    "visits": 2,
    "proactive_audience": "everyone",
    "win_back_audience": "valuable",
}


def begun(pack: str) -> tuple[World, dict[str, Decisions]]:
    """Give a small market, and decisions in which one firm does nearly everything."""
    scenario = packs.load(pack)
    world = market.create(scenario, FIRMS, SEED, 600)
    sized = quarter.at_size_of(scenario, world)
    usual = starting(sized)
    return world, {"a": complete(EVERYTHING, usual, sized), "b": usual, "c": usual}


@pytest.mark.parametrize("pack", packs.keys())
def test_a_rehearsal_comes_out_as_the_round_itself_and_as_its_repetition(pack: str) -> None:
    scenario = packs.load(pack)
    world, decisions = begun(pack)
    real, outcome = quarter.run(scenario, world, decisions, SEED)
    draws = KeptDraws()
    for _ in range(2):
        rehearsed, told = quarter.rehearse(scenario, world, decisions, SEED, draws)
        assert told.report.model_copy(update={"digest": outcome.report.digest}) == outcome.report
        assert rehearsed.digest() == real.digest()
        assert rehearsed.positions == real.positions


def test_a_rehearsal_writes_down_only_what_its_report_needs() -> None:
    world, decisions = begun("eshop")
    sized = quarter.at_size_of(packs.load("eshop"), world)
    plans = tuple(decisions[firm] for firm in FIRMS)
    assert tuple(begin(sized, world, plans, SEED, KeptDraws(), ()).journal.log().tables) == REPORTED
    assert set(begin(sized, world, plans, SEED).journal.log().tables) == set(TABLES)


def test_a_rehearsal_writes_down_what_it_is_asked_for_as_the_round_itself_does() -> None:
    scenario = packs.load("eshop")
    world, decisions = begun("eshop")
    _, real = quarter.run(scenario, world, decisions, SEED)
    _, told = quarter.rehearse(scenario, world, decisions, SEED, KeptDraws(), ("messages",))
    assert set(told.log.tables) == {*REPORTED, "messages"}
    for table, columns in told.log.tables.items():
        for column, values in columns.items():
            assert np.array_equal(values, real.log.tables[table][column]), (table, column)


def test_a_journal_forgets_what_is_written_to_a_table_that_it_does_not_keep() -> None:
    journal = Journal.of(("answers",))
    for table in ("answers", "messages"):
        journal.write(table, customer=np.arange(2), firm=0, week=1, score=4, kind=1)
    assert journal.keeps("answers")
    assert not journal.keeps("messages")
    assert {name: len(rows["customer"]) for name, rows in journal.log().tables.items()} == {"answers": 2}


def test_what_was_drawn_is_kept_until_there_is_no_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptDraws()
    streams = Streams(SEED, 100, kept)
    first = streams.uniform(Purpose.NOISE, 1)
    assert streams.uniform(Purpose.NOISE, 1) is first
    monkeypatch.setattr("sim.streams.MOST_KEPT", 0)
    later = streams.normal(Purpose.NOISE, 1)
    assert streams.normal(Purpose.NOISE, 1) is not later
    assert np.array_equal(streams.normal(Purpose.NOISE, 1), Streams(SEED, 100).normal(Purpose.NOISE, 1))
