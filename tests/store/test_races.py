"""Everybody at once: real threads and several servers on one real database."""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Barrier

import pytest
from sqlalchemy import select, text

from game import commands
from game.errors import Refused
from game.playing import CLAIM_SECONDS, Slot, claim, play
from game.rules import Move, Phase
from game.shown.alone import OwnChoice
from game.store import Store
from game.store.tables import Game
from game.transitions import make
from game.views import compare, desk, lobby, pulse, results
from tests.game.classroom import TEACHER, Classroom, Clock, classroom, two_teams
from tests.game.refusals import everything, refused

THREADS = 20
HOUSE = Path(__file__).resolve().parents[2]
Server = Callable[[], Store]


def at_once(acts: Sequence[Callable[[], object]]) -> Counter[str]:
    """Do everything at the same moment; count who succeeded and who was refused with what."""
    start = Barrier(len(acts))

    def do(act: Callable[[], object]) -> str:
        start.wait()
        try:
            done = act()
        except Refused as refused:
            return refused.code
        return str(done) if isinstance(done, bool | int) else "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(do, acts))


def rows(store: Store, table: str) -> int:
    with store.engine.connect() as connection:
        return int(connection.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar_one())  # noqa: S608 - our own names


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest) -> str:
    """The address of a database with today's schema, for nothing here is about how it comes about."""
    found: str = request.getfixturevalue(f"{request.param}_ready")
    return found


@pytest.fixture
def lesson(store: Store, clock: Clock) -> Classroom:
    here = two_teams(store, clock)
    here.open()
    return here


def test_what_is_read_in_one_state_does_not_change_on_the_way(lesson: Classroom) -> None:
    store, phase = lesson.store, select(Game.phase).where(Game.id == lesson.game_id)
    with store.one_state():
        with store.read() as session:
            before = session.scalar(phase)
        commands.close_round(store, TEACHER, lesson.game_id, ("open", 1))
        with store.read() as again:
            assert again is session
            assert again.scalar(phase) == before == Phase.OPEN
    with store.read() as later:
        assert later is not session
        assert later.scalar(phase) != before


def test_twenty_clicks_close_a_round_once(lesson: Classroom) -> None:
    close = partial(commands.close_round, lesson.store, TEACHER, lesson.game_id, ("open", 1))
    assert at_once([close] * THREADS) == {"done": 1, "already_moved": THREADS - 1}
    assert (rows(lesson.store, "results"), rows(lesson.store, "reports")) == (1, 1)
    assert pulse(lesson.store, lesson.game_id).phase == Phase.REVEALED


def test_two_servers_and_the_clock_close_a_round_once(lesson: Classroom, server: Server) -> None:
    other = server()
    commands.extend(lesson.store, TEACHER, lesson.game_id, 1)
    lesson.clock.forward(60)
    polls = [partial(commands.close_if_due, s, lesson.game_id) for s in (lesson.store, other) * 5]
    clicks = [lambda: commands.close_round(other, TEACHER, lesson.game_id, ("open", 1))] * 5
    done = at_once([*polls, *clicks])
    assert done["True"] + done["done"] == 1
    assert set(done) <= {"True", "False", "done", "already_moved"}
    assert rows(lesson.store, "results") == 1


def test_two_processes_close_a_round_once(lesson: Classroom, address: str) -> None:
    script = (
        "from game.store import open_store; from game.actors import Actor; from game.errors import Refused\n"
        "from game import commands; import sys\n"
        f"store = open_store({address!r}); print('ready', flush=True); sys.stdin.readline()\n"
        f"try: commands.close_round(store, Actor('teacher'), {lesson.game_id}, ('open', 1)); print('done')\n"
        "except Refused as refused: print(refused.code)\n"
    )
    words = [sys.executable, "-W", "error", "-c", script]
    servers = [Popen(words, cwd=HOUSE, stdin=PIPE, stdout=PIPE, text=True) for _ in range(2)]  # noqa: S603 - our script
    for process in servers:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    said = [process.communicate(timeout=120)[0].strip() for process in at_the_same_time(servers)]
    assert sorted(said) == ["already_moved", "done"]
    assert rows(lesson.store, "results") == 1


