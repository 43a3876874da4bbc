"""What customers were truly worth is what the report sums up, customer by customer."""

from dataclasses import replace

import numpy as np
import pytest

from sim.why.worth import true_values
from tests.sim import playing


@pytest.mark.parametrize("pack", ["eshop", "hotel", "telecom"])
def test_true_values_add_up_to_the_reports_equity_firm_by_firm(pack: str) -> None:
    before = playing.world(pack, customers=2000)
    usual = playing.usual(before)
    plans = {
        "ann": replace(usual, promotion_depth=0.2, promotion_audience="own_customers"),
        "bob": replace(usual, messages=3.0, messages_to="grade=AB"),
        "cai": replace(usual, care_contacts_a=4.0, key_account_managers=1, tier_benefits=60.0),
    }
    after, (_first, second) = playing.play(before, plans, rounds=2)
    values = true_values(playing.sized(after), after, {firm: plans.get(firm, usual) for firm in after.firms})
    firms = after.customers.firm.ravel()
    assert (values[firms < 0] == 0).all()
    for firm, report in second.report.firms.items():
        mine = values[firms == after.seat(firm)]
        assert mine.sum() == pytest.approx(report.equity, abs=mine.size / 1024)
        assert np.ptp(mine) > 0
