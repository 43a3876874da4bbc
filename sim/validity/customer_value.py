"""What customers are worth, and what retention, margin and the cost of winning them change about it.

Everything is read off the books of games that the engine played (:mod:`sim.validity.books`): one firm decides otherwise
for years, or goods or advertising cost all firms a little less.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import log

from sim import quarter
from sim.decisions import starting
from sim.firms import ADS
from sim.scenario import Event, Scenario
from sim.text import Text
from sim.validity.books import ACQUIRING, Books, books
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.stage import PACKS, QUARTER, Changes, open_market, uneventful
from sim.world import World

SEED = 1
PEOPLE = 6_000
"""for each of four firms: twice the packs' own size, so that chance hides less"""
YEARS = 15
"""after which a yuan counts for less than a fifth"""
LIFE_YEARS = 10
"""of customers as the study of five points follows them, about"""
PRICED_YEARS = 2
"""where only something's price changes: nobody acts otherwise, so that every year tells the same"""
MAKING_GOOD: Changes = {"compensation": 1.5, "empowerment": 1.0}
"""complaint handling as generous as it works best: it keeps customers and does hardly anything else"""
MADE_GOOD_BY = "compensation"
"""the cost line on which all that it costs is booked"""
TRAINED = {"eshop": 7000.0, "hotel": 9000.0, "telecom": 7400.0}
"""yuan of training an agent and quarter at which five points fewer leave within a year"""
TRAINED_BY = "training"
CHEAPER_GOODS, CHEAPER_ADS = 0.98, 0.9
"""of what they cost"""


@dataclass(frozen=True, slots=True)
class Gain:
    """What one way of keeping customers did to a firm's years."""

    usual: Books
    better: Books
    cost_line: str

    @property
    def before_cost(self) -> float:
        """Value over the usual one, what the keeping cost not yet paid."""
        paid = self.better.spent(self.cost_line) - self.usual.spent(self.cost_line)
        return (self.better.value + paid) / self.usual.value

    @property
    def booked(self) -> float:
        """Value over the usual one as it is booked, all costs paid."""
        return self.better.value / self.usual.value

    @property
    def points(self) -> float:
        """By how many points more of a year's customers stay."""
        return 100 * (self.better.staying - self.usual.staying)

    @property
    def elasticity(self) -> float:
        """Per cent of value for a per cent of retention."""
        return log(self.before_cost) / log(self.better.staying / self.usual.staying)

    @property
    def equity_elasticity(self) -> float:
        """Per cent of the customer equity that the reports give for a per cent of retention."""
        return log(self.better.equity / self.usual.equity) / log(self.better.staying / self.usual.staying)

    @property
    def newcomers(self) -> float:
        """Customers won over the usual number."""
        return self.better.won / self.usual.won


def _market(key: str) -> World:
    return open_market(uneventful(key), SEED, PEOPLE)


@lru_cache(maxsize=len(PACKS))
def _usual(key: str) -> Books:
    """Give the years of a pack in which everybody stays at the start decisions."""
    return books(uneventful(key), _market(key), YEARS)


@lru_cache(maxsize=len(PACKS))
def making_good(key: str) -> Gain:
    """Let one firm make good whatever is complained about."""
    return Gain(_usual(key), books(uneventful(key), _market(key), YEARS, MAKING_GOOD), MADE_GOOD_BY)


@lru_cache(maxsize=len(PACKS))
def training(key: str) -> Gain:
    """Let one firm train its agents so that five points fewer leave."""
    trained = books(uneventful(key), _market(key), LIFE_YEARS, {"training": TRAINED[key]})
    return Gain(_usual(key).first(LIFE_YEARS), trained, TRAINED_BY)


def cheaper_goods(scenario: Scenario) -> Scenario:
    """Give the pack with goods that cost every firm a little less; no price changes, so nobody acts otherwise."""
    offer = scenario.offer.model_copy(update={"cost_share": scenario.offer.cost_share * CHEAPER_GOODS})
    return scenario.model_copy(update={"offer": offer})


def cheaper_advertising(scenario: Scenario) -> Scenario:
    """Give the pack with an event in every quarter by which the same advertising costs a little less."""
    name, effects = Text(en="cheaper advertising", zh="广告降价"), {"advertising_cost": CHEAPER_ADS}
    events = [
        Event.model_validate(
            {"key": "cheaper_ads", "round": number, "weeks": QUARTER, "name": name, "text": name, "effects": effects}
        )
        for number in range(1, 4 * PRICED_YEARS + 1)
    ]
    return scenario.model_copy(update={"events": tuple(events)})


