"""Handing a person on: from a session to its browser's keeping, and from one device to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from game import credentials
from game.actors import Actor
from game.authority import member_of_room
from game.devices import issue, lasts, take, ticket
from game.errors import Refused
from game.log import note
from game.store import Store
from game.store.device_tables import Ticket
from game.store.tables import Member, Token

KEEPING_LASTS = timedelta(minutes=2)
"""for a browser that is just now loading the page"""
LINK_LASTS = timedelta(minutes=10)
"""for somebody who fetches another device"""
_WAITS = "SELECT 1 FROM tickets WHERE hash IN (?, ?) AND expires_at > ?"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a browser is to keep, for whom and how long."""

    token: str
    teacher: bool
    seconds: int


def keeping_ticket(store: Store, token: str) -> str:
    """Give a ticket with which the browser of this very session gets a token of its own for the same person.

    Raises:
        Refused: ``link_used_up`` where the token is worthless.
    """
    with store.write() as session:
        here = session.get(Token, credentials.hashed(token))
        if here is None:
            raise Refused("link_used_up")
        return ticket(store, session, here.member_id, here.device, KEEPING_LASTS)


def keep(store: Store, paper: str) -> Kept:
    """Give the token for which a keeping ticket was made; refuse (``link_used_up``) what was used or is too old.

    It waits for the browser's word that the token has arrived (:func:`arrived`).
    """
    with store.write() as session:
        found = take(store, session, paper)
        if found is None or found.device is None:
            raise Refused("link_used_up")
        token = issue(store, session, found.member_id, found.device)
        awaited = _receipt(paper)
        session.add(Ticket(hash=awaited, member_id=found.member_id, device=found.device, expires_at=found.expires_at))
        return Kept(token, found.member_id is None, round(lasts(found.member_id).total_seconds()))


def arrived(store: Store, paper: str, token: str) -> None:
    """Note that a browser keeps the token for which it used a ticket; it proves so by sending it."""
    with store.write() as session:
        here = session.get(Token, credentials.hashed(token))
        receipt = session.get(Ticket, _receipt(paper))
        if here is not None and receipt is not None and here.device == receipt.device:
            session.delete(receipt)


def waits(store: Store, paper: str) -> bool:
    """Tell whether a ticket is still to be used, or its token to arrive: the cheap way, for what is polled."""
    marks = credentials.hashed(paper), _receipt(paper)
    return store.peek(_WAITS, (*marks, store.now().timestamp())) is not None


def on_one_device(store: Store, token: str, before: Sequence[str]) -> None:
    """Note that one device bears a fresh token and those that it bore ``before``; it proves so by having them all.

    Who signs out there then takes all of them back; and who plays alone may hand over from a seat that their device
    has in a class.
    """
    with store.write() as session:
        here = session.get(Token, credentials.hashed(token))
        known = [session.get(Token, credentials.hashed(each)) for each in before]
        device = next((each.device for each in known if each is not None and each.member_id is not None), None)
        if here is not None and device is not None and here.member_id is not None:
            here.device = device


def device_link(store: Store, actor: Actor, member_id: int | None = None) -> str:
    """Give what a link for another device must carry: a player's own, or for the teacher a member's of a room."""
    if actor.kind != "teacher" and member_id not in (None, actor.member_id):
        raise Refused("teacher_only")
    with store.write() as session:
        member = _whom(session, actor, member_id)
        note(store, session, actor, "device_link", member=member.id)
        return ticket(store, session, member.id, None, LINK_LASTS)


def link_owner(store: Store, paper: str) -> str:
    """Give whose link this is; refuse (``link_used_up``) one that was used or is too old. Looking uses nothing."""
    with store.read() as session:
        found = session.get(Ticket, credentials.hashed(paper))
        if found is None or found.device is not None or found.member_id is None or found.expires_at <= store.now():
            raise Refused("link_used_up")
        return session.get_one(Member, found.member_id).name


def follow_link(store: Store, paper: str) -> str:
    """Give this device a token of the person whose link it is; the link is then used up."""
    link_owner(store, paper)
    with store.write() as session:
        found = take(store, session, paper)
        if found is None or found.member_id is None:
            raise Refused("link_used_up")
        member = session.get_one(Member, found.member_id)
        who = Actor(
            "solo" if member.room_id is None else "student", member.id, room_id=member.room_id, name=member.name
        )
        note(store, session, who, "follow_link")
        return issue(store, session, member.id)


def _receipt(paper: str) -> str:
    """Give under what a used ticket waits for its token to arrive; no ticket can have that hash."""
    return f"arrives:{credentials.hashed(paper)[:56]}"


def _whom(session: Session, actor: Actor, member_id: int | None) -> Member:
    if actor.kind == "teacher":
        return member_of_room(session, member_id)
    own = None if actor.member_id is None else session.get(Member, actor.member_id)
    if own is None:
        raise Refused("student_only")
    return own
