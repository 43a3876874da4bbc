"""What a firm's decisions will cost in the coming round, and what it may plan to spend.

The plan prices every lever at the firm's size when it decides (:class:`sim.report.Position`); the accounts
later book what really happened.
"""

from dataclasses import replace

from sim import tariff
from sim.decisions import Decisions, DecisionsRefused, Problem, starting
from sim.levers import Kind
from sim.report import Position
from sim.scenario import Scenario
from sim.targeting import rules
from sim.targeting.reach import UNAIMED, Reach

WEEKS = tariff.WEEKS
PROMOTED = {"everyone": 1.0, "own_customers": 0.85, "new_customers": 0.15}
"""share of last round's revenue that a promotion touches (assumption)"""
SPARE = 1.05
"""a firm may always plan at least this much more than its cheapest possible plan"""


def planned_costs(
    decisions: Decisions, scenario: Scenario, position: Position, reached: Reach = UNAIMED
) -> dict[str, float]:
    """Give what each lever will cost this round, yuan; levers that cost nothing by themselves are 0.

    ``reached`` says whom the decisions' aims reach; without it they are priced as if they reached everybody.
    """
    costs = dict.fromkeys(decisions.as_dict(), 0.0)
    costs.update(_money_levers(decisions, scenario, reached))
    costs.update(_marketing(decisions, scenario, position, reached))
    costs.update(_service(decisions, scenario, position))
    costs.update(_care(decisions, scenario, position, reached))
    costs["automation"] = _automation(decisions, scenario, position, reached)
    return costs


def total(decisions: Decisions, scenario: Scenario, position: Position, reached: Reach = UNAIMED) -> float:
    """Give the whole plan's cost, yuan."""
    return sum(planned_costs(decisions, scenario, position, reached).values())


def refuse_overspending(decisions: Decisions, scenario: Scenario, position: Position, reached: Reach = UNAIMED) -> None:
    """Refuse decisions that plan more than the budget (``over_budget``, with both figures)."""
    planned = total(decisions, scenario, position, reached)
    if planned > position.budget + 0.5:
        allowed: dict[str, object] = {"budget": position.budget, "planned": planned}
        raise DecisionsRefused([Problem("over_budget", "", planned, allowed)])


def limit(scenario: Scenario, position: Position, least: Decisions | None = None) -> float:
    """Give the budget of the coming round: base and share of revenue, never below the cheapest plan.

    ``least`` is the :func:`cheapest` plan, where it is known already.
    """
    granted = scenario.budget.base + scenario.budget.revenue_share * position.revenue
    return float(round(max(granted, SPARE * total(least or cheapest(scenario), scenario, position))))


def cheapest(scenario: Scenario) -> Decisions:
    """Give the decisions that cost least: every spending lever at its low, nothing promised, the phone alone."""
    levers = scenario.levers
    low = _shrunk(starting(scenario), scenario, 0.0)
    return replace(
        low,
        channels=("phone",),
        personalisation=levers["personalisation"].low,
        empowerment=levers["empowerment"].low,
        complaint_hours=levers["complaint_hours"].high,
        proactive_audience="nobody",
        win_back_audience="nobody",
        survey_follow_up=0.0,
    )


def fit(decisions: Decisions, scenario: Scenario, position: Position, reached: Reach = UNAIMED) -> Decisions:
    """Give the decisions themselves, or, where they cost too much, all spending cut by one share until they fit.

    Where even that is too much for a very poor firm, no automation and no studies; else the cheapest plan of all.
    """
    if total(decisions, scenario, position, reached) <= position.budget:
        return decisions
    fits, exceeds = 0.0, 1.0
    for _ in range(12):
        middle = (fits + exceeds) / 2
        if total(_shrunk(decisions, scenario, middle), scenario, position, reached) <= position.budget:
            fits = middle
        else:
            exceeds = middle
    cut = _shrunk(decisions, scenario, fits)
    for plan in (cut, replace(cut, automation=""), replace(cut, automation="", studies=())):
        if total(plan, scenario, position, reached) <= position.budget:
            return plan
    return cheapest(scenario)


_FREE = {"personalisation", "empowerment", "complaint_hours", "survey_follow_up", "self_service_push"}


def _shrunk(decisions: Decisions, scenario: Scenario, share: float) -> Decisions:
    """Give the decisions with only ``share`` of each spending lever's distance from its low."""
    changes: dict[str, float] = {}
    for key, lever in scenario.levers.items():
        if not lever.numeric or key in _FREE or (key == "study_interviews" and not decisions.studies):
            continue
        value = float(getattr(decisions, key))
        low = min(1.0, value) if key == "pay" else lever.low
        changes[key] = low + share * (value - low)
        if lever.kind is Kind.COUNT:
            changes[key] = int(changes[key])
    return replace(decisions, **changes)  # type: ignore[arg-type]


