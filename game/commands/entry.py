"""Coming in: joining a room, choosing a team, coming back on another device."""

from dataclasses import dataclass

from game.actors import Actor
from game.store import Store


@dataclass(frozen=True, slots=True)
class Joined:
    """What somebody who joined keeps: the token for this device and the code for the next one."""

    token: str
    recovery_code: str
    member_id: int


def room_name(store: Store, code: str) -> tuple[str, bool]:
    """Give a room's name and whether it asks for student numbers; refuse an ``unknown_code``. Takes no seat."""
    raise NotImplementedError


def join(store: Store, code: str, name: str, student_number: str | None = None) -> Joined:
    """Join the room with that code under a name that nobody there bears yet."""
    raise NotImplementedError


def choose_team(store: Store, student: Actor, team_id: int, role: str) -> None:
    """Take (or change) one's team and role. A team that a computer runs is taken over; open until the game ends."""
    raise NotImplementedError


def rename_team(store: Store, student: Actor, name: str) -> None:
    """Give one's own team a name that no other team of the game bears."""
    raise NotImplementedError


def recover(store: Store, code: str, recovery_code: str) -> str:
    """Come back on another device: give a new token for the member with that recovery code."""
    raise NotImplementedError


def new_recovery_code(store: Store, actor: Actor, member_id: int | None = None) -> str:
    """Replace a recovery code: a student's own, or for the teacher that of ``member_id``."""
    raise NotImplementedError
