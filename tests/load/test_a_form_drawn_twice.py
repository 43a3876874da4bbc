"""What is set while the form is drawn once more, for a request that told nothing of it, stays as it was set."""

import asyncio
import re
from copy import copy
from pathlib import Path

from game import commands
from game.records import scenario_at
from game.store import open_store
from tests.browser.server import Server
from tests.load.client import Device, Screen
from tests.load.ledger import Ledger
from tests.load.people import Student
from tests.load.school import SCENARIO, School, known, school
from ui.handover import COOKIES, TEACHER

LEVER, FIELD, VALUE = "promotion_depth", 4.0, 0.04


def ask_without_the_form(screen: Screen) -> None:
    """Ask for the page as a browser does that has not got the form yet."""
    holds, screen.widgets = screen.widgets, copy(screen.widgets)
    controls = {each.name for each in screen.shown if each.name}
    screen.widgets.keep_only({name for name in controls if not re.search("lever-|drawing-", name)})
    screen._ask()
    screen.widgets = holds


async def sets_a_lever_meanwhile(student: Student, room: School, game: int) -> None:
    """Join, see the form, have it drawn once more, and set a lever in the same moment."""
    await student.join(room.code)
    store = open_store(room.database)
    commands.open_round(store, known(store, room.teacher_cookies[COOKIES[TEACHER]]), game)
    store.close()
    await student.begins()
    ask_without_the_form(student.screen)
    student.turn(scenario_at(SCENARIO, 1.0), LEVER, FIELD)
    await student.save_now()
    await student.saved()
    await student.save_now()
    assert student.screen.widgets.value(student.field(LEVER).name) == FIELD
    await student.screen.sleep()


def test_what_is_set_while_the_form_is_drawn_once_more_stands(tmp_path: Path) -> None:
    database = f"sqlite:///{(tmp_path / 'liuke.db').as_posix()}"
    (room,) = school(database)
    game = room.new_game(teams=2, rounds=2, customers=2400)
    ledger = Ledger()
    with Server(tmp_path, database) as server:
        student = Student(Device("Ann", server.url), 0, 1, ledger)
        asyncio.run(sets_a_lever_meanwhile(student, room, game))
    (edit,) = ledger.edits
    assert (edit.lever, edit.value) == (LEVER, VALUE)
    assert not ledger.lost(database)