def priced(key: str) -> tuple[Books, Books, Books]:
    """Give two years of a firm as usual, with cheaper goods, and with the same advertising for less money."""
    pack = uneventful(key)
    world = open_market(pack, SEED)
    usual = starting(quarter.at_size_of(pack, world))
    as_much: Changes = {str(channel): getattr(usual, channel) * CHEAPER_ADS for channel in ADS}
    return (
        books(pack, world, PRICED_YEARS),
        books(cheaper_goods(pack), world, PRICED_YEARS),
        books(cheaper_advertising(pack), world, PRICED_YEARS, everybody=as_much),
    )


def _elasticity_figures(key: str) -> tuple[Figure, ...]:
    """Give one pack's elasticities to margin and to what winning customers costs, each with its band."""
    usual, richer, thriftier = priced(key)
    saved = log(usual.spent(ACQUIRING) / thriftier.spent(ACQUIRING))
    return (
        _elasticity(
            key,
            Text(en="margin", zh="毛利"),
            log(richer.value / usual.value) / log(richer.margin / usual.margin),
            (0.9, 1.35),
            published=1.0,
        ),
        _elasticity(
            key,
            Text(en="cost of winning customers", zh="获客成本"),
            log(thriftier.value / usual.value) / saved,
            (0.02, 0.3),
        ),
    )


def _retention_figure(kept: list[Gain]) -> Figure:
    """Give the mean of the packs' elasticities to retention: of one pack alone too few are kept to tell exactly."""
    together = Text(en="the three packs together: retention", zh="三个案例合计：留存率")
    return Figure(name=together, ours=sum(gain.elasticity for gain in kept) / len(kept), low=3.0, high=7.0)


def _elasticity(key: str, what: Text, ours: float, band: tuple[float, float], published: float | None = None) -> Figure:
    trade = uneventful(key).industry
    name = Text(en=f"{trade.en}: {what.en}", zh=f"{trade.zh}：{what.zh}")
    return Figure(name=name, ours=ours, published=published, low=band[0], high=band[1])


def value_elasticities() -> Finding:
    """Improve a firm's retention, its margin and the cost of winning customers; see what its books say."""
    kept = [making_good(key) for key in PACKS]
    figures = (_retention_figure(kept), *(figure for key in PACKS for figure in _elasticity_figures(key)))
    return Finding(
        key="value_elasticities",
        title=Text(
            en="1 % better retention is worth 3–7 % of customer value, margin 1 %, acquisition cost .02–.3 %",
            zh="留存率提高 1%，客户价值增加 3–7%；毛利提高 1%，增加约 1%；获客成本降低 1%，增加 0.02–0.3%",
        ),
        standing="emerges",
        source="Gupta, Lehmann & Stuart 2004, Journal of Marketing Research 41(1)",
        setting=_of_elasticities(kept),
        figures=figures,
        reason=None if all(figure.within for figure in figures) else _WHOM,
    )


_WHOM = Text(
    en=(
        "The published figures reckon with customers who are all alike. Ours are not: what keeping somebody is worth "
        "depends on whether the one who is kept would have stayed for years or would soon have gone anyway"
    ),
    zh=(
        "原研究把客户当作一模一样的人来算。这里的客户各不相同："
        "留住一个人值多少，要看这个人本来会留很多年，还是反正很快就要走"
    ),
)


def _of_elasticities(kept: list[Gain]) -> Text:
    """Say what was run, and what else came out of it."""
    won = max((gain.newcomers - 1 for gain in kept), key=abs)
    each = [f"{gain.elasticity:.1f}" for gain in kept]
    equity = [f"{gain.equity_elasticity:.1f}" for gain in kept]
    goods, ads = f"{1 - CHEAPER_GOODS:.0%}", f"{1 - CHEAPER_ADS:.0%}"
    return Text(
        en=(
            f"every pack, without events; four firms at the start decisions, {PEOPLE:,} people for each; value: what "
            f"present and future customers earn one firm in {YEARS} years by its books, before rent, leadership, "
            "systems and data, discounted. Retention, the share of a year's customers who do not leave: the firm makes "
            "good every complaint as well as it can, which changes hardly anything but who stays (newcomers "
            f"{won:+.1%} at most), before what it pays out for that; {' · '.join(each)} in the three packs, "
            "standard error about .8 each, as only one customer in some 250 is kept. The customer equity "
            f"that it reports, of present customers alone, rises by {' · '.join(equity)} %. Margin, acquisition: "
            f"variants of the packs in which goods cost all firms {goods} less, or the same advertising {ads} less, so "
            f"that nobody acts otherwise; {PRICED_YEARS} years at the packs' own size. How retention is bettered "
            "matters, and this way, the years and the mean of the packs were settled after first trials: fewer leaving "
            "every firm alike gave 2 to 3, training 5 to 8, care for the best customers alone more"
        ),
        zh=(
            f"各案例，不含事件；四家企业均按初始决策经营，每家 {PEOPLE:,} 人；价值指一家企业现有和将来的客户在 "
            f"{YEARS} 年里按账面带来的利润，折现，未扣房租、管理、系统和数据。留存率指一年里没有离开的客户比例："
            "该企业把每件投诉都处理到最好，这几乎只影响谁会留下"
            f"（新客户数最多变化 {won:+.1%}），未扣为此支付的赔偿；三个案例分别为 {'、'.join(each)}，"
            "每年大约 250 位客户里才多留住一位，所以各自的标准误约 0.8。它报告的客户资产只算现有客户，"
            f"分别增加 {'、'.join(equity)}%。毛利与获客成本：案例的变体，各企业的商品成本低 {goods}，"
            f"或同样的广告便宜 {ads}，谁的行为都不变；按案例原有规模经营 {PRICED_YEARS} 年。"
            "结果与怎样提高留存率有关，这一做法、年数和取平均都是试算之后定下的：所有企业的流失同样减少时为 2–3，"
            "培训为 5–8，只关怀最好的客户则更高"
        ),
    )


