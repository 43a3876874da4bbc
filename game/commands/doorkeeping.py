"""The teacher's door: the first password, signing in and out."""

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete
from sqlalchemy.orm import Session

from game import credentials
from game.actors import Actor
from game.attempts import count_failure, refuse_too_many
from game.authority import require_teacher
from game.errors import Refused
from game.log import note
from game.store import Store
from game.store.conditional import hits
from game.store.tables import SetupCode, Teacher, Token

SHORTEST = 8
"""characters of a password"""
TRIES = 5
"""wrong passwords or setup codes a minute from one source"""
LONGEST_SOURCE = 80

_HASHER = PasswordHasher()
_TEACHER = Actor("teacher")


def teacher_password_is_set(store: Store) -> bool:
    """Tell whether a teacher has set the password."""
    with store.read() as session:
        return session.get(Teacher, 1) is not None


def new_setup_code(store: Store) -> str | None:
    """Give a one-time code with which the first password may be set (None: one is set). The server prints it."""
    code = credentials.code(credentials.SETUP_CODE)
    with store.write() as session:
        if session.get(Teacher, 1) is not None:
            return None
        session.add(SetupCode(hash=credentials.hashed(code)))
    return code


def set_teacher_password(store: Store, password: str, setup_code: str, source: str = "") -> str:
    """Set the teacher's password with a setup code, which is then used up, and give a token (signed in)."""
    door = f"setup:{source[:LONGEST_SOURCE]}"
    refuse_too_many(store, door, TRIES)
    _refuse_short(password)
    hashed = credentials.hashed(credentials.normal(setup_code))
    kept = _HASHER.hash(password)
    with store.write() as session:
        if hits(session, delete(SetupCode).where(SetupCode.hash == hashed)) == 1:
            session.execute(delete(SetupCode))
            session.merge(Teacher(id=1, password_hash=kept))
            note(store, session, _TEACHER, "set_teacher_password")
            return _admit(store, session)
    count_failure(store, door)
    raise Refused("wrong_setup_code")


def sign_in(store: Store, password: str, source: str = "") -> str:
    """Sign the teacher in and give a token; after five wrong passwords in a minute a ``source`` has to wait."""
    door = f"teacher:{source[:LONGEST_SOURCE]}"
    refuse_too_many(store, door, TRIES)
    if not _is_password(store, password):
        count_failure(store, door)
        raise Refused("wrong_password")
    with store.write() as session:
        note(store, session, _TEACHER, "sign_in")
        return _admit(store, session)


def sign_out(store: Store, token: str) -> None:
    """Make a token worthless."""
    with store.write() as session:
        session.execute(delete(Token).where(Token.hash == credentials.hashed(token)))


def change_password(store: Store, teacher: Actor, old: str, new: str) -> None:
    """Replace the teacher's password; other devices stay signed in."""
    require_teacher(teacher)
    _refuse_short(new)
    if not _is_password(store, old):
        raise Refused("wrong_password")
    kept = _HASHER.hash(new)
    with store.write() as session:
        session.get_one(Teacher, 1).password_hash = kept
        note(store, session, teacher, "change_password")


def _refuse_short(password: str) -> None:
    if len(password) < SHORTEST:
        raise Refused("password_too_short", shortest=SHORTEST)


def _is_password(store: Store, password: str) -> bool:
    with store.read() as session:
        teacher = session.get(Teacher, 1)
    if teacher is None:
        return False
    try:
        return _HASHER.verify(teacher.password_hash, password)
    except VerifyMismatchError:
        return False


def _admit(store: Store, session: Session) -> str:
    token = credentials.token()
    session.add(Token(hash=credentials.hashed(token), member_id=None, created_at=store.now()))
    return token
