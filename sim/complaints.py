"""Failures, complaints and recovery: what goes wrong, who says so, and how it is put right.

Each complaint is a case of its own (a process) that waits for a specialist. The four outcomes change the
chance to stay as TARP found: silent, complained and unsolved, solved, solved quickly. A second failure is not forgiven.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from simpy.core import Environment

from sim import crm_platform
from sim.case_desk import Agenda, Case, CaseDesk
from sim.clock import WEEK, WORKING_SHARE
from sim.contact_centre.contacts import GOLDEN
from sim.portable_math import exp
from sim.running import Doubles, Running, exact_sum
from sim.staffing import skill
from sim.streams import Purpose
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
    """Failures whose outcome became known this week, as parallel lists."""

    customer: list[int] = field(default_factory=list)
    large: list[bool] = field(default_factory=list)
    outcome: list[int] = field(default_factory=list)
    repeated: list[bool] = field(default_factory=list)
    hours: list[float] = field(default_factory=list)
    """working hours from complaint to answer; 0 for the silent"""

    def add(self, customer: int, outcome: int, *, large: bool, repeated: bool, hours: float = 0.0) -> None:
        """Note one outcome."""
        self.hours.append(hours)
        self.customer.append(customer)
        self.large.append(large)
        self.outcome.append(outcome)
        self.repeated.append(repeated)

    def add_silent(self, customer: list[int], large: list[bool], repeated: list[bool]) -> None:
        """Note failures of which nobody spoke."""
        self.hours += [0.0] * len(customer)
        self.customer += customer
        self.large += large
        self.outcome += [SILENT] * len(customer)
        self.repeated += repeated


@dataclass(slots=True)
class ComplaintsDesk:
    """The specialists of every firm and what they have settled since the week began."""

    run: Running
    env: Environment
    agenda: Agenda
    """the cases' own; it is brought up to the round's clock when a week opens and when its books are closed"""
    desks: list[CaseDesk]
    chances: list[float]
    """this week's chance by seat that a case is solved"""
    work: list[float]
    """minutes of the clock by seat that one case takes"""
    settled: Settled = field(default_factory=Settled)

    def collect(self) -> Settled:
        """Hand over what was settled and begin a new page; what the round leaves unsettled stays open for the next."""
        self.agenda.pass_time(self.env.now)
        settled, self.settled = self.settled, Settled()
        return settled


def open_desks(run: Running, env: Environment) -> ComplaintsDesk:
    """Give every firm its specialists and take up the cases that last round left open."""
    agenda = Agenda()
    desks = [CaseDesk(agenda, d.specialists) for d in run.decisions]
    work = [_work(run, seat) for seat in range(run.firms)]
    desk = ComplaintsDesk(run, env, agenda, desks, recovery(run).tolist(), work)
    opened = run.customers.case_opened
    waiting = np.flatnonzero((opened >= 0) & run.served)
    twin, far = waiting % run.streams.twins, run.distance.ravel()[waiting]
    order = np.lexsort((far, twin, opened.ravel()[waiting]))
    weeks = np.unique(opened.ravel()[waiting].astype(np.int64)).tolist()
    lucks = {week: run.streams.uniform(Purpose.COMPLAINT, week, 1) for week in weeks}
    for customer in waiting[order]:
        begun = float(opened.ravel()[customer])
        luck = lucks[int(begun)][customer % run.streams.twins]
        agenda.go_on(case(desk, int(customer), (begun - run.first_week) * WEEK, 0.0, float(luck)))
    return desk


def failure_chance(run: Running) -> Doubles:
    """Give the weekly chance by seat that something goes wrong for a customer; skill and automation bring it down."""
    behaviour = run.scenario.behaviour
    prevented = (
        UNPREPARED - SKILL_PREVENTS * skill(run) - SYSTEMS_PREVENT * run.stocks.maturity[crm_platform.OPERATIONAL]
    )
    chance: Doubles = behaviour.failure_rate * run.conditions["failure_rate"] * prevented
    return chance


def let_fail(run: Running, desk: ComplaintsDesk) -> NDArray[np.bool_]:
    """Let things go wrong this week; some complain and open a case, the others stay silent. Gives who was hit."""
    customers = run.customers
    desk.agenda.pass_time(desk.env.now)
    desk.chances = recovery(run).tolist()
    u = [run.streams.uniform(Purpose.FAILURE, run.week, lane) for lane in range(3)]
    hit = (u[0][None, :] < run.of_firm(failure_chance(run))) & run.served & (customers.case_opened < 0)
    large = np.broadcast_to(u[1] < run.scenario.behaviour.large_share, hit.shape)
    says_so = hit & (u[2][None, :] < COMPLAINING[large.astype(np.int64)])
    repeated = customers.since_failure <= MEMORY_WEEKS
    who = np.flatnonzero(hit & ~says_so)
    desk.settled.add_silent(who.tolist(), large.ravel()[who].tolist(), repeated.ravel()[who].tolist())
    _write_silent(run, hit & ~says_so, large)
    _open_cases(run, desk, says_so, large)
    run.journal.note("failures", run.count(hit))
    run.journal.note("complaints", run.count(says_so))
    return hit


