"""Two teammates at two devices: each on their own tab, and nothing that either sets is lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as TookTooLong
from playwright.sync_api import expect

from game import commands
from game.actors import Actor
from game.store import Store, open_store
from game.views import cockpit, results
from tests.browser.conftest import Classroom
from tests.browser.device import LAPTOP, PHONE
from tests.browser.student import Student

TEACHER = Actor("teacher")
TOLD = ".lk-vanished, .st-key-lk-too-late"
"""where one reads what came too late: from the browser, or from a server that was slow to close the round"""
CHANGES = (2400, 2700, 2500)
HEARD = """([name, value]) => {
    const toasts = () => [...document.querySelectorAll('[data-testid="stToast"]')].map(toast => toast.innerText);
    const set = words => words.replaceAll(",", "").split("→").pop();
    const told = () => toasts().some(words => words.includes(name) && set(words).includes(value));
    const end = Date.now() + 20000;
    window.heard = new Promise((seen, missed) => {
        const look = () => {
            if (told()) seen(true);
            else if (Date.now() > end) missed(`no ${value} of ${name} in ${toasts()}`);
            else setTimeout(look, 20);
        };
        look();
    });
}"""
"""waits until this screen tells that somebody set something to a value"""
A_MOMENT = 300
"""milliseconds between two keys of somebody who types"""
A_REST = 2500
"""milliseconds, longer than a number has to rest in its field until it counts (ui/decide/still_typing.py)"""
PATIENCE = 200
"""times that somebody types on before the page has to be gone"""


class Team:
    """Ann has service on a laptop, Bob has care on a phone; round 1 is open."""

    def __init__(self, classroom: Classroom, store: Store) -> None:
        self.store = store
        room = commands.open_room(store, TEACHER, "CRM")
        small = {"rounds": 2, "teams": 2, "practice": False, "customers": 1200, "seed": 7}
        self.game = commands.create_game(store, TEACHER, room.id, scenario="eshop", **small)  # type: ignore[arg-type]
        link = f"{classroom.server.url}/?code={room.code}"
        self.ann = self._seated(classroom.hand_out(Student, "ann-laptop", "en", LAPTOP), link, "Ann", "Service")
        self.bob = self._seated(classroom.hand_out(Student, "bob-phone", "zh", PHONE), link, "Bob", "Care")
        commands.open_round(store, TEACHER, self.game)
        for student in (self.ann, self.bob):
            student.sees("Change what you like; the rest stays as it was. Everything is saved by itself.")

    def _seated(self, student: Student, link: str, name: str, role: str) -> Student:
        student.open(link)
        student.join(name)
        student.sit(0, role)
        return student

    def is_told(self, training: int) -> bool:
        """Let Ann set a number; wait until Bob's screen says so, with her name."""
        self.bob.page.evaluate(HEARD, ["Ann", f"¥{training}"])
        field = self.ann.card("training").locator("input")
        field.fill(str(training))
        field.blur()
        return bool(self.bob.page.evaluate("window.heard"))

    def played(self) -> dict[str, object]:
        """What the team played in round 1."""
        team = cockpit(self.store, TEACHER, self.game).tiles[0].tag.id
        return dict(results(self.store, TEACHER, 1, team).played.values.as_dict())


def types_on_as_the_round_is_closed(team: Team, *, rests: bool) -> None:
    """Ann does not leave her fields: what rests in one counts; in another she types until the page takes it away.

    Or it ``rests`` there, where it cannot count: there are not so many agents.
    """
    ann = team.ann
    ann.card("compensation").locator("input").fill("35")
    expect(ann.card("compensation").locator(".lk-changed")).to_be_visible()
    field = ann.card("agents").locator("input")
    field.fill("11")
    if rests:
        ann.page.wait_for_timeout(A_REST)
        commands.close_round(team.store, TEACHER, team.game)
        return
    with ThreadPoolExecutor() as teacher:
        closing = teacher.submit(commands.close_round, team.store, TEACHER, team.game)
        with suppress(TookTooLong):
            for _key in range(PATIENCE):
                field.press("1", timeout=A_MOMENT)
                field.press("Backspace", timeout=A_MOMENT)
                ann.page.wait_for_timeout(A_MOMENT)
        closing.result()


@pytest.fixture
def team(classroom_next_door: Classroom, kind: str) -> Iterator[Team]:
    classroom_next_door.photographed = kind == "sqlite"
    store = open_store(classroom_next_door.server.database)
    yield Team(classroom_next_door, store)
    store.close()


@pytest.mark.browser
def test_two_teammates_decide_together_and_nothing_is_lost(team: Team, kind: str) -> None:
    ann, bob = team.ann, team.bob
    ann.sees("You look after this tab.")
    ann.check("own-tab")
    bob.check("own-tab")
    ann.set_number("training", 2500)
    expect(bob.page.locator(".lk-saved")).to_contain_text("Ann")
    bob.check("told")
    assert all(team.is_told(training) for training in CHANGES)
    bob.tab("Service")
    bob.sees("{names} looks after this tab: you can look on.", names="Ann")
    expect(bob.card("pay")).to_be_visible()
    expect(bob.card("pay").locator("input")).to_have_count(0)
    bob.check("looking-on")
    bob.press("Help out")
    expect(bob.card("pay").locator("input")).to_be_enabled()
    bob.set_number("pay", 101)
    ann.holds("pay", 101)
    ann.sees("{names} helps out here.", names="Bob")
    ann.check("helped")
    bob.keyed("submit").get_by_role("button").click()
    expect(ann.page.locator(".lk-saved")).to_contain_text("Bob submitted")
    ann.set_number("training", 2600)
    expect(bob.page.locator(".lk-saved")).to_contain_text("1")
    bob.check("changed-since")
    ann.check("changed-since")
    types_on_as_the_round_is_closed(team, rests=kind == "postgres")
    told = ann.page.locator(TOLD)
    expect(told.first).to_contain_text("did not count: Agents")
    expect(told.first).to_contain_text("11")
    ann.check("too-late")
    ann.press("I have read this")
    expect(told).to_have_count(0)
    assert (team.played()["training"], team.played()["pay"]) == (2500.0, 1.01)
