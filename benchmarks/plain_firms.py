"""What firms do around customers written in plain Python: the engine's own rooms, run with nobody in the tables.

Advertising, platforms, training, staffing, prices and pulls are a few numbers a week for each firm. The peers take them
from the rooms of :mod:`sim`; here they become plain figures (:class:`benchmarks.plain_market.Firm`), and what firms do
to chosen customers (calming, winning back, following up a survey) is done one customer after the other.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
from simpy.core import Environment

from benchmarks.plain_lines import serve_line, settle_cases
from benchmarks.plain_market import NORMAL, QUANTILES, Firm, Market, Person
from sim import care, choice, complaints, crm_platform, fame, loyalty, marketing, purchases, staffing, surveys, tariff
from sim.clock import WEEK, WEEKS
from sim.contact_centre import contacts
from sim.contact_centre.week import Serve, solving
from sim.customers import Traits, blank_customers, column_type
from sim.decisions import Decisions
from sim.levers import CHANNELS
from sim.portable_math import exp, response
from sim.running import Doubles, Running, begin
from sim.scenario import Scenario
from sim.world import World

TIERS = np.arange(3)


def nobody(world: World) -> World:
    """Give the world's firms with no people."""
    blank = Traits(**{name: np.zeros(0, column_type(kind)) for name, kind in Traits.__annotations__.items()})
    return replace(world, traits=blank, customers=blank_customers(world.mirrors, 0))


class Firms:
    """The firms of a round, week by week, and the market they make."""

    def __init__(
        self, scenario: Scenario, world: World, decisions: dict[str, Decisions], seed: int, serve: Serve
    ) -> None:
        chosen = tuple(decisions[firm] for firm in world.firms)
        self.run = begin(scenario, nobody(world), chosen, seed)
        self.env, self.serve_calls = Environment(), serve
        staffing.resume_recruiting(self.run, self.env)
        self.market = Market(
            firms=[Firm(seat, best_first=d.routing == "best_customers_first") for seat, d in enumerate(chosen)],
            behaviour=scenario.behaviour,
            draw=Random(seed).random,  # noqa: S311 - luck, no secret
            price=scenario.offer.price,
            patience=scenario.service.patience_minutes,
            spread=scenario.service.handling_spread,
            stays_by_choice=choice.neutral_share(self.run),
        )

    @property
    def week(self) -> int:
        """The week of the round, 0 to 12."""
        return self.run.week_of_round

    def open_week(self) -> None:
        """Let firms spend, train, hire and plan; then customers may meet them."""
        run, market = self.run, self.market
        market.opened = self.week * WEEK
        marketing.advertise(run)
        marketing.wear_out_promotions(run)
        crm_platform.invest(run)
        staffing.pay_and_train(run)
        staffing.staff(run, self.env)
        market.entering = run.scenario.behaviour.entry_rate * run.conditions["entry_rate"]
        market.price_weight = run.scenario.behaviour.price_weight * run.conditions["price_sensitivity"]
        market.outside = float(choice.outside(run))
        for firm in market.firms:
            firm.members, firm.lost, firm.line = [], [], []
        _show_opening(run, market.firms)

    def serve(self) -> None:
        """Once every customer has opened the week: serve lines and cases, calm, follow up, win back, set prices."""
        run, market = self.run, self.market
        chances, solved = complaints.recovery(run).tolist(), solving(run).tolist()
        busy = []
        for firm, decisions in zip(market.firms, run.decisions, strict=True):
            firm.solving = solved[firm.seat]
            busy.append(serve_line(firm, int(run.stocks.agents[firm.seat]), self.serve_calls))
            settle_cases(firm, decisions, run.scenario, market, chances[firm.seat])
            _calm(run, market, firm, decisions)
            if self.week == WEEKS - 1:
                _follow_up(market, firm, decisions)
            _win_back(run, market, firm, decisions)
        run.promoting = run.lever("promotion_depth") > 0
        run.stocks.occupancy = np.array(busy)
        _show_close(run, market.firms)
        for firm in market.firms:
            firm.customers = firm.best = firm.happy = firm.unhappy = 0

    def close_week(self) -> None:
        """Once every customer has closed the week: let word spread, and time pass."""
        run = self.run
        said = [(firm.happy - marketing.BAD_NEWS * firm.unhappy) / max(firm.customers, 1) for firm in self.market.firms]
        keep = marketing.REPUTATION_MEMORY
        run.stocks.reputation = keep * run.stocks.reputation + (1 - keep) * np.array(said)
        self.env.run(until=self.env.timeout(WEEK))
        run.week += 1


