"""What a student types in the address bar or sends over the socket, without any browser to hold them back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from game import commands
from game.actors import Actor, identify
from game.store import Store, open_store
from game.views import cockpit, pulse
from tests.browser.server import Server
from tests.load.client import Device, Screen
from ui.handover import COOKIES, PLAYER, TEACHER
from ui.menu import ALL

PASSWORD = "seven bridges over the river"  # noqa: S105 - of a test
NASTY = "<b>*Ann*</b> :fire: $x$ [a](b)"
PLAN = 1234.567
"""of a rival; found nowhere else"""
NOT_YOURS = "This page belongs to somebody else in the game, or you are not signed in on this device."
OF_TEACHER = ("cockpit", "projector", "look")
SECRETIVE = (*OF_TEACHER, "decide")
ONE_THAT_WAS_FORGED = "pause"
"""a button that does its work at once"""
LOOKS = 40
"""tenths of a second in which a forged message would have done its harm"""


@dataclass
class Class:
    """A class in an open round, seen from outside."""

    server: Server
    store: Store
    game: int
    tokens: dict[str, str]
    rival: int = 0
    """Cai's team"""

    @property
    def teacher(self) -> Actor:
        return self.who("teacher")

    def who(self, name: str) -> Actor:
        found = identify(self.store, self.tokens[name])
        assert found is not None
        return found


def at_play(server: Server) -> Class:
    """Ann and Cai sit in different teams; the first round is open; Cai's plan is a secret."""
    store = open_store(server.database)
    tokens = {"teacher": commands.set_teacher_password(store, PASSWORD, commands.new_setup_code(store) or "")}
    teacher = identify(store, tokens["teacher"])
    assert teacher is not None
    room = commands.open_room(store, teacher, "CRM 101")
    game = commands.create_game(
        store, teacher, room.id, scenario="eshop", rounds=2, teams=2, practice=False, minutes=60, customers=400
    )
    here = Class(server, store, game, tokens)
    for seat, name in enumerate((NASTY, "Cai")):
        here.tokens[name] = commands.join(store, room.code, name).token
        team = cockpit(store, teacher, game).tiles[seat].tag.id
        commands.choose_team(store, here.who(name), team, "leader")
        here.rival = team
    commands.open_round(store, teacher, game)
    commands.save_draft(store, here.who("Cai"), {"training": PLAN})
    return here


@asynccontextmanager
async def at(here: Class, name: str, address: str) -> AsyncIterator[Screen]:
    """Somebody's device with an address typed in."""
    cookie = COOKIES[TEACHER if name == "teacher" else PLAYER]
    screen = Screen(Device(name, here.server.url, "en", {cookie: here.tokens[name]} if name in here.tokens else {}))
    await screen.open(address)
    try:
        yield screen
    finally:
        assert not screen.device.mishaps
        await screen.line.cut()


async def types_every_address(here: Class) -> None:
    for entry in ALL:
        for name in (NASTY, "nobody") if entry.key in SECRETIVE else (NASTY,):
            async with at(here, name, f"{entry.key}?game={here.game}&team={here.rival}") as screen:
                seen = str(screen)
                assert str(PLAN) not in seen, f"{name} reads Cai's plan on {entry.key}"
                assert not screen.keyed("next_step"), f"{name} holds the teacher's button on {entry.key}"
                assert entry.key not in OF_TEACHER or NOT_YOURS in seen, f"{name} is on {entry.key}"


async def forges(here: Class) -> None:
    """A student's own line carries what the teacher's cockpit would send."""
    async with at(here, "teacher", "cockpit") as desk, at(here, NASTY, "decide") as screen:
        await desk.until(lambda: bool(desk.keyed("next_step")) or desk.has("next_step"), "the teacher's button")
        own = {each.name for each in screen.shown}
        buttons = [each for each in desk.shown if each.kind == "button" and each.name not in own]
        assert ONE_THAT_WAS_FORGED in {button.key for button in buttons}
        for button in buttons:
            for fragment in (button.fragment, ""):
                screen.line.say(pressed(here, desk._page_hash, button.name, fragment))
        for _ in range(LOOKS):
            await asyncio.sleep(0.1)
        assert not screen.keyed("next_step")
        assert str(PLAN) not in str(screen)


async def the_teacher_may(here: Class) -> None:
    """The very message that does nothing from a student's line does its work from the teacher's."""
    async with at(here, "teacher", "cockpit") as desk:
        await desk.until(lambda: desk.has(ONE_THAT_WAS_FORGED), "the teacher's button")
        button = desk.find(ONE_THAT_WAS_FORGED)
        desk.line.say(pressed(here, desk._page_hash, button.name, button.fragment))
        await desk.until(lambda: pulse(here.store, here.game).paused_seconds is not None, "pause")


def pressed(here: Class, page: str, button: str, fragment: str) -> bytes:
    """What a page sends when a button is pressed."""
    message = BackMsg()
    asked = message.rerun_script
    asked.page_script_hash, asked.fragment_id, asked.query_string = page, fragment, f"game={here.game}"
    asked.widget_states.widgets.add(id=button, trigger_value=True)
    asked.context_info.url = f"{here.server.url}/cockpit"
    return bytes(message.SerializeToString())


@pytest.mark.browser
def test_an_address_and_the_socket_give_a_student_nothing_of_others(server_in_use: Server) -> None:
    here = at_play(server_in_use)
    with closing(here.store):
        before = pulse(here.store, here.game)
        asyncio.run(types_every_address(here))
        log = cockpit(here.store, here.teacher, here.game).log
        asyncio.run(forges(here))
        after = pulse(here.store, here.game)
        assert (after.phase, after.round, after.branch, after.version) == (
            before.phase,
            before.round,
            before.branch,
            before.version,
        )
        assert cockpit(here.store, here.teacher, here.game).log == log
        asyncio.run(the_teacher_may(here))
