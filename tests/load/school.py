"""Classes before anybody has come: a teacher with a password, rooms with their codes, and games in them."""

from dataclasses import dataclass

from game import commands
from game.actors import Actor, identify
from game.store import Store, open_store
from ui.handover import COOKIES, TEACHER

PASSWORD = "seven bridges over the river"  # noqa: S105 - of a test
SCENARIO = "eshop"


@dataclass(frozen=True, slots=True)
class School:
    """What is known of a room from outside."""

    database: str
    code: str
    room: int
    teacher_cookies: dict[str, str]

    def new_game(self, teams: int, rounds: int, customers: int | None = None) -> int:
        """Make a game without a clock the room's present one: the teacher says when a round closes."""
        store = open_store(self.database)
        try:
            return commands.create_game(
                store,
                known(store, self.teacher_cookies[COOKIES[TEACHER]]),
                self.room,
                scenario=SCENARIO,
                rounds=rounds,
                teams=teams,
                practice=False,
                minutes=None,
                seed=2026,
                customers=customers,
            )
        finally:
            store.close()


def school(database: str, rooms: int = 1) -> list[School]:
    """Set up some rooms in an empty database."""
    store = open_store(database)
    try:
        token = commands.set_teacher_password(store, PASSWORD, commands.new_setup_code(store) or "")
        opened = [commands.open_room(store, known(store, token), f"CRM {101 + number}") for number in range(rooms)]
        return [School(database, room.code, room.id, {COOKIES[TEACHER]: token}) for room in opened]
    finally:
        store.close()


def known(store: Store, token: str) -> Actor:
    """Give who bears a token that was just handed out."""
    found = identify(store, token)
    if found is None:
        raise LookupError("a fresh token names nobody")
    return found
