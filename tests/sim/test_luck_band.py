"""How much of a ranking was luck: re-runs of the same decisions, and what many of them say."""

from dataclasses import replace

import pytest

from sim import bots, market, packs, parallel, quarter
from sim.decisions import Decisions
from sim.luck import PlayedGame, PlayedMarket, band, rerun, seed_of
from sim.playthrough import Plan, Setting, play
from tests.sim.playing import sized, usual

pytestmark = pytest.mark.long

SMALL = 900
ROUNDS = 2
FIRMS = ("ann", "bob", "cai")


def played(changes: dict[str, dict[str, object]], customers: int = SMALL) -> PlayedGame:
    """Three teams in one market; each goes on as usual but for its changes."""
    world = market.create(packs.load("eshop"), FIRMS, 1, customers)
    plans = {firm: replace(usual(world), **changes.get(firm, {})) for firm in FIRMS}  # type: ignore[arg-type]
    teams = {firm: number for number, firm in enumerate(FIRMS, start=1)}
    return PlayedGame(packs.load("eshop"), customers, (PlayedMarket([plans] * ROUNDS, teams),))


def totals(game: PlayedGame, runs: int) -> list[dict[int, float]]:
    """The teams' scores in some re-runs, all parts weighing the same."""
    found = [rerun(game, seed_of(7, number)) for number in range(1, runs + 1)]
    return [{team: sum(parts.values()) for team, parts in run.items()} for run in found]


def test_a_re_run_is_the_game_that_its_seed_makes() -> None:
    plans = {firm: Plan() for firm in FIRMS}
    whole = play(Setting(packs.load("eshop"), ROUNDS, 11, SMALL), plans)
    world = market.create(packs.load("eshop"), FIRMS, 11, SMALL)
    rounds: list[dict[str, Decisions]] = []
    for number in range(1, ROUNDS + 1):
        rounds.append({firm: plans[firm].decide(sized(world), world, firm, None, number) for firm in FIRMS})
        world, _ = quarter.run(sized(world), world, rounds[-1], 11)
    teams = {firm: number for number, firm in enumerate(FIRMS)}
    again = rerun(PlayedGame(packs.load("eshop"), SMALL, (PlayedMarket(rounds, teams),)), 11)
    assert again == {teams[firm]: whole.score(firm).parts for firm in FIRMS}


def test_the_same_seed_gives_the_same_re_run_and_another_gives_other_luck() -> None:
    game = played({"ann": {"promotion_depth": 0.1}})
    assert rerun(game, 5) == rerun(game, 5)
    assert rerun(game, 5) != rerun(game, 6)


def test_every_re_run_has_a_seed_of_its_own_that_is_neither_the_game_s_nor_that_of_its_practice() -> None:
    seeds = [seed_of(7, number) for number in range(1, 201)]
    assert len({*seeds, 7, 8}) == 202
    assert seeds == [seed_of(7, number) for number in range(1, 201)]
    assert all(0 <= seed < 2**63 for seed in seeds)


def test_identical_decisions_tie_in_every_re_run() -> None:
    seen = band([1, 2, 3], totals(played({}), 3))
    assert [(tie.teams, tie.turned, tie.equal) for tie in seen.ties] == [((1, 2, 3), 0.0, 1.0)]
    assert all(luck.shares == (1.0,) and luck.usual == 1 and luck.ranks == (1, 1) for luck in seen.teams.values())


def test_who_is_clearly_better_never_ties() -> None:
    seen = band([1, 3, 2], totals(played({"bob": {"messages": 7.0, "training": 0.0}}, 3000), 3))
    assert [tie.teams for tie in seen.ties] == [(1, 3)]
    assert seen.teams[2].ranks == (3, 3)


def test_teams_in_copies_of_a_market_do_not_touch_each_other() -> None:
    pack = packs.load("eshop")
    rivals = parallel.rivals(pack)
    world = parallel.create(pack, 1, SMALL)
    start = usual(world)
    others = {firm: bots.decide(how, sized(world), world.positions[firm], None, 1) for firm, how in rivals.items()}
    as_usual = PlayedMarket([{parallel.TEAM: start} | others], {parallel.TEAM: 1})
    cheaper = PlayedMarket([{parallel.TEAM: replace(start, promotion_depth=0.3)} | others], {parallel.TEAM: 2})
    alone = rerun(PlayedGame(pack, SMALL, (as_usual,)), 3)
    both = rerun(PlayedGame(pack, SMALL, (as_usual, cheaper)), 3)
    assert set(both) == {1, 2}
    assert both[1] == alone[1] != both[2]


def test_ranges_hold_nine_re_runs_of_ten() -> None:
    scores = [{1: 50.0 + number, 2: 60.0 if number else 10.0} for number in range(20)]
    seen = band([1, 2], scores)
    assert seen.runs == 20
    assert seen.teams[1].shares == pytest.approx((0.55, 0.45))
    assert seen.teams[1].ranks == (1, 2)
    assert seen.teams[2].usual == 1
    low, high = seen.teams[1].scores
    assert 50 < low < 52
    assert 67 < high < 69


def test_neighbours_are_tied_unless_the_first_is_ahead_nine_times_of_ten() -> None:
    def seen(wins: int) -> list[tuple[int, ...]]:
        return [tie.teams for tie in band([1, 2], [{1: 2.0 if n < wins else 0.0, 2: 1.0} for n in range(100)]).ties]

    assert seen(89) == [(1, 2)]
    assert seen(90) == []


def test_a_chain_of_small_differences_is_told_as_ties_that_overlap() -> None:
    def run(number: int) -> dict[int, float]:
        """1 beats 2, and 2 beats 3, four times of five; 1 beats 3 always."""
        order = [2, 1, 3] if number % 5 == 0 else [1, 3, 2] if number % 5 == 1 else [1, 2, 3]
        return {team: float(-place) for place, team in enumerate(order)}

    assert [tie.teams for tie in band([1, 2, 3], [run(n) for n in range(50)]).ties] == [(1, 2), (2, 3)]


def test_no_re_run_gives_no_band() -> None:
    with pytest.raises(ValueError, match="at least one"):
        band([1, 2], [])
