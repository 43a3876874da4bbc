"""The clock keeper: one thread of the server that moves every game on when its time has come, with no browser open.

It also leaves a sign of life every few seconds. Where nobody did for a while (the server was down, the laptop slept,
somebody set the clock), no class loses time by it: what was left on every clock then is left now. After a long absence
clocks stand paused, so that nothing begins without anybody there.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock, Thread

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from game.autopilot import CLOCKED, move_on, waiting
from game.bumps import tell_everybody
from game.errors import StoreRefused
from game.log import note
from game.playing import left_behind, take_over
from game.store import Store
from game.store.conditional import hits
from game.store.lesson_tables import Heartbeat
from game.store.tables import Game

TICK = 1.0
"""seconds between two looks"""
BEAT = timedelta(seconds=5)
"""between two signs of life"""
AWAY = timedelta(seconds=15)
"""Without a sign of life for this long nobody kept the time."""
LONG = timedelta(minutes=10)
"""After an absence longer than this the clocks stand paused."""
THE_ONE = 1

log = logging.getLogger("liuke")
_threads: dict[str, Thread] = {}
_beginning = Lock()


def begin(store: Store) -> None:
    """Keep this store's clocks from now on, in one thread however often this is called."""
    with _beginning:
        known = _threads.get(store.owner)
        if store.closed.is_set() or (known is not None and known.is_alive()):
            return
        _threads[store.owner] = Thread(target=Keeper(store).keep, name="lesson keeper", daemon=True)
        _threads[store.owner].start()


@dataclass
class Keeper:
    """Keeps the clocks of one store."""

    store: Store
    looked: datetime | None = None
    """when this server last looked at its own clock"""

    def keep(self) -> None:
        """Look every second until the store is given back."""
        while not self.store.closed.wait(TICK):
            self.tick()

    def tick(self) -> None:
        """Give a sign of life, and make every move that is due; what fails is tried again at the next tick."""
        try:
            self.beat()
            for game_id in waiting(self.store):
                _attend(self.store, game_id, move_on)
            for game_id in left_behind(self.store):
                _attend(self.store, game_id, take_over)
        except StoreRefused as refused:
            if not self.store.closed.is_set():
                log.warning("The lesson clock waits for the store: %s", refused)
        except Exception:
            if not self.store.closed.is_set():
                log.exception("The lesson clock")

    def beat(self) -> None:
        """Leave a sign of life; after a silence, first give every clock what was left when it began."""
        now = self.store.now()
        with self.store.read() as session:
            row = session.get(Heartbeat, THE_ONE)
            heard = None if row is None else row.at
        if heard is None:
            _first_beat(self.store, now)
        elif now - heard > AWAY or self._set_back(heard, now):
            _make_up(self.store, heard, now)
        elif now - heard >= BEAT:
            with self.store.write() as session:
                _claim(session, heard, now)
        self.looked = now

    def _set_back(self, heard: datetime, now: datetime) -> bool:
        """Tell whether somebody set this machine's clock back: it shows less than it did, and than was heard."""
        return self.looked is not None and self.looked - now > AWAY and heard - now > AWAY


def _attend(store: Store, game_id: int, move: Callable[[Store, int], bool]) -> None:
    """Move one game on; a game that cannot be moved holds up no other."""
    try:
        move(store, game_id)
    except StoreRefused:
        raise
    except Exception:
        log.exception("Game %s could not be moved on", game_id)


def _first_beat(store: Store, now: datetime) -> None:
    try:
        with store.write() as session:
            session.add(Heartbeat(id=THE_ONE, at=now))
    except IntegrityError:  # another server was first
        return


def _claim(session: Session, heard: datetime, now: datetime) -> bool:
    """Take the beat that was heard for this server's, unless another was quicker."""
    mine = (Heartbeat.id == THE_ONE, Heartbeat.at == heard)
    return hits(session, update(Heartbeat).where(*mine).values(at=now)) == 1


def _make_up(store: Store, heard: datetime, now: datetime) -> None:
    """Give every running clock what was left on it when time stopped being kept."""
    running = select(Game).where(Game.deadline.is_not(None), Game.phase.in_(CLOCKED)).with_for_update()
    with store.write() as session:
        if not _claim(session, heard, now):
            return
        for game in session.scalars(running).all():
            left = max(game.deadline - heard, timedelta(seconds=1)) if game.deadline else timedelta()
            long = abs(now - heard) > LONG
            game.deadline = None if long else now + left
            game.paused_seconds = left.total_seconds() if long else None
            minutes = round((now - heard).total_seconds() / 60, 1)
            note(store, session, None, "clock_paused_while_away" if long else "clock_made_up", game, minutes=minutes)
            session.flush()
            tell_everybody(session, game.id)
