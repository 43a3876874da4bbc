"""What asking customers does: to those who would have stayed, and to those who have left."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim import quarter, tariff
from sim.care import PROACTIVE, WIN_BACK
from sim.decisions import starting
from sim.scenario import Scenario
from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.stage import QUARTER, SEAT, YEAR, Played, Whole, open_market, play, uneventful
from sim.world import World

PACK = "telecom"
"""both studies were made with telephone companies"""
SEEDS = (1, 2, 3, 4)
MAILING = {"proactive_audience": "everyone", "proactive_offer": "call", "proactive_reach": 0.5}
"""half of the customers within a quarter, whoever they are"""
OFFERS = ("discount", "upgrade", "bundle")
ASKED_QUARTERS, PLAYED_QUARTERS = 4, 8
MONTH = 4
"""weeks between two points of the curve"""


def _mailed(played: Played) -> tuple[Whole, Whole]:
    """Give whom the firm contacted in the first quarter, and the week of each one's first contact."""
    sent = played.events("messages")
    chosen = (sent["kind"] == PROACTIVE) & (sent["firm"] == SEAT) & (sent["week"].astype(np.int64) < QUARTER)
    who, first = np.unique(sent["customer"][chosen].astype(np.int64), return_index=True)
    return who, sent["week"][chosen][first].astype(np.int64)


def _odds(leaving: float) -> float:
    return leaving / (1 - leaving)


def _leaving() -> tuple[float, float]:
    """Give the shares of customers who leave within three months, contacted and left alone."""
    scenario = uneventful(PACK)
    churn = []
    for seed in SEEDS:
        world = open_market(scenario, seed)
        mailing, silence = play(scenario, world, 2, MAILING), play(scenario, world, 2)
        who, when = _mailed(mailing)
        churn.append([(game.leave(who, when) < when + QUARTER).mean() for game in (mailing, silence)])
    mailed, left_alone = (float(share) for share in np.mean(churn, axis=0))
    return mailed, left_alone


def proactive_mailing() -> Finding:
    """Contact customers whatever their mood; hold their leaving within three months against a replay without."""
    mailed, left_alone = _leaving()
    return Finding(
        key="proactive_mailing",
        title=Text(
            en="Contacting everybody wakes sleepers: 10.0 instead of 6.4 % leave within three months",
            zh="人人都去打扰会惊醒睡着的客户：三个月流失率从 6.4% 升到 10.0%",
        ),
        standing="put_in",
        source="Ascarza, Iyengar & Schleicher 2016, Journal of Marketing Research 53(1)",
        setting=_of_mailing(mailed, left_alone),
        figures=(
            Figure(
                name=Text(en="odds of leaving: contacted over left alone", zh="离开的几率：被联系者比未被联系者"),
                ours=_odds(mailed) / _odds(left_alone),
                published=_odds(0.100) / _odds(0.064),
                low=1.35,
                high=1.95,
                unit="times",
            ),
        ),
    )


def _of_mailing(mailed: float, left_alone: float) -> Text:
    """Say what was run, and how many left."""
    return Text(
        en=(
            "telecom pack, without events; one firm calls half of its customers in a quarter, whoever they are; "
            "the same customers replayed without a call; leaving within 13 weeks of it: "
            f"{mailed:.1%} against {left_alone:.1%}, mean of {len(SEEDS)} games"
        ),
        zh=(
            "电信案例，不含事件；一家企业在一个季度里不加挑选地致电一半客户，并让同一批客户在没接到电话的情况下重演；"
            f"接电话后 13 周内离开的占 {mailed:.1%}，没接的占 {left_alone:.1%}，取 {len(SEEDS)} 局平均"
        ),
    )


@dataclass(frozen=True, slots=True)
class Regained:
    """What one kind of offer did."""

    share: float
    """of those asked in a quarter who are back at its end"""
    stays: NDArray[np.int64]
    """weeks that each of them stayed, a year at most"""

    @property
    def mean(self) -> float:
        """Weeks stayed within a year."""
        return float(self.stays.mean())

    def still_there(self, week: int) -> float:
        """Give the share of the regained who stayed at least so long."""
        return float((self.stays >= week).mean())


def _asking(scenario: Scenario, world: World, offer: str) -> Played:
    """Play two years in which a firm asks as many of the lost with one offer as it could afford with any other."""
    sized = quarter.at_size_of(scenario, world)
    usual = starting(sized)
    prices = {kind: tariff.win_back_offer(replace(usual, win_back_offer=kind), sized) for kind in OFFERS}
    approaches = sized.levers["win_back_budget"].high / max(prices.values())
    budget = float(int(approaches * prices[offer]))
    changes = {"win_back_audience": "everyone", "win_back_offer": offer, "win_back_budget": budget}
    return play(scenario, world, PLAYED_QUARTERS, changes)


