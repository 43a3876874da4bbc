"""The cost to serve by channel: it adds up to the accounts, and channels stand in the order that the trade knows."""

from dataclasses import replace

import pytest

from sim import packs, tariff
from sim.decisions import Decisions
from sim.levers import WAYS
from sim.report import ChannelFigures, FirmReport
from tests.sim.playing import FIRMS, alone, play, sized, usual, world

PLANS = {
    "as usual": {},
    "everything open": {"channels": ("phone", "chat", "social"), "visits": 20, "pay": 1.1},
    "chat alone": {"channels": ("chat",), "self_service": 0.0},
}


def played(pack: str, changes: dict[str, object]) -> tuple[FirmReport, Decisions]:
    start = world(pack)
    plan = replace(usual(start), **changes)  # type: ignore[arg-type]
    _, (outcome,) = play(start, {FIRMS[0]: plan})
    return outcome.report.firms[FIRMS[0]], plan


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("pack", packs.keys())
def test_the_channels_add_up_to_the_booked_lines(pack: str, plan: str) -> None:
    """Self-service, open channels, contacts, and of the wages what is not the specialists'."""
    report, decisions = played(pack, PLANS[plan])
    scenario = sized(world(pack))
    specialists = decisions.specialists * scenario.costs.specialist * decisions.pay
    overtime = tariff.overtime(decisions, scenario, decisions.specialists)
    booked = sum(report.costs[line] for line in ("self_service", "channels", "contacts", "wages"))
    total = sum(figures.cost for figures in report.channels.values())
    assert total == pytest.approx(booked - specialists - overtime, abs=1.0)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("pack", packs.keys())
def test_contacts_and_what_they_settled_add_up_to_the_firms_figures(pack: str, plan: str) -> None:
    report, _ = played(pack, PLANS[plan])
    with_people = [figures for way, figures in report.channels.items() if way != "self_service"]
    settled = sum(figures.settled for figures in with_people)
    assert settled / sum(figures.contacts for figures in with_people) == pytest.approx(report.first_contact_resolution)
    online = report.channels.get("self_service", ChannelFigures(contacts=0, settled=0, minutes=0, cost=0))
    assert online.settled == report.self_served
    assert report.contacts == sum(figures.contacts for figures in with_people) + online.settled


@pytest.mark.parametrize("pack", packs.keys())
def test_a_visit_costs_more_than_a_call_a_call_more_than_a_chat_and_self_service_least(pack: str) -> None:
    changes = (("channels", ("chat", "phone")), ("visits", 12))
    channels = alone(pack, changes, 2).last.channels
    each = {way: channels[way].cost / channels[way].contacts for way in ("visit", "phone", "chat", "self_service")}
    assert each["visit"] > 3 * each["phone"]
    assert each["phone"] > each["self_service"]
    minutes = {way: channels[way].minutes / channels[way].settled for way in ("visit", "phone", "chat")}
    assert minutes["visit"] > minutes["phone"] > minutes["chat"]
    assert (
        channels["visit"].settled / channels["visit"].contacts > channels["phone"].settled / channels["phone"].contacts
    )


def test_only_what_was_open_or_used_is_listed() -> None:
    report, _ = played("hotel", {"self_service": 0.0})
    assert set(report.channels) == {"phone"}
    everything, _ = played("hotel", PLANS["everything open"])
    assert tuple(everything.channels) == WAYS


def test_a_report_of_before_is_read_as_one_without_channels() -> None:
    report, _ = played("hotel", {})
    old = {key: value for key, value in report.model_dump().items() if key != "channels"}
    assert FirmReport.model_validate(old).channels == {}
