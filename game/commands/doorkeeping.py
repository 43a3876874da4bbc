"""The teacher's door: the first password, signing in and out."""

from game.actors import Actor
from game.store import Store


def teacher_password_is_set(store: Store) -> bool:
    """Tell whether a teacher has set the password."""
    raise NotImplementedError


def new_setup_code(store: Store) -> str | None:
    """Give a one-time code with which the first password may be set (None: one is set). The server prints it."""
    raise NotImplementedError


def set_teacher_password(store: Store, password: str, setup_code: str) -> str:
    """Set the teacher's password with a setup code, which is then used up, and give a token (signed in)."""
    raise NotImplementedError


def sign_in(store: Store, password: str, source: str = "") -> str:
    """Sign the teacher in and give a token; after five wrong passwords in a minute a ``source`` has to wait."""
    raise NotImplementedError


def sign_out(store: Store, token: str) -> None:
    """Make a token worthless."""
    raise NotImplementedError


def change_password(store: Store, teacher: Actor, old: str, new: str) -> None:
    """Replace the teacher's password; other devices stay signed in."""
    raise NotImplementedError
