"""Whose draft is run forward next: of each team only the newest, once for all who share it.

A page says in passing that it shows a team's desk (:meth:`Desks.want`); the desk is read when it is its turn, so a
draft that was changed meanwhile is never worked out. The work is handed to :mod:`game.exploring.waiting`: teams take
turns with each other and with those who try plans, and a class that waits for a round comes before all of them. What
came of it stays in memory, for the pages, and in the store, to be held against the result. One draft is worked out at
a time.
"""

import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Lock, Thread

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from game.errors import StoreRefused
from game.exploring.answers import Courses
from game.exploring.trial import Piece, led
from game.exploring.waiting import Waiting, waiting
from game.luck import let_classes_pass
from game.projecting.forward import before, name_of, pieces_of, range_of
from game.records import Record, record
from game.rules import Phase
from game.shown.projection import Projection, Range
from game.store import Store
from game.store.projection_tables import Projected
from game.store.round_tables import Decision
from game.store.tables import Game, Team
from sim.decisions import Decisions, check

SWITCH = "LIUKE_PROJECTIONS"
"""0: this server makes none"""
REMEMBERED = 512
"""teams whose range this server still knows"""
BREATH = 0.05
"""seconds between two looks whether a draft has been run forward"""

log = logging.getLogger("liuke")


@dataclass(frozen=True, slots=True)
class Place:
    """A team's desk in one round."""

    game: int
    branch: int
    round: int
    team: int

    @property
    def key(self) -> tuple[int, int, int, int]:
        """The first columns of the rows that belong here."""
        return (self.game, self.branch, self.round, self.team)


@dataclass(frozen=True, slots=True)
class Known:
    """The newest range of a desk, and the draft's version that it is of."""

    version: int
    range: Range
    number: int
    """another one for every range"""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands on a desk when its turn has come."""

    version: int
    name: str
    kept: Range | None
    pieces: tuple[Piece, ...]
    reported: float | None
    """retention in the round before, by the team's own report"""


def switched_on() -> bool:
    """Say whether this server makes projections."""
    return os.environ.get(SWITCH, "1") != "0"


class Desks:
    """The desks of one server: which wait for their turn, and what is known of each."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[Place, Known] = {}
        self._wanted: dict[Place, None] = {}
        self._lock = Lock()
        self._busy = False
        self._number = 0

    @property
    def over(self) -> bool:
        """The store is closed: nothing will be worked out any more."""
        return self._store.closed.is_set()

    def want(self, place: Place, version: int) -> None:
        """Have the newest draft of a desk run forward, unless that of this version is known."""
        with self._lock:
            known = self._known.get(place)
            if known is not None and known.version >= version:
                return
            self._wanted[place] = None
            if not self._busy:
                self._busy = True
                Thread(target=self._go_on, name="projecting", daemon=True).start()

    def projection(self, place: Place, version: int) -> Projection:
        """Give what is known of a desk whose draft has that version."""
        known = self._known.get(place)
        return Projection(known.range if known else None, known is not None and known.version >= version)

    def number(self, place: Place) -> int:
        """Give a number that another range would change; 0: there is none. It costs nothing to ask."""
        known = self._known.get(place)
        return known.number if known else 0

    def _go_on(self) -> None:
        while True:
            with self._lock:
                place = None if self.over or not self._wanted else next(iter(self._wanted))
                if place is None:
                    self._busy = False
                    return
            try:
                let_classes_pass(self._store)
                with self._lock:
                    self._wanted.pop(place, None)  # what is wanted from here on is newer than what is read now
                if not self.over:
                    self._turn(place)
            except Exception:  # of a store that is busy, or closed: whoever looks on wants it again
                log.exception("Running a draft forward")

    def _turn(self, place: Place) -> None:
        with self._store.read() as session:
            plan = _plan_at(self._store, session, place)
        if plan is None:
            return
        if plan.kept is not None:
            self._learn(place, plan.version, plan.kept)
            return
        person, line = f"team {place.team}", waiting(self._store)
        line.drop(person)
        key = f"{place.key} {plan.name}"
        line.ask(person, key, plan.pieces, led, partial(self._keep, place, plan))
        self._see_it_done(line, key)

    def _see_it_done(self, line: Waiting, key: str) -> None:
        """Wait until a question is answered, or given up."""
        while line.look(key)[0].under_way and not self._store.closed.wait(BREATH):
            pass

    def _keep(self, place: Place, plan: _Plan, courses: Courses) -> None:
        found = range_of(courses, plan.reported)
        with suppress(StoreRefused, IntegrityError), self._store.write() as session:
            if session.get(Projected, (*place.key, plan.name)) is None:
                session.add(_row(self._store, session, place, plan.name, found))
        self._learn(place, plan.version, found)

    def _learn(self, place: Place, version: int, found: Range) -> None:
        with self._lock:
            known = self._known.pop(place, None)
            self._number += 1
            newer = known is None or known.version <= version
            self._known[place] = Known(version, found, self._number) if known is None or newer else known
            while len(self._known) > REMEMBERED:
                del self._known[next(iter(self._known))]


def _plan_at(store: Store, session: Session, place: Place) -> _Plan | None:
    """Read what stands on a desk: the draft, or once the round is over what was played."""
    game, team = session.get(Game, place.game), session.get(Team, place.team)
    if game is None or team is None or team.kind == "absent":
        return None
    found = record(store, session, game)
    row = session.get(Decision, place.key)
    values = _values(found, row, place)
    if values is None:
        return None
    name = name_of(values)
    kept = session.get(Projected, (*place.key, name))
    known = None if kept is None else Range(kept.low, kept.expected, kept.high)
    pieces = () if known else pieces_of(found, team, place.round, values)
    return _Plan(0 if row is None else row.version, name, known, pieces, before(found, team, place.round))


def _values(found: Record, row: Decision | None, place: Place) -> Decisions | None:
    if row is not None and row.played is not None:
        return check(row.played, found.scenario)
    if (found.game.branch, found.game.round, found.game.phase) != (place.branch, place.round, Phase.OPEN):
        return None
    if row is not None and row.draft is not None:
        return check(row.draft, found.scenario)
    return found.last_values(place.round, found.session.get_one(Team, place.team))


def _row(store: Store, session: Session, place: Place, name: str, found: Range) -> Projected:
    game = session.get_one(Game, place.game)
    late = (game.branch, game.round, game.phase) != (place.branch, place.round, Phase.OPEN)
    return Projected(
        game_id=place.game,
        branch=place.branch,
        round=place.round,
        team_id=place.team,
        plan=name,
        low=found.low,
        expected=found.expected,
        high=found.high,
        late=late,
        at=store.now(),
    )


def desks(store: Store) -> Desks:
    """Give the desks of this server."""
    return store.companion(Desks)
