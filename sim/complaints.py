"""Failures, complaints and recovery: what goes wrong, who says so, and how it is put right.

Each complaint is a case of its own that waits for a specialist (:mod:`sim.case_desk`). The four outcomes change the
chance to stay as TARP found: silent, complained and unsolved, solved, solved quickly. A second failure is not forgiven.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray
from simpy.core import Environment

from sim import by_firm, crm_platform
from sim.case_desk import CaseDesks, Complainers
from sim.clock import WEEK, WORKING_SHARE
from sim.compiled import compiled, each
from sim.contact_centre.contacts import GOLDEN
from sim.portable_math import exp
from sim.running import Doubles, Floats, Running, exact_sum
from sim.staffing import skill
from sim.streams import Purpose
from sim.targeting.chosen import by_turns, turns
from sim.tariff import pace, settlement

SILENT, UNSOLVED, SOLVED, SOLVED_QUICKLY = range(4)
TARP = np.array([[0.37, 0.46, 0.70, 0.95], [0.09, 0.19, 0.54, 0.82]], np.float32)
"""chance to buy again by loss (small, large) and outcome; TARP 1986, "classic" """
TARP_MODERN = np.array([[0.37, 0.15, 0.70, 0.95], [0.09, 0.0, 0.54, 0.82]], np.float32)
"""the unsatisfied complainer 22 points less loyal than the silent one, as far as loyalty reaches (assumption)"""
COMPLAINING = np.array([0.04, 0.60], np.float32)
"""share who complain after a small and a large loss; TARP: 3-5 %, 50-69 %"""
QUICK_HOURS = 24.0
"""working hours that customers still call quick (assumption)"""
GIVING_UP_HOURS = 120.0
"""working hours after which a customer no longer waits for an answer (assumption)"""
MEMORY_WEEKS = 26
"""weeks within which a second failure is not forgiven (assumption)"""
SMALL_SETTLEMENT = 0.3
"""what settling a small loss costs, relative to a large one (assumption)"""
BEST_COMPENSATION = 1.5
"""of the price: the peak, at 150 %, of the inverted U that Haesevoets et al. 2017 (Judgment and Decision Making 12(2))
find for loyalty"""
SOLVED_ANYWAY, SOLVED_BY_PAYING, SOLVED_BY_EMPOWERMENT, SOLVED_BY_SKILL = 0.3, 0.3, 0.15, 0.2
"""chance to solve a case with nothing at all; what the best compensation, empowerment and skill add (assumption)"""
MOST_SOLVED = 0.95
"""no case is surer to be solved than this (assumption)"""
EMPOWERMENT_SAVES = 0.45
"""share of the work on a case that full empowerment saves: nobody need be asked (assumption)"""
UNPREPARED, SKILL_PREVENTS, SYSTEMS_PREVENT = 1.3, 0.7, 0.5
"""failures without skill and systems, relative to the pack's rate, and what each can prevent (assumption)"""
COMPLAINING_TIME = 0.98
"""share of a week in which complaints are made: none comes as its books are closed"""


@dataclass(slots=True)
class Settled:
    """Failures whose outcome became known this week, as parallel columns."""

    customer: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    outcome: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    large: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    repeated: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    hours: Doubles = field(default_factory=lambda: np.zeros(0))
    """working hours from complaint to answer; 0 for the silent"""

    def add(
        self, customer: ArrayLike, outcome: ArrayLike, *, large: ArrayLike, repeated: ArrayLike, hours: ArrayLike = 0.0
    ) -> None:
        """Note outcomes; a single value stands for all these customers."""
        rows = np.size(customer)
        for name, values in zip(self.__slots__, (customer, outcome, large, repeated, hours), strict=True):
            before = getattr(self, name)
            column = np.empty(before.size + rows, before.dtype)
            column[: before.size], column[before.size :] = before, values
            setattr(self, name, column)


