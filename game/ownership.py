"""Whose tab is whose: who may change which levers of a team's draft.

Who holds a role looks after the tab of that name; the leader looks after all. Teammates see every tab, and may change

* a tab that nobody looks after: no member has the role, or those who have it are away;
* a tab where they help out: one tap, good for the round, and the whole team sees it.

So a team of three or with somebody ill is never stuck, and nobody's work is changed by mistake. Handing in is not tied
to a role: any member may, and everybody sees who did.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.errors import Refused
from game.presence import is_online
from game.rules import LEADER
from game.store.round_tables import Helping
from game.store.tables import Game, Member, Seat
from sim.levers import EVERY_LEVER, Group

TABS = tuple(group.value for group in Group)
"""The tabs of the form; each is also the name of the role that looks after it."""


@dataclass(frozen=True, slots=True)
class Crew:
    """The members of a team: what each looks after, who is here, and who helps out where in this round."""

    roles: Mapping[int, str]
    names: Mapping[int, str]
    here: frozenset[int]
    helping: frozenset[tuple[int, str]]

    def owners(self, tab: str) -> tuple[int, ...]:
        """List who looks after a tab, the leader aside."""
        return tuple(member for member, role in self.roles.items() if role == tab)

    def owns(self, member: int, tab: str) -> bool:
        """Tell whether a member looks after a tab."""
        return self.roles.get(member) in (LEADER, tab)

    def may_change(self, member: int, tab: str) -> bool:
        """Tell whether a member may change the levers of a tab now."""
        if self.owns(member, tab) or (member, tab) in self.helping:
            return True
        return member in self.roles and not any(owner in self.here for owner in self.owners(tab))


def crew_of(session: Session, game: Game, team_id: int, now: datetime) -> Crew:
    """Read the members of a team, in the order in which they joined."""
    seated = (
        select(Seat.role, Member.id, Member.name, Member.seen_at)
        .join(Member, Member.id == Seat.member_id)
        .where(Seat.game_id == game.id, Seat.team_id == team_id)
        .order_by(Member.id)
    )
    people = session.execute(seated).all()
    round_at_hand = (Helping.game_id == game.id, Helping.branch == game.branch, Helping.round == game.round)
    helping = session.execute(select(Helping.member_id, Helping.tab).where(*round_at_hand))
    return Crew(
        roles={member: role for role, member, _name, _seen in people},
        names={member: name for _role, member, name, _seen in people},
        here=frozenset(member for _role, member, _name, seen_at in people if is_online(seen_at, now)),
        helping=frozenset((member, tab) for member, tab in helping),
    )


def refuse_foreign(crew: Crew, member: int, levers: Iterable[str]) -> None:
    """Refuse (``not_your_tab``) levers of tabs that a teammate looks after and where the member does not help out."""
    foreign = sorted(lever for lever in levers if not crew.may_change(member, EVERY_LEVER[lever].group))
    if not foreign:
        return
    tabs = [tab for tab in TABS if any(EVERY_LEVER[lever].group == tab for lever in foreign)]
    owners = [crew.names[owner] for tab in tabs for owner in crew.owners(tab)]
    raise Refused("not_your_tab", changed=foreign, tabs=tabs, by=list(dict.fromkeys(owners)))
