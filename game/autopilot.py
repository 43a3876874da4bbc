"""The autopilot: moves a game along its lesson by itself, whether or not anybody's browser is open.

Every step is one conditional update on the game's row, so any number of servers may try it and one does.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.errors import Refused
from game.holding import held
from game.lesson_clock import over_at
from game.markets import created, start_place
from game.moving import close, move, open_first
from game.playing import Slot, play
from game.records import round_rows
from game.rules import Move, Phase, obvious
from game.seating import teams_of
from game.store import Store
from game.store.lesson_tables import Lesson
from game.store.tables import Game, Seat, Team

EARLY_SECONDS = 5
"""Between the last submission and an early close: time to take a hasty one back."""
CLOCKED = (Phase.BRIEFING.value, Phase.OPEN.value, Phase.REVEALED.value)
"""where a clock that runs out moves the game"""


def due(store: Store, session: Session, game: Game) -> Move | None:
    """Give the move that the clock or the autopilot makes now; an open round's clock needs no autopilot."""
    over = game.deadline is not None and over_at(game.deadline, game.phase) <= store.now()
    if game.phase == Phase.OPEN:
        early = early_close(session, game)
        return Move.CLOSE_ROUND if over or (early is not None and early <= store.now()) else None
    if over and game.phase in (Phase.BRIEFING, Phase.REVEALED) and is_on(session.get(Lesson, game.id)):
        return obvious(game.standpoint)
    return None


def is_on(lesson: Lesson | None) -> bool:
    """Tell whether the autopilot follows a game's plan."""
    return lesson is not None and lesson.autopilot


def early_close(session: Session, game: Game) -> datetime | None:
    """Give when the autopilot closes an open round because every team has submitted.

    Never while the clock stands: then the teacher has the word.
    """
    lesson = session.get(Lesson, game.id)
    if lesson is None or not (lesson.autopilot and lesson.early_close):
        return None
    if game.phase != Phase.OPEN or game.deadline is None:
        return None
    last = all_in_since(session, game)
    return None if last is None else last + timedelta(seconds=EARLY_SECONDS)


def all_in_since(session: Session, game: Game) -> datetime | None:
    """Give when the last team of people submitted for the open round; None while one is missing."""
    seated = select(Team.id).join(Seat, Seat.team_id == Team.id)
    wanted = set(session.scalars(seated.where(Team.game_id == game.id, Team.kind == "people").distinct()))
    rows = round_rows(session, game)
    moments = [rows[team].submitted_at for team in wanted if team in rows and rows[team].submitted is not None]
    at = [moment for moment in moments if moment is not None]
    return max(at) if at and len(at) == len(wanted) else None


def move_on(store: Store, game_id: int) -> bool:
    """Make the move that is due, if one is; tell whether this call made it."""
    with store.read() as session:
        game = session.get(Game, game_id)
        which = None if game is None else due(store, session, game)
    if which is None:
        return False
    try:
        slot = _open_first(store, game_id) if which == Move.OPEN_ROUND else _step(store, game_id, which)
    except Refused as refused:
        if refused.code in ("already_moved", "not_now"):
            return False
        raise
    return play(store, slot) if isinstance(slot, Slot) else slot


def _step(store: Store, game_id: int, which: Move) -> Slot | bool:
    """Make a move if it is still due; closing gives the round that is now to be played."""
    with store.write() as session:
        game = held(session, game_id)
        if game is None or due(store, session, game) != which:
            return False
        if which == Move.CLOSE_ROUND:
            return close(store, session, game)
        move(store, session, game, which)
        return True


def _open_first(store: Store, game_id: int) -> bool:
    with store.read() as session:
        game = session.get_one(Game, game_id)
        world = created(game, [team.firm for team in teams_of(session, game.id)])
    with store.write() as session:
        now = held(session, game_id)
        if now is None or due(store, session, now) != Move.OPEN_ROUND:
            return False
        open_first(store, session, now, world)
        place = start_place(now)
    store.worlds.keep(place, world)
    return True


def waiting(store: Store) -> list[int]:
    """List the games in which a move is due now."""
    clocked = Game.deadline.is_not(None) & Game.phase.in_(CLOCKED)
    with store.read() as session:
        games = session.scalars(select(Game).where(clocked).order_by(Game.deadline)).all()
        return [game.id for game in games if due(store, session, game) is not None]