def _write_silent(run: Running, silent: NDArray[np.bool_], large: NDArray[np.bool_]) -> None:
    who = np.flatnonzero(silent)
    run.journal.write(
        "complaints",
        customer=who,
        firm=run.customers.firm.ravel()[who],
        week=run.week_of_round,
        large=large.ravel()[who],
        hours=0,
        outcome=0,
    )


def _open_cases(run: Running, desk: ComplaintsDesk, says_so: NDArray[np.bool_], large: NDArray[np.bool_]) -> None:
    customers = run.customers
    who = np.flatnonzero(says_so)
    moment = run.streams.fine(Purpose.COMPLAINT, run.week)[who % run.streams.twins]
    spread = (moment + GOLDEN * run.distance.ravel()[who]) % 1.0
    customers.case_large[says_so] = large[says_so]
    customers.complaints[says_so] += 1
    lucks = run.streams.uniform(Purpose.COMPLAINT, run.week, 1)[who % run.streams.twins]
    customers.case_opened.ravel()[who] = run.week + spread * COMPLAINING_TIME
    delays = spread * COMPLAINING_TIME * WEEK
    for customer, delay, luck in zip(who.tolist(), delays.tolist(), lucks.tolist(), strict=True):
        desk.agenda.go_on(case(desk, customer, run.week_of_round * WEEK + delay, delay, luck))


def case(desk: ComplaintsDesk, customer: int, opened: float, delay: float, luck: float) -> Case:
    """One complaint: it waits for a specialist of its firm, is worked on, and ends solved or not.

    ``opened`` is the minute of the round's clock at which the customer complained (negative: in an earlier round).
    """
    run, agenda = desk.run, desk.agenda
    yield delay
    seat = int(run.seats.ravel()[customer]) - 1
    if seat < 0:
        return
    mark = run.customers.case_opened.ravel()[customer]
    decisions = run.decisions[seat]
    first = int(run.customers.grade.ravel()[customer]) if decisions.routing == "best_customers_first" else 0
    yield desk.desks[seat].turn(first)
    given_up = (agenda.now - opened) * WORKING_SHARE / 60.0 > GIVING_UP_HOURS
    if not given_up:
        yield desk.work[seat]
    desk.desks[seat].done()
    if run.customers.case_opened.ravel()[customer] == mark:
        hours = (agenda.now - opened) * WORKING_SHARE / 60.0
        solved = not given_up and luck < desk.chances[seat]
        quick = hours <= min(QUICK_HOURS, decisions.complaint_hours)
        outcome = UNSOLVED if not solved else SOLVED_QUICKLY if quick else SOLVED
        _close(desk, customer, outcome, hours)


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


def _close(desk: ComplaintsDesk, customer: int, outcome: int, hours: float) -> None:
    """End a case and hand it to the week's end."""
    customers = desk.run.customers
    large = bool(customers.case_large.ravel()[customer])
    repeated = bool(customers.since_failure.ravel()[customer] <= MEMORY_WEEKS)
    desk.settled.add(customer, outcome, large=large, repeated=repeated, hours=hours)
    customers.case_opened.ravel()[customer] = -1


def book_settlements(run: Running, settled: Settled) -> None:
    """Book what the week's settled complaints cost and write them down."""
    outcome = np.array(settled.outcome, np.int64)
    cases = np.flatnonzero(outcome != SILENT)
    who = np.array(settled.customer, np.int64)[cases]
    firm = run.seats.ravel()[who] - 1
    large = np.array(settled.large, np.bool_)[cases]
    price = np.array([settlement(decisions, run.scenario) for decisions in run.decisions])
    paid = price[firm] * np.where(large, 1.0, SMALL_SETTLEMENT)
    run.book("compensation", exact_sum(firm, paid, run.firms))
    run.journal.write(
        "complaints",
        customer=who,
        firm=firm,
        week=run.week_of_round,
        large=large,
        hours=np.array(settled.hours)[cases],
        outcome=outcome[cases],
    )


def shock(run: Running, settled: Settled) -> NDArray[np.float32]:
    """Give the chance that each settled failure makes its customer look around at once.

    It is what TARP's stated intentions lose against a quick solution: who was helped at once stays like anybody else
    (de Matos et al. 2007).
    """
    behaviour = run.scenario.behaviour
    table = TARP_MODERN if behaviour.complainers == "modern" else TARP
    outcome = np.where(np.array(settled.repeated, np.bool_), UNSOLVED, np.array(settled.outcome, np.int64))
    outcome = np.where(np.array(settled.outcome, np.int64) == SILENT, SILENT, outcome)
    large = np.array(settled.large, np.int64)
    lost = table[large, SOLVED_QUICKLY] - table[large, outcome]
    chance: NDArray[np.float32] = np.float32(behaviour.failure_shock) * lost
    return chance
