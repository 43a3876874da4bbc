"""The round's figures, drawn from the journal, the ledger and the tables when the round is over."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim import budget, marketing
from sim.accounts import lifetime_values, statement
from sim.causes import CAUSES
from sim.channel_costs import channel_figures
from sim.complaints import SOLVED, SOLVED_QUICKLY
from sim.decisions import Decisions
from sim.firms import PLATFORMS
from sim.first_contact import resolution_parts
from sim.headcount import Headcount, Opening, count_heads
from sim.levers import GRADES
from sim.report import FirmReport, Position, RoundReport, SegmentFigures, SurveyReport, WeeklySeries
from sim.running import Doubles, Running
from sim.studies import conduct
from sim.study_report import StudyReport
from sim.surveys import net_promoters
from sim.world import World


def note_week(run: Running) -> None:
    """Note the figures of the week that ends."""
    run.journal.note("customers", run.size)
    run.journal.note("satisfaction", run.total(run.customers.satisfaction) / np.maximum(run.size, 1))


@dataclass(frozen=True, slots=True)
class _Sums:
    """Figures of the whole round that every firm's report takes its part of."""

    heads: Headcount
    surveys: list[SurveyReport | None]
    studies: list[StudyReport | None]
    costs: dict[str, Doubles]
    values: Doubles
    flows: NDArray[np.int64]
    """shape ``(firms + 1, firms + 1)``: from, to; 0 is nobody"""
    causes: Doubles
    """shape ``(firms, causes)``"""
    awareness: Doubles
    price: Doubles
    complaints: NDArray[np.int64]
    """settled cases by firm and outcome"""
    by_segment: Doubles
    """revenue, shape ``(firms, segments)``"""
    least: Decisions
    """the cheapest plan"""


def summarise(run: Running, world: World, start: Opening, surveys: list[SurveyReport | None]) -> RoundReport:
    """Give the report of a round whose books are closed, its digest still to be filled in; nothing is changed."""
    sums = _sums(run, start, surveys, world.firms)
    firms = {firm: _firm_report(run, world.firms, sums, seat) for seat, firm in enumerate(world.firms)}
    return RoundReport(
        round=world.round + 1,
        firms=firms,
        customers=int(run.seats.size),
        outside_start=int((start.seats == 0).sum()),
        outside_end=int((run.seats == 0).sum()),
        events=list(run.journal.struck),
        people=_people(run, world),
        digest="",
    )


def _sums(run: Running, start: Opening, surveys: list[SurveyReport | None], firms: tuple[str, ...]) -> _Sums:
    log = run.journal.log()
    departures, complaints = log.tables["departures"], log.tables["complaints"]
    shares = np.rint(departures["shares"].astype(np.float64) * 2**20)
    by_cause = [
        np.bincount(departures["firm"], weights=shares[:, k], minlength=run.firms) / 2**20 for k in range(len(CAUSES))
    ]
    outcomes = complaints["firm"].astype(np.int64) * 4 + complaints["outcome"].astype(np.int64)
    weights = np.array([segment.share for segment in run.scenario.segments])[:, None]
    new, own = marketing.discounts(run)
    return _Sums(
        heads=count_heads(run, start),
        surveys=surveys,
        studies=conduct(run, firms),
        costs=statement(run),
        values=run.total(lifetime_values(run)),
        flows=run.journal.series("flows").sum(axis=0).astype(np.int64),
        causes=np.array(by_cause).T,
        awareness=(marketing.awareness(run) * weights).sum(axis=0),
        price=1 - np.maximum(new, own),
        complaints=np.bincount(outcomes, minlength=4 * run.firms).reshape(-1, 4),
        by_segment=run.journal.series("revenue_in").sum(axis=0),
        least=budget.cheapest(run.scenario),
    )


def _firm_report(run: Running, firms: tuple[str, ...], sums: _Sums, seat: int) -> FirmReport:
    return FirmReport(
        firm=firms[seat],
        **_customers_and_agents(run, sums, seat),
        **_moves(firms, sums, seat),
        **_contact_figures(run, seat),
        **_complaint_figures(run, sums, seat),
        **_money(run, sums, seat),
        causes={cause: float(sums.causes[seat, k]) for k, cause in enumerate(CAUSES)},
        segments=_segments(run, sums, seat),
        weekly=_weekly(run, seat),
        survey=sums.surveys[seat],
        study=sums.studies[seat],
        reputation=float(run.stocks.reputation[seat]),
        awareness=float(sums.awareness[seat]),
        maturity=_maturity(run, seat),
        resolution=resolution_parts(run, seat),
        channels=channel_figures(run, seat),
        position=_position(run, sums, seat, _revenue(run, seat)),
    )


def _customers_and_agents(run: Running, sums: _Sums, seat: int) -> dict[str, Any]:
    """Give who was there, customers and agents, and how they felt."""
    heads, satisfaction = sums.heads, sums.heads.satisfaction[seat]
    began, kept = int(heads.start[seat]), int(heads.kept_in[seat].sum())
    return {
        "customers_start": began,
        "customers_end": satisfaction.size,
        "kept": kept,
        "retention": _ratio(kept, began),
        "retention_valuable": _ratio(heads.valuable_kept[seat], heads.valuable[seat]),
        "satisfaction": float(satisfaction.mean()) if satisfaction.size else 0.0,
        "nps": net_promoters(satisfaction),
        "agents_end": int(run.stocks.agents[seat]),
        "agents_left": int(run.journal.total("agents_left")[seat]),
        "morale": float(run.stocks.morale[seat]),
    }


