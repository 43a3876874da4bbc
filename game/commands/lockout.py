"""The way back in for a teacher who has forgotten the password; no page leads here, only the server's own screen."""

from sqlalchemy import delete

from game.actors import Actor
from game.log import note
from game.store import Store
from game.store.tables import Teacher, Token


def forget_teacher_password(store: Store) -> None:
    """Let there be no teacher's password, and sign every teacher's device out; rooms and games stay as they are.

    The next start of the server prints a new set-up code.
    """
    with store.write() as session:
        session.execute(delete(Teacher))
        session.execute(delete(Token).where(Token.member_id.is_(None)))
        note(store, session, Actor("teacher", name="server"), "forget_teacher_password")
