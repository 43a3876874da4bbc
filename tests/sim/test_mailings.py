"""The weekly messages in the log: who got them when, and for whom contact was too much."""

import io
from dataclasses import replace

import numpy as np

from sim.clock import WEEKS
from sim.event_log import EventLog
from sim.mailings import weeks_of
from sim.why.pressed import pressed
from tests.sim.playing import play, usual, world

EVERY_WEEK = (1 << WEEKS) - 1


def test_who_stayed_and_agreed_got_every_weeks_messages_and_nobody_else_any() -> None:
    start = world()
    after, (outcome,) = play(
        start, {"ann": replace(usual(start), messages=4.0), "bob": replace(usual(start), messages=0.0)}
    )
    gone = outcome.log.tables["departures"]["customer"]
    table = outcome.log.tables["mailings"]
    ann = table["firm"] == start.seat("ann")
    weeks = dict(zip(table["customer"][ann].tolist(), table["weeks"][ann].tolist(), strict=True))
    stayed = (start.customers.firm == after.customers.firm).ravel()
    stayed[gone] = False
    mine = (start.customers.firm == start.seat("ann")).ravel() & stayed
    agreed = np.tile(start.traits.consent, start.mirrors)
    assert {weeks[who] for who in np.flatnonzero(mine & agreed).tolist()} == {EVERY_WEEK}
    assert {weeks.get(who, 0) for who in np.flatnonzero(mine & ~agreed).tolist()} == {0}
    assert not table["weeks"][table["firm"] == start.seat("bob")].any()


def test_who_was_driven_away_was_told_of_until_the_week_of_leaving() -> None:
    start = world()
    _after, (outcome,) = play(start, {"ann": replace(usual(start), messages=5.0)})
    left = outcome.log.tables["departures"]
    causes = left["shares"][:, 5]
    row = int(np.argmax(np.where(left["firm"] == start.seat("ann"), causes, 0)))
    one = pressed(1, outcome.log, int(left["customer"][row]), start.seat("ann"), 5.0)
    assert one is not None
    assert causes[row] > 0.3
    assert one.weeks[-1] == one.too_much[-1] == left["week"][row]
    stranger = int(np.setdiff1d(np.arange(start.twins), outcome.log.tables["mailings"]["customer"])[0])
    assert pressed(1, outcome.log, stranger, start.seat("ann"), 5.0) is None


def test_messages_with_an_aim_are_noted_for_those_it_means() -> None:
    start = world()
    rule = replace(usual(start), messages=2.0, messages_to="messages<=1")
    _after, (outcome,) = play(start, {"ann": rule})
    table = outcome.log.tables["mailings"]
    noted = {len(weeks_of(bits)) for bits in table["weeks"][table["firm"] == start.seat("ann")].tolist()}
    assert noted & set(range(2, WEEKS - 1)), "who had enough of late got none in that week"


def test_a_log_of_before_holds_no_weeks() -> None:
    start = world()
    _after, (outcome,) = play(start, {})
    with np.load(io.BytesIO(outcome.log.to_bytes())) as archive:
        kept = {name: archive[name] for name in archive.files if not name.startswith("mailings")}
    buffer = io.BytesIO()
    np.savez(buffer, **kept)
    old = EventLog.from_bytes(buffer.getvalue())
    assert pressed(1, old, 0, 0, 1.0) is None
    assert EventLog.from_bytes(outcome.log.to_bytes()).tables["mailings"]["weeks"].size > 0
