"""Customers are unequal: a few bring most of the revenue, fewer all of the profit, and some of the loyal cost money."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sim.customer_profit import FirmRound, customer_profit
from sim.decisions import starting
from sim.packs import load
from sim.running import Doubles
from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.stage import CHANGED, PACKS, YEAR, open_market, play, uneventful

TOP_FIFTH = {"eshop": 0.68, "hotel": 0.68, "telecom": 0.59}
"""share of revenue: .68 where nobody subscribes, .59 where everybody does; a hotel's guests do not"""
PEOPLE = 10_000
"""for each of four firms"""
SEED = 11
FIFTH = 0.2


@dataclass(frozen=True, slots=True)
class Year:
    """One firm's customers over a year, one value each, shape ``(customers,)``."""

    revenue: Doubles
    profit: Doubles
    cross_buyers: NDArray[np.bool_]
    """customers all year who held more than one product at its end"""


@lru_cache(maxsize=len(PACKS))
def a_year(key: str) -> Year:
    """Play four rounds of a pack, everybody at the start decisions, and give what each customer brought one firm."""
    scenario = uneventful(key)
    played = play(scenario, open_market(scenario, SEED, PEOPLE), 4)
    usual = starting(played.scenario)
    revenue, profit, ours = np.zeros((3, played.worlds[0].customers.firm.size))
    seat = played.worlds[0].seat(CHANGED)
    for number, (before, after) in enumerate(zip(played.worlds, played.worlds[1:], strict=False), start=1):
        log = played.logs[number - 1]
        round_ = FirmRound(played.scenario, usual, before, after, log, played.firm(number))
        profit += customer_profit(round_)
        revenue += round_.sum_by_customer("orders", log["orders"]["amount"])
        ours += ((before.customers.firm == seat) | (after.customers.firm == seat)).ravel()
    last = played.worlds[-1].customers
    stayed = (last.firm == seat) & (last.tenure >= YEAR)
    known = (ours > 0) | (profit != 0)
    return Year(revenue[known], profit[known], (stayed & (last.products > 1)).ravel()[known])


def revenue_of_the_top_fifth() -> Finding:
    """Hold the share of a year's revenue that the best fifth of those who bought bring against the published."""
    figures = tuple(
        Figure(
            name=_name(key),
            ours=_top_share(a_year(key).revenue),
            published=published,
            low=published - 0.03,
            high=published + 0.03,
            unit="percent",
        )
        for key, published in TOP_FIFTH.items()
    )
    return Finding(
        key="revenue_of_the_top_fifth",
        title=Text(en="What the best fifth of customers bring of the revenue", zh="最好的两成客户带来多少收入"),
        standing="tuned",
        source="McCarthy & Winer 2019, Marketing Letters 30; Kim, Singh & Winer 2017, Marketing Letters 28",
        setting=_setting(_TRADES),
        figures=figures,
        reason=None if all(figure.within for figure in figures) else _SPREAD,
    )


def whale_curve() -> Finding:
    """Hold what the best and the worst fifth add to a year's profit against the published whale curve."""
    figures: list[Figure] = []
    for key in PACKS:
        reached = _cumulative(a_year(key).profit)
        name = _name(key)
        best, rest = _reached(reached, FIFTH), _reached(reached, 1 - FIFTH)
        top = Text(en=f"{name.en}: best fifth", zh=f"{name.zh}：最好的两成")
        bottom = Text(en=f"{name.en}: worst fifth", zh=f"{name.zh}：最差的两成")
        figures.append(Figure(name=top, ours=best, low=1.1, high=1.8, unit="percent"))
        figures.append(Figure(name=bottom, ours=1 - rest, low=-2.0, high=0.0, unit="percent"))
    return Finding(
        key="whale_curve",
        title=Text(en="The best fifth earn more than all the profit", zh="最好的两成客户赚的比总利润还多"),
        standing="emerges",
        source="Kaplan & Narayanan 2001, Journal of Cost Management 15(5)",
        setting=_setting(_COSTED),
        figures=tuple(figures),
        plot=_whales(),
    )


def unprofitable_cross_buyers() -> Finding:
    """Hold the share of cross-buyers who lost the firm money over a year against the published."""
    figures = tuple(
        Figure(
            name=_name(key),
            ours=float((a_year(key).profit[a_year(key).cross_buyers] < 0).mean()),
            low=0.15,
            high=0.25,
            unit="percent",
        )
        for key in PACKS
    )
    return Finding(
        key="unprofitable_cross_buyers",
        title=Text(en="Customers who buy across lose money, some of them", zh="交叉购买的客户，有一部分是亏的"),
        standing="emerges",
        source="Shah, Kumar, Qu & Chen 2012, Journal of Marketing 76(3)",
        setting=_setting(_COSTED),
        figures=figures,
        reason=None if all(figure.within for figure in figures) else _EVERYBODY,
    )


_TRADES = Text(
    en="; whoever ordered at all; packaged goods, published at .73, are sold in no pack",
    zh="；只算下过单的人；快消品（文献值 0.73）没有对应的情景",
)
_SPREAD = Text(
    en="How often people order and how much they spend are assumptions of the packs; together they spread revenue "
    "a little more, or less, than was published.",
    zh="各情景中下单频率和订单金额是假设值，合在一起使收入的集中程度与文献值略有出入。",
)
_EVERYBODY = Text(
    en="Further products are taken by the satisfied, however little they buy, and customers bear the agents' idle time "
    "too: many small customers with a second product do not earn back their calls.",
    zh="只要满意就会加购，不管平时买得多不多；坐席的空闲时间也由客户分摊。因此不少小客户虽有第二件产品，仍赚不回接待成本。",
)
_COSTED = Text(
    en="; all costs but rent, leadership, systems and data are charged to the customers who cause them, "
    "advertising to those who came",
    zh="；除房租、管理、系统和数据外，各项成本都记到引起它的客户名下，广告费记到新来的客户名下",
)


def _setting(more: Text | None = None) -> Text:
    return Text(
        en=f"the packs without their events, four firms at the start decisions, {PEOPLE:,} people for each, one year, "
        f"one firm's customers{more.en if more else ''}",
        zh=f"各情景（不含事件），四家企业都用起始决策，每家 {PEOPLE:,} 人，一年，"
        f"取其中一家的客户{more.zh if more else ''}",
    )


def _name(key: str) -> Text:
    return load(key).industry


def _top_share(amounts: Doubles) -> float:
    """Give the share of the total that the best fifth of those with any amount bring."""
    ordered = np.sort(amounts[amounts > 0])[::-1]
    return float(ordered[: round(FIFTH * ordered.size)].sum() / ordered.sum())


def _cumulative(profit: Doubles) -> Doubles:
    """Give the share of all profit reached after each customer, the most profitable first."""
    total: Doubles = np.cumsum(np.sort(profit)[::-1])
    return total / float(total[-1])


def _reached(cumulative: Doubles, share: float) -> float:
    return float(cumulative[max(round(share * cumulative.size) - 1, 0)])


def _whales() -> Plot:
    shares = tuple(round(0.02 * step, 2) for step in range(51))
    curves = []
    for key in PACKS:
        cumulative = _cumulative(a_year(key).profit)
        reached = (0.0, *(_reached(cumulative, share) for share in shares[1:]))
        curves.append(Curve(name=_name(key), kind="line", x=shares, y=reached))
    return Plot(
        x=Text(en="share of customers, the most profitable first", zh="客户占比（最赚钱的在前）"),
        y=Text(en="share of the year's profit reached", zh="累计占全年利润"),
        curves=tuple(curves),
        percent=True,
    )
