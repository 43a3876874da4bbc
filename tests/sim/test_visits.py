"""Visits: booked first come, first served; dear; settled at once more often than a call; missing in old decisions."""

from dataclasses import replace

import numpy as np
import pytest

from sim import packs
from sim.decisions import Decisions, check
from sim.event_log import Columns
from sim.levers import LATER, WAYS
from sim.portfolio import history
from sim.report import FirmReport
from sim.tariff import WEEKS
from tests.sim.playing import FIRMS, alone, play, sized, usual, world

FEW, MANY = 3, 60
VISIT, SELF_SERVED, SOLVED = WAYS.index("visit"), -1, 0


def visited(pack: str, appointments: int, **levers: object) -> tuple[FirmReport, Columns, Decisions]:
    """Ann's report, her contacts of one round and her plan, where so many visits may be booked a week."""
    start = world(pack)
    plan = replace(usual(start), visits=appointments, **levers)  # type: ignore[arg-type]
    _, (outcome,) = play(start, {FIRMS[0]: plan})
    log = outcome.log.tables["contacts"]
    hers = log["firm"] == 0
    return outcome.report.firms[FIRMS[0]], {name: column[hers] for name, column in log.items()}, plan


@pytest.mark.parametrize("pack", packs.keys())
def test_no_more_visits_are_made_than_can_be_booked_and_all_of_them_when_many_want_one(pack: str) -> None:
    _, contacts, _ = visited(pack, FEW)
    by_week = np.bincount(contacts["week"][contacts["channel"] == VISIT], minlength=WEEKS)
    assert (by_week == FEW).all()


@pytest.mark.parametrize("pack", packs.keys())
def test_a_visit_settles_more_than_a_call_and_needs_no_waiting(pack: str) -> None:
    _, contacts, _ = visited(pack, MANY)
    visit = contacts["channel"] == VISIT
    agent = (contacts["channel"] != SELF_SERVED) & ~visit
    settled = contacts["outcome"] == SOLVED
    assert settled[visit].mean() > settled[agent].mean() + 0.15
    assert not contacts["wait"][visit].any()


def test_those_come_first_who_were_first_in_the_week() -> None:
    """The few appointments go to the earliest of those who come when there are many."""
    _, many, _ = visited("hotel", MANY)
    _, few, _ = visited("hotel", FEW)
    first = np.sort(many["minute"][(many["channel"] == VISIT) & (many["week"] == 0)])[:FEW]
    assert np.array_equal(np.sort(few["minute"][(few["channel"] == VISIT) & (few["week"] == 0)]), first)


def test_people_who_may_decide_on_the_spot_settle_more() -> None:
    asks, decides = (visited("hotel", MANY, empowerment=free)[1] for free in (0.0, 1.0))
    shares = [(log["outcome"][log["channel"] == VISIT] == SOLVED).mean() for log in (asks, decides)]
    assert shares[1] > shares[0]


@pytest.mark.parametrize("pack", packs.keys())
def test_every_appointment_is_paid_for_kept_or_not(pack: str) -> None:
    scenario = sized(world(pack))
    without, with_ = (visited(pack, number)[0].costs["channels"] for number in (0, MANY))
    assert with_ - without == pytest.approx(WEEKS * MANY * scenario.costs.visit, abs=0.1)
    assert packs.load(pack).costs.visit > 3 * packs.load(pack).costs.call


def test_a_week_that_is_booked_out_annoys_those_who_hear_so() -> None:
    """A handful of appointments a week lifts fewer people than it turns away, many lift all who wish for one."""
    few, many = (alone("hotel", (("visits", number),), 1, 4000).last for number in (1, MANY))
    assert many.satisfaction > few.satisfaction


def test_decisions_of_before_there_were_visits_play_to_the_same_bits() -> None:
    start = world("hotel", 4000)
    old = {key: value for key, value in usual(start).as_dict().items() if key not in {lever.key for lever in LATER}}
    assert check(old, sized(start)) == usual(start)
    after, _ = play(start, {FIRMS[0]: check(old, sized(start))})
    again, _ = play(start, {})
    assert after.digest() == again.digest()


def test_a_diary_tells_of_the_visit() -> None:
    start = world("hotel")
    _, (outcome,) = play(start, {FIRMS[0]: replace(usual(start), visits=MANY)})
    log = outcome.log.tables["contacts"]
    somebody = int(log["customer"][log["channel"] == VISIT][0])
    told = [h.detail for h in history([(1, outcome.log)], somebody, start.firms) if h.kind == "contact"]
    assert "visit" in {detail["channel"] for detail in told}
