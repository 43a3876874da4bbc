"""What advertising and prices do to sales, measured by changing one firm's lever and nothing else."""

from collections.abc import Sequence
from math import log

from sim.decisions import starting
from sim.scenario import Scenario
from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.stage import Changes, Played, open_market, play, uneventful
from sim.world import World

SEEDS = (1, 2, 3)
BY_ORDER = ("eshop", "hotel")
"""packs that sell order by order, as the brands of the meta-analyses did"""
BY_CONTRACT = "telecom"
SHORT, LONG = 1, 8
"""quarters after a lasting change: at once, and when its effect has settled"""
ADS = ("ads_search", "ads_social", "ads_brand")
SWING = 0.2
"""advertising is compared at this much above and below the start"""
DISCOUNT = 0.05
SPENDING = (0.0, 0.5, 1.0, 2.0, 3.0)
DEPTHS = (0.0, 0.1, 0.2)


def _advertising(scenario: Scenario, times: float) -> Changes:
    usual = starting(scenario)
    return {channel: getattr(usual, channel) * times for channel in ADS}


def _sales(scenario: Scenario, world: World, times: float) -> list[float]:
    """Give a firm's revenue, quarter by quarter, where it advertises so many times as much as at the start."""
    played = play(scenario, world, LONG, _advertising(scenario, times))
    return [played.firm(quarter).revenue for quarter in (SHORT, LONG)]


def _advertising_elasticities(key: str, seeds: tuple[int, ...] = SEEDS) -> list[float]:
    """Give the elasticity of revenue to advertising, short run and long run, on average over the seeds."""
    scenario, found = uneventful(key), []
    for seed in seeds:
        world = open_market(scenario, seed)
        more, less = _sales(scenario, world, 1 + SWING), _sales(scenario, world, 1 - SWING)
        found.append([log(high / low) / log((1 + SWING) / (1 - SWING)) for high, low in zip(more, less, strict=True)])
    return [sum(column) / len(seeds) for column in zip(*found, strict=True)]


def _advertising_figures(key: str) -> tuple[Figure, Figure]:
    """Give one pack's elasticity of revenue to advertising, at once and in the long run."""
    short, long = _advertising_elasticities(key)
    trade = uneventful(key).industry
    return (
        Figure(
            name=Text(en=f"{trade.en}: first quarter", zh=f"{trade.zh}：第一季度"),
            ours=short,
            published=0.12,
            low=0.09,
            high=0.15,
        ),
        Figure(
            name=Text(en=f"{trade.en}: eighth quarter", zh=f"{trade.zh}：第八季度"),
            ours=long,
            published=0.24,
            low=0.21,
            high=0.27,
        ),
    )


def advertising_elasticity() -> Finding:
    """Raise and cut all advertising of one firm for good; see what its sales do at once and two years on."""
    return Finding(
        key="advertising_elasticity",
        title=Text(
            en="Advertising: 1 % more sells .12 % more at once, .24 % in the long run",
            zh="广告：多投 1%，当期多卖 0.12%，长期多卖 0.24%",
        ),
        standing="tuned",
        source="Sethuraman, Tellis & Briesch 2011, Journal of Marketing Research 48(3)",
        setting=_of_advertising(_advertising_elasticities(BY_CONTRACT, SEEDS[:1])),
        figures=tuple(figure for key in BY_ORDER for figure in _advertising_figures(key)),
        plot=_advertising_curve(),
    )


def _of_advertising(contract: Sequence[float]) -> Text:
    """Say what was run; where bills come monthly it gives another pair, told here alone."""
    return Text(
        en=(
            "both packs that sell order by order, without events; four firms at the start decisions, one "
            "advertises 20 % more or 20 % less for eight quarters; revenue, "
            f"mean of {len(SEEDS)} games. Where bills come monthly (telecom pack) a contract pays whatever is "
            f"advertised: {contract[0]:.2f} and {contract[1]:.2f}, "
            "not held against goods sold one by one"
        ),
        zh=(
            "两个按单成交的案例，不含事件；四家企业均按初始决策经营，"
            "其中一家连续八个季度多投或少投 20% 广告；"
            f"比较营业额，取 {len(SEEDS)} 局平均。按月计费的电信案例里，广告投多投少，合同账单都照付："
            f"{contract[0]:.2f} 与 {contract[1]:.2f}，不与逐单出售的商品相比"
        ),
    )


