"""What a class sent, held against what stands in the database: nothing may be lost."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import isclose

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.store import open_store
from game.store.round_tables import Decision, DraftChange
from game.store.tables import Member, Team
from sim.levers import Value

Key = tuple[int, int, int, int]
"""game, line of play, seat, round"""
Answered = AbstractSet[tuple[str, int]]
"""session and number of each request that a run of a script answered"""


@dataclass(slots=True)
class Edit:
    """A lever that somebody set."""

    game: int
    branch: int
    seat: int
    round: int
    who: str
    lever: str
    value: Value
    session: str = ""
    told: range | None = None
    """the requests that told of it, where the same person set the lever again; with none of them answered, the server
    cannot have taken note of it"""

    @property
    def stood(self) -> bool:
        """Whether the same person left it as it was."""
        return self.told is None

    @property
    def numbers(self) -> set[tuple[str, int]]:
        """Every request that told of it, where it did not stand."""
        return {(self.session, number) for number in self.told or ()}

    @property
    def round_of_team(self) -> Key:
        """Where it belongs."""
        return self.game, self.branch, self.seat, self.round

    @property
    def place(self) -> tuple[Key, str]:
        """What it is about."""
        return self.round_of_team, self.lever


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A plan that somebody submitted and saw acknowledged."""

    game: int
    branch: int
    seat: int
    round: int
    who: str
    reason: str
    guess: float

    @property
    def round_of_team(self) -> Key:
        """Where it belongs."""
        return self.game, self.branch, self.seat, self.round


@dataclass(slots=True)
class Ledger:
    """Everything that a class sent."""

    edits: list[Edit] = field(default_factory=list)
    handed_in: list[HandedIn] = field(default_factory=list)

    def heard(self, answered: Answered) -> list[Edit]:
        """Give the edits that the server was told of, and those that stood to the end."""
        return [edit for edit in self.edits if edit.stood or edit.numbers & answered]

    def unsaved(self, database: str) -> list[str]:
        """Say which edits that stood to the end do not stand in the database by now; a line may be slow."""
        store = open_store(database)
        try:
            with store.read() as session:
                return list(_Kept(session).standing_otherwise(self.edits))
        finally:
            store.close()

    def lost(self, database: str, answered: Answered = frozenset()) -> list[str]:
        """Say what is not in the database as it was sent; nothing, if all is well.

        What the same person set again counts where the server is known to have been told of it.
        """
        store = open_store(database)
        try:
            with store.read() as session:
                kept, heard = _Kept(session), self.heard(answered)
                return [*kept.lost_drafts(heard), *kept.lost_submissions(self.handed_in, heard)]
        finally:
            store.close()


class _Kept:
    """What the database holds."""

    def __init__(self, session: Session) -> None:
        seats = {team.id: team.seat for team in session.scalars(select(Team))}
        self._names = {member.id: member.name for member in session.scalars(select(Member))}
        self._changes: dict[Key, list[DraftChange]] = {}
        for change in session.scalars(select(DraftChange)):
            key = change.game_id, change.branch, seats[change.team_id], change.round
            self._changes.setdefault(key, []).append(change)
        self._decisions: dict[Key, Decision] = {
            (row.game_id, row.branch, seats[row.team_id], row.round): row for row in session.scalars(select(Decision))
        }

    def lost_drafts(self, edits: list[Edit]) -> Iterator[str]:
        """Say which edits were never saved, or no longer stand although nobody set anything else."""
        final = last(edits)
        for edit in edits:
            needless = edit is final[edit.place] and self._stands(edit)
            if not needless and not any(self._saves(change, edit) for change in self._of(edit)):
                yield f"never saved: {edit}"
        yield from self.standing_otherwise(edits)

    def standing_otherwise(self, edits: list[Edit]) -> Iterator[str]:
        """Say which levers do not stand as they were set last."""
        for edit in last(edits).values():
            if not self._stands(edit):
                yield f"does not stand: {edit}, {self._history(edit)}"

    def _of(self, edit: Edit) -> list[DraftChange]:
        return self._changes.get(edit.round_of_team, [])

    def _stands(self, edit: Edit) -> bool:
        row = self._decisions.get(edit.round_of_team)
        return row is not None and row.draft is not None and same(row.draft[edit.lever], edit.value)

    def _history(self, edit: Edit) -> str:
        """Say what became of a lever in the round, for whoever has to find out why."""
        touched = [change for change in self._of(edit) if edit.lever in change.values]
        steps = [f"{change.at:%H:%M:%S.%f} {self._names[change.member_id]}: {change.values}" for change in touched]
        return f"but: {'; '.join(steps) or 'nobody touched it'}"

    def _saves(self, change: DraftChange, edit: Edit) -> bool:
        mine = self._names[change.member_id] == edit.who and edit.lever in change.values
        return mine and same(change.values[edit.lever], edit.value)

    def lost_submissions(self, handed_in: list[HandedIn], edits: list[Edit]) -> Iterator[str]:
        """Say which submissions do not stand, or do not hold what the team had set last, or were not played."""
        for plan in handed_in:
            row = self._decisions.get(plan.round_of_team)
            if row is None or row.submitted is None or row.submitted_by is None:
                yield f"never submitted: {plan}"
                continue
            said = (self._names[row.submitted_by], row.reason, row.predicted_retention)
            if said[:2] != (plan.who, plan.reason) or not same(said[2], plan.guess):
                yield f"submitted otherwise: {plan}, but {said}"
            if row.source != "submitted" or row.played != row.submitted:
                yield f"not played: {plan}, but {row.source}"
            mine = [edit for edit in last(edits).values() if edit.round_of_team == plan.round_of_team]
            yield from (f"not submitted: {edit}" for edit in mine if not same(row.submitted[edit.lever], edit.value))


def last(edits: list[Edit]) -> dict[tuple[Key, str], Edit]:
    """Give what was set last on each lever; each has one person who sets it."""
    return {edit.place: edit for edit in edits}


def same(one: object, other: object) -> bool:
    """Tell whether two values of a lever are equal."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)
    return one == other
