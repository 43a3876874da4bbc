"""The balance suite of one pack: plays the games and reads every measure off their results."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sim.balance import measures, tournament
from sim.balance.climb import climbing_games, improved
from sim.balance.games import Game, Result
from sim.balance.measures import Estimate
from sim.balance.players import GENERALIST, ONE_IDEA, RANDOM, Player, name_of, named, strategy_of
from sim.balance.standings import Standing, shares_of_the_win, standings_of
from sim.balance.tournament import Extent
from sim.balance.trials import Arena, Effort
from sim.balance.verdicts import Verdict
from sim.balance.workers import Progress, play_games
from sim.bots import Strategy
from sim.pack_part import Part
from sim.scenario import Scenario
from sim.text import Text

ENOUGH = 12_000
"""people in a four-firm market from which on luck should be small"""


class Balance(Part):
    """What the suite found for one pack."""

    pack: str
    games: int
    """played in all, of every kind"""
    people: int
    """for each firm"""
    verdicts: tuple[Verdict, ...]
    standings: tuple[Standing, ...]
    """best win share first"""

    @property
    def passed(self) -> bool:
        """True where every measure lies within its target."""
        return all(verdict.passed for verdict in self.verdicts)

    def as_data(self) -> dict[str, object]:
        """Give everything as plain data, each measure with its target and whether it passed."""
        judged = [verdict.as_data() for verdict in self.verdicts]
        return {**self.model_dump(mode="json"), "verdicts": judged, "passed": self.passed}


@dataclass(frozen=True, slots=True)
class Played:
    """The results of every kind of game but the duels."""

    lineups: list[tuple[Result, ...]]
    """of the tournament: line-up -> its games over the seeds"""
    turned: list[tuple[Result, ...]]
    """line-up -> the same game from every turn of the table"""
    alike: list[Result]
    pairs: list[Result]
    five_firm: list[Result]


def examine(scenario: Scenario, extent: Extent, workers: int = -1, progress: Progress = lambda _games: None) -> Balance:
    """Play the suite's games of one pack and judge it; ``progress`` is told of :func:`count_of` games."""
    people = extent.per_firm or scenario.customers_per_firm
    played = _play(scenario, extent, people, workers, progress)
    standings = standings_of(played.lineups)
    champion = next(standing.key for standing in standings if standing.key not in RANDOM)
    rivals: list[Player] = [key for key in named() if key != champion]
    if extent.climbs:
        arena = Arena([scenario], _effort(extent, people), champion, workers, progress)
        rivals.append(_answer(arena, champion))
    heats = play_games(scenario, tournament.heats(champion, rivals, extent), people, workers, progress)
    rival = _likeliest_counter(heats)
    duels = play_games(scenario, tournament.duels(champion, rival, extent), people, workers, progress)
    verdicts = (
        *_luck(played),
        _seats(played),
        *_skill(played),
        *_wins(standings, played),
        _counter(champion, rival, duels),
        *_half_time(played.lineups),
    )
    return Balance(
        pack=scenario.key, games=count_of(extent), people=people, verdicts=verdicts, standings=tuple(standings)
    )


def count_of(extent: Extent) -> int:
    """Give how many games of every kind are played for a pack."""
    rivals = len(named()) - 1 + (extent.climbs > 0)
    sought = climbing_games(_effort(extent, 0)) if extent.climbs else 0
    return sum(map(len, _blocks(extent))) + sought + rivals * extent.heats + extent.duels


def _blocks(extent: Extent) -> list[Sequence[Game]]:
    """Give every kind of game but the duels: the line-ups, then those turned, then the three other kinds."""
    lineups = tournament.tournament(extent)
    others = [tournament.alike(), tournament.pairs(extent), tournament.five_firm_games(extent)]
    return [*lineups, *tournament.turned_tables(lineups), *others]


