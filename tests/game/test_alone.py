"""Playing alone."""

import pytest

from game import commands
from game.actors import Actor
from game.playing_alone.rivals import DIFFICULTIES, MOST, possible_rivals
from game.rules import Phase
from game.store import Store
from game.views import compare, customers, desk, pulse, results
from sim import packs
from sim.bots import STRATEGIES
from tests.game.classroom import Classroom, Clock, extravagant
from tests.game.refusals import refused


@pytest.fixture
def solo(store: Store, clock: Clock) -> Actor:
    joined = commands.play_alone(store, "Eve", "eshop", 2, "zh", seed=3)
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
    joined = commands.play_alone(store, "Eve", "hotel", 1)
    back = Classroom(store, clock, "", 0, 0).back(joined.token)
    assert desk(store, back).scenario == "hotel"
    again = Classroom(store, clock, "", 0, 0).back(commands.recover(store, "", joined.recovery_code))
    assert again == back


def test_nobody_plays_alone_what_is_not_there(store: Store) -> None:
    with refused("unknown_scenario", scenario="casino"):
        commands.play_alone(store, "Eve", "casino", 2)
    with refused("name_missing"):
        commands.play_alone(store, "", "eshop", 2)


def strategies(store: Store, player: Actor) -> list[str | None]:
    return [entry.team.strategy for entry in compare(store, player).teams if entry.team.kind == "computer"]


@pytest.mark.parametrize(("difficulty", "number"), [("gentle", 1), ("fair", 2), ("fair", 5), ("hard", 4)])
def test_the_rivals_are_as_many_and_as_hard_as_was_chosen(
    store: Store, clock: Clock, difficulty: str, number: int
) -> None:
    here, pack = Classroom(store, clock, "", 0, 0), packs.load("eshop")
    met = []
    for _again in range(2):
        joined = commands.play_alone(store, "Eve", "eshop", 2, seed=11, difficulty=difficulty, rivals=number)
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
        commands.play_alone(store, "Eve", "eshop", 2, difficulty="brutal")
    for number in (0, 6):
        with refused("out_of_bounds", what="rivals"):
            commands.play_alone(store, "Eve", "eshop", 2, rivals=number)
