"""Computer rivals decide as a team would: within the levers' ranges and the budget, and true to their idea."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import bots, budget, packs
from sim.bots.strategy import turn_to, turned_to
from sim.causes import CAUSES
from sim.decisions import Decisions, check, starting
from sim.report import FirmReport, Position
from sim.scenario import Scenario

SIZES = (0.3, 1.0, 3.7)


def position(pack: Scenario, customers: int = 2400, revenue: float = 900_000.0, agents: int = 8) -> Position:
    size = pack.scale
    people = round(customers * size)
    grades = {"A": people // 10, "B": people // 5, "C": 2 * people // 5}
    made = Position(
        customers=people,
        customers_by_grade=grades | {"D": people - sum(grades.values())},
        consenting=round(0.7 * people),
        members=people // 3,
        agents=round(agents * size),
        specialists=2,
        revenue=revenue * size,
        orders=people,
        complaints=round(60 * size),
        lost_last_round=people // 15,
        budget=0.0,
    )
    return made.model_copy(update={"budget": budget.limit(pack, made)})


def report(pack: Scenario, **figures: Any) -> FirmReport:
    now = position(pack)
    usual: dict[str, Any] = {
        "firm": "Ann",
        "customers_start": now.customers,
        "customers_end": now.customers,
        "kept": now.customers - 150,
        "lost": 150,
        "won": 150,
        "retention": 0.94,
        "retention_valuable": 0.95,
        "satisfaction": 3.6,
        "nps": 5.0,
        "contacts": 6000,
        "self_served": 1500,
        "service_level": 0.8,
        "abandonment": 0.04,
        "mean_wait": 0.6,
        "first_contact_resolution": 0.7,
        "occupancy": 0.5,
        "failures": 300,
        "complaints": 60,
        "complaints_solved": 40,
        "complaints_quick": 20,
        "agents_end": now.agents,
        "agents_left": 1,
        "morale": 0.6,
        "orders": 7000,
        "revenue": now.revenue,
        "costs": {},
        "profit": 60_000.0,
        "cash": 60_000.0,
        "equity": 1_000_000.0,
        "causes": dict.fromkeys(CAUSES, 150 / len(CAUSES)),
        "lost_to": {"": 150},
        "won_from": {"": 150},
        "segments": {},
        "weekly": None,
        "survey": None,
        "reputation": 0.5,
        "awareness": 0.5,
        "maturity": {},
        "price": 1.0,
        "position": now,
    }
    return FirmReport.model_construct(**(usual | figures))


def causes(**shares: float) -> dict[str, float]:
    return dict.fromkeys(CAUSES, 0.0) | shares


@pytest.fixture(params=packs.keys())
def pack(request: pytest.FixtureRequest) -> Scenario:
    return packs.load(request.param)


def decided(strategy: str, pack: Scenario, last: FirmReport | None = None, number: int = 1) -> Decisions:
    return bots.decide(strategy, pack, position(pack), last, number)


@pytest.mark.parametrize("strategy", bots.STRATEGIES)
@pytest.mark.parametrize("size", SIZES)
def test_decisions_are_valid_and_within_the_budget(strategy: str, size: float, pack: Scenario) -> None:
    sized = pack.at_scale(size)
    for last in (None, report(sized)):
        decisions = decided(strategy, sized, last)
        assert check(decisions.as_dict(), sized) == decisions
        budget.refuse_overspending(decisions, sized, position(sized))


@given(
    strategy=st.sampled_from(list(bots.STRATEGIES)),
    key=st.sampled_from(packs.keys()),
    size=st.floats(0.2, 8),
    standing=st.tuples(st.integers(0, 9000), st.floats(0, 5e6), st.integers(0, 40)),
    occupancy=st.floats(0, 1),
)
@settings(max_examples=150, deadline=None)
def test_no_situation_makes_a_rival_decide_what_it_may_not(
    strategy: str, key: str, size: float, standing: tuple[int, float, int], occupancy: float
) -> None:
    pack = packs.load(key).at_scale(size)
    now = position(pack, *standing)
    last = report(pack, occupancy=occupancy, agents_end=now.agents, causes=causes(wait=3.0), position=now)
    decisions = bots.decide(strategy, pack, now, last, 2)
    assert check(decisions.as_dict(), pack) == decisions
    assert budget.total(decisions, pack, now) <= now.budget + 0.5


@pytest.mark.parametrize("strategy", bots.STRATEGIES)
def test_the_same_situation_gives_the_same_decisions(strategy: str, pack: Scenario) -> None:
    assert decided(strategy, pack, report(pack), 3) == decided(strategy, pack, report(pack), 3)


@pytest.mark.parametrize("strategy", bots.STRATEGIES)
def test_a_strategy_says_its_idea_in_one_sentence_of_both_languages(strategy: str) -> None:
    words = bots.STRATEGIES[strategy]
    assert words.name.en != words.name.zh
    assert words.idea.en.count(".") == words.idea.zh.count("。") == 1


def test_strategies_differ(pack: Scenario) -> None:
    last = report(pack, causes=causes(failure=90.0, neglect=60.0))
    made = {strategy: decided(strategy, pack, last) for strategy in bots.STRATEGIES}
    assert len({repr(decisions) for decisions in made.values()}) == len(bots.STRATEGIES)


def test_doing_nothing_keeps_the_start(pack: Scenario) -> None:
    assert decided("do_nothing", pack) == starting(pack)


def test_each_idea_shows_in_its_levers(pack: Scenario) -> None:
    start = starting(pack)
    assert decided("discounter", pack).promotion_depth > start.promotion_depth + 0.08
    service = decided("service_first", pack)
    assert service.pay > start.pay
    assert service.training > start.training
    assert service.empowerment > start.empowerment
    loyal = decided("loyalty_first", pack)
    assert loyal.points_rate > start.points_rate
    assert loyal.tier_benefits > start.tier_benefits
    acquirer = decided("acquirer", pack)
    assert acquirer.ads_social > 1.3 * start.ads_social
    assert acquirer.promotion_audience == "new_customers"
    cutter = decided("cost_cutter", pack)
    assert budget.total(cutter, pack, position(pack)) < 0.8 * budget.total(start, pack, position(pack))
    assert decided("spammer", pack).messages > pack.behaviour.message_optimum + 0.8


def test_a_strategy_is_the_same_at_every_size(pack: Scenario) -> None:
    """Per head: what is spent on people and money levers grows with the market, the rest stays."""
    for strategy in ("balanced", "service_first", "discounter"):
        small, large = (
            bots.decide(strategy, sized, position(sized).model_copy(update={"budget": 1e9}), None, 1)
            for sized in (pack, pack.at_scale(4.0))
        )
        assert small.training == pytest.approx(large.training)
        assert 4 * small.ads_search == pytest.approx(large.ads_search, abs=2000)
        assert 4 * small.agents == pytest.approx(large.agents, abs=3)


def test_the_all_rounder_hires_for_the_load_and_sends_home_the_idle(pack: Scenario) -> None:
    now = position(pack)
    crowded = decided("balanced", pack, report(pack, occupancy=0.85, agents_end=now.agents))
    idle = decided("balanced", pack, report(pack, occupancy=0.15, agents_end=now.agents))
    assert crowded.agents > now.agents > idle.agents


@pytest.mark.parametrize(
    ("cause", "lever", "more"),
    [
        ("failure", "training", True),
        ("failure", "specialists", True),
        ("wait", "self_service", True),
        ("neglect", "care_contacts_a", True),
        ("rival_offer", "ads_brand", True),
        ("over_contact", "messages", False),
    ],
)
def test_the_listener_treats_what_drives_customers_away(cause: str, lever: str, *, more: bool, pack: Scenario) -> None:
    usual = getattr(decided("adaptive", pack, report(pack, causes=causes(natural=100.0))), lever)
    treated = getattr(decided("adaptive", pack, report(pack, causes=causes(**{cause: 100.0}))), lever)
    assert treated > usual if more else treated < usual


def test_dice_fall_anew_every_round_and_in_every_scenario() -> None:
    thrown = {
        repr(decided("random", packs.load(key), number=number))
        for key in packs.keys()  # noqa: SIM118 - a function of the room, not a dictionary
        for number in (1, 2, 3)
    }
    assert len(thrown) == 3 * len(packs.keys())


@given(st.floats(-1, 1))
def test_a_turn_can_be_read_back(turn: float) -> None:
    lever = packs.load("hotel").levers["training"]
    assert turned_to(lever, turn_to(lever, turned_to(lever, turn))) == pytest.approx(turned_to(lever, turn))


def test_a_choice_has_no_turn(pack: Scenario) -> None:
    with pytest.raises(TypeError, match="routing"):
        turned_to(pack.levers["routing"], 0.5)