def _money_levers(decisions: Decisions, scenario: Scenario, reached: Reach) -> dict[str, float]:
    """Levers whose value is what they cost; an audience of nobody costs nothing, one of few no more than they do."""
    keys = [key for key, lever in scenario.levers.items() if lever.kind is Kind.MONEY]
    costs = {key: float(getattr(decisions, key)) for key in keys}
    if decisions.win_back_audience == "nobody":
        costs["win_back_budget"] = 0.0
    elif "win_back_to" in reached.customers:
        most = WEEKS * reached.customers["win_back_to"] * tariff.win_back_offer(decisions, scenario)
        costs["win_back_budget"] = min(costs["win_back_budget"], most)
    return costs


def _marketing(decisions: Decisions, scenario: Scenario, position: Position, reached: Reach) -> dict[str, float]:
    written_to = position.consenting if reached.consenting is None else reached.consenting
    sent = decisions.messages * WEEKS * written_to
    plain = sent * scenario.costs.message
    offers = decisions.cross_selling * tariff.OFFERS_PER_WEEK * WEEKS * position.consenting
    return {
        "promotion_depth": decisions.promotion_depth * PROMOTED[decisions.promotion_audience] * position.revenue,
        "messages": plain,
        "personalisation": sent * tariff.message(decisions, scenario) - plain,
        "cross_selling": offers * scenario.costs.care_contact,
        "studies": len(decisions.studies) * scenario.costs.study,
        "study_interviews": len(decisions.studies) * decisions.study_interviews * scenario.costs.interview,
    }


def _service(decisions: Decisions, scenario: Scenario, position: Position) -> dict[str, float]:
    people = decisions.agents + decisions.specialists
    base = tariff.wages(scenario, decisions.agents, decisions.specialists)
    return {
        "agents": decisions.agents * scenario.costs.agent + _staffing(decisions.agents, position.agents, scenario),
        "specialists": decisions.specialists * scenario.costs.specialist
        + _staffing(decisions.specialists, position.specialists, scenario),
        "pay": base * (decisions.pay - 1.0),
        "training": decisions.training * people,
        "channels": tariff.open_channels(decisions, scenario),
        "visits": tariff.visits(decisions, scenario),
        "compensation": position.complaints * decisions.compensation * scenario.offer.price,
        "empowerment": position.complaints * tariff.OVERPAYMENT * decisions.empowerment * scenario.offer.price,
        "complaint_hours": tariff.overtime(decisions, scenario, decisions.specialists),
    }


def _staffing(wanted: int, present: int, scenario: Scenario) -> float:
    """Give what it costs to hire those missing, or to dismiss those too many."""
    return max(0, wanted - present) * scenario.costs.hire + max(0, present - wanted) * scenario.costs.dismissal


def _care(decisions: Decisions, scenario: Scenario, position: Position, reach: Reach) -> dict[str, float]:
    cared_for = position.customers_by_grade if reach.cared_for is None else reach.cared_for
    contacts = {
        f"care_contacts_{grade.lower()}": getattr(decisions, f"care_contacts_{grade.lower()}")
        * cared_for.get(grade, 0)
        * scenario.costs.care_contact
        for grade in ("A", "B", "C")
    }
    reached = 0.0 if decisions.proactive_audience == "nobody" else decisions.proactive_reach * position.customers
    reached = min(reached, reach.customers.get("proactive_to", position.customers))
    asked = decisions.survey_share * position.customers
    unhappy = asked * tariff.ANSWERS * 0.2
    return contacts | {
        "points_rate": decisions.points_rate * position.revenue,
        "tier_benefits": decisions.tier_benefits * position.members,
        "key_account_managers": decisions.key_account_managers * scenario.costs.key_account_manager,
        "proactive_reach": reached * tariff.proactive_offer(decisions, scenario),
        "survey_share": asked * scenario.costs.survey,
        "survey_follow_up": unhappy * decisions.survey_follow_up * scenario.costs.care_contact,
    }


def _automation(decisions: Decisions, scenario: Scenario, position: Position, reached: Reach) -> float:
    """Give what the automation rules cost at most: nobody is acted on twice by one rule in a quarter but newcomers."""
    read = rules.read(decisions.automation)
    numbers = reached.acted_on or (position.customers,) * len(read)
    actions = (tariff.automated(rule.action, decisions, scenario) for rule in read)
    return float(sum(number * each for number, each in zip(numbers, actions, strict=False)))
