"""Which branch holds a round: going back forks the line of play, and earlier rounds stay with the parent."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.rules import PRACTICE_BRANCH, PRACTICE_ROUND
from game.store.round_tables import Branch


@dataclass(frozen=True, slots=True)
class Lineage:
    """One branch of a game with what it descends from."""

    branch: int
    parents: Mapping[int, tuple[int | None, int]]
    """branch -> (parent, first round of its own)"""

    def holder(self, round_number: int) -> int:
        """Give the branch on which a round of this line was played."""
        if round_number == PRACTICE_ROUND:
            return PRACTICE_BRANCH
        branch = self.branch
        parent, first = self.parents[branch]
        while round_number < first and parent is not None:
            branch = parent
            parent, first = self.parents[branch]
        return branch


def lineage(session: Session, game_id: int, branch: int) -> Lineage:
    """Give a branch's line of play."""
    rows = session.execute(select(Branch.number, Branch.parent, Branch.from_round).where(Branch.game_id == game_id))
    return Lineage(branch, {number: (parent, first) for number, parent, first in rows})