@dataclass(slots=True)
class ComplaintsDesk:
    """The specialists of every firm and what they have settled since the week began."""

    run: Running
    env: Environment
    desks: CaseDesks
    """brought up to the round's clock when a week opens and when its books are closed"""
    chances: Doubles
    """this week's chance by seat that a case is solved"""
    settled: Settled = field(default_factory=Settled)

    def pass_time(self) -> None:
        """Let the specialists work until now."""
        customers = self.run.customers
        who = Complainers(self.run.seats.ravel(), turns(self.run), customers.case_opened.ravel())
        cases = self.desks.pass_time(self.env.now, who)
        if not cases.size:
            return
        customer, hours = cases["customer"], cases["hours"]
        solved = ~cases["given_up"] & (cases["luck"] < self.chances[cases["seat"]])
        quick = hours <= np.minimum(QUICK_HOURS, self.run.lever("complaint_hours"))[cases["seat"]]
        self.settled.add(
            customer,
            np.where(solved, np.where(quick, SOLVED_QUICKLY, SOLVED), UNSOLVED),
            large=customers.case_large.ravel()[customer],
            repeated=customers.since_failure.ravel()[customer] <= MEMORY_WEEKS,
            hours=hours,
        )

    def collect(self) -> Settled:
        """Hand over what was settled and begin a new page; what the round leaves unsettled stays open for the next."""
        self.pass_time()
        settled, self.settled = self.settled, Settled()
        return settled


def open_desks(run: Running, env: Environment) -> ComplaintsDesk:
    """Give every firm its specialists and take up the cases that last round left open."""
    specialists = run.lever("specialists").astype(np.int64)
    work = np.array([_work(run, seat) for seat in range(run.firms)])
    desks = CaseDesks(specialists, work, by_turns(run), GIVING_UP_HOURS)
    opened = run.customers.case_opened.ravel()
    waiting = np.flatnonzero((opened >= 0) & run.served.ravel())
    order = np.lexsort((run.distance.ravel()[waiting], waiting % run.streams.twins, opened[waiting]))
    who = waiting[order]
    begun = opened[who].astype(np.float64)
    luck = np.zeros(len(who), np.float32)
    for week in np.unique(begun.astype(np.int64)).tolist():
        then = begun.astype(np.int64) == week
        luck[then] = run.streams.uniform(Purpose.COMPLAINT, week, 1)[who[then] % run.streams.twins]
    desks.expect(who, (begun - run.first_week) * WEEK, np.zeros(len(who)), luck)
    return ComplaintsDesk(run, env, desks, recovery(run))


def failure_chance(run: Running) -> Doubles:
    """Give the weekly chance by seat that something goes wrong for a customer; skill and automation bring it down."""
    behaviour = run.scenario.behaviour
    prevented = (
        UNPREPARED - SKILL_PREVENTS * skill(run) - SYSTEMS_PREVENT * run.stocks.maturity[crm_platform.OPERATIONAL]
    )
    chance: Doubles = behaviour.failure_rate * run.conditions["failure_rate"] * prevented
    return chance


def let_fail(run: Running, desk: ComplaintsDesk) -> NDArray[np.int64]:
    """Let things go wrong this week; some complain and open a case, the others stay silent. Gives who was hit."""
    customers = run.customers
    desk.pass_time()
    desk.chances = recovery(run)
    u = [run.streams.uniform(Purpose.FAILURE, run.week, lane) for lane in range(3)]
    hit = np.empty(run.seats.shape, np.bool_)
    _go_wrong(u[0], (run.seats, customers.case_opened), run.slots(failure_chance(run)), hit)
    who = by_firm.numbers(hit)
    twin = run.twins[who]
    large = u[1][twin] < run.scenario.behaviour.large_share
    says_so = u[2][twin] < COMPLAINING[large.astype(np.int64)]
    repeated = customers.since_failure.ravel()[who] <= MEMORY_WEEKS
    desk.settled.add(who[~says_so], SILENT, large=large[~says_so], repeated=repeated[~says_so])
    _write_silent(run, who[~says_so], large[~says_so])
    _open_cases(run, desk, who[says_so], large[says_so])
    seat = run.seats.ravel()[who] - 1
    run.journal.note("failures", np.bincount(seat, minlength=run.firms))
    run.journal.note("complaints", np.bincount(seat[says_so], minlength=run.firms))
    return who


