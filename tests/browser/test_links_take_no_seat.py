"""Whoever follows a link without pressing a button takes no seat: previews, scanners, browsers that look ahead."""

import asyncio
import http.client
from pathlib import Path
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


def taken(store: Store) -> tuple[int, int, int]:
    """How many members and seats there are, and how often the log says that somebody joined."""
    joins = select(func.count()).select_from(Event).where(Event.what == "join")
    with store.read() as session:
        members, seats = (session.scalar(select(func.count()).select_from(table)) or 0 for table in (Member, Seat))
        return members, seats, session.scalar(joins) or 0


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
def test_a_link_that_is_only_looked_at_takes_no_seat(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        store = open_store(server.database)
        room = commands.open_room(store, TEACHER, "CRM 101")
        commands.create_game(store, TEACHER, room.id, scenario="eshop", rounds=2, teams=2, customers=400)
        for address in (f"/?code={room.code}", f"/start?code={room.code}"):
            for headers in LOOKING_AHEAD:
                for method in ("HEAD", "GET"):
                    status, kept = ask(server, method, address, headers)
                    assert status == 200 or (method, status) == ("HEAD", 405)
                    assert COOKIES[PLAYER] not in kept
            asyncio.run(scans_and_leaves(server, address.lstrip("/")))
        assert taken(store) == (0, 0, 0)
        asyncio.run(joins(server, f"start?code={room.code}"))
        assert taken(store) == (1, 0, 1)
        store.close()
        assert not server.complaints(), server.said
