"""The teacher's door: the first password, signing in and out."""

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete
from sqlalchemy.orm import Session

from game import credentials
from game.actors import Actor
from game.attempts import SOMEWHERE, Source, count_failure, refuse_too_many
from game.authority import require_teacher
from game.devices import issue
from game.errors import Refused
from game.log import note
from game.store import Store
from game.store.conditional import hits
from game.store.device_tables import Ticket
from game.store.tables import SetupCode, Teacher, Token

SHORTEST, LONGEST = 8, 200
"""characters of a password"""
SETUP, TEACHER, CHANGE = "setup", "teacher", "change"
"""doors at which attempts are counted"""

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


def set_teacher_password(store: Store, password: str, setup_code: str, source: Source = SOMEWHERE) -> str:
    """Set the teacher's password with a setup code, which is then used up, and give a token (signed in)."""
    refuse_too_many(store, SETUP, source)
    _refuse_short(password)
    hashed = credentials.hashed(credentials.normal(setup_code))
    kept = _HASHER.hash(_bytes(password))
    with store.write() as session:
        if hits(session, delete(SetupCode).where(SetupCode.hash == hashed)) == 1:
            session.execute(delete(SetupCode))
            session.merge(Teacher(id=1, password_hash=kept))
            note(store, session, _TEACHER, "set_teacher_password")
            return _admit(store, session)
    count_failure(store, SETUP, source)
    raise Refused("wrong_setup_code")


def sign_in(store: Store, password: str, source: Source = SOMEWHERE) -> str:
    """Sign the teacher in and give a token; after five wrong passwords in a minute a ``source`` has to wait."""
    refuse_too_many(store, TEACHER, source)
    if not _is_password(store, password):
        count_failure(store, TEACHER, source)
        raise Refused("wrong_password")
    with store.write() as session:
        note(store, session, _TEACHER, "sign_in")
        return _admit(store, session)


def sign_out(store: Store, token: str) -> None:
    """Make every token of the token's device worthless, and what the device was still to get."""
    with store.write() as session:
        here = session.get(Token, credentials.hashed(token))
        if here is not None:
            session.execute(delete(Ticket).where(Ticket.device == here.device))
            session.execute(delete(Token).where(Token.device == here.device))


def change_password(store: Store, teacher: Actor, old: str, new: str, source: Source = SOMEWHERE) -> None:
    """Replace the teacher's password; other devices stay signed in."""
    require_teacher(teacher)
    refuse_too_many(store, CHANGE, source)
    _refuse_short(new)
    if not _is_password(store, old):
        count_failure(store, CHANGE, source)
        raise Refused("wrong_password")
    kept = _HASHER.hash(_bytes(new))
    with store.write() as session:
        session.get_one(Teacher, 1).password_hash = kept
        note(store, session, teacher, "change_password")


def _refuse_short(password: str) -> None:
    if len(password) < SHORTEST:
        raise Refused("password_too_short", shortest=SHORTEST)
    if len(password) > LONGEST:
        raise Refused("out_of_bounds", what="password", value=len(password), low=SHORTEST, high=LONGEST)


def _is_password(store: Store, password: str) -> bool:
    with store.read() as session:
        teacher = session.get(Teacher, 1)
    if teacher is None:
        return False
    try:
        return len(password) <= LONGEST and _HASHER.verify(teacher.password_hash, _bytes(password))
    except VerifyMismatchError:
        return False


def _bytes(password: str) -> bytes:
    """Give a password as it is hashed, whatever signs it holds."""
    return password.encode(errors="surrogatepass")


def _admit(store: Store, session: Session) -> str:
    return issue(store, session, None)