def _play(scenario: Scenario, extent: Extent, people: int, workers: int, progress: Progress) -> Played:
    """Play every kind of game at once, then tell the kinds apart again."""
    blocks = _blocks(extent)
    results = iter(play_games(scenario, [game for block in blocks for game in block], people, workers, progress))
    *tables, alike, pairs, five_firm = [tuple(next(results) for _ in block) for block in blocks]
    lineups, turned = tables[: extent.lineups], tables[extent.lineups :]
    return Played(lineups, turned, list(alike), list(pairs), list(five_firm))


def _by_player(results: Sequence[Result]) -> np.ndarray:
    """Give the final scores of one line-up's games, shape (games, players), every player in its own column."""
    players = sorted(map(str, results[0].game.players))
    return np.array([[result.final[_seat(result, player)] for player in players] for result in results])


def _seats_of(results: Sequence[Result]) -> np.ndarray:
    """Give where every player of one line-up sat, in the same shape."""
    players = sorted(map(str, results[0].game.players))
    return np.array([[_seat(result, player) for player in players] for result in results])


def _seat(result: Result, player: str) -> int:
    return result.game.players.index(player)


def _verdict(key: str, estimate: Estimate, note: Text | None = None) -> Verdict:
    return Verdict(key=key, ours=estimate.value, error=estimate.error, note=note)


def _luck(played: Played) -> list[Verdict]:
    """Judge luck: the same strategy on two seats of one game, and in the same line-up on other seeds.

    Between seats: the coefficient of variation within the pairs of firms that follow one strategy in one game beside
    two different rivals, or within games of four firms that are all alike (0 by the twins), whichever is larger.
    """
    twice = [_twins(result) for result in played.pairs]
    alike = measures.variation([result.final for result in played.alike])
    seats = measures.variation(twice)
    note = Text(
        en=f"{alike:.1%} where all four firms are alike; the target is for {ENOUGH:,} people",
        zh=f"四家企业完全相同时为 {alike:.1%}；目标针对 {ENOUGH:,} 人的市场",
    )
    tables = [_by_player(results) for results in played.lineups]
    over_seeds, apart = measures.variation_over_seeds(tables)
    shared = Text(
        en=f"{apart:.1%} without what all firms of a game share", zh=f"扣除同局各企业共有的起伏后为 {apart:.1%}"
    )
    error = measures.jackknife(twice, measures.variation) if seats >= alike else 0.0
    return [
        _verdict("luck_between_seats", Estimate(max(seats, alike), error), note),
        _verdict(
            "luck_over_seeds",
            Estimate(over_seeds, measures.jackknife(tables, lambda some: measures.variation_over_seeds(some)[0])),
            shared,
        ),
    ]


def _twins(result: Result) -> list[float]:
    """Give the scores of the two firms of a game that follow the same strategy."""
    players = result.game.players
    return [final for player, final in zip(players, result.final, strict=True) if players.count(player) == 2]


def _seats(played: Played) -> Verdict:
    """Judge the seats: none scores better than another, and turning the table changes nothing."""
    chance, apart = measures.seat_bias(
        [_by_player(results) for results in played.lineups], [_seats_of(results) for results in played.lineups]
    )
    turned = max((float(np.ptp(_by_player(results), axis=0).max()) for results in played.turned), default=0.0)
    games = sum(map(len, played.lineups))
    note = Text(
        en=f"{games} games; best and worst seat {apart:.2f} points apart, {turned:.2f} where only the table is turned",
        zh=f"{games} 局；最好与最差座位相差 {apart:.2f} 分，只转动座位时相差 {turned:.2f} 分",
    )
    return _verdict("seat_bias", Estimate(chance), note)


def _shares(lineups: Sequence[Sequence[Result]]) -> measures.Shares:
    """Give where the variance of the named strategies' scores comes from; those that draw lots are only met."""
    cells: dict[str, list[list[float]]] = defaultdict(list)
    for results in lineups:
        players = sorted(map(str, results[0].game.players))
        for player, column in zip(players, _by_player(results).T, strict=True):
            if player in named():
                cells[player].append(list(column))
    return measures.variance_shares(cells)


