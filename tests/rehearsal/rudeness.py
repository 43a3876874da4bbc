"""Somebody who tries what must not be tried: every time it is refused in words, or does nothing at all."""

import time

from game import names
from tests.load.client import Screen
from tests.load.people import Student

NAME = "=1+1 <img src=x onerror=alert(1)>"
LEVER, NO_LEVER_HOLDS = "ads_brand", 1e12
NOT_YOURS = "This page belongs to somebody else in the game, or you are not signed in on this device."
TAKEN = (
    "Somebody here is already called {name}. Add a letter to yours – or, if that is you, come back with your "
    "recovery code."
)


async def types_nonsense(rude: Student) -> None:
    """Send a number that no field would take; what is played at the end is within bounds all the same."""
    field = rude.field(LEVER)
    honest, asked = rude.screen.widgets.value(field.name), time.perf_counter()
    rude.screen.set(field.name, NO_LEVER_HOLDS)
    rude.screen.press("save-now")
    await rude.screen.until(lambda: rude.screen.requests.answered > asked, "answer")
    rude.screen.set(field.name, honest)


async def comes_in(rude: Student, code: str, taken: str) -> None:
    """Try somebody else's name, which is refused in words; then come in under one that is an order to a program."""
    await rude.screen.open(f"start?code={code}")
    rude.screen.set("join_name", taken)
    rude.screen.send("join_name")
    await rude.screen.sees(rude.says(TAKEN, name=taken))
    rude.screen.set("join_name", NAME)
    rude.screen.send("join_name")
    await rude.sit()
    rude.name = names.shown(NAME)


async def wants_the_cockpit(rude: Student, game: int) -> None:
    """Type the cockpit's address in a second tab."""
    tab = Screen(rude.screen.device)
    await tab.open(f"cockpit?game={game}")
    await tab.sees(rude.says(NOT_YOURS))
    assert not tab.keyed("next_step")
    await tab.sleep()


async def presses_what_is_not_there(rude: Student) -> None:
    """Send what the teacher's button would send; the page is drawn as before, and the round is as open as it was."""
    asked = time.perf_counter()
    rude.screen._ask(pressed=f"$$ID-0-next_step_{'_'.join(rude.scope.split('-')[1:])}_open")
    await rude.screen.until(lambda: rude.screen.requests.drawn > asked and bool(rude.scope), "form")
    assert rude.screen.has("submit")
