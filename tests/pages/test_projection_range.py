"""The range that helps a team to guess is made of its own figures and gets narrower with more customers."""

from sim.report import Position
from ui.decide.handing_in import usual_range


def _position(customers: int, lost: int) -> Position:
    return Position(
        customers=customers,
        customers_by_grade={"A": 0, "B": 0, "C": 0, "D": customers},
        consenting=0,
        members=0,
        agents=1,
        specialists=1,
        revenue=0.0,
        orders=0,
        complaints=0,
        lost_last_round=lost,
        budget=0.0,
    )


def test_the_range_holds_what_last_quarter_showed() -> None:
    low, high = usual_range(_position(2500, 300))
    assert low < 1 - 300 / 2500 < high
    assert 0.02 < high - low < 0.03


def test_more_customers_make_it_narrower() -> None:
    few, many = (usual_range(_position(size, size // 10)) for size in (100, 10_000))
    assert few[1] - few[0] > 5 * (many[1] - many[0])


def test_a_firm_without_customers_or_losses_still_gets_a_range() -> None:
    for customers, lost in ((0, 0), (10, 0), (10, 10), (3, 50)):
        low, high = usual_range(_position(customers, lost))
        assert 0 <= low <= high <= 1
