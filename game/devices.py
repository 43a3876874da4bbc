"""What a device bears: tokens that end one day, and tickets that become a token once."""

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from game import credentials
from game.store import Store
from game.store.conditional import hits
from game.store.device_tables import Ticket
from game.store.tables import Token

PLAYER_LASTS = timedelta(days=365)
TEACHER_LASTS = timedelta(days=120)
"""a term; no whole number of weeks, so that it does not end in the lesson in which it began"""


def lasts(member_id: int | None) -> timedelta:
    """Give how long a token is good for: a player's a year, a teacher's a term."""
    return TEACHER_LASTS if member_id is None else PLAYER_LASTS


def issue(store: Store, session: Session, member_id: int | None, device: str | None = None) -> str:
    """Give a new token, of a new device unless one is named; those that have ended are swept out."""
    token, now = credentials.token(), store.now()
    mark = credentials.hashed(token)
    session.execute(delete(Token).where(Token.expires_at < now))
    session.add(
        Token(hash=mark, member_id=member_id, created_at=now, device=device or mark, expires_at=now + lasts(member_id))
    )
    return token


def ticket(store: Store, session: Session, member_id: int | None, device: str | None, good: timedelta) -> str:
    """Give a ticket for one token, ``good`` for so long; those that have ended are swept out."""
    paper, now = credentials.token(), store.now()
    session.execute(delete(Ticket).where(Ticket.expires_at <= now))
    kept = Ticket(hash=credentials.hashed(paper), member_id=member_id, device=device, expires_at=now + good)
    session.add(kept)
    return paper


def take(store: Store, session: Session, paper: str) -> Ticket | None:
    """Take a ticket in, so that nobody else can; None where it is unknown, used or too old."""
    found = session.get(Ticket, credentials.hashed(paper))
    mine = delete(Ticket).where(Ticket.hash == credentials.hashed(paper), Ticket.expires_at > store.now())
    return found if found is not None and hits(session, mine) == 1 else None
