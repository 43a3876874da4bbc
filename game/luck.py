"""Measuring luck: a finished game's decisions are played again and again, in the background, one server at it.

First with the game's own seed: what comes out then must be the game's own result, to the last bit, or else the engine
is another one than the game was played on. Then with fresh seeds, all by one engine.

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

from sqlalchemy import ColumnElement, delete, select, update
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
from game.store.luck_tables import LuckJob, Rerun, TeamParts
from game.store.tables import Game
from sim import engine
from sim.luck import ENOUGH, Parts, PlayedGame, seed_of

SILENT_SECONDS = 60
"""After this without a sign of life a job is taken for a dead server's."""
OWN = 0
"""number of the re-run with the game's own seed"""
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
    proved: bool
    """the game's own seed has been tried"""

    def next(self, most: int) -> list[int]:
        """Give the numbers of the re-runs to be made next."""
        fresh = range(self.done + 1, min(self.done + most, self.wanted) + 1)
        return [*fresh] if self.proved else [OWN, *fresh]


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
        if found is None:
            return None
        return Job(found.game_id, found.branch, found.done, found.wanted, found.own is not None)


def _some(store: Store, job: Job, many: Many) -> None:
    """Make the next few re-runs, and keep each as soon as it is there."""
    with store.read() as session:
        found = record(store, session, session.get_one(Game, job.game))
        played, seed = reruns.played_game(found), found.game.seed
    numbers = job.next(aside.at_once())
    seeds = [seed if number == OWN else seed_of(seed, number) for number in numbers]
    let_classes_pass(store)
    begun = time.perf_counter()
    for number, parts in zip(numbers, many(played, seeds), strict=True):
        now = time.perf_counter()
        kept = {str(team): points for team, points in parts.items()}
        if not (_prove(store, job, kept) if number == OWN else _keep(store, job, number, kept, now - begun)):
            return
        begun = now


def let_classes_pass(store: Store) -> None:
    """Wait for as long as a class waits for a round, on whatever server."""
    while store.peek(_COMPUTING, (store.now().timestamp() - CLAIM_SECONDS,)) and not store.closed.is_set():
        store.closed.wait(BREATH)


def _prove(store: Store, job: Job, own: TeamParts) -> bool:
    """Write what the game's own seed gives, if the job is still this server's; tell whether it was."""
    with store.write() as session:
        mine = (*_here(job.game, job.branch), LuckJob.owner == store.owner)
        return hits(session, update(LuckJob).where(*mine).values(own=own, at=store.now())) == 1


def _keep(store: Store, job: Job, number: int, parts: TeamParts, seconds: float) -> bool:
    """Write one re-run, if it is the next and the job is still this server's; tell whether it was."""
    values = {"done": number, "seconds": LuckJob.seconds + seconds, "at": store.now()}
    with store.write() as session:
        mine = (*_here(job.game, job.branch), LuckJob.owner == store.owner, LuckJob.done == number - 1)
        if hits(session, update(LuckJob).where(*mine).values(values)) != 1:
            return False
        session.add(Rerun(game_id=job.game, branch=job.branch, number=number, parts=parts))
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
    if session.get(LuckJob, (game.id, game.branch)) is not None:
        return _take(store, session, game, LuckJob.failed.is_not(None))
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
            engine=engine.of_game(game.scenario),
            own=None,
        )
    )
    return True


def take_over(store: Store, game_id: int) -> bool:
    """Go on with the re-runs of a game whose server died, if there are any; tell whether this server does."""
    silent = LuckJob.at < store.now() - timedelta(seconds=SILENT_SECONDS)
    unfinished = (LuckJob.failed.is_(None), LuckJob.done < LuckJob.wanted, silent)
    with store.write() as session:
        return _take(store, session, session.get_one(Game, game_id), *unfinished)


def _take(store: Store, session: Session, game: Game, *free: ColumnElement[bool]) -> bool:
    """Make a job this server's, if it is free; what another engine has made of it is made anew."""
    here = _here(game.id, game.branch)
    mine = {"failed": None, "owner": store.owner, "at": store.now()}
    if hits(session, update(LuckJob).where(*here, *free).values(mine)) != 1:
        return False
    today = engine.of_game(game.scenario)
    others = {"engine": today, "own": None, "done": 0, "seconds": 0.0}
    if hits(session, update(LuckJob).where(*here, LuckJob.engine.is_distinct_from(today)).values(others)):
        session.execute(delete(Rerun).where(Rerun.game_id == game.id, Rerun.branch == game.branch))
    return True


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
