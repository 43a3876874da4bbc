"""How many messages are best: what they add to orders, and what one too few or too many loses."""

from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.stage import Played, open_market, play, uneventful

SEEDS = (1, 2, 3)
PACK = "eshop"
MONTHS = 12 / 52
"""of a week"""
BEST, FEW, MANY = 7, 4, 10
"""messages a month"""
TRIED = (0, 2, 4, 5, 6, 7, 8, 9, 10, 12, 15)
SETTLED = 2
"""the quarter that is looked at: pressure has settled"""
_SETTING = Text(
    en=(
        "web shop, without events; one firm sends so many messages a month; orders per customer and week over "
        f"those without messages, second quarter, mean of {len(SEEDS)} games. "
        "The study counts lifetime profit, which we take to follow orders"
    ),
    zh=(
        "电商案例，不含事件；一家企业每月发这么多条消息；"
        f"第二季度每位客户每周的订单，与一条不发相比多出的部分，取 {len(SEEDS)} 局平均。"
        "原研究比较的是终身利润，这里以订单代之"
    ),
)


def _orders(games: list[Played]) -> float:
    """Give a firm's orders per customer and week, once customers have got used to its messages."""
    reports = [played.firm(SETTLED) for played in games]
    return sum(report.orders for report in reports) / sum(sum(report.weekly.customers) for report in reports)


def _gained() -> dict[int, float]:
    """Give the orders that so many messages a month add, relative to the best number's."""
    scenario = uneventful(PACK)
    worlds = [open_market(scenario, seed) for seed in SEEDS]
    orders = {n: _orders([play(scenario, world, SETTLED, {"messages": n * MONTHS}) for world in worlds]) for n in TRIED}
    gained = {n: orders[n] - orders[0] for n in TRIED}
    return {n: gained[n] / gained[BEST] for n in TRIED}


def messages_a_month() -> Finding:
    """Send from none to fifteen messages a month; see how many more orders a customer makes."""
    relative = _gained()
    return Finding(
        key="messages_a_month",
        title=Text(
            en="Seven messages a month are best: four lose 32 %, ten lose 16 %",
            zh="每月七条消息最好：四条损失 32%，十条损失 16%",
        ),
        standing="put_in",
        source="Zhang, Kumar & Cosguner 2017, Journal of Marketing Research 54(6)",
        setting=_SETTING,
        figures=tuple(
            Figure(
                name=Text(en=f"{n} a month against {BEST}", zh=f"每月 {n} 条，与 {BEST} 条相比"),
                ours=relative[n] - 1,
                published=published,
                low=published - 0.03,
                high=published + 0.03,
                unit="percent",
            )
            for n, published in ((FEW, -0.32), (MANY, -0.16))
        ),
        plot=_response(relative),
    )


def _response(relative: dict[int, float]) -> Plot:
    """Draw the orders gained over the number of messages, ours and the published ones."""
    ours = Curve(
        name=Text(en="ours", zh="本模型"),
        kind="line",
        x=tuple(float(n) for n in TRIED),
        y=tuple(relative[n] for n in TRIED),
    )
    published = Curve(
        name=Text(en="Zhang et al. 2017", zh="Zhang 等 2017"),
        kind="points",
        x=(float(FEW), float(BEST), float(MANY)),
        y=(0.68, 1.0, 0.84),
    )
    return Plot(
        x=Text(en="messages a month", zh="每月消息数"),
        y=Text(en="orders gained, 7 a month = 1", zh="多出的订单（每月 7 条 = 1）"),
        curves=(ours, published),
    )