@compiled
def _go_wrong(u: Floats, standing: tuple[NDArray[np.int64], Floats], chance: Floats, hit: NDArray[np.bool_]) -> None:
    """Say for whom something goes wrong who has no complaint open."""
    seats, case_opened = standing
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            at = mirror, twin
            hit[at] = (u[twin] < chance[seats[at]]) & (case_opened[at] < 0)


def _write_silent(run: Running, who: NDArray[np.int64], large: NDArray[np.bool_]) -> None:
    run.journal.write(
        "complaints",
        customer=who,
        firm=run.customers.firm.ravel()[who],
        week=run.week_of_round,
        large=large,
        hours=0,
        outcome=0,
    )


def _open_cases(run: Running, desk: ComplaintsDesk, who: NDArray[np.int64], large: NDArray[np.bool_]) -> None:
    customers = run.customers
    moment = run.streams.fine(Purpose.COMPLAINT, run.week)[run.twins[who]]
    spread = (moment + GOLDEN * run.distance.ravel()[who]) % 1.0
    customers.case_large.ravel()[who] = large
    customers.complaints.ravel()[who] += 1
    lucks = run.streams.uniform(Purpose.COMPLAINT, run.week, 1)[run.twins[who]]
    customers.case_opened.ravel()[who] = run.week + spread * COMPLAINING_TIME
    delay = spread * COMPLAINING_TIME * WEEK
    desk.desks.expect(who, run.week_of_round * WEEK + delay, delay, lucks)


def _work(run: Running, seat: int) -> float:
    """Give the minutes of the clock that one case takes: empowered people need not ask, a short promise hurries."""
    decisions = run.decisions[seat]
    hours = run.scenario.service.case_hours * (1.0 - EMPOWERMENT_SAVES * decisions.empowerment)
    hours /= pace(decisions.complaint_hours)
    return hours * 60.0 / WORKING_SHARE


def recovery(run: Running) -> Doubles:
    """Give the chance by seat that a case is solved: compensation (inverted U), empowerment, skill."""
    paid = run.lever("compensation") / BEST_COMPENSATION
    generous = paid * exp((1 - paid).astype(np.float32))
    chance = SOLVED_ANYWAY + SOLVED_BY_PAYING * np.clip(generous, 0, 1)
    chance = chance + SOLVED_BY_EMPOWERMENT * run.lever("empowerment") + SOLVED_BY_SKILL * skill(run)
    return np.clip(chance, 0.0, MOST_SOLVED)


def book_settlements(run: Running, settled: Settled) -> None:
    """Book what the week's settled complaints cost and write them down."""
    cases = by_firm.numbers(settled.outcome != SILENT)
    who, large = settled.customer[cases], settled.large[cases]
    firm = run.seats.ravel()[who] - 1
    price = run.once(("settlements",), lambda: np.array([settlement(one, run.scenario) for one in run.decisions]))
    paid = price[firm] * np.where(large, 1.0, SMALL_SETTLEMENT)
    run.book("compensation", exact_sum(firm, paid, run.firms))
    run.journal.write(
        "complaints",
        customer=who,
        firm=firm,
        week=run.week_of_round,
        large=large,
        hours=settled.hours[cases],
        outcome=settled.outcome[cases],
    )


def shock(run: Running, settled: Settled) -> NDArray[np.float32]:
    """Give the chance that each settled failure makes its customer look around at once.

    It is what TARP's stated intentions lose against a quick solution: who was helped at once stays like anybody else
    (de Matos et al. 2007).
    """
    behaviour = run.scenario.behaviour
    table = TARP_MODERN if behaviour.complainers == "modern" else TARP
    outcome = np.where(settled.repeated & (settled.outcome != SILENT), UNSOLVED, settled.outcome)
    large = settled.large.astype(np.int64)
    lost = table[large, SOLVED_QUICKLY] - table[large, outcome]
    chance: NDArray[np.float32] = np.float32(behaviour.failure_shock) * lost
    return chance