def _show_opening(run: Running, firms: Sequence[Firm]) -> None:
    """Give every firm its figures of the week's opening."""
    run_lever, stocks = run.lever, run.stocks
    copies = 1 + marketing.DOUBLED * (1 - stocks.data_quality)
    failing = complaints.failure_chance(run)
    joined = contacts.APART + contacts.JOINED * stocks.maturity[crm_platform.COLLABORATIVE]
    reach = response(run_lever("self_service"), run.scenario.half.self_service)
    automated = 1 - contacts.AUTOMATION_SAVES * stocks.maturity[crm_platform.OPERATIONAL]
    practised = contacts.BEGINNERS - contacts.EXPERIENCE_SAVES * stocks.experience
    practised = practised - contacts.SKILL_SAVES * staffing.skill(run)
    minutes = run.scenario.service.handling_minutes * run.conditions["handling_time"] * automated * practised
    for firm, decisions in zip(firms, run.decisions, strict=True):
        seat = firm.seat
        firm.copies, firm.failing = float(copies[seat]), float(failing[seat])
        firm.offers = marketing.CROSS_SELL_LOAD * decisions.cross_selling
        firm.load = decisions.messages * firm.copies + firm.offers
        firm.deflection = float(contacts.DEFLECTION * reach[seat] * joined[seat])
        firm.care_chance = [rate / tariff.WEEKS for rate in _care_contacts(decisions)]
        opened = [CHANNELS.index(channel) for channel in decisions.channels]
        firm.channel = [k if k in opened else opened[0] for k in range(len(CHANNELS))]
        firm.handling = [float(minutes[seat]) * contacts.HANDLING[channel] for channel in CHANNELS]


def _care_contacts(decisions: Decisions) -> list[float]:
    return [decisions.care_contacts_a, decisions.care_contacts_b, decisions.care_contacts_c, 0.0]


def _show_close(run: Running, firms: Sequence[Firm]) -> None:
    """Give every firm its figures of the week's close."""
    behaviour, half, lever = run.scenario.behaviour, run.scenario.half, run.lever
    new, own = marketing.discounts(run)
    quality = staffing.service_quality(run) - behaviour.unfairness * np.maximum(new - own, 0.0)
    points = response(lever("points_rate"), half.points)
    benefits = response(lever("tier_benefits"), half.tier_benefits)
    personal = lever("personalisation") * (marketing.FITTING + marketing.FITTING_BY_DATA * run.stocks.data_quality)
    lift = behaviour.message_lift * (marketing.PLAIN_STRENGTH + marketing.PERSONAL_STRENGTH * personal)
    effort, half_effort = lever("cross_selling"), purchases.EFFORT_HALF
    found = purchases.GUESSED + purchases.FOUND * run.stocks.maturity[crm_platform.ANALYTICAL]
    power = behaviour.cross_sell_rate * (1 + half_effort) * effort / (half_effort + effort) * found
    for firm, decisions in zip(firms, run.decisions, strict=True):
        seat = firm.seat
        firm.quality, firm.discount = float(quality[seat]), float(own[seat])
        felt = response(np.array(_care_contacts(decisions)), care.CARE_HALF)
        cover = decisions.key_account_managers * tariff.PORTFOLIO / max(firm.best, 1)
        felt[0] += care.KEY_ACCOUNT_LIFT * min(1.0, cover)
        firm.care = (behaviour.care_lift * felt).tolist()
        firm.perks = (behaviour.perk_lift / 2 * TIERS * benefits[seat]).tolist()
        tied = (TIERS > 0) * loyalty.POINTS_TIE * points[seat] + 0.5 * TIERS * loyalty.BENEFITS_TIE * benefits[seat]
        firm.ties = (behaviour.tier_tie * tied).tolist()
        firm.lift, firm.cross_selling = float(lift[seat]), float(power[seat])
        firm.welcome = (care.WIN_BACK_BOND[decisions.win_back_offer], 1 + (decisions.win_back_offer == "bundle"))
    _show_prices(run, firms, own)


