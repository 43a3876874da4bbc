"""Who left, and why: every share counted, from the engine's own log."""

import numpy as np
import pytest

from sim.causes import CAUSES
from sim.levers import GRADES
from sim.why.departures import NEWCOMER, by, departures, exact_shares
from tests.sim import playing


@pytest.mark.parametrize("pack", ["eshop", "telecom", "hotel"])
def test_causes_add_up_to_the_departures_exactly_in_every_cut(pack: str) -> None:
    before, _ = playing.play(playing.world(pack, 2400), {})
    after, (outcome,) = playing.play(before, {})
    for firm in after.firms:
        frame = departures(playing.sized(before), before, outcome.log, firm)
        report = outcome.report.firms[firm]
        assert len(frame) == report.lost > 0
        assert (frame[list(CAUSES)].sum(axis=1) == 1.0).all()
        for column in ("grade", "segment"):
            assert by(frame, column).to_numpy().sum() == report.lost
        assert frame[list(CAUSES)].sum().to_dict() == pytest.approx(report.causes, abs=1e-3)
        assert frame["to"].value_counts().to_dict() == report.lost_to


def test_a_grade_is_the_one_that_the_firm_had_given_when_the_round_began() -> None:
    before = playing.world("eshop", 2400)
    _after, (outcome,) = playing.play(before, {})
    frame = departures(playing.sized(before), before, outcome.log, "ann")
    own = np.flatnonzero(before.customers.firm.ravel() == before.seat("ann"))
    graded = {int(n): GRADES[before.customers.grade.ravel()[n]] for n in own}
    assert [graded.get(n, NEWCOMER) for n in frame["customer"]] == frame["grade"].tolist()
    valuable = frame[frame["grade"].isin(["A", "B"])]["customer"].nunique()
    report = outcome.report.firms["ann"]
    start = sum(grade in "AB" for grade in graded.values())
    stayed = round(report.retention_valuable * start)
    assert start - stayed <= valuable  # who left and came back is kept all the same
    assert valuable - (start - stayed) <= report.won


def test_what_rounding_leaves_over_goes_to_the_largest_share() -> None:
    thirds = exact_shares(np.array([[1 / 3, 1 / 3, 1 / 3], [0.1, 0.7, 0.2]], np.float32))
    assert thirds.sum(axis=1).tolist() == [1.0, 1.0]
    assert thirds == pytest.approx(np.array([[1 / 3] * 3, [0.1, 0.7, 0.2]]), abs=1e-5)
    assert exact_shares(np.zeros((0, 7), np.float32)).shape == (0, 7)
