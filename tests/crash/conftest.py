"""A class in the middle of a round, as often as it is needed: each trial gets a copy of the database of its own."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from game import commands
from game.store import Store, open_store
from tests.crash.server_process import LESSON
from tests.databases import database
from tests.game.classroom import Clock, two_teams

MINUTES = 10.0


@dataclass(frozen=True)
class Lesson:
    """A class whose second round is open: one team has handed in, one has a draft, one is a computer."""

    game_id: int
    copy: Callable[[], AbstractContextManager[str]]
    """gives the address of a database that is just so"""


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def lesson(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lesson]:
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("lesson") / "liuke.db"
        yield Lesson(play_until_the_second_round(f"sqlite:///{file}"), lambda: a_copy_of(file))
        return
    server: str = request.getfixturevalue("postgres_server")
    with database(server, request.getfixturevalue("postgres_template")) as address:
        name = make_url(address).database or ""
        yield Lesson(play_until_the_second_round(address), lambda: database(server, name))


@contextmanager
def a_copy_of(file: Path) -> Iterator[str]:
    folder = file.with_name("copy")
    folder.mkdir()
    try:
        shutil.copy(file, folder / file.name)
        yield f"sqlite:///{folder / file.name}"
    finally:
        shutil.rmtree(folder)


def play_until_the_second_round(address: str) -> int:
    """Play one round, open the next, and let the students work; give the game."""
    with closing(open_store(address)) as store:
        return _play(store)


def _play(store: Store) -> int:
    clock = Clock(LESSON)
    store.clock = clock
    here = two_teams(store, clock, minutes=MINUTES, computer_rivals=["balanced"])
    here.open()
    here.close()
    here.next()
    draft = commands.save_draft(store, here.students["Ann"], {"training": 222.0})
    commands.submit(store, here.students["Bob"], draft.version, "服务至上", 0.9)
    commands.save_draft(store, here.students["Cai"], {"training": 321.0, "messages": 1.5})
    return here.game_id