def _moves(firms: tuple[str, ...], sums: _Sums, seat: int) -> dict[str, Any]:
    """Give who went where, and who came from where; "" is no firm."""
    gone, come = sums.flows[seat + 1], sums.flows[:, seat + 1]
    names = ("", *firms)
    return {
        "lost": int(gone.sum()),
        "won": int(come.sum()),
        "lost_to": {name: int(n) for name, n in zip(names, gone, strict=True) if n},
        "won_from": {name: int(n) for name, n in zip(names, come, strict=True) if n},
    }


def _money(run: Running, sums: _Sums, seat: int) -> dict[str, Any]:
    revenue, costs = _revenue(run, seat), {line: float(amounts[seat]) for line, amounts in sums.costs.items()}
    return {
        "orders": int(run.journal.total("orders")[seat]),
        "revenue": revenue,
        "costs": costs,
        "profit": revenue - sum(costs.values()),
        "cash": float(run.stocks.cash[seat]),
        "equity": float(sums.values[seat]),
        "price": float(sums.price[seat]),
    }


def _revenue(run: Running, seat: int) -> float:
    return float(run.journal.total("revenue")[seat])


def _ratio(part: float, whole: float) -> float:
    """Give part / whole; a share of nothing is 0."""
    return float(part) / float(whole) if whole else 0.0


def _contact_figures(run: Running, seat: int) -> dict[str, float]:
    total = {
        name: float(run.journal.total(name)[seat])
        for name in (
            "contacts",
            "self_served",
            "offered",
            "answered_in_time",
            "abandoned",
            "solved",
            "waited",
            "busy",
            "paid",
            "visits",
            "visits_solved",
            "pushed_helped",
            "pushed_back",
        )
    }
    return {
        "contacts": int(total["contacts"]),
        "self_served": int(total["self_served"]),
        "pushed_helped": int(total["pushed_helped"]),
        "pushed_back": int(total["pushed_back"]),
        "service_level": _ratio(total["answered_in_time"], total["offered"]),
        "abandonment": _ratio(total["abandoned"], total["offered"]),
        "mean_wait": _ratio(total["waited"], total["offered"]),
        "first_contact_resolution": _ratio(
            total["solved"] + total["visits_solved"], total["offered"] + total["visits"]
        ),
        "occupancy": _ratio(total["busy"], total["paid"]),
    }


def _complaint_figures(run: Running, sums: _Sums, seat: int) -> dict[str, int]:
    settled = sums.complaints[seat]
    return {
        "failures": int(run.journal.total("failures")[seat]),
        "complaints": int(run.journal.total("complaints")[seat]),
        "complaints_solved": int(settled[SOLVED] + settled[SOLVED_QUICKLY]),
        "complaints_quick": int(settled[SOLVED_QUICKLY]),
    }


def _segments(run: Running, sums: _Sums, seat: int) -> dict[str, SegmentFigures]:
    heads = sums.heads
    figures = {}
    for number, segment in enumerate(run.scenario.segments):
        satisfaction = heads.satisfaction_in[seat][number]
        figures[segment.key] = SegmentFigures(
            customers_start=int(heads.start_in[seat, number]),
            customers_end=satisfaction.size,
            retention=_ratio(heads.kept_in[seat, number], heads.start_in[seat, number]),
            satisfaction=float(satisfaction.mean()) if satisfaction.size else 0.0,
            revenue=float(sums.by_segment[seat, number]),
        )
    return figures


def _weekly(run: Running, seat: int) -> WeeklySeries:
    series = {
        name: run.journal.series(name)[:, seat]
        for name in ("customers", "satisfaction", "revenue", "contacts", "offered", "waited", "answered_in_time")
    }
    flows = run.journal.series("flows")
    offered = np.maximum(series["offered"], 1)
    return WeeklySeries(
        customers=_whole(series["customers"]),
        satisfaction=series["satisfaction"].tolist(),
        revenue=series["revenue"].tolist(),
        lost=_whole(flows[:, seat + 1, :].sum(axis=1)),
        won=_whole(flows[:, :, seat + 1].sum(axis=1)),
        contacts=_whole(series["contacts"]),
        mean_wait=(series["waited"] / offered).tolist(),
        service_level=(series["answered_in_time"] / offered).tolist(),
    )


def _whole(values: Doubles) -> list[int]:
    return [int(value) for value in values]


def _maturity(run: Running, seat: int) -> dict[str, float]:
    levels = {key.removeprefix("platform_"): float(run.stocks.maturity[k, seat]) for k, key in enumerate(PLATFORMS)}
    return levels | {"data_quality": float(run.stocks.data_quality[seat])}


def _position(run: Running, sums: _Sums, seat: int, revenue: float) -> Position:
    heads = sums.heads
    position = Position(
        customers=heads.satisfaction[seat].size,
        customers_by_grade={grade: int(heads.by_grade[k, seat]) for k, grade in enumerate(GRADES)},
        consenting=int(heads.consenting[seat]),
        members=int(heads.members[seat]),
        agents=int(run.stocks.agents[seat]),
        specialists=int(run.stocks.specialists[seat]),
        revenue=revenue,
        orders=int(run.journal.total("orders")[seat]),
        complaints=int(run.journal.total("complaints")[seat]),
        lost_last_round=int(sums.flows[seat + 1].sum()),
        budget=0.0,
    )
    return position.model_copy(update={"budget": budget.limit(run.scenario, position, sums.least)})


def _people(run: Running, world: World) -> dict[str, dict[str, str]]:
    """Give where every firm's copy of each named person is."""
    names = ("", *world.firms)
    return {
        person: {firm: names[int(run.seats[seat, twin])] for seat, firm in enumerate(world.firms)}
        for person, twin in world.named.items()
    }
