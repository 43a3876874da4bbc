"""Bots take the students' way through the real commands, and get what the engine alone gives."""

import pytest

from game import commands
from game.records import scenario_at
from game.store import Store
from game.views import compare, desk, results
from sim import bots, packs
from sim.playthrough import Plan, Setting, play
from tests.game.classroom import SMALL, TEACHER, Classroom, Clock, classroom

pytestmark = pytest.mark.long

PLANS = ("balanced", "discounter", "service_first")
ROUNDS = 3


def decide(here: Classroom, name: str, strategy: str, number: int) -> None:
    """Decide as the strategy does and hand it in."""
    student = here.students[name]
    seen = desk(here.store, student)
    last = results(here.store, student, number - 1).report if number > 1 else None
    wanted = bots.decide(strategy, scenario_at(seen.scenario, seen.scale), seen.position, last, number)
    draft = commands.save_draft(here.store, student, wanted.as_dict(), seen.draft.version)
    commands.submit(here.store, student, draft.version, strategy, 0.9)


@pytest.mark.parametrize("scenario", packs.keys())
def test_a_class_of_bots_gets_what_the_engine_alone_gives(store: Store, clock: Clock, scenario: str) -> None:
    here = classroom(store, clock, scenario=scenario, teams=3, rounds=ROUNDS)
    for seat, strategy in enumerate(PLANS):
        here.seat(strategy, seat)
    here.open()
    for number in range(1, ROUNDS + 1):
        for strategy in PLANS:
            decide(here, strategy, strategy, number)
        here.close()
        if number < ROUNDS:
            here.next()
    commands.end_game(here.store, TEACHER, here.game_id)  # only then everything is shown
    alone = play(
        Setting(packs.load(scenario), ROUNDS, 7, SMALL),
        {f"firm0{seat + 1}": Plan(strategy) for seat, strategy in enumerate(PLANS)},
    )
    for seat, strategy in enumerate(PLANS):
        shown = results(store, here.students[strategy])
        assert list(shown.history) == [reports[f"firm0{seat + 1}"] for reports in alone.reports]
        assert shown.standing.score == alone.score(f"firm0{seat + 1}")
    ranked = [int(entry.team.firm[-1]) - 1 for entry in compare(store, here.students["balanced"]).standings]
    assert [f"firm0{seat + 1}" for seat in ranked] == alone.ranking()
