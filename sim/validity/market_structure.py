"""What comes out of a market of rivals: how loyalty goes with size, and how much good is said for every bad word."""

from itertools import pairwise

import numpy as np

from sim.customers import NONE
from sim.decisions import starting
from sim.marketing import PRAISES, WARNS
from sim.scenario import Scenario
from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot
from sim.validity.stage import FIRMS, PACKS, Played, open_market, play, stage, uneventful

SEEDS = (1, 2, 3)
CHANNELS = ("ads_search", "ads_social", "ads_brand")
SPENDING = (0.25, 0.6, 1.4, 3.0)
"""what the four firms spend on advertising, relative to the start"""
QUARTERS = 12
LAST = range(9, QUARTERS + 1)
"""the quarters that are looked at, when shares have settled"""
FIRST_YEAR = 4


def _unequal(scenario: Scenario, seed: int) -> Played:
    """Play until shares have settled, each firm with its own advertising."""
    usual = starting(scenario)
    changes = {
        firm: {channel: getattr(usual, channel) * times for channel in CHANNELS}
        for firm, times in zip(FIRMS, SPENDING, strict=True)
    }
    return stage(scenario, open_market(scenario, seed), QUARTERS, changes)


def _sizes_and_loyalty(key: str) -> list[tuple[float, float]]:
    """Give every firm's share of the served and its customers' retention a quarter, smallest firm first."""
    scenario = uneventful(key)
    found = []
    for seed in SEEDS:
        played = _unequal(scenario, seed)
        reports = [[played.firm(quarter, firm) for quarter in LAST] for firm in FIRMS]
        customers = np.array([[report.customers_start for report in own] for own in reports]).mean(axis=1)
        loyalty = np.array([[report.retention for report in own] for own in reports]).mean(axis=1)
        found.append([customers / customers.sum(), loyalty])
    shares, loyalty = np.mean(found, axis=0)
    return sorted(zip(shares.tolist(), loyalty.tolist(), strict=True))


def _steps_up(key: str, firms: list[tuple[float, float]]) -> tuple[Figure, Figure]:
    """Give by how much loyalty rises from firm to firm at least, and from the smallest to the largest."""
    trade = uneventful(key).industry
    steps = [100 * (larger[1] - smaller[1]) for smaller, larger in pairwise(firms)]
    return (
        Figure(
            name=Text(en=f"{trade.en}: least step up from firm to firm", zh=f"{trade.zh}：相邻两家之间的最小升幅"),
            ours=min(steps),
            low=0.0,
            high=5.0,
            unit="points",
        ),
        Figure(
            name=Text(en=f"{trade.en}: largest against smallest firm", zh=f"{trade.zh}：最大企业高出最小企业"),
            ours=sum(steps),
            low=0.0,
            high=5.0,
            unit="points",
        ),
    )


def _loyalty_over_size(by_pack: dict[str, list[tuple[float, float]]]) -> Plot:
    """Draw the firms' retention over their share, a line for each pack."""
    return Plot(
        x=Text(en="share of the customers served", zh="占有客户的份额"),
        y=Text(en="retention a quarter", zh="季度留存率"),
        percent=True,
        curves=tuple(
            Curve(
                name=uneventful(key).industry,
                kind="line",
                x=tuple(share for share, _ in firms),
                y=tuple(stay for _, stay in firms),
            )
            for key, firms in by_pack.items()
        ),
    )


def double_jeopardy() -> Finding:
    """Let four firms that are alike but for their advertising grow apart; see whose customers stay."""
    by_pack = {key: _sizes_and_loyalty(key) for key in PACKS}
    return Finding(
        key="double_jeopardy",
        title=Text(en="Small firms have slightly less loyal customers", zh="双重危机：小企业的顾客也略欠忠诚"),
        standing="emerges",
        source="Ehrenberg, Goodhardt & Barwise 1990, Journal of Marketing 54(3)",
        setting=Text(
            en=(
                "every pack, without events; four firms alike but for advertising, ¼ to 3 times the start, "
                f"for twelve quarters; retention a quarter, mean of the last four and of {len(SEEDS)} games"
            ),
            zh=(
                "各案例，不含事件；四家企业除广告外完全相同，广告为初始的 ¼ 至 3 倍，持续十二个季度；"
                f"取最后四个季度、{len(SEEDS)} 局的平均季度留存率"
            ),
        ),
        figures=tuple(figure for key, firms in by_pack.items() for figure in _steps_up(key, firms)),
        plot=_loyalty_over_size(by_pack),
    )


def _good_for_every_bad(key: str) -> float:
    """Give how many speak well of their firm for each who speaks ill, over a pack's first year."""
    scenario = uneventful(key)
    worlds = [w for seed in SEEDS for w in play(scenario, open_market(scenario, seed), FIRST_YEAR).worlds]
    moods = np.concatenate([w.customers.satisfaction[w.customers.firm != NONE] for w in worlds])
    return float((moods > PRAISES).sum() / (moods < WARNS).sum())


def word_of_mouth() -> Finding:
    """Count who speaks well of their firm and who speaks ill at the start of every pack."""
    return Finding(
        key="word_of_mouth",
        title=Text(en="Three good words for every bad one", zh="口碑：三句好话对一句坏话"),
        standing="tuned",
        source="East, Hammond & Wright 2007, International Journal of Research in Marketing 24(2)",
        setting=_of_word_of_mouth(),
        figures=tuple(
            Figure(
                name=uneventful(key).industry,
                ours=_good_for_every_bad(key),
                published=3.0,
                low=2.0,
                high=4.0,
                unit="times",
            )
            for key in PACKS
        ),
    )


def _of_word_of_mouth() -> Text:
    """Say what was run."""
    return Text(
        en=(
            "every pack, without events, at the start decisions; customers satisfied enough to praise over those "
            "dissatisfied enough to warn, at the start and at the end of each quarter of the first year"
        ),
        zh=(
            "各案例，不含事件，按初始决策经营；满意到会夸的客户数，比上不满到会劝人别去的客户数，"
            "取开局和第一年各季度末合计"
        ),
    )
