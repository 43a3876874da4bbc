"""A class as the tests of the screens know it."""

from collections.abc import Callable
from dataclasses import dataclass

from streamlit.testing.v1 import AppTest

from game import commands
from game.actors import Actor, identify
from game.store import Store
from game.views import Cockpit, cockpit

Opening = Callable[..., AppTest]
"""Opens a page: its name, a token, and what else :func:`tests.pages.conftest.visit` takes."""

PASSWORD = "a long password"  # noqa: S105 - of a test


@dataclass
class Class:
    """A class with one game, a teacher, and as many students as were asked in."""

    store: Store
    teacher_token: str
    room_id: int
    code: str
    game_id: int

    @property
    def teacher(self) -> Actor:
        return actor(self.store, self.teacher_token)

    def student(self, name: str, seat: int | None = None, role: str = "leader") -> str:
        """Somebody joins (and takes a seat); their token."""
        token = commands.join(self.store, self.code, name).token
        if seat is not None:
            teams = sorted(tile.tag.id for tile in self.cockpit().tiles)
            commands.choose_team(self.store, actor(self.store, token), teams[seat], role)
        return token

    def cockpit(self) -> Cockpit:
        return cockpit(self.store, self.teacher, self.game_id)

    def play(self) -> None:
        """From wherever the game is, one whole round is opened, closed and revealed."""
        here = self.cockpit()
        if here.phase in ("lobby", "briefing"):
            commands.open_round(self.store, self.teacher, self.game_id)
        elif here.phase == "revealed":
            commands.next_round(self.store, self.teacher, self.game_id)
        commands.close_round(self.store, self.teacher, self.game_id)


def actor(store: Store, token: str) -> Actor:
    found = identify(store, token)
    assert found is not None
    return found
