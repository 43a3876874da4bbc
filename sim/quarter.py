"""One round: thirteen weeks on a SimPy clock.

A SimPy environment lives for one round. Its processes: the market's weekly step, every firm's contact centre, a
process for each search for new agents, for each campaign, for each event that strikes, and for the survey. Complaints
have an agenda of their own, a compiled loop (:mod:`sim.case_desk`). Customers are arrays; each room of the engine
changes its own columns.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from simpy.core import Environment

from sim import (
    accounts,
    automation,
    by_firm,
    care,
    crm_platform,
    loyalty,
    mailings,
    marketing,
    purchases,
    retention,
    staffing,
)
from sim.clock import BETWEEN_WEEKS, BOOKKEEPING, CLOSING, DAY, WEEK, WEEKS, Process
from sim.complaints import ComplaintsDesk, book_settlements, let_fail, open_desks
from sim.contact_centre import queue as contact_queue
from sim.contact_centre import week as contact_centre
from sim.contact_centre.contacts import Offered, make_contacts
from sim.contact_centre.pushing import Pushing
from sim.contact_centre.visits import Visits, finish_visits, take_visits
from sim.decisions import Decisions
from sim.grading import grade
from sim.headcount import Opening, opening
from sim.movement import let_move
from sim.report import Outcome, RoundReport, SurveyReport
from sim.running import NEUTRAL, Running, begin
from sim.satisfaction import feel, penalties, settle
from sim.scenario import Event, Scenario
from sim.streams import KeptDraws
from sim.studies import book_studies
from sim.summary import note_week, summarise
from sim.surveys import survey
from sim.world import World

SURVEY_DAY = 12 * WEEK + 3 * DAY
CAMPAIGN_DAYS = 6
"""days to prepare a promotion: it is on when the first week's orders are counted, and to the end of the round"""


@dataclass(slots=True)
class Quarter:
    """The processes of one round and what they share."""

    run: Running
    env: Environment
    desk: ComplaintsDesk
    serve: contact_centre.Serve
    events: tuple[Event, ...]
    active: list[Event] = field(default_factory=list)
    offered: Offered | None = None
    visits: Visits | None = None
    pushing: Pushing | None = None
    served: list[contact_queue.Served] = field(default_factory=list)
    hit: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    surveys: list[SurveyReport | None] = field(default_factory=list)

    def start(self) -> None:
        """Put every process on the clock; events begin and end between two weeks."""
        for event in self.events:
            self.env.process(self.strike(event))
        self.env.process(self.market())
        for seat in range(self.run.firms):
            self.env.process(self.contact_centre(seat))
            if self.run.decisions[seat].promotion_depth > 0:
                self.env.process(self.campaign(seat))
        self.env.process(self.ask())
        self.env.process(automation.look_at_complaints(self.run, self.env, self.desk))
        staffing.resume_recruiting(self.run, self.env)

    def market(self) -> Process:
        """Let week after week pass for all firms and customers at once."""
        for week in range(WEEKS):
            self.run.week = self.run.first_week + week
            self.open_week()
            yield self.env.timeout(WEEK - BOOKKEEPING)
            self.close_week()
            yield self.env.timeout(BOOKKEEPING)

    def open_week(self) -> None:
        """Spend, send, hire; let things go wrong; let customers turn to their firms."""
        run = self.run
        loyalty.keep_tiers(run)
        marketing.advertise(run)
        marketing.wear_out_promotions(run)
        crm_platform.invest(run)
        staffing.pay_and_train(run)
        staffing.staff(run, self.env)
        accounts.book_week(run)
        marketing.send_messages(run)
        care.make_care_contacts(run)
        care.calm(run)
        automation.automate(run)
        self.hit = let_fail(run, self.desk)
        contacts, self.pushing = make_contacts(run)
        self.offered, self.visits = take_visits(run, contacts)
        self.served = [_nobody()] * run.firms

    def close_week(self) -> None:
        """Let customers feel, review, buy and move; let word spread."""
        run = self.run
        felt = contact_centre.nothing_experienced(run)
        if self.offered is not None:
            contact_centre.finish_week(run, self.offered, self.served, felt)
            finish_visits(run, self.visits, felt)
        for who, much in self.pushing.moods() if self.pushing is not None else ():
            felt.like(who, much)
        settled = self.desk.collect()
        book_settlements(run, settled)
        harm = penalties(run, felt, settled)
        mailings.note_too_much(run, harm.over_contact)
        feel(run, harm)
        settle(run, settled, self.hit)
        pulls = marketing.attraction(run)
        asked = care.win_back(run)
        lift = marketing.message_lift(run)
        wanted = purchases.orders(run, felt, lift, pulls)
        seen = retention.review(run, pulls, settled, wanted)
        purchases.buy(run, retention.placed(run, seen, wanted))
        purchases.cross_sell(run, lift)
        let_move(run, seen, pulls, asked)
        marketing.spread_word(run)
        note_week(run)

    def contact_centre(self, seat: int) -> Process:
        """Serve one firm's contacts, week after week; the line is played contact by contact when Sunday closes."""
        yield self.env.timeout(6 * DAY + CLOSING)
        while True:
            if self.offered is not None:
                calls, shifts = contact_centre.line_of(self.run, self.offered, seat)
                self.served[seat] = self.serve(calls, shifts)
            yield self.env.timeout(WEEK)

    def campaign(self, seat: int) -> Process:
        """Prepare a promotion, then run it to the end of the round."""
        yield self.env.timeout(CAMPAIGN_DAYS * DAY)
        self.run.promoting[seat] = True

    def strike(self, event: Event) -> Process:
        """Change the market's conditions for the event's weeks."""
        if event.week:
            yield self.env.timeout(event.week * WEEK - BETWEEN_WEEKS)
        self.run.journal.struck.append(event.key)
        self.active.append(event)
        self.apply_events()
        yield self.env.timeout(event.weeks * WEEK)
        self.active.remove(event)
        self.apply_events()

    def apply_events(self) -> None:
        """Set the conditions to neutral times every active event's effects, in the pack's order."""
        self.run.conditions = dict(NEUTRAL)
        for event in self.events:
            if event in self.active:
                for quantity, effect in event.effects.items():
                    if quantity == "outside_attraction":
                        self.run.conditions[quantity] += effect
                    else:
                        self.run.conditions[quantity] *= effect

    def ask(self) -> Process:
        """Ask the sample of the round's survey."""
        yield self.env.timeout(SURVEY_DAY)
        self.surveys = survey(self.run)


