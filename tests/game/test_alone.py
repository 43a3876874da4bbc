"""Playing alone."""

from dataclasses import replace

import pytest

from game import commands
from game.actors import Actor
from game.authority import current_game
from game.commands.alone import give_up, play_another, take_back, take_line, take_up
from game.difficulties import DIFFICULTIES
from game.playing_alone.games import MOST_UNFINISHED
from game.playing_alone.rivals import MOST, possible_rivals
from game.rules import Phase
from game.shown.alone import OwnChoice
from game.store import Store
from game.store.tables import Seat
from game.views import compare, customers, desk, pulse, results
from game.views.alone import my_bests, my_games
from sim import packs
from sim.bots import STRATEGIES
from tests.game.classroom import Classroom, Clock, extravagant
from tests.game.refusals import refused


@pytest.fixture
def solo(store: Store, clock: Clock) -> Actor:
    joined = commands.play_alone(store, "Eve", OwnChoice("eshop", 2, language="zh", seed=3))
    return Classroom(store, clock, "", 0, 0).back(joined.token)


def test_a_round_is_played_and_shown_as_soon_as_it_is_submitted(store: Store, solo: Actor) -> None:
    assert (solo.kind, solo.name) == ("solo", "Eve")
    assert solo.game_id is not None
    assert pulse(store, solo).phase == Phase.OPEN
    seen = desk(store, solo)
    assert (seen.round, seen.practice, seen.team.name) == (1, False, packs.load("eshop").name.in_("zh"))
    commands.submit(store, solo, 0, "Let us see.", 0.9)
    assert pulse(store, solo).phase == Phase.REVEALED
    assert results(store, solo).played.source == "submitted"
    commands.next_round(store, solo, solo.game_id, ("revealed", 1))
    draft = commands.save_draft(store, solo, {"training": 250.0})
    commands.submit(store, solo, draft.version)
    with refused("last_round"):
        commands.next_round(store, solo, solo.game_id)
    commands.end_game(store, solo, solo.game_id)
    shown = compare(store, solo)
    assert [entry.team.kind for entry in shown.teams] == ["people", "computer", "computer", "computer"]
    assert len(shown.teams[0].rounds) == 2


def test_the_player_has_a_table_of_customers_from_the_first_minute(store: Store, solo: Actor) -> None:
    table = customers(store, solo)
    assert table.round == 0
    assert len(table.frame) == desk(store, solo).position.customers


def test_a_plan_over_the_budget_does_not_close_the_round(store: Store, solo: Actor) -> None:
    draft = commands.save_draft(store, solo, extravagant(desk(store, solo)))
    with refused("decision_refused"):
        commands.submit(store, solo, draft.version)
    assert pulse(store, solo).phase == Phase.OPEN


def test_a_player_comes_back_with_the_token(store: Store, clock: Clock) -> None:
    joined = commands.play_alone(store, "Eve", OwnChoice("hotel", 1))
    back = Classroom(store, clock, "", 0, 0).back(joined.token)
    assert desk(store, back).scenario == "hotel"
    again = Classroom(store, clock, "", 0, 0).back(commands.recover(store, "", joined.recovery_code))
    assert again == back


def test_nobody_plays_alone_what_is_not_there(store: Store) -> None:
    with refused("unknown_scenario", scenario="casino"):
        commands.play_alone(store, "Eve", OwnChoice("casino", 2))
    with refused("name_missing"):
        commands.play_alone(store, "", OwnChoice("eshop", 2))


def strategies(store: Store, player: Actor) -> list[str | None]:
    return [entry.team.strategy for entry in compare(store, player).teams if entry.team.kind == "computer"]


