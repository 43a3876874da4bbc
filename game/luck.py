"""Measuring luck: a finished game's decisions are played again and again, in the background, one server at it.

The rows say all there is to know: a job, and one row for each re-run. So every screen sees how far it is, whoever
works; what a dead server left is taken over after :data:`SILENT_SECONDS`; a re-run that two servers make is kept once,
with the same bits. Between re-runs the work stops for as long as any class waits for a round.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock, Thread

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from game import aside, reruns
from game.bumps import tell_everybody
from game.errors import StoreRefused
from game.log import note
from game.playing import CLAIM_SECONDS
from game.records import record
from game.rules import Phase
from game.store import Store
from game.store.conditional import hits
from game.store.luck_tables import LuckJob, Rerun
from game.store.tables import Game
from sim.luck import ENOUGH, Parts, PlayedGame, seed_of

SILENT_SECONDS = 60
"""After this without a sign of life a job is taken for a dead server's."""
BREATH = 0.25
"""seconds between two looks at whether a class still waits"""

Many = Callable[[PlayedGame, Sequence[int]], Iterator[dict[int, Parts]]]
"""Plays a game with some seeds, at once or one after the other."""

log = logging.getLogger("liuke")

_COMPUTING = """
SELECT 1 FROM games g JOIN claims c ON c.game_id = g.id AND c.branch = g.branch AND c.round = g.round
WHERE g.phase = 'closed' AND NOT g.ready AND c.at > ? LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One finished line of play, and how far its re-runs are."""

    game: int
    branch: int
    done: int
    wanted: int


def work(store: Store, many: Many | None = None) -> None:
    """Make re-runs for this server's jobs, the one with the fewest first, until none is left."""
    while not store.closed.is_set():
        job = _next_job(store)
        if job is None:
            return
        try:
            _some(store, job, many or reruns.many)
        except StoreRefused as refused:
            if refused.code != "storage_busy":
                raise
            store.closed.wait(BREATH)
        except Exception as error:
            log.exception("Luck of game %s", job.game)
            _give_up(store, job, error)


def _next_job(store: Store) -> Job | None:
    mine = (LuckJob.owner == store.owner, LuckJob.failed.is_(None), LuckJob.done < LuckJob.wanted)
    at_its_end = (Game.id == LuckJob.game_id, Game.branch == LuckJob.branch, Game.phase == Phase.ENDED.value)
    with store.read() as session:
        found = session.scalar(
            select(LuckJob).join(Game, at_its_end[0]).where(*mine, *at_its_end).order_by(LuckJob.done)
        )
        return None if found is None else Job(found.game_id, found.branch, found.done, found.wanted)


def _some(store: Store, job: Job, many: Many) -> None:
    """Make the next few re-runs, and keep each as soon as it is there."""
    with store.read() as session:
        found = record(store, session, session.get_one(Game, job.game))
        played, seed = reruns.played_game(found), found.game.seed
    numbers = range(job.done + 1, min(job.done + aside.workers(), job.wanted) + 1)
    _let_classes_pass(store)
    begun = time.perf_counter()
    for number, parts in zip(numbers, many(played, [seed_of(seed, number) for number in numbers]), strict=True):
        now = time.perf_counter()
        if not _keep(store, job, number, parts, now - begun):
            return
        begun = now


def _let_classes_pass(store: Store) -> None:
    """Wait for as long as a class waits for a round, on whatever server."""
    while store.peek(_COMPUTING, (store.now().timestamp() - CLAIM_SECONDS,)) and not store.closed.is_set():
        store.closed.wait(BREATH)


def _keep(store: Store, job: Job, number: int, parts: dict[int, Parts], seconds: float) -> bool:
    """Write one re-run, if it is the next and the job is still this server's; tell whether it was."""
    values = {"done": number, "seconds": LuckJob.seconds + seconds, "at": store.now()}
    with store.write() as session:
        mine = (*_here(job.game, job.branch), LuckJob.owner == store.owner, LuckJob.done == number - 1)
        if hits(session, update(LuckJob).where(*mine).values(values)) != 1:
            return False
        kept = {str(team): points for team, points in parts.items()}
        session.add(Rerun(game_id=job.game, branch=job.branch, number=number, parts=kept))
        if number == job.wanted:
            note(store, session, None, "luck_measured", session.get_one(Game, job.game), runs=number)
        if number in (ENOUGH, job.wanted):
            tell_everybody(session, job.game)
    return True


def _give_up(store: Store, job: Job, error: Exception) -> None:
    """Say on every screen that it did not work; the button tries again from where it stands."""
    with store.write() as session:
        mine = (*_here(job.game, job.branch), LuckJob.owner == store.owner)
        hits(session, update(LuckJob).where(*mine).values(failed=repr(error)))
        tell_everybody(session, job.game)


def take_up(store: Store, session: Session, game: Game, rounds: int, wanted: int) -> bool:
    """Make this server measure a game's luck, unless a living one is at it or all is done; tell whether it does."""
    job = session.get(LuckJob, (game.id, game.branch))
    if job is None:
        session.add(
            LuckJob(
                game_id=game.id,
                branch=game.branch,
                rounds=rounds,
                wanted=wanted,
                done=0,
                seconds=0.0,
                owner=store.owner,
                at=store.now(),
                failed=None,
            )
        )
        return True
    again = {"failed": None, "owner": store.owner, "at": store.now()}
    given_up = LuckJob.failed.is_not(None)
    return hits(session, update(LuckJob).where(*_here(game.id, game.branch), given_up).values(again)) == 1


def take_over(store: Store, game_id: int) -> bool:
    """Go on with the re-runs of a game whose server died, if there are any; tell whether this server does."""
    silent = LuckJob.at < store.now() - timedelta(seconds=SILENT_SECONDS)
    unfinished = (LuckJob.failed.is_(None), LuckJob.done < LuckJob.wanted, silent)
    with store.write() as session:
        game = session.get_one(Game, game_id)
        mine = {"owner": store.owner, "at": store.now()}
        return hits(session, update(LuckJob).where(*_here(game.id, game.branch), *unfinished).values(mine)) == 1


def _here(game_id: int, branch: int) -> tuple[ColumnElement[bool], ...]:
    return (LuckJob.game_id == game_id, LuckJob.branch == branch)


_threads: dict[str, Thread] = {}
_waking = Lock()


def wake(store: Store) -> None:
    """Let this server's jobs be worked on in the background, in one thread however many there are."""
    with _waking:
        if store.owner not in _threads:
            _threads[store.owner] = Thread(target=_in_background, args=(store,), name="luck", daemon=True)
            _threads[store.owner].start()


def _in_background(store: Store) -> None:
    try:
        while True:
            work(store)
            with _waking:
                if store.closed.is_set() or _next_job(store) is None:
                    del _threads[store.owner]
                    return
    except Exception:
        log.exception("Luck waits")  # whoever looks after a while takes it over: see take_over
        with _waking:
            _threads.pop(store.owner, None)
