"""When customers came to a firm and came back, held against the logs and against how long they stayed."""

from sim.clock import WEEKS
from sim.portfolio import Happening
from sim.why.comings import COMING, passed_between
from tests.sim.test_stays import FIRMS, of, played

NORTH, SOUTH = FIRMS


def comings(customer: int) -> list[tuple[int, bool, bool]]:
    """Give the week up to which somebody had come to the north, whether again, and whether only what followed tells."""
    logs = [(number, quarter.log) for number, quarter in enumerate(played()[2][NORTH], start=1)]
    told = passed_between(logs, customer, FIRMS, NORTH)
    assert all(one.firm == NORTH for one in told)
    assert told == sorted(told, key=lambda one: (one.round, one.week))
    return [(_week(one), bool(one.detail["again"]), bool(one.detail["seen"])) for one in told if one.kind == COMING]


def _week(one: Happening) -> int:
    return (one.round - 1) * WEEKS + one.week + 1


def test_who_comes_from_a_rival_is_told_in_the_week_of_their_coming() -> None:
    moved: list[tuple[int, int]] = []
    for number, quarter in enumerate(played()[2][SOUTH]):
        table, (south, north) = quarter.log.tables["departures"], map(quarter.before.seat, (SOUTH, NORTH))
        rows = (table["firm"] == south) & (table["to"] == north)
        weeks = (number * WEEKS + table["week"][rows].astype(int) + 1).tolist()
        moved += zip(table["customer"][rows].tolist(), weeks, strict=True)
    assert len(moved) > 40
    for customer, week in moved[:40]:
        assert week in [when for when, _again, seen in comings(customer) if not seen]


def test_who_is_there_again_is_told_as_having_come_back_and_not_before_they_came() -> None:
    frame = of(NORTH)
    back = frame[frame.duplicated("customer") & (frame["weeks"] > WEEKS)]  # there long enough to be dealt with
    assert len(back) > 20
    for customer, came in back[["customer", "came"]].head(40).itertuples(index=False):
        again = [(week, seen) for week, again, seen in comings(int(customer)) if again]
        assert any(came <= week <= came + WEEKS if seen else came == week for week, seen in again)


def test_who_was_there_all_along_never_came() -> None:
    frame = of(NORTH)
    loyal = frame[(frame["came"] == 0) & ~frame["left"]]["customer"]
    assert not any(comings(int(customer)) for customer in loyal[:40])
