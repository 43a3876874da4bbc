"""How much a loyalty programme seems to do when members are held against non-members, and how much it does."""

import numpy as np
from numpy.typing import NDArray

from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.stage import PACKS, SEAT, Played, mine, open_market, play, uneventful

SEEDS = (1, 2, 3)
YEAR_OF_QUARTERS = 4
NO_PROGRAMME = {"points_rate": 0.0, "tier_benefits": 0.0}


def _share_of_wallet(played: Played, who: NDArray[np.bool_]) -> float:
    """Give the mean share of these people's spending in the market that goes to the firm; who spends nothing is out."""
    orders = played.events("orders")
    customer, amount = orders["customer"].astype(np.int64), orders["amount"].astype(np.float64)
    here = orders["firm"] == SEAT
    spent = np.bincount(customer, weights=amount, minlength=who.size)
    spent_here = np.bincount(customer[here], weights=amount[here], minlength=who.size)
    buyers = who & (spent > 0)
    return float((spent_here[buyers] / spent[buyers]).mean())


def _wallets(key: str) -> tuple[float, float, float]:
    """Give the share of wallet of members, of other customers, and of the same members had there been no programme."""
    scenario, found = uneventful(key), []
    for seed in SEEDS:
        world = open_market(scenario, seed)
        member = world.customers.tier.ravel() > 0
        usual = play(scenario, world, YEAR_OF_QUARTERS)
        without = play(scenario, world, YEAR_OF_QUARTERS, NO_PROGRAMME)
        found.append(
            (
                _share_of_wallet(usual, mine(world) & member),
                _share_of_wallet(usual, mine(world) & ~member),
                _share_of_wallet(without, mine(world) & member),
            )
        )
    members, others, replayed = np.mean(found, axis=0)
    return float(members), float(others), float(replayed)


def loyalty_programme() -> Finding:
    """Hold members against other customers, and against themselves without the programme."""
    wallets = {key: _wallets(key) for key in PACKS}
    figures = tuple(
        Figure(
            name=Text(en=f"{trade.en}: seeming over true effect", zh=f"{trade.zh}：表面效果与真实效果之比"),
            ours=(members - others) / (members - replayed),
            published=7.0,
            low=4.0,
            high=10.0,
            unit="times",
        )
        for trade, (members, others, replayed) in ((uneventful(key).industry, wallets[key]) for key in PACKS)
    )
    return Finding(
        key="loyalty_programme",
        title=Text(
            en="Members seem seven times more loyal than the programme makes them",
            zh="会员看上去的忠诚，是忠诚计划真实效果的七倍",
        ),
        standing="tuned",
        source="Leenheer, van Heerde, Bijmolt & Smidts 2007, International Journal of Research in Marketing 24(1)",
        setting=_setting(),
        figures=figures,
        plot=_bars(wallets),
    )


def _setting() -> Text:
    """Say what was run."""
    return Text(
        en=(
            "every pack, without events, at the start decisions; share of wallet over a year: one firm's members "
            "less its other customers, over its members less the same members replayed without points and "
            f"benefits; mean of {len(SEEDS)} games"
        ),
        zh=(
            "各案例，不含事件，按初始决策经营；一年的钱包份额：某企业的会员减去其他客户，"
            "比上会员减去取消积分和礼遇后重演的同一批会员；"
            f"取 {len(SEEDS)} 局平均"
        ),
    )


def _bars(wallets: dict[str, tuple[float, float, float]]) -> Plot:
    names = (
        Text(en="members", zh="会员"),
        Text(en="other customers", zh="其他客户"),
        Text(en="the same members without the programme", zh="没有忠诚计划时的同一批会员"),
    )
    return Plot(
        x=Text(en="pack", zh="案例"),
        y=Text(en="share of wallet in a year", zh="一年的钱包份额"),
        percent=True,
        curves=tuple(
            Curve(name=name, kind="bars", x=tuple(wallets), y=tuple(wallets[key][k] for key in wallets))
            for k, name in enumerate(names)
        ),
    )