def _advertising_curve() -> Plot:
    """Draw a web shop's revenue over its advertising, both relative to the start."""
    scenario = uneventful(BY_ORDER[0])
    world = open_market(scenario, SEEDS[0])
    sales = {times: _sales(scenario, world, times) for times in SPENDING}
    names = (Text(en="first quarter", zh="第一季度"), Text(en="eighth quarter", zh="第八季度"))
    return Plot(
        x=Text(en="advertising, start = 1", zh="广告投入（初始 = 1）"),
        y=Text(en="revenue, start = 1", zh="营业额（初始 = 1）"),
        curves=tuple(
            Curve(name=name, kind="line", x=SPENDING, y=tuple(sales[times][k] / sales[1.0][k] for times in SPENDING))
            for k, name in enumerate(names)
        ),
    )


def _discounted(scenario: Scenario, world: World, depth: float) -> Played:
    """Play two years in which one firm takes so much off everybody's price."""
    return play(scenario, world, LONG, {"promotion_depth": depth, "promotion_audience": "everyone"})


def _price_elasticity(key: str, seeds: tuple[int, ...] = SEEDS) -> float:
    """Give the elasticity of volume to price two years after a firm lowered it, on average over the seeds."""
    scenario, found = uneventful(key), []
    for seed in seeds:
        world = open_market(scenario, seed)
        dear, cheap = (_discounted(scenario, world, depth).firm(LONG).orders for depth in (0.0, DISCOUNT))
        found.append(log(cheap / dear) / log(1 - DISCOUNT))
    return sum(found) / len(found)


def price_elasticity() -> Finding:
    """Lower one firm's price for good by five per cent; see how many more orders it has two years on."""
    figures = tuple(
        Figure(name=uneventful(key).industry, ours=_price_elasticity(key), published=-2.62, low=-3.0, high=-2.2)
        for key in BY_ORDER
    )
    return Finding(
        key="price_elasticity",
        title=Text(en="Price: 1 % cheaper sells 2.6 % more", zh="价格：便宜 1%，多卖 2.6%"),
        standing="tuned",
        source="Bijmolt, van Heerde & Pieters 2005, Journal of Marketing Research 42(2)",
        setting=_of_price(_price_elasticity(BY_CONTRACT, SEEDS[:1])),
        figures=figures,
        plot=_price_curve(),
    )


def _of_price(contract: float) -> Text:
    """Say what was run; where bills come monthly it gives another number, told here alone."""
    return Text(
        en=(
            "both packs that sell order by order, without events; four firms at the start decisions, one takes "
            "5 % off everybody's price for eight quarters, against nothing off; orders in the eighth, mean of "
            f"{len(SEEDS)} games. Where bills come monthly (telecom pack) only those who look around compare: "
            f"{contract:.1f}, not held against goods sold one by one"
        ),
        zh=(
            "两个按单成交的案例，不含事件；四家企业均按初始决策经营，"
            "其中一家连续八个季度对所有人降价 5%，与不降价相比；"
            f"比较第八季度的订单数，取 {len(SEEDS)} 局平均。按月计费的电信案例里，只有另寻商家的人才比价："
            f"{contract:.1f}，不与逐单出售的商品相比"
        ),
    )


def _price_curve() -> Plot:
    """Draw the orders of the eighth quarter over the price, both relative to the list."""
    curves = []
    for key in BY_ORDER:
        scenario = uneventful(key)
        world = open_market(scenario, SEEDS[0])
        orders = [_discounted(scenario, world, depth).firm(LONG).orders for depth in DEPTHS]
        prices = tuple(1 - depth for depth in DEPTHS)
        curves.append(Curve(name=scenario.industry, kind="line", x=prices, y=tuple(n / orders[0] for n in orders)))
    return Plot(
        x=Text(en="price, list = 1", zh="价格（标价 = 1）"),
        y=Text(en="orders, at the list price = 1", zh="订单数（按标价 = 1）"),
        curves=tuple(curves),
    )
