"""A team's plan as it stands on one screen: it follows every change, mostly without the page being drawn anew.

Forty screens show a plan, and each change of one is a change on five of them. Fields hold what is set in them anyway;
what else depends on a plan are words, in parts of the page (:mod:`ui.parts`): a beat, or the saving of one's own
change, has only those drawn whose words are others now. The whole page is drawn where more than words has changed: a
teammate set what has a field here, a tab changed hands, or a plan was handed in.
"""

from collections.abc import Hashable

from game.actors import Actor
from game.views import Desk, desk
from sim.levers import EVERY_LEVER, Group
from sim.scenario import Scenario
from ui import live, parts
from ui.decide import draft_sync, notices
from ui.store import store

BAR, CHANGES = "plan-bar", "plan-changes"


def tab(group: Group) -> str:
    """Name the part that holds a group's cards."""
    return f"plan-{group}"


class PlanOnScreen:
    """The plan as one drawing of the page shows it; it lives until the page is drawn anew."""

    def __init__(self, view: Desk, scenario: Scenario, scope: str, team_version: int) -> None:
        self.view, self.scenario, self.scope = view, scenario, scope
        self._team_version = team_version

    def follows(self, actor: Actor) -> bool:
        """Let all words be of the plan as it is now; False where the page has to be drawn for that."""
        beat = live.now(actor)
        if beat is None or beat.team_version == self._team_version:
            return True
        now, before = desk(store(), actor), self.view
        if _controls(now) != _controls(before) or not draft_sync.follows(self.scope, now):
            return False
        self.view, self._team_version = now, beat.team_version
        changed = [tab(group) for group in Group if _words(now, group) != _words(before, group)]
        parts.draw_anew([*changed, CHANGES, BAR])
        notices.tell(self.scope)
        return True


def _controls(view: Desk) -> Hashable:
    """Give what the page's controls depend on, beside the values in the fields."""
    tabs = tuple(
        (one.key, one.may_edit, one.mine, one.helpers, tuple(owner.name for owner in one.owners)) for one in view.tabs
    )
    given = view.submission
    handed_in = (given.version, given.by, given.at, given.reason, view.changed_since_submission) if given else None
    return view.phase, view.round, view.may_edit, tabs, handed_in


def _words(view: Desk, group: Group) -> Hashable:
    """Give what the words on a group's cards depend on."""
    values, costs = view.draft.values.as_dict(), view.draft.planned
    last = {change.lever: (change.by, change.at) for change in view.changes}
    keys = [key for key, lever in EVERY_LEVER.items() if lever.group == group]
    return tuple((values[key], costs.get(key), last.get(key)) for key in keys)
