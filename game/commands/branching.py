"""Going back: an earlier round is opened again on a new branch, and nothing is lost."""

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.errors import Refused
from game.lineage import lineage
from game.lines import Line, enter, leave, line_of
from game.log import note
from game.playing import Slot, blank
from game.rules import Standpoint, back_to
from game.store import Store
from game.store.round_tables import Branch, Decision
from game.store.tables import Game
from game.transitions import shift


def go_back(store: Store, teacher: Actor, game_id: int, round_number: int, branch: int | None = None) -> int:
    """Open an earlier (or this) round again on a new branch, drafts kept, nothing deleted; give the branch.

    The round is one of the line of play at hand, or of another one (``branch``). The clock starts when the teacher
    extends it.
    """
    require_teacher(teacher)
    with store.write() as session:
        return reopen(store, session, room_game(session, game_id), round_number, teacher, branch)


def reopen(  # noqa: PLR0913, PLR0917 - who opens which round of which line again
    store: Store, session: Session, game: Game, round_number: int, who: Actor, branch: int | None = None
) -> int:
    """Open a round again on a new branch, within a transaction; give the branch."""
    parent, left = game.branch if branch is None else branch, game.round
    new = _new_branch(session, game)
    there = back_to(round_number, new, _standing_on(session, game, branch))
    holder = lineage(session, game.id, parent).holder(round_number)
    _move(session, game, there)
    session.add(Branch(game_id=game.id, number=new, parent=parent, from_round=round_number, created_at=store.now()))
    session.flush()
    _take_along(session, Slot(game.id, holder, round_number), new)
    note(store, session, who, "go_back", game, left=left, round=round_number, branch=new)
    return new


def return_to(store: Store, teacher: Actor, game_id: int, branch: int) -> None:
    """Take up another line of play exactly where it was left, as if the class had never gone back.

    Raises:
        Refused: ``no_such_line``; ``round_computing``.
    """
    require_teacher(teacher)
    with store.write() as session:
        resume(store, session, room_game(session, game_id), branch, teacher)


def resume(store: Store, session: Session, game: Game, branch: int, who: Actor) -> None:
    """Take up another line of play, within a transaction; refused likewise."""
    line = line_of(session, game, branch)
    if line.current:
        raise Refused("no_such_line", line=branch)
    _refuse_computing(game)
    _move(session, game, line.here)
    enter(session, game)
    note(store, session, who, "return_to", game, round=game.round, branch=branch)


def _standing_on(session: Session, game: Game, branch: int | None) -> Standpoint:
    """Give where the line stands on which one goes back."""
    if branch is None or branch == game.branch:
        return game.standpoint
    _refuse_computing(game)
    line: Line = line_of(session, game, branch)
    return replace(line.here, rounds=game.rounds)


def _refuse_computing(game: Game) -> None:
    if game.standpoint.computing:
        raise Refused("round_computing", round=game.round)


def _move(session: Session, game: Game, there: Standpoint) -> None:
    """Leave the line at hand for another place, the clock off; whoever comes second is told so."""
    leave(session, game)
    session.flush()
    shift(session, game, there, deadline=None, paused_seconds=None)


def _new_branch(session: Session, game: Game) -> int:
    return 1 + (session.scalar(select(func.max(Branch.number)).where(Branch.game_id == game.id)) or 0)


def _take_along(session: Session, slot: Slot, branch: int) -> None:
    """Copy the drafts of a round to the new branch; what was handed in becomes the draft."""
    here = (Decision.game_id == slot.game, Decision.branch == slot.branch, Decision.round == slot.round)
    for old in session.scalars(select(Decision).where(*here)).all():
        new = blank(Slot(slot.game, branch, slot.round), old.team_id)
        new.version, new.draft, new.draft_by, new.draft_at = old.version, old.draft, old.draft_by, old.draft_at
        session.add(new)
