"""Going back: an earlier round is opened again on a new branch, and nothing is lost."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.lineage import lineage
from game.log import note
from game.playing import Slot, blank
from game.rules import back_to
from game.store import Store
from game.store.round_tables import Branch, Decision
from game.store.tables import Game
from game.transitions import shift


def go_back(store: Store, teacher: Actor, game_id: int, round_number: int) -> int:
    """Open an earlier (or this) round again on a new branch, drafts kept, nothing deleted; give the branch.

    The clock starts when the teacher extends it.
    """
    require_teacher(teacher)
    with store.write() as session:
        game = room_game(session, game_id)
        parent, left = game.branch, game.round
        branch = _new_branch(session, game)
        there = back_to(round_number, branch, game.standpoint)
        holder = lineage(session, game.id, parent).holder(round_number)
        shift(session, game, there, deadline=None, paused_seconds=None)
        session.add(
            Branch(game_id=game.id, number=branch, parent=parent, from_round=round_number, created_at=store.now())
        )
        session.flush()
        _take_along(session, Slot(game.id, holder, round_number), branch)
        note(store, session, teacher, "go_back", game, left=left, round=round_number, branch=branch)
    return branch


def _new_branch(session: Session, game: Game) -> int:
    return 1 + (session.scalar(select(func.max(Branch.number)).where(Branch.game_id == game.id)) or 0)


def _take_along(session: Session, slot: Slot, branch: int) -> None:
    """Copy the drafts of a round to the new branch; what was handed in becomes the draft."""
    here = (Decision.game_id == slot.game, Decision.branch == slot.branch, Decision.round == slot.round)
    for old in session.scalars(select(Decision).where(*here)).all():
        new = blank(Slot(slot.game, branch, slot.round), old.team_id)
        new.version, new.draft, new.draft_by, new.draft_at = old.version, old.draft, old.draft_by, old.draft_at
        session.add(new)
