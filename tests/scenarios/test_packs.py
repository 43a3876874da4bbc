"""What every pack in the folder must be: complete in both languages, consistent, and worth a class's hour."""

import math
import re

import pytest
from pydantic import BaseModel

from game.debriefing.topics import TOPICS
from sim import bots, budget, packs
from sim.decisions import Decisions, check, starting
from sim.levers import CHANNELS, Kind
from sim.report import Position
from sim.scenario import Scenario
from sim.text import Text

CHINESE = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]")


@pytest.fixture(params=packs.keys())
def pack(request: pytest.FixtureRequest) -> Scenario:
    return packs.load(request.param)


def customers_of(pack: Scenario) -> int:
    return round(pack.customers_per_firm * (1 - pack.unserved))


def revenue_of(pack: Scenario) -> float:
    """What a firm turns over in a round by the pack's own figures, before any lever moves a customer."""
    weekly = sum(
        s.share * s.value * (3 / 13 if pack.relationship == "contractual" else s.orders.mean) for s in pack.segments
    )
    return 13 * weekly * customers_of(pack) * pack.offer.price


def position_of(pack: Scenario) -> Position:
    """Where a firm of the pack stands before the first round, roughly."""
    customers = customers_of(pack)
    position = Position(
        customers=customers,
        customers_by_grade={g: round(customers * s) for g, s in zip("ABCD", (0.1, 0.2, 0.4, 0.3), strict=True)},
        consenting=round(customers * sum(s.share * s.consent for s in pack.segments)),
        members=round(0.65 * customers),
        agents=starting(pack).agents,
        specialists=starting(pack).specialists,
        revenue=revenue_of(pack),
        orders=customers,
        complaints=65,
        lost_last_round=round(0.07 * customers),
        budget=0.0,
    )
    return position.model_copy(update={"budget": budget.limit(pack, position)})


def everything_at_most(pack: Scenario) -> Decisions:
    values: dict[str, object] = {}
    for key, lever in pack.levers.items():
        numeric = int(lever.high) if lever.kind is Kind.COUNT else lever.high
        values[key] = numeric if lever.numeric else lever.options if lever.kind is Kind.SUBSET else lever.start
    audiences = {"proactive_audience": "everyone", "proactive_offer": "gift", "win_back_audience": "everyone"}
    return check({**values, **audiences, "complaint_hours": pack.levers["complaint_hours"].low}, pack)


def texts_of(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, list | tuple):
        return [text for part in value for text in texts_of(part)]
    if isinstance(value, BaseModel):
        return [text for name in type(value).model_fields for text in texts_of(getattr(value, name))]
    return []


def test_there_are_packs_to_play() -> None:
    assert {"eshop", "hotel", "telecom"} <= set(packs.keys())


def test_every_word_is_there_in_both_languages(pack: Scenario) -> None:
    texts = texts_of(pack)
    assert len(texts) > 40
    for text in texts:
        assert not CHINESE.search(text.en), text.en
        assert CHINESE.search(text.zh), text.zh
        assert not HALF_WIDTH.search(text.zh), text.zh
        assert text.en == text.en.strip()
        assert text.zh == text.zh.strip()


def test_a_pack_gives_a_class_something_to_talk_about(pack: Scenario) -> None:
    assert 3 <= len(pack.segments) <= 4
    assert 3 <= len(pack.events) <= 5
    assert len({event.round for event in pack.events}) == len(pack.events)
    assert all(event.round > 1 for event in pack.events), (
        "the first round is quiet: people are still finding the buttons"
    )
    assert set(pack.topics) <= set(TOPICS)
    assert len(pack.brief.en) > 200


def test_events_are_bounded(pack: Scenario) -> None:
    for event in pack.events:
        assert event.effects
        assert event.week + event.weeks <= 13, event.key
        for quantity, effect in event.effects.items():
            bounds = (-0.5, 0.5) if quantity == "outside_attraction" else (0.5, 2.0)
            assert bounds[0] <= effect <= bounds[1], (event.key, quantity)


def test_named_people_fit_their_segments(pack: Scenario) -> None:
    assert len({person.key for person in pack.people}) == len({person.name.zh for person in pack.people}) == 5
    assert len({person.segment for person in pack.people}) >= 3
    for person in pack.people:
        youngest, oldest = pack.segment(person.segment).ages
        assert youngest <= person.age <= oldest, person.key
        assert person.name.en.startswith("Ms " if person.gender == "female" else "Mr ")


def test_people_can_be_reached(pack: Scenario) -> None:
    for segment in pack.segments:
        assert set(segment.channels) == set(CHANNELS)
        assert all(0 <= share <= 1 for share in segment.channels.values())
        assert all(0 < reach <= 1 for reach in segment.media.values())


def test_rivals_are_three_different_strategies(pack: Scenario) -> None:
    assert len(set(pack.rivals)) == len(pack.rivals) == 3
    assert set(pack.rivals) <= set(bots.STRATEGIES)


def test_four_firms_make_a_market_large_enough_for_luck_to_be_small(pack: Scenario) -> None:
    assert 4 * pack.customers_per_firm >= 12_000


def test_the_budget_lets_a_team_do_more_but_not_everything(pack: Scenario) -> None:
    position = position_of(pack)
    assert 1.4 <= position.budget / budget.total(starting(pack), pack, position) <= 1.8
    assert budget.total(everything_at_most(pack), pack, position) > 2.5 * position.budget


def test_the_start_earns_a_modest_profit(pack: Scenario) -> None:
    position = position_of(pack)
    contacts = 13 * position.customers * sum(segment.share * segment.contacts.mean for segment in pack.segments)
    profit = (
        position.revenue * (1 - pack.offer.cost_share)
        - budget.total(starting(pack), pack, position)
        - contacts * pack.offer.contact_cost
        - pack.costs.fixed
    )
    assert 0.03 <= profit / position.revenue <= 0.14


def test_discounting_is_not_free_money(pack: Scenario) -> None:
    """With a constant elasticity e the best margin is 1/e: at the pack's own margin a price cut is a wash."""
    elasticity = pack.behaviour.price_weight * (1 - 0.25)
    margin = 1 - pack.offer.cost_share
    assert math.isclose(margin, 1 / elasticity, abs_tol=0.06)


def test_the_same_company_fits_another_size(pack: Scenario) -> None:
    for factor in (0.3, 2.0, 4.0):
        sized = pack.at_scale(factor)
        assert starting(sized).agents >= 1
        assert math.isclose(sized.costs.fixed, pack.costs.fixed * factor)


def test_packs_are_as_different_as_can_be() -> None:
    loaded = [packs.load(key) for key in packs.keys()]  # noqa: SIM118 - a function of the room, not a dictionary
    assert {pack.relationship for pack in loaded} == {"contractual", "noncontractual"}
    assert len({pack.industry.en for pack in loaded}) == len(loaded)
    names = [person.name.zh for pack in loaded for person in pack.people]
    assert len(set(names)) == len(names)
