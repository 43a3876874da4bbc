"""How often people buy again: the BG/NBD of Fader, Hardie & Lee (2005) and CDNOW's buyers, whom it was fitted to."""

import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim import packs, quarter
from sim.clock import WEEKS
from sim.scenario import Beta, Rate, Scenario
from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.quiet_market import left_alone, new_cohort, quiet

R, ALPHA, A, B = 0.243, 4.414, 0.793, 2.426
"""purchase rates gamma(r, alpha) a week, chance to leave after an order beta(a, b)"""
BOUGHT = (1411, 439, 214, 100, 62, 38, 29, 64)
"""CDNOW's buyers by repeat purchases: none, 1, 2, … 6, 7 and more"""
EXPECTED = (1407.7, 460.3, 192.5, 101.2, 59.8, 38.1, 25.5, 71.9)
"""what the BG/NBD expects of as many"""
FIRST_WEEK = 27
WATCHED = (111, 186, 205, 217, 224, 207, 201, 225, 198, 196, 170, 160, 57)
"""CDNOW's buyers by the weeks that each was watched after the first purchase: 27, 28, … 39"""
PEOPLE = 400_000
SEED = 11
CHI_SQUARE = 12.0
SOURCE = "Fader, Hardie & Lee 2005, Marketing Science 24(2); CDNOW"


@dataclass(frozen=True, slots=True)
class Bought:
    """What each person's repeat purchases were, shape ``(people,)``; times in weeks since the first."""

    orders: NDArray[np.int64]
    last: NDArray[np.float64]
    watched: NDArray[np.float64]


def repeat_purchases() -> Finding:
    """Let buyers buy week by week and hold what they did against CDNOW's and against the BG/NBD."""
    bought = _simulated()
    ours = np.bincount(np.minimum(bought.orders, len(BOUGHT) - 1)) * (sum(BOUGHT) / PEOPLE)
    refits = _refits(bought)
    figures = (
        _distance(Text(en="χ² from the BG/NBD's counts", zh="与 BG/NBD 期望次数的 χ²"), ours, EXPECTED),
        _distance(Text(en="χ² from CDNOW's counts", zh="与 CDNOW 实际次数的 χ²"), ours, BOUGHT),
        *refits,
    )
    return Finding(
        key="repeat_purchases",
        title=Text(en="How many buy again, and how often", zh="有多少人再次购买，买几次"),
        standing="put_in",
        source=SOURCE,
        setting=Text(
            en=f"eshop with one kind of customer and everything else switched off, {PEOPLE:,} people watched as long "
            "as CDNOW's were (27 to 39 weeks), counts for 2,357 people",
            zh=f"电商情景，只有一类客户，其余因素全部关掉；{PEOPLE:,} 人，观察时长与 CDNOW 的相同"
            "（27 至 39 周），次数折算为 2,357 人",
        ),
        figures=figures if refits else (),
        reason=_why(figures),
        plot=_plot(ours),
    )


def _why(figures: tuple[Figure, ...]) -> Text | None:
    """Say what is amiss, if anything is."""
    if len(figures) == len((EXPECTED, BOUGHT)):
        return Text(
            en="The refits were not made: they need the package lifetimes.",
            zh="没有重新拟合参数：需要安装 lifetimes 包。",
        )
    if all(figure.within for figure in figures):
        return None
    return Text(
        en="The engine's step is a week: who orders several times in a week leaves only at its end, so that the chance "
        "to leave after an order looks smaller than it is.",
        zh="引擎以周为步长：一周内下单几次的人要到周末才可能离开，因此每次下单后离开的概率看上去偏小。",
    )


def _market() -> Scenario:
    """Give the shop in which people order at CDNOW's rates and may leave after every order."""
    pack = packs.load("eshop")
    buyer = pack.segments[0].model_copy(
        update={
            "orders": Rate(mean=R / ALPHA, shape=R),
            "leaving": Beta(a=A, b=B),
            "leaving_per": "order",
        }
    )
    return quiet(pack, [buyer], outside_attraction=5.0)