def five_points_of_retention() -> Finding:
    """Let one firm train its agents until five points fewer leave in a year; see what its customers earn it."""
    figures = tuple(figure for key in PACKS for figure in _five_point_figures(key))
    return Finding(
        key="five_points_of_retention",
        title=Text(
            en="Five points fewer defections: 25–85 % more profit from customers",
            zh="流失率降低五个百分点：客户带来的利润增加 25–85%",
        ),
        standing="emerges",
        source="Reichheld & Sasser 1990, Harvard Business Review 68(5)",
        setting=_of_five_points([training(key) for key in PACKS]),
        figures=figures,
        reason=None if all(figure.within for figure in figures) else _WHOM,
        plot=_worth(),
    )


def _worth() -> Plot:
    """Draw what five points earned in every pack, before and after the training is paid."""
    names = (
        Text(en="before the training is paid", zh="未扣培训费"),
        Text(en="with the training paid", zh="扣除培训费后"),
    )
    gains = [(gain.before_cost - 1, gain.booked - 1) for gain in map(training, PACKS)]
    return Plot(
        x=Text(en="pack", zh="案例"),
        y=Text(en="more profit from customers in ten years", zh="客户十年带来的利润增加"),
        percent=True,
        curves=tuple(
            Curve(name=name, kind="bars", x=PACKS, y=tuple(gain[k] for gain in gains)) for k, name in enumerate(names)
        ),
    )


def _five_point_figures(key: str) -> tuple[Figure, Figure]:
    """Give by how much fewer left, which must be five points, and what that earned."""
    trade, gain = uneventful(key).industry, training(key)
    fewer = Text(en=f"{trade.en}: fewer leave in a year", zh=f"{trade.zh}：一年内少流失")
    profit = Text(en=f"{trade.en}: more profit", zh=f"{trade.zh}：利润增加")
    return (
        Figure(name=fewer, ours=gain.points, low=4.75, high=5.25, unit="points"),
        Figure(name=profit, ours=gain.before_cost - 1, low=0.25, high=0.85, unit="percent"),
    )


def _of_five_points(kept: list[Gain]) -> Text:
    """Say what was run, and what else came out of it."""
    booked = [f"{gain.booked - 1:.0%}" for gain in kept]
    won = [f"{gain.newcomers - 1:.0%}" for gain in kept]
    trained = [f"{TRAINED[key]:,.0f}" for key in PACKS]
    return Text(
        en=(
            f"every pack, without events; four firms at the start decisions, {PEOPLE:,} people for each; one spends "
            f"more on training (yuan an agent and quarter: {' · '.join(trained)}), so that five points fewer of its "
            f"customers leave within a year; what its customers earn it in {LIFE_YEARS} years by its books, before "
            "rent, leadership, systems and data, discounted, and before what the training cost: the study does not "
            f"charge the cure either. With the training paid: {' · '.join(booked)}. Recommendations bring it "
            f"{' · '.join(won)} more newcomers, which is part of it"
        ),
        zh=(
            f"各案例，不含事件；四家企业均按初始决策经营，每家 {PEOPLE:,} 人；其中一家多花钱培训"
            f"（每名坐席每季度：{'、'.join(trained)} 元），使一年内流失的客户少五个百分点；比较其客户在 {LIFE_YEARS} "
            "年里按账面带来的利润，折现，未扣房租、管理、系统和数据，也未扣多出的培训费（原研究同样不计降低流失的花费）。"
            f"扣除培训费后为 {'、'.join(booked)}。口碑还多带来 {'、'.join(won)} 的新客户，也计在内"
        ),
    )
