"""The pulse for screens that rest: of each room one look, for all of its screens together.

A screen on which nothing has to be done only asks whether anything moved. Sixty of them would ask a database sixty
times; here one thread of the server looks every ``EVERY`` seconds at the rooms that are asked about, and gives what it
saw last. Who asks never waits for the database.
"""

import logging
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic

from game.errors import Refused
from game.pulses import Pulse, of_room
from game.store import Store

EVERY = 0.4
"""seconds between two looks"""
OLD = 1.5
"""seconds after which a look is worth nothing: the database is slow, and whoever asks has to read for themselves"""
LEFT_ALONE = 10.0
"""seconds after which a room is not looked at any more, if nobody asks"""

log = logging.getLogger("liuke")


@dataclass(slots=True)
class _Room:
    """What was seen of a room, and since when nobody has asked."""

    asked: float
    seen: float = float("-inf")
    pulses: dict[int, Pulse] | None = None


class Following:
    """The rooms of one store that are asked about."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rooms: dict[int, _Room] = {}
        self._lock = Lock()
        self._busy = False
        self._looking = Thread()
        store.before_closing(self._let_it_end)

    @property
    def over(self) -> bool:
        """The store is closed."""
        return self._store.closed.is_set()

    def latest(self, room_id: int, member_id: int) -> Pulse | None:
        """Give where a member's game stood a moment ago, at once; None where that is not known."""
        now = monotonic()
        with self._lock:
            room = self._rooms.setdefault(room_id, _Room(now))
            room.asked = now
            if not self._busy and not self.over:
                self._busy = True
                self._looking = Thread(target=self._look_on, name="following", daemon=True)
                self._looking.start()
        if room.pulses is None or now - room.seen > OLD:
            return None
        return room.pulses.get(member_id)

    def _let_it_end(self) -> None:
        """Wait for a look that is being taken: its connection is given back with the others."""
        if self._looking.is_alive():
            self._looking.join(OLD)

    def _look_on(self) -> None:
        while not self._store.closed.wait(EVERY):
            for room_id, room in self._asked_about():
                began = monotonic()
                try:
                    found = of_room(self._store, room_id)
                except Refused:  # of a store that is busy: what was seen gets old
                    continue
                except Exception:
                    if not self.over:
                        log.exception("Following a room")
                    continue
                room.pulses, room.seen = found, began
            with self._lock:
                if not self._rooms:
                    self._busy = False
                    return

    def _asked_about(self) -> list[tuple[int, _Room]]:
        with self._lock:
            for room_id in [key for key, room in self._rooms.items() if monotonic() - room.asked > LEFT_ALONE]:
                del self._rooms[room_id]
            return list(self._rooms.items())


def following(store: Store) -> Following:
    """Give what this server follows."""
    return store.companion(Following)