def _simulated() -> Bought:
    """Give the repeat purchases of people who have all just made their first."""
    scenario = _market()
    world = new_cohort(scenario, PEOPLE, SEED)
    sized = quarter.at_size_of(scenario, world)
    watched = np.repeat(np.arange(FIRST_WEEK, FIRST_WEEK + len(WATCHED)), WATCHED)
    weeks = watched[np.arange(PEOPLE) * watched.size // PEOPLE]
    orders, last = np.zeros(PEOPLE, np.int64), np.zeros(PEOPLE)
    for number in range(-(-int(weeks.max()) // WEEKS)):
        world, outcome = quarter.run(sized, world, left_alone(sized), SEED)
        table = outcome.log.tables["orders"]
        who, week = table["customer"].astype(np.int64), table["week"].astype(np.int64) + WEEKS * number
        seen = week < weeks[who]
        orders += np.bincount(who[seen], minlength=PEOPLE)
        np.maximum.at(last, who[seen], week[seen] + 0.5)
    return Bought(orders, last, weeks.astype(np.float64))


def _distance(name: Text, ours: NDArray[np.floating], theirs: tuple[float, ...]) -> Figure:
    """Give the chi-square of our counts, brought to as many people, against theirs."""
    chi_square = float(((ours - theirs) ** 2 / np.array(theirs)).sum())
    return Figure(name=name, ours=chi_square, low=0, high=CHI_SQUARE)


def _refits(bought: Bought) -> list[Figure]:
    """Give the parameters that the BG/NBD finds in our buyers and in CDNOW's; none where it cannot be fitted here."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the package's own dependencies
            from lifetimes import BetaGeoFitter  # noqa: PLC0415 (a test dependency)
            from lifetimes.datasets import load_cdnow_summary  # noqa: PLC0415

            alike, counts = np.unique(
                np.stack([bought.orders, bought.last, bought.watched]), axis=1, return_counts=True
            )
            ours = BetaGeoFitter().fit(*alike, weights=counts).params_
            table = load_cdnow_summary()
            theirs = BetaGeoFitter().fit(table["frequency"], table["recency"], table["T"]).params_
    except ImportError:
        return []
    return [
        *_parameters(Text(en="in our buyers", zh="由模拟买家拟合"), ours, 0.05),
        *_parameters(Text(en="in CDNOW's", zh="由 CDNOW 拟合"), theirs, 0.01),
    ]


def _parameters(where: Text, found: dict[str, float], near: float) -> list[Figure]:
    published = {"r": R, "alpha": ALPHA, "a": A, "b": B}
    letters = {"r": "r", "alpha": "α", "a": "a", "b": "b"}
    return [
        Figure(
            name=Text(en=f"{letters[key]} {where.en}", zh=f"{letters[key]}，{where.zh}"),
            ours=float(found[key]),
            published=value,
            low=value * (1 - near),
            high=value * (1 + near),
        )
        for key, value in published.items()
    ]


def _plot(ours: NDArray[np.floating]) -> Plot:
    times = (*map(str, range(len(BOUGHT) - 1)), f"{len(BOUGHT) - 1}+")
    bars = (
        (Text(en="CDNOW", zh="CDNOW 实际"), tuple(map(float, BOUGHT))),
        (Text(en="BG/NBD", zh="BG/NBD 期望"), EXPECTED),
        (Text(en="our buyers", zh="模拟买家"), tuple(float(count) for count in ours)),
    )
    return Plot(
        x=Text(en="repeat purchases in 27 to 39 weeks", zh="27 至 39 周内的重复购买次数"),
        y=Text(en="people", zh="人数"),
        curves=tuple(Curve(name=name, kind="bars", x=times, y=counts) for name, counts in bars),
    )
