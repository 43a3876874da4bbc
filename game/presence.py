"""Who is online: any request counts, noted at most every 15 seconds a member."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import update

from game.errors import StoreRefused
from game.store import Store
from game.store.tables import Member

NOTED_EVERY = timedelta(seconds=15)
ONLINE = timedelta(seconds=40)
"""Somebody is online who was seen within this time."""


def touch(store: Store, member_id: int) -> None:
    """Note that a member is here; a store that cannot write right now is no reason to turn anybody away."""
    now = store.now()
    seen = store.seen.get(member_id)
    if seen is not None and abs(now - seen) < NOTED_EVERY:
        return
    store.seen[member_id] = now
    with suppress(StoreRefused):
        store.note(update(Member).where(Member.id == member_id).values(seen_at=now))


def is_online(seen_at: datetime, now: datetime) -> bool:
    """Tell whether a member seen then is online now; a clock that was set back leaves moments in the future."""
    return abs(now - seen_at) < ONLINE