@pytest.mark.parametrize(("difficulty", "number"), [("gentle", 1), ("fair", 2), ("fair", 5), ("hard", 4)])
def test_the_rivals_are_as_many_and_as_hard_as_was_chosen(
    store: Store, clock: Clock, difficulty: str, number: int
) -> None:
    here, pack = Classroom(store, clock, "", 0, 0), packs.load("eshop")
    met = []
    for _again in range(2):
        joined = commands.play_alone(store, "Eve", OwnChoice("eshop", 2, seed=11, difficulty=difficulty, rivals=number))
        player = here.back(joined.token)
        commands.submit(store, player, 0)
        met.append(strategies(store, player))
    assert met[0] == met[1], "the same seed brings the same rivals"
    assert len(set(met[0])) == number
    assert set(met[0]) <= set(possible_rivals(pack, difficulty))
    if difficulty == "fair":
        assert set(pack.rivals) >= set(met[0]) or set(pack.rivals) <= set(met[0])


def test_without_a_choice_the_company_has_its_own_rivals(store: Store, solo: Actor) -> None:
    commands.submit(store, solo, 0)
    assert strategies(store, solo) == list(packs.load("eshop").rivals)


def test_every_difficulty_names_strategies_that_can_play() -> None:
    for key in packs.playable():
        for difficulty in DIFFICULTIES:
            pool = possible_rivals(packs.load(key), difficulty)
            assert len(set(pool)) == len(pool) >= MOST
            assert set(pool) <= set(STRATEGIES)


def test_rivals_that_nobody_can_have_are_refused(store: Store) -> None:
    with refused("unknown_difficulty"):
        commands.play_alone(store, "Eve", OwnChoice("eshop", 2, difficulty="brutal"))
    for number in (0, 6):
        with refused("out_of_bounds", what="rivals"):
            commands.play_alone(store, "Eve", OwnChoice("eshop", 2, rivals=number))


def test_several_games_wait_for_each_other_and_for_days(store: Store, clock: Clock, solo: Actor) -> None:
    assert solo.game_id is not None
    commands.submit(store, solo, 0)
    commands.save_draft(store, play_on(store, solo), {"training": 250.0})
    other = play_another(store, solo, OwnChoice("hotel", 3, seed=4, difficulty="gentle", rivals=1))
    at_hotel = again(store, solo)
    assert (at_hotel.game_id, desk(store, at_hotel).scenario) == (other, "hotel")
    clock.forward(9 * 24 * 3600)
    hotel, shop = my_games(store, at_hotel)
    assert (hotel.scenario, hotel.at_hand, hotel.difficulty, len(hotel.rivals)) == ("hotel", True, "gentle", 1)
    assert (shop.round, shop.rounds, shop.line.played, shop.at_hand) == (2, 2, 1, False)
    take_up(store, at_hotel, shop.game_id)
    back = again(store, solo)
    seen = desk(store, back)
    assert (seen.scenario, seen.round, seen.draft.values.training, seen.deadline) == ("eshop", 2, 250.0, None)
    assert my_games(store, back)[0].game_id == shop.game_id


def test_another_device_finds_the_same_games_by_the_recovery_code(store: Store, clock: Clock) -> None:
    here = Classroom(store, clock, "", 0, 0)
    joined = commands.play_alone(store, "Eve", OwnChoice("eshop", 2))
    player = here.back(joined.token)
    first = player.game_id
    play_another(store, player, OwnChoice("hotel", 2))
    there = here.back(commands.recover(store, "", joined.recovery_code))
    assert {game.game_id for game in my_games(store, there)} >= {first, there.game_id}
    assert there.game_id != first


def test_so_many_unfinished_games_and_no_more(store: Store, solo: Actor) -> None:
    for _more in range(MOST_UNFINISHED - 1):
        play_another(store, solo, OwnChoice("eshop", 1))
    with refused("too_many_games", most=MOST_UNFINISHED):
        play_another(store, solo, OwnChoice("eshop", 1))
    give_up(store, solo, my_games(store, solo)[-1].game_id)
    play_another(store, solo, OwnChoice("eshop", 1))
    assert sum(game.over for game in my_games(store, solo)) == 1


def test_nobody_takes_up_or_ends_the_games_of_others(store: Store, clock: Clock, solo: Actor) -> None:
    other = Classroom(store, clock, "", 0, 0).back(commands.play_alone(store, "Dan", OwnChoice("eshop", 2)).token)
    assert other.game_id is not None
    for command in (take_up, give_up):
        with refused("not_your_game"):
            command(store, solo, other.game_id)
    with refused("not_your_game"):
        take_back(store, solo, other.game_id, 1)
    assert [game.game_id for game in my_games(store, solo)] == [solo.game_id]


