"""How long customers stay when nothing happens to them: the shifted-beta-geometric of Fader & Hardie (2007)."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sim import packs, quarter
from sim.scenario import Beta, Segment
from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.quiet_market import left_alone, new_cohort, quiet
from sim.validity.stage import PACKS, QUARTER, SEAT, open_market, play, uneventful

SOURCE = "Fader & Hardie 2007, Journal of Interactive Marketing 21(1)"
REGULAR, HIGH_END = Beta(a=0.704, b=1.182), Beta(a=0.668, b=3.806)
SURVIVED = {
    "regular": (0.631, 0.468, 0.382, 0.326, 0.289, 0.262, 0.241, 0.223, 0.207, 0.194, 0.183, 0.173),
    "high_end": (0.869, 0.743, 0.653, 0.593, 0.551, 0.517, 0.491, 0.468, 0.445, 0.427, 0.409, 0.394),
}
"""share of a cohort still there after each of twelve years, as observed"""
YEARS = 12
COHORT = 100_000
SEED = 11


def survival_of_a_cohort() -> Finding:
    """Follow 100,000 regular and 100,000 high-end customers through twelve years of the running engine."""
    regular, high_end = _survivors((REGULAR, HIGH_END), COHORT)
    ours = {"regular": regular, "high_end": high_end}
    formula = {"regular": sbg(REGULAR, YEARS), "high_end": sbg(HIGH_END, YEARS)}
    names = {"regular": Text(en="regular", zh="普通客户"), "high_end": Text(en="high-end", zh="高端客户")}
    figures = [
        *(_deviation(names[key], "formula", ours[key], formula[key], 0.5) for key in names),
        _deviation(names["regular"], "data", ours["regular"], SURVIVED["regular"], 1.0),
        _deviation(names["high_end"], "data", ours["high_end"], SURVIVED["high_end"], 2.2),
    ]
    curves = [curve for key in names for curve in _curves(names[key], SURVIVED[key], formula[key], ours[key])]
    return Finding(
        key="survival_of_a_cohort",
        title=Text(en="How many of a cohort are still there after 1 to 12 years", zh="一批客户在 1 至 12 年后还剩多少"),
        standing="put_in",
        source=SOURCE,
        setting=_setting(COHORT),
        figures=tuple(figures),
        plot=Plot(x=Text(en="years", zh="年"), y=Text(en="still there", zh="留存"), curves=tuple(curves), percent=True),
    )


def retention_rises_with_tenure() -> Finding:
    """Hold the yearly retention of high-end customers against the published rise, and see it in the packs as shipped.

    People who are all nearly alike are the control: they are left alone in the same way, and hardly any rise is left.
    """
    high_end, alike = _survivors((HIGH_END, ALIKE), COHORT // 2)
    rates, flat, newcomers = _retention(high_end), _retention(alike), _retention(_newcomers())
    published = _retention(sbg(HIGH_END, YEARS))
    return Finding(
        key="retention_rises_with_tenure",
        title=Text(en="Retention rises with tenure because people differ", zh="留存率随客龄上升，只因人各不同"),
        standing="emerges",
        source=SOURCE,
        setting=_of_tenure(),
        figures=(
            _rate(Text(en="first year", zh="第 1 年"), rates[0], 0.85),
            _rate(Text(en="twelfth year", zh="第 12 年"), rates[-1], 0.957),
            Figure(
                name=Text(en="years in which it fell", zh="下降的年数"), ours=_falls(rates), published=0, low=0, high=1
            ),
            Figure(
                name=Text(en="rise where all are nearly alike", zh="人人几乎相同时的升幅"),
                ours=flat[-1] - flat[0],
                low=-0.005,
                high=0.035,
                unit="percent",
            ),
            Figure(
                name=Text(en="packs as shipped: years in which it fell", zh="原样的案例：下降的年数"),
                ours=_falls(newcomers),
                low=0,
                high=0,
            ),
        ),
        plot=_rise(published, rates, flat, newcomers),
    )


def _falls(rates: Sequence[float]) -> int:
    return sum(later < earlier for earlier, later in pairwise(rates))


def _newcomers() -> list[float]:
    """Give the share of those whom a firm won in its first year who are still there 1, 2, … years later; all packs."""
    stays = np.concatenate([_stays_of_newcomers(key) for key in PACKS])
    return [float((stays >= 52 * year).mean()) for year in range(1, FOLLOWED + 1)]


def _stays_of_newcomers(key: str) -> NDArray[np.int64]:
    """Play a pack at the start decisions and give for how many weeks each of a firm's first newcomers stayed."""
    pack = uneventful(key)
    played = play(pack, open_market(pack, SEED), 4 * (FOLLOWED + 1))
    weeks = []
    for number in range(1, 5):
        after = played.worlds[number].customers
        new = np.flatnonzero(((after.firm == SEAT) & (after.tenure < QUARTER)).ravel())
        came = QUARTER * number - after.tenure.ravel()[new].astype(np.int64)
        weeks.append(played.leave(new, came) - came)
    return np.concatenate(weeks)