def _returns(played: Played) -> tuple[int, Whole]:
    """Give how many were asked, quarter by quarter, and how long those stayed who were back at the quarter's end."""
    sent = played.events("messages")
    asking = (sent["kind"] == WIN_BACK) & (sent["firm"] == SEAT)
    asked, stays = 0, []
    for number in range(ASKED_QUARTERS):
        who = np.unique(sent["customer"][asking & (sent["week"] // QUARTER == number)].astype(np.int64))
        after = played.worlds[number + 1].customers
        back = who[(after.firm.ravel()[who] == SEAT) & (after.tenure.ravel()[who] < QUARTER)]
        end = QUARTER * (number + 1)
        came = end - after.tenure.ravel()[back].astype(np.int64)
        stays.append(np.minimum(played.leave(back, end) - came, YEAR))
        asked += who.size
    return asked, np.concatenate(stays)


def _regained(offer: str) -> Regained:
    scenario = uneventful(PACK)
    found = [_returns(_asking(scenario, open_market(scenario, seed), offer)) for seed in SEEDS]
    stays = np.concatenate([weeks for _, weeks in found])
    return Regained(stays.size / sum(asked for asked, _ in found), stays)


def win_back_offers() -> Finding:
    """Ask lost customers back with one of three offers; see how many return and how long they stay."""
    by_offer = {offer: _regained(offer) for offer in OFFERS}
    discount, upgrade, bundle = (by_offer[offer] for offer in OFFERS)
    return Finding(
        key="win_back_offers",
        title=Text(
            en="A bundle wins back most, but they stay shortest; an upgrade's stay longest",
            zh="组合优惠挽回最多，却留得最短；升级优惠挽回的留得最久",
        ),
        standing="put_in",
        source="Kumar, Bhagwat & Zhang 2015, Journal of Marketing 79(4)",
        setting=_of_offers(discount, upgrade, bundle),
        figures=_order(discount, upgrade, bundle),
        plot=_stays(by_offer),
    )


def _of_offers(discount: Regained, upgrade: Regained, bundle: Regained) -> Text:
    """Say what was run, and how many came and stayed with each offer."""
    return Text(
        en=(
            "telecom pack, without events; one firm asks the same number of lost customers with one of three "
            f"offers for a year; share back at the quarter's end: discount {discount.share:.1%}, upgrade "
            f"{upgrade.share:.1%}, bundle {bundle.share:.1%}; weeks stayed within a year: {discount.mean:.1f}, "
            f"{upgrade.mean:.1f}, {bundle.mean:.1f}; {len(SEEDS)} games"
        ),
        zh=(
            "电信案例，不含事件；一家企业在一年里用三种优惠之一邀请同样多的流失客户；季度末已回来的比例："
            f"折扣 {discount.share:.1%}，升级 {upgrade.share:.1%}，组合 {bundle.share:.1%}；"
            f"一年内停留周数：{discount.mean:.1f}、{upgrade.mean:.1f}、{bundle.mean:.1f}；共 {len(SEEDS)} 局"
        ),
    )


def _order(discount: Regained, upgrade: Regained, bundle: Regained) -> tuple[Figure, ...]:
    """Give the three comparisons of the order, each met above 1."""
    comparisons = (
        (
            Text(en="regained: bundle over the better of the others", zh="挽回比例：组合比另两种中较高者"),
            bundle.share / max(discount.share, upgrade.share),
        ),
        (
            Text(en="stay: upgrade over discount", zh="停留时间：升级比折扣"),
            upgrade.mean / discount.mean,
        ),
        (
            Text(en="stay: discount over bundle", zh="停留时间：折扣比组合"),
            discount.mean / bundle.mean,
        ),
    )
    return tuple(Figure(name=name, ours=ours, low=1.0, high=3.0, unit="times") for name, ours in comparisons)


def _stays(by_offer: dict[str, Regained]) -> Plot:
    names = {
        "discount": Text(en="discount", zh="折扣"),
        "upgrade": Text(en="upgrade", zh="升级"),
        "bundle": Text(en="bundle", zh="组合"),
    }
    weeks = tuple(range(0, YEAR + 1, MONTH))
    return Plot(
        x=Text(en="weeks since the return", zh="回来后的周数"),
        y=Text(en="still customers", zh="仍是客户"),
        percent=True,
        curves=tuple(
            Curve(
                name=names[offer],
                kind="line",
                x=tuple(map(float, weeks)),
                y=tuple(found.still_there(week) for week in weeks),
            )
            for offer, found in by_offer.items()
        ),
    )
