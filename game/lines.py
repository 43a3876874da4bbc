"""The lines of play of a game: going back begins a new one, and the one that was left stays as it stood."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.errors import Refused
from game.lineage import lineage
from game.records import Record
from game.rules import Phase, Standpoint
from game.store.round_tables import Branch
from game.store.tables import Game


@dataclass(frozen=True, slots=True)
class Line:
    """One line of play and where it stands: the current one with the game, another where it was left."""

    number: int
    parent: int | None
    from_round: int
    created_at: datetime
    current: bool
    here: Standpoint


def lines_of(session: Session, game: Game) -> tuple[Line, ...]:
    """List the lines that were ever played, oldest first; none during practice."""
    rows = session.scalars(select(Branch).where(Branch.game_id == game.id).order_by(Branch.number))
    begun = (row for row in rows if row.number == game.branch or row.left_phase is not None)
    return tuple(
        Line(row.number, row.parent, row.from_round, row.created_at, row.number == game.branch, stands(game, row))
        for row in begun
    )


def stands(game: Game, row: Branch) -> Standpoint:
    """Give where a line stands."""
    if row.number == game.branch or row.left_phase is None or row.left_round is None:
        return game.standpoint
    return Standpoint(Phase(row.left_phase), row.left_round, row.number, game.rounds, ready=bool(row.left_ready))


def line_of(session: Session, game: Game, number: int) -> Line:
    """Give a line by its number; refuse (``no_such_line``) one that was never played."""
    found = next((line for line in lines_of(session, game) if line.number == number), None)
    if found is None:
        raise Refused("no_such_line", line=number)
    return found


def on_line(found: Record, number: int | None) -> Record:
    """Give the record of another line of the same game (None: the current one)."""
    if number is None or number == found.game.branch:
        return found
    line = line_of(found.session, found.game, number)
    return replace(found, line=lineage(found.session, found.game.id, number), here=line.here)


def leave(session: Session, game: Game) -> None:
    """Write down where the game stands, on the line that it is about to leave."""
    row = session.get(Branch, (game.id, game.branch))
    if row is not None:
        row.left_phase, row.left_round, row.left_ready = game.phase, game.round, game.ready


def enter(session: Session, game: Game) -> None:
    """Let the line on which the game now stands stand with it."""
    row = session.get_one(Branch, (game.id, game.branch))
    row.left_phase = row.left_round = row.left_ready = None
