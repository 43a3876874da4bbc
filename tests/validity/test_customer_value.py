"""What the rows about the value of customers are read off: the books of games, and nothing beside them."""

import pytest

from sim.customer_profit import UNCAUSED
from sim.validity import customer_value
from sim.validity.books import Books, books
from sim.validity.customer_value import CHEAPER_ADS, CHEAPER_GOODS, Gain, priced
from sim.validity.stage import SEAT, open_market, play, uneventful


@pytest.fixture
def one_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customer_value, "PRICED_YEARS", 1)


@pytest.mark.usefixtures("one_year")
def test_where_something_only_costs_less_nobody_acts_otherwise_and_the_saving_is_booked() -> None:
    usual, richer, thriftier = priced("hotel")
    for other in (richer, thriftier):
        assert (other.stayed, other.won) == (usual.stayed, usual.won)
        assert [report.orders for report in other.reports] == [report.orders for report in usual.reports]
    assert thriftier.equity == usual.equity
    assert richer.value - usual.value == pytest.approx((1 - CHEAPER_GOODS) * usual.spent("product"), rel=1e-6)
    assert thriftier.value - usual.value == pytest.approx((1 - CHEAPER_ADS) * usual.spent("advertising"), rel=1e-6)


def test_value_is_what_the_reports_book_discounted_to_the_start() -> None:
    pack = uneventful("telecom")
    world = open_market(pack, 3, 400)
    found = books(pack, world, 1)
    played = play(pack, world, 4)
    earned = [report.profit + sum(report.costs[line] for line in UNCAUSED) for report in found.reports]
    assert found.reports == [played.firm(number) for number in (1, 2, 3, 4)]
    assert found.value == pytest.approx(
        sum(yuan / 1.12 ** (month / 12) for yuan, month in zip(earned, (1.5, 4.5, 7.5, 10.5), strict=True))
    )
    here = (world.customers.firm == SEAT).ravel().nonzero()[0]
    left = {int(who) for who in played.events("departures")["customer"]}
    assert found.staying == pytest.approx(sum(int(who) not in left for who in here) / here.size)


def test_the_first_years_of_books_are_those_of_a_shorter_game() -> None:
    pack = uneventful("eshop")
    world = open_market(pack, 3, 200)
    assert books(pack, world, 2).first(1) == books(pack, world, 1)


def test_a_gain_pays_its_cost_only_where_it_says_so() -> None:
    pack = uneventful("eshop")
    world = open_market(pack, 3, 200)
    usual, trained = books(pack, world, 1), books(pack, world, 1, {"training": 8000.0})
    gain = Gain(usual, trained, "training")
    paid = trained.spent("training") - usual.spent("training")
    assert paid > 0
    assert gain.before_cost - gain.booked == pytest.approx(paid / usual.value)
    assert isinstance(gain.usual, Books)
