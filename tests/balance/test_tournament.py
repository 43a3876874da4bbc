"""Who meets whom: everybody equally often, on every seat, the same in every run."""

from collections import Counter

from sim.balance import tournament
from sim.balance.players import GENERALIST, ONE_IDEA, entrants, kind_of, named, strategy_of
from sim.balance.tournament import FIRMS, Extent
from sim.levers import LEVERS

EXTENT = Extent(games=120, seeds=4)


def test_the_same_extent_gives_the_same_games() -> None:
    assert tournament.tournament(EXTENT) == tournament.tournament(EXTENT)
    assert tournament.five_firm_games(EXTENT) == tournament.five_firm_games(EXTENT)


def test_all_kinds_of_players_appear_equally_often_and_never_twice_in_a_game() -> None:
    lineups = tournament.tournament(EXTENT)
    kinds = [[kind_of(str(player)) for player in games[0].players] for games in lineups]
    assert all(len(set(four)) == FIRMS for four in kinds)
    counts = Counter(kind for four in kinds for kind in four)
    assert set(counts) == set(entrants())
    assert max(counts.values()) - min(counts.values()) <= 1


def test_over_the_seeds_of_a_lineup_everybody_sits_everywhere() -> None:
    for games in tournament.tournament(EXTENT):
        assert len({game.seed for game in games}) == 4
        for player in games[0].players:
            assert {game.players.index(player) for game in games} == set(range(FIRMS))


def test_turned_tables_keep_the_neighbours_and_the_chance() -> None:
    for games in tournament.turned_tables(tournament.tournament(EXTENT)):
        assert len({game.seed for game in games}) == 1
        first = games[0].players
        assert {game.players for game in games} == {first[-turn:] + first[:-turn] for turn in range(FIRMS)}


def test_the_generalist_meets_four_different_one_idea_rivals() -> None:
    for game in tournament.five_firm_games(EXTENT):
        rivals = set(map(str, game.players)) - {GENERALIST}
        assert len(rivals) == 4
        assert rivals <= set(ONE_IDEA)


def test_pairs_are_two_alike_between_two_others() -> None:
    for game in tournament.pairs(EXTENT):
        assert sorted(Counter(game.players).values()) == [1, 1, 2]


def test_the_champion_meets_every_other_strategy_and_its_counter_again_on_other_seeds() -> None:
    rivals = [key for key in named() if key != GENERALIST]
    heats = tournament.heats(GENERALIST, rivals, EXTENT)
    assert {game.players[1] for game in heats} == set(named()) - {GENERALIST}
    duels = tournament.duels(GENERALIST, "spammer", EXTENT)
    assert len(duels) % 2 == 1
    assert not {game.seed for game in heats} & {game.seed for game in duels}


def test_plans_drawn_by_lot_differ_by_number_and_stay_the_same() -> None:
    one, other = strategy_of("drawn:1"), strategy_of("drawn:2")
    assert one.turns == strategy_of("drawn:1").turns
    assert one.turns != other.turns
    assert set(one.turns) == {lever.key for lever in LEVERS if lever.numeric}
    assert all(-1 <= turn <= 1 for turn in one.turns.values())
