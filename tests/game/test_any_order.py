"""Whatever is clicked in whatever order: every click works or is refused, and the game stays whole."""

import random
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from game import commands, views
from game.errors import Refused
from game.lineage import lineage
from game.ownership import TABS
from game.rules import PRACTICE_ROUND, revealed_rounds
from game.seating import teams_of
from game.store import Store
from game.store.round_tables import Decision, Result
from game.store.tables import Game
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams

pytestmark = pytest.mark.long

CLICKS = 75


def clicks(here: Classroom, chance: random.Random) -> dict[str, Callable[[], object]]:
    """Everything that people could click now, with arguments drawn by lot."""
    store, game = here.store, here.game_id
    someone = chance.choice([*here.students.values()])
    number = chance.randint(-1, 4)
    moves = {
        name: (lambda name=name: getattr(commands, name)(store, TEACHER, game))
        for name in (
            *("start_briefing", "open_round", "close_round", "next_round", "reveal", "pause", "resume"),
            *("start_lesson", "steer_by_hand", "step_back"),
        )
    }
    return moves | {
        "draft": lambda: commands.save_draft(store, someone, {"training": float(chance.randint(0, 400))}, number),
        "submit": lambda: commands.submit(store, someone, number),
        "withdraw": lambda: commands.withdraw(store, someone),
        "back": lambda: commands.go_back(store, TEACHER, game, number),
        "return": lambda: commands.return_to(store, TEACHER, game, number),
        "help": lambda: commands.help_out(store, someone, chance.choice(TABS)),
        "extend": lambda: commands.extend(store, TEACHER, game, chance.choice([-1, 1, 5])),
        "wait": lambda: here.clock.forward(chance.choice([1, 70, 400])),
        "poll": lambda: commands.close_if_due(store, game),
        "weigh": lambda: commands.set_weights(store, TEACHER, game, {"profit": chance.randint(-1, 3), "equity": 1}),
        "move": lambda: commands.move_member(store, TEACHER, game, someone.member_id or 0, chance.choice(here.teams)),
        "end": lambda: commands.end_game(store, TEACHER, game) if chance.random() < 0.1 else None,
        "results": lambda: views.results(store, someone, chance.choice([None, number])),
        "compare": lambda: views.compare(store, someone),
        "desk": lambda: views.desk(store, someone),
        "brief": lambda: views.brief(store, someone),
        "cockpit": lambda: views.cockpit(store, TEACHER, game),
        "projector": lambda: views.projector(store, TEACHER, game),
        "customers": lambda: views.customers(store, someone),
    }


def assert_whole(store: Store, game_id: int) -> None:
    """Check that every revealed round has one result and a decision of every team that plays, and nothing else has."""
    with store.read() as session:
        game = session.get_one(Game, game_id)
        line = lineage(session, game_id, game.branch)
        teams = sum(team.kind != "absent" for team in teams_of(session, game_id))
        shown = [PRACTICE_ROUND] if game.branch == 0 and game.phase == "revealed" else []
        for number in shown or range(1, revealed_rounds(game.standpoint) + 1):
            key = (game_id, line.holder(number), number)
            assert session.get(Result, key) is not None
            played = select(func.count()).where(
                Decision.game_id == key[0],
                Decision.branch == key[1],
                Decision.round == number,
                Decision.played.is_not(None),
            )
            assert session.scalar(played) == teams
        assert not (game.deadline is not None and game.phase in ("lobby", "closed"))


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_clicks_leaves_the_game_whole(store: Store, clock: Clock, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    mode = "parallel" if seed % 3 == 2 else "shared"
    here = two_teams(store, clock, practice=seed % 2 == 0, mode=mode, customers=1200)
    worked, said, version = set(), set(), 0
    for _ in range(CLICKS):
        name, click = chance.choice([*clicks(here, chance).items()])
        try:
            click()
            worked.add(name)
        except Refused as refused:
            said.add(refused.code)
        now = views.pulse(store, here.game_id).version
        assert now >= version
        version = now
        assert_whole(store, here.game_id)
    assert worked & {"close_round", "poll"}
    assert not said & {"engine_failed", "storage_failed", "storage_busy"}