def at_the_same_time(processes: list[Popen[str]]) -> list[Popen[str]]:
    """Let all processes go on."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("now\n")
        process.stdin.flush()
    return processes


def test_a_double_click_takes_one_seat(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    ann = here.back(commands.join(store, here.code, "Ann").token)
    team = lobby(store, ann).teams[0].tag.id
    assert at_once([partial(commands.choose_team, store, ann, team, "leader")] * 6) == {"done": 6}
    assert rows(store, "seats") == 1


def test_twenty_clicks_open_the_first_round_once(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    done = at_once([lambda: commands.open_round(store, TEACHER, here.game_id, ("lobby", 0))] * 8)
    assert (done["done"], rows(store, "markets")) == (1, 1)
    assert set(done) <= {"done", "already_moved", "not_now"}


def test_twenty_clicks_open_the_next_round_once(lesson: Classroom) -> None:
    lesson.close()
    done = at_once([lambda: commands.next_round(lesson.store, TEACHER, lesson.game_id, ("revealed", 1))] * THREADS)
    assert done == {"done": 1, "already_moved": THREADS - 1}
    assert pulse(lesson.store, lesson.game_id).round == 2


def test_twenty_clicks_go_back_to_different_branches_and_lose_nothing(lesson: Classroom) -> None:
    lesson.close()
    done = at_once([lambda: commands.go_back(lesson.store, TEACHER, lesson.game_id, 1)] * 6)
    assert sum(done[str(branch)] for branch in range(2, 8)) == rows(lesson.store, "branches") - 1 >= 1
    assert rows(lesson.store, "results") == 1
    lesson.close()
    assert compare(lesson.store, lesson.students["Ann"]).revealed == (1,)


def abandoned(lesson: Classroom) -> None:
    """Close the round as a server does that dies before the engine has run."""
    with lesson.store.write() as session:
        game = session.get_one(Game, lesson.game_id)
        make(session, game, Move.CLOSE_ROUND)
        claim(lesson.store, session, game)


def test_a_dead_servers_round_is_taken_over_once_and_gives_the_same_bits(lesson: Classroom, server: Server) -> None:
    others = [server(), server()]
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0})
    abandoned(lesson)
    assert (pulse(lesson.store, lesson.game_id).phase, pulse(lesson.store, lesson.game_id).ready) == ("closed", False)
    assert not commands.close_if_due(others[0], lesson.game_id)
    with refused("round_computing"):
        commands.reveal(others[0], TEACHER, lesson.game_id)
    with refused("round_computing"):
        commands.go_back(others[0], TEACHER, lesson.game_id, 1)
    lesson.clock.forward(CLAIM_SECONDS + 1)
    done = at_once([partial(commands.close_if_due, s, lesson.game_id) for s in others * 5])
    assert done == {"True": 1, "False": 9}
    taken_over = results(others[1], lesson.students["Ann"]).report
    commands.go_back(lesson.store, TEACHER, lesson.game_id, 1)
    lesson.close()
    assert results(lesson.store, lesson.students["Ann"]).report == taken_over


def test_a_slow_server_that_was_taken_over_writes_nothing_twice(lesson: Classroom, server: Server) -> None:
    abandoned(lesson)
    lesson.clock.forward(CLAIM_SECONDS + 1)
    assert commands.close_if_due(server(), lesson.game_id)
    before = everything(lesson.store)
    assert not play(lesson.store, Slot(lesson.game_id, 1, 1))
    assert everything(lesson.store) == before


def saving(lesson: Classroom, who: str, changes: dict[str, object]) -> Callable[[], int]:
    """Give what saves somebody's changes of the first draft and gives the version."""
    return lambda: commands.save_draft(lesson.store, lesson.students[who], changes, 0).version


def test_teammates_saving_at_once_all_get_their_lever(lesson: Classroom) -> None:
    levers: dict[str, object] = {
        "training": 200.0,
        "messages": 1.3,
        "pay": 1.1,
        "survey_share": 0.11,
        "empowerment": 0.65,
    }
    people = [lesson.students["Ann"], lesson.students["Bob"]]
    saves = [saving(lesson, people[n % 2].name, {lever: value}) for n, (lever, value) in enumerate(levers.items())]
    done = at_once(saves)
    assert done == {str(version): 1 for version in range(1, 6)}
    values = desk(lesson.store, people[0]).draft.values.as_dict()
    assert {key: values[key] for key in levers} == levers


def test_of_two_teammates_setting_one_lever_at_once_one_is_told(lesson: Classroom) -> None:
    saves = [saving(lesson, who, {"training": value}) for who, value in (("Ann", 170.0), ("Bob", 230.0))]
    assert at_once(saves) == {"1": 1, "stale_draft": 1}


def test_a_submission_is_either_in_time_and_played_or_refused(lesson: Classroom) -> None:
    draft = commands.save_draft(lesson.store, lesson.students["Cai"], {"training": 234.0})
    submit = partial(commands.submit, lesson.store, lesson.students["Cai"], draft.version)
    in_time = at_once([submit, lesson.close])
    source = results(lesson.store, lesson.students["Cai"]).played.source
    assert source == ("submitted" if in_time == {"done": 2} else "draft")
    assert in_time in ({"done": 2}, {"done": 1, "round_closed": 1})


def test_a_name_is_given_once_however_many_want_it(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    done = at_once([partial(commands.join, store, here.code, "Ann")] * THREADS)
    assert done == {"done": 1, "name_taken": THREADS - 1}
    assert rows(store, "members") == 1


def test_a_whole_class_joins_at_the_same_moment(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    joins = [partial(commands.join, store, here.code, f"Student {n}") for n in range(40)]
    assert at_once(joins) == {"done": 40}


def test_a_setup_code_is_used_once(store: Store) -> None:
    code = commands.new_setup_code(store) or ""
    sets = [partial(commands.set_teacher_password, store, "correct horse", code)] * 4
    assert at_once(sets) == {"done": 1, "wrong_setup_code": 3}


def test_double_clicks_of_a_solo_player_play_the_round_once(store: Store, clock: Clock) -> None:
    joined = commands.play_alone(store, "Eve", OwnChoice("eshop", 2))
    eve = Classroom(store, clock, "", 0, 0).back(joined.token)
    done = at_once([lambda: commands.submit(store, eve, 0)] * 5)
    assert done == {"done": 1, "round_closed": 4}
    assert rows(store, "results") == 1