def test_a_round_taken_back_is_played_anew_and_the_old_one_stays_beside_it(store: Store, solo: Actor) -> None:
    assert solo.game_id is not None
    commands.submit(store, solo, 0)
    first = results(store, solo)
    line = take_back(store, solo, solo.game_id, 1, at=(1, 1))
    with refused("already_moved"):
        take_back(store, solo, solo.game_id, 1, at=(1, 1))
    assert (pulse(store, solo).phase, pulse(store, solo).branch) == (Phase.OPEN, line)
    draft = commands.save_draft(store, solo, {"training": 0.0, "agents": 4})
    commands.submit(store, solo, draft.version)
    assert results(store, solo, branch=1).report == first.report
    old, new = my_games(store, solo)[0].lines
    assert (old.current, new.current, old.played, new.played) == (False, True, 1, 1)
    assert old.retention == first.report.retention
    assert old.score == pytest.approx(first.standing.score.total)
    assert new.score != old.score
    take_line(store, solo, solo.game_id, 1)
    assert results(store, solo).report == first.report


def test_a_game_that_has_ended_can_be_taken_back_too_but_no_round_that_was_never_played(
    store: Store, solo: Actor
) -> None:
    assert solo.game_id is not None
    commands.submit(store, solo, 0)
    commands.end_game(store, solo, solo.game_id)
    with refused("no_such_round", round=2):
        take_back(store, solo, solo.game_id, 2)
    take_back(store, solo, solo.game_id, 1)
    assert pulse(store, solo).phase == Phase.OPEN
    assert my_games(store, solo)[0].lines[0].played == 1


def play_on(store: Store, player: Actor) -> Actor:
    """Go on to the next round."""
    assert player.game_id is not None
    commands.next_round(store, player, player.game_id)
    return player


def again(store: Store, player: Actor) -> Actor:
    """Give the same person as their next page knows them."""
    with store.read() as session:
        assert player.member_id is not None
        game_id = current_game(session, player.member_id)
        seat = session.get_one(Seat, (game_id, player.member_id))
        return replace(player, game_id=game_id, team_id=seat.team_id)


def test_the_best_is_by_score_and_each_difficulty_stands_apart(store: Store, solo: Actor) -> None:
    assert solo.game_id is not None
    first = finished(store, solo, {})
    worse = finished(store, other_game(store, solo, "fair"), {"agents": 2})
    hard = finished(store, other_game(store, solo, "hard"), {})
    begun = other_game(store, solo, "gentle")
    give_up(store, begun, begun.game_id or 0)
    hardest, fair = my_bests(store, begun)
    assert (hardest.difficulty, hardest.game_id, hardest.score) == ("hard", *hard)
    assert (fair.game_id, fair.score) == max([first, worse], key=lambda each: each[1])
    assert first[1] != worse[1]


def test_a_line_that_was_left_can_still_be_the_best(store: Store, solo: Actor) -> None:
    assert solo.game_id is not None
    game, score = finished(store, solo, {})
    take_back(store, solo, game, 1)
    best = my_bests(store, solo)[0]
    assert (best.score, best.line, best.lines) == (score, 1, 2)


def other_game(store: Store, player: Actor, difficulty: str) -> Actor:
    """Begin one more short game."""
    play_another(store, player, OwnChoice("eshop", 1, seed=3, difficulty=difficulty, rivals=2))
    return again(store, player)


def finished(store: Store, player: Actor, changes: dict[str, object]) -> tuple[int, float]:
    """Play a game to its end with the same plan in every round; give its id and score."""
    assert player.game_id is not None
    for number in range(1, pulse(store, player).rounds + 1):
        if number > 1:
            commands.next_round(store, player, player.game_id)
        commands.submit(store, player, commands.save_draft(store, player, changes).version)
    commands.end_game(store, player, player.game_id)
    return player.game_id, results(store, player).standing.score.total