def _nobody() -> contact_queue.Served:
    return contact_queue.Served(np.zeros(0), np.zeros(0, np.bool_), 0.0)


def run(
    scenario: Scenario,
    world: World,
    decisions: Mapping[str, Decisions],
    seed: int,
    serve: contact_centre.Serve = contact_queue.serve,
) -> tuple[World, Outcome]:
    """Play one round; give the next world and what happened.

    The result is a function of the arguments alone: same scenario, world, decisions and seed give the same bits. The
    fingerprint is taken while the report is written, which changes nothing any more: hashing leaves the interpreter to
    others.

    Args:
        scenario: the pack, nominal or already at the world's size.
        world: the market at the start of the round; it is not changed.
        decisions: every firm's decisions by firm key, checked against the scenario at the world's size.
        seed: the game's seed, the same in every round.
        serve: how a line of contacts is played: the fast kernel, or the SimPy reference (the same bits).

    Raises:
        KeyError: a firm of the world has no decisions.
    """
    played = _played(begin(at_size_of(scenario, world), world, _by_seat(world, decisions), seed), world, serve)
    following = played.following
    with ThreadPoolExecutor(1) as beside:
        digest = beside.submit(following.digest)
        figures = played.report()
    report = figures.model_copy(update={"digest": digest.result()})
    return _with_positions(following, report), Outcome(report, played.running.journal.log())


def rehearse(  # noqa: PLR0913, PLR0917 - a round is all of these
    scenario: Scenario,
    world: World,
    decisions: Mapping[str, Decisions],
    seed: int,
    draws: KeptDraws,
    tables: Iterable[str] = (),
) -> tuple[World, Outcome]:
    """Play one round that is tried out; world and report are those of :func:`run`, without the digest.

    What happens to single customers is written down only in the ``tables`` that are asked for (the log holds those,
    and the few of which a report is drawn), and nobody takes the world's fingerprint. ``draws`` are those of this seed
    and of this market's people: a round that is rehearsed again finds them as they were drawn.

    Raises:
        KeyError: a firm of the world has no decisions.
    """
    running = begin(at_size_of(scenario, world), world, _by_seat(world, decisions), seed, draws, tables)
    played = _played(running, world, contact_queue.serve)
    report = played.report()
    return _with_positions(played.following, report), Outcome(report, running.journal.log())


@dataclass(frozen=True, slots=True)
class _Played:
    """A round whose books are closed."""

    running: Running
    before: World
    start: Opening
    surveys: list[SurveyReport | None]

    @property
    def following(self) -> World:
        """The next world, its positions still to be told."""
        running, before = self.running, self.before
        return replace(
            before, round=before.round + 1, week=running.week, customers=running.customers, stocks=running.stocks
        )

    def report(self) -> RoundReport:
        """Give the report, its digest still to be filled in."""
        return summarise(self.running, self.before, self.start, self.surveys)


def _by_seat(world: World, decisions: Mapping[str, Decisions]) -> tuple[Decisions, ...]:
    return tuple(decisions[firm] for firm in world.firms)


def _played(running: Running, world: World, serve: contact_centre.Serve) -> _Played:
    """Play a round that has just begun."""
    grade(running)
    start = opening(running)
    env = Environment()
    number = world.round + 1
    events = tuple(event for event in running.scenario.events if event.round == number)
    quarter = Quarter(running, env, open_desks(running, env), serve, events)
    quarter.start()
    env.run(until=WEEKS * WEEK + 1.0)
    _close(running)
    return _Played(running, world, start, quarter.surveys)


def _close(running: Running) -> None:
    """Grade anew and close the books. What customers are worth is reckoned without events: those end with the round."""
    grade(running)
    mailings.write_down(running, by_firm.numbers(running.served))
    book_studies(running)
    accounts.close_books(running)
    running.conditions = dict(NEUTRAL)
    running.week = running.first_week + WEEKS


def _with_positions(following: World, report: RoundReport) -> World:
    return replace(following, positions={firm: figures.position for firm, figures in report.firms.items()})


def at_size_of(scenario: Scenario, world: World) -> Scenario:
    """Give the scenario at the world's size: its budgets, people and lever ranges."""
    return scenario if scenario.scale == world.scale else scenario.at_scale(world.scale / scenario.scale)