def _skill(played: Played) -> list[Verdict]:
    """Judge what the scores of named strategies come from, and whether a line-up's ranking is the same on other seeds.

    The errors are over line-ups.
    """
    shares = _shares(played.lineups)
    rest = Text(en=f"{shares.opponents:.0%} from the rivals met", zh=f"另有 {shares.opponents:.0%} 来自遇到的对手")
    by_skill = measures.jackknife(played.lineups, lambda some: _shares(some).strategy)
    by_luck = measures.jackknife(played.lineups, lambda some: _shares(some).luck)
    return [
        _verdict("skill", Estimate(shares.strategy, by_skill), rest),
        _verdict("luck_share", Estimate(shares.luck, by_luck)),
        _verdict("same_order", measures.same_order([_by_player(results) for results in played.lineups])),
    ]


def _wins(standings: Sequence[Standing], played: Played) -> list[Verdict]:
    """Judge who wins too often, each by its share of wins in the games it took part in (one in four would be chance).

    Random: both kinds that decide by lot together. One idea: whichever of the eight wins most. The generalist: its
    five-firm games against four of the eight (one in five would be chance).
    """
    chance = [standing for standing in standings if standing.key in RANDOM]
    seats = sum(standing.games for standing in chance)
    by_lot = Estimate(
        sum(standing.wins * standing.games for standing in chance) / seats,
        float(np.hypot.reduce([standing.wins_error * standing.games for standing in chance])) / seats,
    )
    ideas = [standing for standing in standings if standing.key in ONE_IDEA]
    strongest = ideas[0]
    generalist = measures.win_shares([[shares_of_the_win(result)] for result in played.five_firm])[GENERALIST]
    return [
        _verdict("random_wins", by_lot),
        _verdict("one_idea_wins", Estimate(strongest.wins, strongest.wins_error), name_of(strongest.key)),
        _verdict("generalist_wins", generalist),
    ]


def _effort(extent: Extent, people: int) -> Effort:
    """Give how hard an answer to the champion is sought: in games of half the size, each plan in three."""
    return Effort(generations=extent.climbs, games=3, per_firm=people // 2)


def _answer(arena: Arena, champion: str) -> Strategy:
    """Give the plan that a climb from the champion itself finds against it."""
    own = strategy_of(champion)
    return improved(arena, replace(own, name=Text(en=f"an answer to {own.name.en}", zh=f"对{own.name.zh}的应对")))[0]


def _likeliest_counter(heats: Sequence[Result]) -> Player:
    """Give the rival that did best against the champion."""
    players = {_name(result.game.players[1]).en: result.game.players[1] for result in heats}
    margins: dict[str, list[float]] = defaultdict(list)
    for result in heats:
        champion, rival = result.final
        margins[_name(result.game.players[1]).en].append(rival - champion)
    return players[measures.likeliest_counter(margins)]


def _name(player: Player) -> Text:
    return name_of(player) if isinstance(player, str) else player.name


def _counter(champion: str, rival: Player, duels: Sequence[Result]) -> Verdict:
    """Judge whether somebody beats the named strategy that wins most often.

    The share of two-firm games, on fresh seeds, that the likeliest counter wins against it.
    """
    best, counter = name_of(champion), _name(rival)
    note = Text(en=f"{best.en}, against {counter.en}", zh=f"{best.zh}，对手{counter.zh}")
    return _verdict("counter", measures.share([result.wins()[1] for result in duels]), note)


def _half_time(lineups: Sequence[Sequence[Result]]) -> list[Verdict]:
    """Judge how far the standings after half of the rounds (rounded down) decide the game."""
    half = len(lineups[0][0].standings) // 2 - 1
    halves = [np.array([result.standings[half] for result in results]) for results in lineups]
    together, changes = measures.sticky(halves, [np.array([result.final for result in results]) for results in lineups])
    return [_verdict("half_time", together), _verdict("lead_changes", changes)]
