"""Every pack is played through by computer rivals, and what comes out is a market one can believe."""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

import pytest

from sim import bots, market, packs, parallel, quarter
from sim.causes import CAUSES
from sim.decisions import starting
from sim.playthrough import Plan, Playthrough, Setting, play
from sim.report import FirmReport
from sim.scenario import Scenario

pytestmark = pytest.mark.long

SMALL = 2000
"""people in the market: enough to play every lever, too few to judge balance"""


def packs_there() -> list[str]:
    return packs.keys()


@lru_cache(maxsize=32)
def played(key: str, strategies: tuple[str, ...], customers: int | None = SMALL, seed: int = 7) -> Playthrough:
    pack = packs.load(key)
    plans = {f"{number}-{strategy}": Plan(strategy) for number, strategy in enumerate(strategies)}
    return play(Setting(scenario=pack, rounds=pack.rounds, seed=seed, customers=customers), plans)


def reports_of(game: Playthrough) -> list[FirmReport]:
    return [report for reports in game.reports for report in reports.values()]


@pytest.fixture(params=packs_there())
def pack(request: pytest.FixtureRequest) -> Scenario:
    return packs.load(request.param)


@pytest.fixture
def everybody(pack: Scenario) -> Playthrough:
    """A game in which every strategy plays."""
    return played(pack.key, tuple(bots.STRATEGIES), 11 * 300)


@pytest.fixture
def usual(pack: Scenario) -> Playthrough:
    """A game at its real size in which all firms carry on as before."""
    return played(pack.key, ("do_nothing",) * 3, None)


def test_every_strategy_plays_a_whole_game(pack: Scenario, everybody: Playthrough) -> None:
    assert len(everybody.reports) == pack.rounds
    assert all(set(reports) == set(everybody.plans) for reports in everybody.reports)


def test_nobody_is_lost_or_made_up(everybody: Playthrough) -> None:
    for report in reports_of(everybody):
        assert report.identity() == 0
        assert sum(report.lost_to.values()) == report.lost
        assert sum(report.won_from.values()) == report.won
        assert sum(report.causes.values()) == pytest.approx(report.lost, abs=0.5)
        assert set(report.causes) == set(CAUSES)


def test_every_figure_is_a_number_within_its_range(everybody: Playthrough) -> None:
    for report in reports_of(everybody):
        for share in ("retention", "retention_valuable", "service_level", "abandonment", "morale", "awareness"):
            assert 0 <= getattr(report, share) <= 1, (report.firm, share)
        assert 1 <= report.satisfaction <= 5
        assert -100 <= report.nps <= 100
        assert all(math.isfinite(value) for value in (report.profit, report.equity, report.cash, report.revenue))
        assert report.profit == pytest.approx(report.revenue - sum(report.costs.values()), abs=1.0)


def test_scores_stay_on_their_scale(everybody: Playthrough) -> None:
    for firm in everybody.plans:
        score = everybody.score(firm)
        assert 0 <= score.total <= 120
        assert all(0 <= points <= 120 for points in score.parts.values())


def test_events_strike_in_their_rounds(pack: Scenario) -> None:
    world = market.create(pack, ("Ann",), 7, 300)
    for number in range(1, pack.rounds + 1):
        world, outcome = quarter.run(pack, world, {"Ann": starting(quarter.at_size_of(pack, world))}, 7)
        assert outcome.report.events == [event.key for event in pack.events if event.round == number]


def test_the_same_decisions_do_equally_well_in_every_seat(usual: Playthrough) -> None:
    assert len({usual.score(firm).total for firm in usual.plans}) == 1


def test_carrying_on_keeps_a_market_one_can_believe(pack: Scenario, usual: Playthrough) -> None:
    """What the brief promises: a modest profit, a centre that answers most, people neither happy nor unhappy."""
    reports = [next(iter(round_.values())) for round_ in usual.reports]
    assert 0.04 <= mean(report.profit / report.revenue for report in reports) <= 0.14
    assert 0.7 <= mean(report.service_level for report in reports) <= 0.92
    assert 0 < reports[0].satisfaction - pack.behaviour.indifference < 0.4
    assert all(0.8 <= report.retention <= 0.97 for report in reports)
    assert 0.8 < reports[-1].customers_end / reports[0].customers_start < 1.25
    score = usual.score(next(iter(usual.plans)))
    assert 40 <= score.total <= 60, "the middle of the scale is the way things were"
    assert all(15 <= points <= 85 for points in score.parts.values()), "every part can still fall and rise"


def test_loyal_segments_stay_longer(pack: Scenario, usual: Playthrough) -> None:
    """The yearly chance to leave that the pack gives each segment shows in who is still there."""
    chance = {segment.key: segment.leaving.a / (segment.leaving.a + segment.leaving.b) for segment in pack.segments}
    loyal, fickle = min(chance, key=lambda key: chance[key]), max(chance, key=lambda key: chance[key])
    kept = [segment_retention(reports) for reports in usual.reports]
    assert mean(one[loyal] for one in kept) > mean(one[fickle] for one in kept) + 0.03


def test_a_generalist_can_beat_the_packs_own_rivals(pack: Scenario) -> None:
    """A single player meets opponents worth beating: not all of them weak, none of them out of reach."""
    game = played(pack.key, ("balanced", *pack.rivals), None)
    assert game.ranking().index("0-balanced") <= 1
    best_rival = max(game.score(firm).total for firm in game.plans if firm != "0-balanced")
    assert best_rival > 0.5 * game.score("0-balanced").total


def test_single_ideas_lose_to_the_generalist(pack: Scenario) -> None:
    game = played(pack.key, ("balanced", "spammer", "cost_cutter", "discounter"), None)
    assert game.ranking()[0] == "0-balanced"


def test_a_pack_plays_in_parallel_markets(pack: Scenario) -> None:
    setting = Setting(scenario=pack, rounds=2, seed=3, customers=4 * 250, market="parallel")
    game = play(setting, {"Ann": Plan("balanced"), "Bob": Plan("balanced")})
    assert game.score("Ann") == game.score("Bob")
    assert set(parallel.rivals(pack).values()) == set(pack.rivals)


def segment_retention(reports: Mapping[str, FirmReport]) -> dict[str, float]:
    report = next(iter(reports.values()))
    return {key: figures.retention for key, figures in report.segments.items()}


def mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)
