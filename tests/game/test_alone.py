"""Playing alone."""

import pytest

from game import commands
from game.actors import Actor
from game.rules import Phase
from game.store import Store
from game.views import compare, customers, desk, pulse, results
from sim import packs
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
