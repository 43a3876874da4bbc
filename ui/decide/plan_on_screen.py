"""A team's plan as it stands on one screen: it follows every change, mostly without the page being drawn anew.

Forty screens show a plan, and each change of one is a change on five of them. So what depends on a plan stands in parts
of the page (:mod:`ui.parts`), and a beat, or the saving of one's own change, has only those drawn that are others now.
The whole page is drawn where a tab has changed hands, or where something has to be told.
"""

from collections.abc import Hashable, Mapping, Sequence
from contextlib import suppress
from time import monotonic

from game.actors import Actor
from game.commands.projecting import project
from game.errors import Refused
from game.projecting.desks import Place, desks
from game.shown.projection import Projection
from game.views import Desk, Pulse, desk
from sim.levers import Group
from sim.scenario import Scenario
from ui import live, parts, rest, turns
from ui.decide import draft_sync, notices
from ui.decide.lever_words import BELOW, SECTIONS
from ui.store import store

IN_A_CROWD = 3.0
"""seconds between two changes that are drawn where the server has its hands full: then several are drawn at once"""
BAR, HAND_IN, MARK, FORWARD = "plan-bar", "plan-hand-in", "plan-mark", "plan-forward"


def section(group: Group, place: int) -> str:
    """Name the part that holds the cards of a group's section."""
    return f"plan-{group}-{place}"


_KEYS: Mapping[str, tuple[str, ...]] = {
    section(group, place): (*keys, *(BELOW[key] for key in keys if key in BELOW))
    for group, sections in SECTIONS.items()
    for place, (_title, keys) in enumerate(sections)
}
"""part -> the levers and aims whose cards it holds"""


def part_with(key: str) -> str:
    """Name the part that holds the card of a lever or an aim."""
    return next(part for part, keys in _KEYS.items() if key in keys)


class PlanOnScreen:
    """The plan as one drawing of the page shows it; it lives until the page is drawn anew."""

    def __init__(self, view: Desk, scenario: Scenario, scope: str, team_version: int, branch: int = 0) -> None:
        self.view, self.scenario, self.scope = view, scenario, scope
        self._team_version = team_version
        self._followed = monotonic()
        self._place = Place(view.game_id, branch, view.round, view.team.id)
        self._seen: tuple[int, int] | None = None
        self._projection: Projection | None = None
        self._shown: dict[str, int] = {}

    def projection(self, actor: Actor, part: str) -> Projection | None:
        """Give, for a part that shows it, what is known of the draft run forward; None where nobody may know."""
        self._shown[part] = number = desks(store()).number(self._place)
        seen = (self.view.draft.version, number)
        if seen != self._seen and self.view.may_edit:
            with suppress(Refused):  # of a store that is busy, or a round that has just closed
                self._projection, self._seen = project(store(), actor), seen
        return self._projection

    def show_further(self) -> None:
        """Have the parts drawn that show an older range than there is; not where others wait to be drawn at all."""
        number = desks(store()).number(self._place)
        if not turns.is_crowded():
            parts.draw_anew(part for part, shown in self._shown.items() if shown != number)

    def at_rest(self, seen: Pulse) -> rest.WaitsFor | None:
        """Wait for a newer range; None where the screen does not show yet what the team and the server have."""
        desk_of_all = desks(store())
        number = desk_of_all.number(self._place)
        follows = seen.team_version == self._team_version and draft_sync.has_latest(self.scope)
        if not follows or any(shown != number for shown in self._shown.values()):
            return None
        return lambda _now: desk_of_all.number(self._place)

    def follows(self, actor: Actor, drawn: str = "") -> bool:
        """Let every part show the plan as it is now; False where only a page can, or a part that is drawn anyway waits.

        What is drawn twice before it reaches the browser goes there once, as it was last, and what the first drawing
        put into a field is lost on the way. So nothing is drawn before the browser has what was drawn before.
        """
        if not drawn and turns.is_crowded() and monotonic() - self._followed < IN_A_CROWD:
            return True
        beat = live.now(actor) if parts.is_alone() else None
        if beat is None or (beat.team_version == self._team_version and draft_sync.has_latest(self.scope)):
            return True
        if not (draft_sync.has_latest(self.scope) and draft_sync.has_all(self.scope, self.view)):
            return not drawn and draft_sync.is_on_its_way(self.scope)
        now, before = desk(store(), actor), self.view
        if _controls(now) != _controls(before) or not draft_sync.follows(self.scope, now):
            return False
        self.view, self._team_version, self._followed = now, beat.team_version, monotonic()
        changed = [part for part, keys in _KEYS.items() if _cards(now, keys) != _cards(before, keys)]
        parts.draw_anew(part for part in (*changed, FORWARD, HAND_IN, BAR, MARK) if part != drawn)
        notices.tell(self.scope)
        return True


def _controls(view: Desk) -> Hashable:
    """Give what decides which controls there are, and what stands beside them."""
    tabs = tuple(
        (one.key, one.may_edit, one.mine, one.helpers, tuple(owner.name for owner in one.owners)) for one in view.tabs
    )
    return view.phase, view.round, view.may_edit, tabs


def _cards(view: Desk, keys: Sequence[str]) -> Hashable:
    """Give what the cards of some levers show."""
    values, costs = view.draft.values.as_dict(), view.draft.planned
    last = {change.lever: (change.by, change.at) for change in view.changes}
    return tuple((values[key], costs.get(key), last.get(key)) for key in keys)
