"""Agents are on duty when customers call: early and late, every day alike."""

import numpy as np
import pytest

from sim.contact_centre.queue import Roster
from sim.contact_centre.rosters import DAILY, DAY, HOURLY, arrival_quantiles, minute_of, paid_minutes, roster

SIZES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 40, 100, 399, 400]


def on_duty(shifts: Roster, minute: float) -> int:
    return int(((shifts.start <= minute) & (minute < shifts.end)).sum())


@pytest.mark.parametrize("agents", SIZES)
def test_everybody_works_five_days_of_eight_hours(agents: int) -> None:
    shifts = roster(agents)
    assert len(shifts.start) == 5 * agents
    assert np.all(shifts.end - shifts.start == 480)
    assert paid_minutes(shifts) == agents * 5 * 480


@pytest.mark.parametrize("agents", SIZES)
def test_shifts_are_early_or_late_and_within_the_week(agents: int) -> None:
    shifts = roster(agents)
    assert set(shifts.start % DAY) <= {480, 720}
    assert np.all(shifts.start // DAY < 7)


@pytest.mark.parametrize("agents", SIZES)
def test_all_days_are_covered_evenly(agents: int) -> None:
    """At work on a day: five sevenths of the people, give or take one; so is each shift."""
    shifts = roster(agents)
    day = (shifts.start // DAY).astype(int)
    people = np.bincount(day, minlength=7)
    early = np.bincount(day[shifts.start % DAY == 480], minlength=7)
    assert np.ptp(people) <= 1
    assert np.ptp(early) <= 1
    assert np.ptp(people - early) <= 1
    assert people.max() <= agents


def test_a_single_agent_is_off_on_the_light_weekend() -> None:
    assert (roster(1).start // DAY).tolist() == [0, 1, 2, 3, 4]


def test_coverage_follows_the_contacts_that_only_one_shift_can_answer() -> None:
    shifts = roster(400)
    morning, noon, evening = (on_duty(shifts, 2 * DAY + minute) for minute in (600, 840, 1080))
    assert morning / evening == pytest.approx(sum(HOURLY[:4]) / sum(HOURLY[8:]), rel=0.02)
    assert noon == morning + evening
    assert on_duty(shifts, 2 * DAY + 479) == on_duty(shifts, 2 * DAY + 1200) == 0


def test_every_day_of_a_class_game_is_covered_from_open_to_close() -> None:
    shifts = roster(5)
    assert all(on_duty(shifts, DAY * day + minute) >= 1 for day in range(7) for minute in range(480, 1200, 30))


def test_a_roster_is_made_once_and_cannot_be_written() -> None:
    assert roster(12) is roster(12)
    with pytest.raises(ValueError, match="read-only"):
        roster(12).start[0] = 0


def test_fewer_than_no_agents_are_refused() -> None:
    with pytest.raises(ValueError, match=r"agents\(=-1\) must be >= 0"):
        roster(-1)


def test_contacts_come_in_opening_hours_as_the_tables_say() -> None:
    """An even grid of uniforms gives each hour of each day its share."""
    count = 2**20
    minutes = minute_of((np.arange(count) / count).astype(np.float32))
    day, minute = (minutes // DAY).astype(int), minutes % DAY
    assert minute.min() >= 480
    assert minute.max() < 1200
    assert np.all(np.diff(minutes) > 0)
    assert np.bincount(day) / count == pytest.approx(np.array(DAILY) / 100, abs=2e-4)
    assert np.bincount(((minute - 480) // 60).astype(int)) / count == pytest.approx(np.array(HOURLY) / 100, abs=1e-3)


def test_the_last_uniform_below_one_still_falls_within_the_week() -> None:
    edge = np.array([0, np.nextafter(np.float32(1), np.float32(0))], dtype=np.float32)
    first, last = minute_of(edge).tolist()
    assert first == 480
    assert 6 * DAY + 1199.9 < last < 6 * DAY + 1200


def test_a_day_has_two_humps_and_the_weekend_is_lighter() -> None:
    rises = np.sign(np.diff(HOURLY))
    changes = rises[rises != 0]
    assert np.flatnonzero(np.diff(changes)).size == 3  # up, down, up, down
    assert max(DAILY[5:]) < min(DAILY[:5])
    assert sum(HOURLY) == sum(DAILY) == 100


def test_the_quantile_table_has_4096_even_cells_of_the_week() -> None:
    table = arrival_quantiles()
    assert table.shape == (4097,)
    assert (table[0], table[-1]) == (0, 7 * 720)
    assert np.all(np.diff(table) > 0)
