"""Whoever follows a link without pressing a button takes no seat: previews, scanners, browsers that look ahead."""

import asyncio
import http.client
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from game import commands
from game.actors import Actor
from game.store import Store, open_store
from game.store.tables import Event, Member, Seat
from tests.browser.server import Server
from tests.load.client import Device, Screen
from ui.handover import COOKIES, PLAYER

LOOKING_AHEAD: tuple[dict[str, str], ...] = (
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch"},
    {"X-Moz": "prefetch"},
    {},
)
"""what browsers say when they load a page that nobody has asked for yet; and a preview, which says nothing"""
TEACHER = Actor("teacher")


def taken(store: Store, room: int, game: int) -> tuple[int, int, int]:
    """How many members and seats there are, and how often the log says that somebody joined."""
    members, joins = Member.room_id == room, (Event.what == "join") & (Event.room_id == room)
    with store.read() as session:
        counts = [
            session.scalar(select(func.count()).select_from(table).where(here))
            for table, here in ((Member, members), (Seat, Seat.game_id == game), (Event, joins))
        ]
    return counts[0] or 0, counts[1] or 0, counts[2] or 0


def ask(server: Server, method: str, address: str, headers: dict[str, str]) -> tuple[int, str]:
    """Ask the server for an address; give the status and what it wants this device to keep."""
    line = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    line.request(method, address, headers=headers)
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status, answer.headers.get("set-cookie", "")


async def scans(server: Server, address: str) -> Screen:
    """Open a page as a whole, as a mail scanner does, and leave it."""
    screen = Screen(Device("scanner", server.url))
    await screen.open(address)
    await screen.until(lambda: screen.has("join_name"), "place for a name")
    return screen


async def scans_and_leaves(server: Server, address: str) -> None:
    screen = await scans(server, address)
    await screen.sleep()


async def joins(server: Server, address: str) -> None:
    """Do the same, and press the button."""
    screen = await scans(server, address)
    screen.set("join_name", "Ann")
    screen.send("join_name")
    await screen.until(lambda: bool(screen.keyed("team_")), "teams to choose from")
    await screen.sleep()


@pytest.mark.browser
def test_a_link_that_is_only_looked_at_takes_no_seat(server_in_use: Server) -> None:
    server = server_in_use
    with closing(open_store(server.database)) as store:
        room = commands.open_room(store, TEACHER, "CRM 101")
        game = commands.create_game(store, TEACHER, room.id, scenario="eshop", rounds=2, teams=2, customers=400)
        for address in (f"/?code={room.code}", f"/start?code={room.code}"):
            for headers in LOOKING_AHEAD:
                for method in ("HEAD", "GET"):
                    status, kept = ask(server, method, address, headers)
                    assert status == 200 or (method, status) == ("HEAD", 405)
                    assert COOKIES[PLAYER] not in kept
            asyncio.run(scans_and_leaves(server, address.lstrip("/")))
        assert taken(store, room.id, game) == (0, 0, 0)
        asyncio.run(joins(server, f"start?code={room.code}"))
        assert taken(store, room.id, game) == (1, 0, 1)
