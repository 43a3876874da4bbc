"""The peers of the benchmarks do the engine's work: the plain customer agrees with it, and so do the lines of contacts.

Nothing is timed here.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from statistics import stdev

import pytest

from benchmarks import contact_lines, peers
from benchmarks.agreement import Compared, Estimate, ResultsDiffer, compare, insist
from benchmarks.customer_figures import of_people, of_reports
from benchmarks.plain_market import Person

PEOPLE = 2000
LUCKS = 16


@lru_cache(maxsize=1)
def market() -> peers.Start:
    return peers.start(PEOPLE)


def busy() -> peers.Start:
    """The same market with everything on that starts switched off."""
    begin = market()
    offers = ("discount", "upgrade", "bundle")
    decisions = {
        firm: replace(
            decided,
            routing="best_customers_first",
            proactive_audience=("everyone", "at_risk", "valuable_at_risk")[number % 3],
            proactive_reach=0.3,
            win_back_audience=("everyone", "valuable")[number % 2],
            win_back_offer=offers[number % 3],
            promotion_audience=("everyone", "new_customers", "own_customers")[number % 3],
            promotion_depth=0.15,
        )
        for number, (firm, decided) in enumerate(begin.decisions.items())
    }
    return peers.Start(begin.scenario, begin.world, decisions)


@pytest.mark.parametrize("begin", [market, busy])
def test_the_plain_customer_lives_as_the_engines_does(begin: Callable[[], peers.Start]) -> None:
    ours = of_reports([peers.play_ours(begin(), luck)[1] for luck in range(LUCKS)])
    insist("the plain customer", compare(ours, of_people(peers.play_mesa(begin(), 1).customers)))


def state(person: Person) -> list[object]:
    """How a person stands, firms by seat."""
    seats = [firm.seat if firm else None for firm in (person.firm, person.last_firm)]
    names = ("satisfaction", "expectation", "products", "money", "pressure", "bond", "contacts", "waited", "departures")
    return [*seats, *(getattr(person, name) for name in names)]


def test_mesa_and_simpy_give_the_same_customers_to_the_bit() -> None:
    mesa, processes = (play(market(), 3).customers for play in (peers.play_mesa, peers.play_processes))
    assert [state(one) for one in mesa] == [state(one) for one in processes]


@pytest.mark.parametrize("play", [contact_lines.in_ciw, contact_lines.in_simpy])
def test_peers_serve_the_same_line(play: contact_lines.Play) -> None:
    usual = [contact_lines.ours(1500, 100 + luck).figures() for luck in range(40)]
    spread = {name: stdev(line[name] for line in usual) for name in usual[0]}
    theirs = contact_lines.estimates([play(1500, luck).figures() for luck in range(4)], spread)
    insist("the peer", compare(contact_lines.estimates(usual, spread), theirs))


def test_a_peer_that_differs_is_refused_with_the_figure_in_which_it_does() -> None:
    alike = Compared("orders", Estimate(3.0, 0.1), Estimate(3.2, 0.1))
    apart = Compared("departures", Estimate(0.2, 0.01), Estimate(0.3, 0.01))
    insist("the peer", [alike])
    with pytest.raises(ResultsDiffer, match=r"the peer does not do the same work; departures: .* \+7\.1 errors apart"):
        insist("the peer", [alike, apart])


def test_a_figure_that_is_no_number_is_refused() -> None:
    with pytest.raises(ResultsDiffer):
        insist("the peer", [Compared("orders", Estimate(float("nan"), 0.1), Estimate(1.0, 0.1))])