def _of_tenure() -> Text:
    """Say what was run."""
    quiet_one = _setting(COHORT // 2)
    return Text(
        en=(
            f"{quiet_one.en}; and every pack as it is shipped but for events, all at the start decisions: whoever a "
            f"firm won in the first year, followed for {FOLLOWED} years"
        ),
        zh=(
            f"{quiet_one.zh}；另外，各案例原样（不含事件）、均按初始决策经营："
            f"一家企业第一年赢得的客户，跟踪 {FOLLOWED} 年"
        ),
    )


FOLLOWED = 5
"""years after which too few newcomers are left to tell"""
ALIKE = Beta(a=50 * 0.668 / 3.806, b=50.0)
"""the same first year as the high-end customers', with as little difference between people as a pack may state"""


def _rise(
    published: Sequence[float], rates: Sequence[float], flat: Sequence[float], newcomers: Sequence[float]
) -> Plot:
    """Draw yearly retention: by the formula, of our customers, of people nearly alike, and in the packs as shipped."""
    years = tuple(range(1, YEARS + 1))
    return Plot(
        x=Text(en="year as a customer", zh="客龄（年）"),
        y=Text(en="stay another year", zh="续留一年的比例"),
        curves=(
            Curve(name=Text(en="formula", zh="公式"), kind="line", x=years, y=tuple(published)),
            Curve(name=Text(en="our customers", zh="我们的客户"), kind="points", x=years, y=tuple(rates)),
            Curve(name=Text(en="all nearly alike", zh="人人几乎相同"), kind="points", x=years, y=tuple(flat)),
            Curve(
                name=Text(en="newcomers in the packs as shipped", zh="原样案例中的新客户"),
                kind="points",
                x=years[:FOLLOWED],
                y=tuple(newcomers),
            ),
        ),
        percent=True,
    )


def sbg(leaving: Beta, years: int) -> list[float]:
    """Give S(t) = Π (b + k − 1) / (a + b + k − 1) for years 1, 2, … (Fader & Hardie 2007, equation 6)."""
    stays = [(leaving.b + k - 1) / (leaving.a + leaving.b + k - 1) for k in range(1, years + 1)]
    return [float(share) for share in np.cumprod(stays)]


def _survivors(kinds: Sequence[Beta], people: int) -> list[list[float]]:
    """Give for each kind of people the share of ``people`` who have never left, at the end of each year."""
    pack = packs.load("telecom")
    segments = [_segment(pack.segments[number], leaving) for number, leaving in enumerate(kinds)]
    scenario = quiet(pack, segments, pack.behaviour.outside_attraction)
    world = new_cohort(scenario, len(kinds) * people, SEED)
    sized = quarter.at_size_of(scenario, world)
    loyal = np.ones(world.twins, np.bool_)
    shares = []
    for number in range(1, 4 * YEARS + 1):
        world, outcome = quarter.run(sized, world, left_alone(sized), SEED)
        loyal[outcome.log.tables["departures"]["customer"].astype(np.int64)] = False
        if number % 4 == 0:
            shares.append([float(loyal[world.traits.segment == kind].mean()) for kind in range(len(kinds))])
    return [list(by_year) for by_year in zip(*shares, strict=True)]


def _segment(kind: Segment, leaving: Beta) -> Segment:
    return kind.model_copy(update={"leaving": leaving})


def _retention(survived: Sequence[float]) -> list[float]:
    """Give each year's share of those still there at its start who are there at its end."""
    return [later / earlier for earlier, later in pairwise([1.0, *survived])]


def _deviation(who: Text, what: str, ours: Sequence[float], theirs: Sequence[float], most: float) -> Figure:
    """Give the largest distance in any year, in points."""
    named = {
        "formula": Text(en=f"{who.en}, farthest from the formula", zh=f"{who.zh}，与公式的最大差距"),
        "data": Text(en=f"{who.en}, farthest from the data", zh=f"{who.zh}，与数据的最大差距"),
    }
    farthest = max(abs(a - b) for a, b in zip(ours, theirs, strict=True))
    return Figure(name=named[what], ours=100 * farthest, published=0, low=0, high=most, unit="points")


def _rate(name: Text, ours: float, published: float) -> Figure:
    return Figure(
        name=name, ours=ours, published=published, low=published - 0.01, high=published + 0.01, unit="percent"
    )


def _curves(who: Text, data: Sequence[float], formula: Sequence[float], ours: Sequence[float]) -> list[Curve]:
    years = tuple(range(YEARS + 1))
    lines: list[tuple[str, str, str, Sequence[float]]] = [
        ("data", "数据", "points", data),
        ("formula", "公式", "line", formula),
        ("ours", "本模型", "line", ours),
    ]
    return [
        Curve.model_validate(
            {"name": {"en": f"{who.en}, {en}", "zh": f"{who.zh}，{zh}"}, "kind": kind, "x": years, "y": (1.0, *values)}
        )
        for en, zh, kind, values in lines
    ]


def _setting(people: int) -> Text:
    return Text(
        en=f"telecom with everything switched off that moves customers, {people:,} of each kind, 48 rounds",
        zh=f"电信情景，关掉一切影响客户的因素，每类 {people:,} 人，48 个回合",
    )