def _show_prices(run: Running, firms: Sequence[Firm], own: Doubles) -> None:
    """Give every firm its pull, its rivals', and what advertising and its discount do to its customers' orders."""
    behaviour = run.scenario.behaviour
    pulls = marketing.attraction(run)
    gained = marketing.awareness(run) - fame.starting_awareness(run.scenario)
    cheaper = (1 - own) ** -behaviour.promotion_response
    orders = run.conditions["purchase_rate"] * exp((behaviour.reminder * gained).astype(np.float32)) * cheaper
    for firm in firms:
        seat = firm.seat
        firm.fame, firm.orders = pulls.fame[:, seat].tolist(), orders[:, seat].tolist()
        firm.log_price_new, firm.log_price_own = float(pulls.log_price_new[seat]), float(pulls.log_price_own[seat])
        best = np.delete(pulls.new, seat, axis=1).max(axis=1)
        firm.pull = (behaviour.rival_pull * (best - pulls.own[:, seat])).tolist()


def _calm(run: Running, market: Market, firm: Firm, decisions: Decisions) -> None:
    """Contact those whom the firm believes about to leave."""
    wanted = int(decisions.proactive_reach * len(firm.members) / WEEKS)
    if decisions.proactive_audience == "nobody" or not wanted:
        return
    valuable = decisions.proactive_audience == "valuable_at_risk"
    accuracy = 0.0 if decisions.proactive_audience == "everyone" else float(crm_platform.accuracy(run)[firm.seat])

    def risk(person: Person) -> float:
        luck = NORMAL[int(market.draw() * QUANTILES)]
        return -accuracy * care.MOOD_TELLS * person.satisfaction + (1 - accuracy) * luck

    mine = [p for p in firm.members if abs(p.bond) < care.STILL_WORKS and (p.grade <= 1 or not valuable)]
    behaviour = market.behaviour
    calmed = behaviour.proactive_dissatisfied * care.OFFER_STRENGTH[decisions.proactive_offer]
    for person in sorted(mine, key=risk, reverse=True)[:wanted]:
        unhappy = person.satisfaction < behaviour.indifference - care.CALM_MARGIN
        person.bond += calmed if unhappy else behaviour.proactive_contented
        person.pressure += care.CALL_PRESSURE


def _follow_up(market: Market, firm: Firm, decisions: Decisions) -> None:
    """Call those who give a bad answer in the round's survey."""
    draw = market.draw
    for person in firm.members:
        if draw() < decisions.survey_share * tariff.ANSWERS:
            answer = person.satisfaction + surveys.ANSWER_SPREAD * NORMAL[int(draw() * QUANTILES)]
            if max(answer, 1.0) < surveys.UNHAPPY and draw() < decisions.survey_follow_up:
                person.satisfaction = min(person.satisfaction + surveys.COMFORT, 5.0)
                person.bond += surveys.RELIEF


def _win_back(run: Running, market: Market, firm: Firm, decisions: Decisions) -> None:
    """Make lost customers an offer, as far as the budget goes."""
    if decisions.win_back_audience == "nobody":
        return
    price = tariff.win_back_offer(decisions, run.scenario)
    affordable = int(decisions.win_back_budget / WEEKS / price) if price > 0 else len(firm.lost)
    valuable = decisions.win_back_audience == "valuable"
    sharp = float(crm_platform.accuracy(run)[firm.seat]) if valuable else 0.0

    def worth(person: Person) -> float:
        return sharp * min(person.value, care.BIGGEST_WORTH) + (1 - sharp) * market.draw()

    for person in sorted(firm.lost, key=worth, reverse=True)[:affordable]:
        person.asked = care.WIN_BACK_PULL[decisions.win_back_offer]
