"""Bytes that can be rebuilt: kept compressed with a checksum, and given only when they are whole."""

import hashlib
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from game.errors import StoreRefused
from game.store.opening import Store
from game.store.round_tables import Cache

LEVEL = 1
"""of zlib: most of the saving at a fraction of the time"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is kept: the key of a cache."""

    game: int
    branch: int
    round: int
    market: int
    kind: str

    def of(self, kind: str) -> "Place":
        """Give the place of another kind beside this one."""
        return replace(self, kind=kind)

    @property
    def key(self) -> tuple[int, int, int, int, str]:
        """The primary key of the row."""
        return (self.game, self.branch, self.round, self.market, self.kind)


def fetch(session: Session, place: Place) -> bytes | None:
    """Give what is kept at a place; None where there is nothing, or where it was damaged."""
    row = session.get(Cache, place.key)
    if row is None or hashlib.sha256(row.data).hexdigest() != row.checksum:
        return None
    return zlib.decompress(row.data)


def row(place: Place, data: bytes) -> Cache:
    """Give the row that keeps some bytes."""
    packed = zlib.compress(data, LEVEL)
    return Cache(
        game_id=place.game,
        branch=place.branch,
        round=place.round,
        market=place.market,
        kind=place.kind,
        data=packed,
        checksum=hashlib.sha256(packed).hexdigest(),
    )


def put(store: Store, items: Mapping[Place, bytes]) -> None:
    """Replace what is kept at some places; a store that cannot write now will be asked again another time."""
    rows = [row(place, data) for place, data in items.items()]
    with suppress(StoreRefused, IntegrityError), store.write() as session:
        for place in items:
            here = (Cache.game_id == place.game, Cache.branch == place.branch, Cache.round == place.round)
            session.execute(delete(Cache).where(*here, Cache.market == place.market, Cache.kind == place.kind))
        session.add_all(rows)
