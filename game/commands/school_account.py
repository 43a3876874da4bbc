"""The teacher's other door: whom the school's own sign-in has recognised, and who runs this server lets in."""

import os
from collections.abc import Set as AbstractSet

from game.actors import Actor
from game.devices import issue
from game.errors import Refused
from game.log import note
from game.store import Store

VARIABLE = "LIUKE_TEACHERS"
"""names the teachers' addresses, with commas or blanks between them; without it nobody comes in by this door"""
LONGEST = 80


def sign_in_from_school(store: Store, address: str, *, verified: bool) -> str:
    """Sign in a teacher whom the school's sign-in has recognised by an address, and give a token.

    Only an address that the school answers for (``verified``) and that stands in ``LIUKE_TEACHERS`` is let in.

    Raises:
        Refused: ``not_on_teacher_list``.
    """
    known = _plain(address)
    if not verified or known not in teachers():
        raise Refused("not_on_teacher_list", address=known[:LONGEST])
    with store.write() as session:
        note(store, session, Actor("teacher", name=known[:LONGEST]), "sign_in_from_school")
        return issue(store, session, None)


def teachers() -> AbstractSet[str]:
    """Give the addresses of those who may teach here."""
    listed = os.environ.get(VARIABLE, "").replace(",", " ").replace(";", " ").split()
    return {_plain(address) for address in listed if "@" in address}


def _plain(address: str) -> str:
    return address.strip().casefold()
