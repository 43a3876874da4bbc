"""Whose question is worked on: everybody gets a turn after the other, and a class that waits for a round comes first.

A turn is a bite of a question, as many pieces as there are workers; then it is the next person's. The first bite of
plans is one market with its plans apart: somebody waits to see anything. Where pages are waited for, the turns lie
apart. Two who ask the same have it worked out once. How far a question is stays in the memory of the server that was
asked; what came of it is kept (:mod:`game.exploring.answers`).
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock, Thread

from game import aside
from game.actors import Actor
from game.authority import require_player
from game.errors import Refused
from game.exploring import answers
from game.exploring.trial import Course, Piece, tried
from game.luck import let_classes_pass
from game.shown.exploring import TryingProgress
from game.store import Store

MOST = 3
"""questions that one person may have under way"""
REMEMBERED = 64
"""finished questions that this server still knows"""
STANDS_BACK = 3.0
"""times as long as a bite took, at the most, before the next where pages are waited for: three quarters of the time"""

Person = int | str | None
"""a member; None: the teacher; a text: who is no person (:mod:`game.projecting`)"""
Trial = Callable[[Piece], tuple[Course, ...]]
Keep = Callable[[answers.Courses], None]
Work = Callable[[Trial, Sequence[Piece]], Iterator[tuple[Course, ...]]]

log = logging.getLogger("liuke")


@dataclass(slots=True)
class Job:
    """One question, and what has come of it."""

    key: str
    pieces: tuple[Piece, ...]
    persons: set[Person]
    """who waits for it; nobody: it is given up"""
    trial: Trial = tried
    """what is done with each piece"""
    keep: Keep | None = None
    """what is done with the whole; None: it is kept for all who ask the same"""
    found: answers.Courses = field(default_factory=list)
    begun: float | None = None
    failed: bool = False

    @property
    def open(self) -> bool:
        """There is somebody to work on it for, and something to do."""
        return bool(self.persons) and not self.failed and len(self.found) < len(self.pieces)


def person_of(actor: Actor) -> int | None:
    """Give who waits for an answer."""
    return None if actor.kind == "teacher" else require_player(actor)


class Waiting:
    """The questions of one server, and the thread that works on them."""

    def __init__(self, store: Store, work: Work | None = None) -> None:
        self._store, self._work = store, work
        self._jobs: dict[str, Job] = {}
        self._order: deque[Person] = deque()
        self._lock = Lock()
        self._busy = False
        self._took = 0.0
        """seconds of the last bite"""

    def ask(
        self, person: Person, key: str, pieces: Sequence[Piece], trial: Trial = tried, keep: Keep | None = None
    ) -> None:
        """Have a question worked on; one that is under way already, or done, is not begun again.

        ``keep`` is told the whole answer, in the thread that works.

        Raises:
            Refused: ``too_many_questions``.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is not None and len(job.found) == len(job.pieces):
                return
            if sum(each.open and person in each.persons for each in self._jobs.values() if each is not job) >= MOST:
                raise Refused("too_many_questions", most=MOST)
            if job is None or not job.open:
                job = self._jobs[key] = Job(key, tuple(pieces), set(), trial, keep, [] if job is None else job.found)
            job.persons.add(person)
            if person not in self._order:
                self._order.append(person)
            self._forget_old()
            if not self._busy:
                self._busy = True
                Thread(target=self._go_on, name="exploring", daemon=True).start()

    def stop(self, person: Person, key: str) -> None:
        """Give a question up, unless others wait for it too; what is known so far stays."""
        with self._lock:
            if key in self._jobs:
                self._jobs[key].persons.discard(person)

    def drop(self, person: Person) -> None:
        """Give up what nobody has begun of a person's questions: they have a newer one."""
        with self._lock:
            for job in self._jobs.values():
                if job.begun is None:
                    job.persons.discard(person)

    def look(self, key: str) -> tuple[TryingProgress, answers.Courses]:
        """Give how far a question is, and what has come of it so far."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None:
                return TryingProgress("none", 0, 0), []
            return self._progress(job), list(job.found)

    def _progress(self, job: Job) -> TryingProgress:
        done, wanted = len(job.found), len(job.pieces)
        if done == wanted:
            return TryingProgress("done", done, wanted)
        if job.failed or not job.open:
            return TryingProgress("failed" if job.failed else "none", done, wanted)
        if job.begun is None or done == 0:
            return TryingProgress("waiting" if job.begun is None else "running", done, wanted, self._ahead(job))
        left = (time.monotonic() - job.begun) / done * (wanted - done)
        return TryingProgress("running", done, wanted, 0, left)

    def _ahead(self, job: Job) -> int:
        """Count the others who have a question under way."""
        others = {person for each in self._jobs.values() if each.open and each is not job for person in each.persons}
        return len(others - job.persons)

    def _go_on(self) -> None:
        """Work, bite by bite, until nobody waits."""
        while True:
            with self._lock:
                turn = None if self._store.closed.is_set() else self._next()
                if turn is None:
                    self._busy = False
                    return
            person, job = turn
            self._bite(job)
            with self._lock:
                if person not in self._order:
                    self._order.append(person)

    def _next(self) -> tuple[Person, Job] | None:
        """Give the person whose turn it is, and their first open question."""
        for _ in range(len(self._order)):
            person = self._order.popleft()
            job = next((each for each in self._jobs.values() if each.open and person in each.persons), None)
            if job is not None:
                return person, job
        return None

    def _bite(self, job: Job) -> None:
        try:
            let_classes_pass(self._store)
            aside.let_pages_pass(self._store.closed, STANDS_BACK * self._took)
            now = time.monotonic()
            job.begun = now if job.begun is None else job.begun
            for courses in self._worked_out(job):
                job.found.append(courses)
                if not job.open:
                    break
            self._took = time.monotonic() - now
            if len(job.found) == len(job.pieces):
                (job.keep or self._put(job.key))(job.found)
        except Exception:
            log.exception("Trying plans out")
            job.failed = True

    def _worked_out(self, job: Job) -> Iterator[tuple[Course, ...]]:
        """Work on the next pieces; of somebody's plans first on the first market alone, on its plans side by side."""
        work, first = self._work or aside.anywhere, job.pieces[0]
        if job.found or job.trial is not tried or len(first.plans) == 1:
            yield from work(job.trial, job.pieces[len(job.found) : len(job.found) + aside.at_once()])
        else:
            apart = work(job.trial, [replace(first, plans=(plan,)) for plan in first.plans])
            yield tuple(course for courses in apart for course in courses)

    def _put(self, key: str) -> Keep:
        return lambda found: answers.put(self._store, key, found)

    def _forget_old(self) -> None:
        finished = [key for key, job in self._jobs.items() if not job.open]
        for key in finished[: max(len(finished) - REMEMBERED, 0)]:
            del self._jobs[key]


def waiting(store: Store) -> Waiting:
    """Give the questions that are under way on this server."""
    return store.companion(Waiting)
