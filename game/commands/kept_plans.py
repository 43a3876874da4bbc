"""Plans that somebody keeps: under a name, shared with the class by a link, carried into the draft."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import chain, count

from sqlalchemy import delete, select

from game import names
from game.actors import Actor
from game.authority import named, room_game
from game.commands.deciding import decision_refused, save_draft
from game.errors import Refused
from game.exploring import kept_questions
from game.exploring.fitting import fitted
from game.exploring.questions import LIST, scenario_sized
from game.exploring.waiting import person_of
from game.records import scenario_at
from game.shown.kept_plans import Carried, PlanMade, QuestionKept
from game.store import Store
from game.store.exploring_tables import KeptPlan, kept_by
from game.views.desks import desk
from sim.decisions import DecisionsRefused, check
from sim.levers import EVERY_LEVER, Value

MOST = 30
"""plans that one person keeps"""
LONGEST_NAME = 40


def keep_plan(store: Store, actor: Actor, name: str, plan: PlanMade, question: QuestionKept | None = None) -> int:
    """Keep a plan under a name, and give its number. With the ``question`` that is asked of it, its link asks the same.

    Where this person keeps another plan of that name, the new one gets a number behind it: a link that was shared goes
    on to show what it showed. What is kept already is not kept twice.

    Raises:
        Refused: ``plan_name_missing``, ``too_many_plans``, ``unknown_scenario``, ``decision_refused``; as
            :func:`game.exploring.kept_questions.checked`.
    """
    who, name = person_of(actor), names.shown(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused("plan_name_missing", longest=LONGEST_NAME)
    scenario = scenario_sized(plan.pack, plan.scale)
    try:
        values = check(plan.values, scenario).as_dict()
        asked = None if question is None else kept_questions.checked(question)
    except DecisionsRefused as refused:
        raise decision_refused(refused) from refused
    what = {
        "pack": scenario.key,
        "scale": scenario.scale,
        "values": _as_kept(values),
        "asked": kept_questions.kept(asked),
    }
    with store.write() as session:
        before = session.scalars(select(KeptPlan).where(kept_by(who))).all()
        known = next((row for row in before if _named_so(row, name) and _holds(row, what)), None)
        if known is not None:
            return known.id
        if len(before) >= MOST:
            raise Refused("too_many_plans", most=MOST)
        free = _free(name, {row.name for row in before})
        row = KeptPlan(member_id=who, room_id=None, name=free, at=store.now(), **what)
        session.add(row)
        session.flush()
        return row.id


def _named_so(row: KeptPlan, name: str) -> bool:
    """Say whether a plan was kept under a name, with a number behind it or without."""
    return re.fullmatch(rf"{re.escape(name)}( \d+)?", row.name) is not None


def _holds(row: KeptPlan, what: Mapping[str, object]) -> bool:
    return all(getattr(row, key) == value for key, value in what.items())


def _as_kept(values: Mapping[str, Value]) -> dict[str, object]:
    """Give levers as a row gives them back."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _free(name: str, taken: AbstractSet[str]) -> str:
    """Give a name that is not taken: itself, or with the next number behind it."""
    numbered = (f"{name[: LONGEST_NAME - len(f' {number}')]} {number}" for number in count(2))
    return next(one for one in chain((name,), numbered) if one not in taken)


def drop_plan(store: Store, actor: Actor, plan_id: int) -> None:
    """Throw a plan of one's own away; its link leads nowhere then.

    Raises:
        Refused: ``unknown_plan``.
    """
    who = person_of(actor)
    with store.write() as session:
        row = named(session, KeptPlan, plan_id)
        if row is None or row.member_id != who:
            raise Refused("unknown_plan")
        session.execute(delete(KeptPlan).where(KeptPlan.id == row.id))


def share_plan(store: Store, actor: Actor, plan_id: int, game_id: int | None = None) -> None:
    """Let everybody of one's class see a plan by its link; a teacher names a game of the class.

    Raises:
        Refused: ``unknown_plan``, ``no_game`` for who plays alone.
    """
    who = person_of(actor)
    with store.write() as session:
        row = named(session, KeptPlan, plan_id)
        if row is None or row.member_id != who:
            raise Refused("unknown_plan")
        room = room_game(session, game_id).room_id if who is None else actor.room_id
        if room is None:
            raise Refused("no_game")
        row.room_id = room


def carry_plan(store: Store, actor: Actor, plan: PlanMade) -> Carried:
    """Set the levers of a plan in the draft of one's team, as far as one may; the rest stays as it is.

    An action that the draft sends to a list of customers stays with it where the plan sends it to everybody: where
    plans are tried, lists name nobody.

    Raises:
        Refused: ``other_pack``, ``round_closed``, ``unknown_scenario``, and who has no team.
    """
    person_of(actor)
    view = desk(store, actor)
    if plan.pack != view.scenario:
        raise Refused("other_pack", pack=str(plan.pack)[:40], own=view.scenario)
    fit = fitted(plan.values, scenario_sized(plan.pack, plan.scale).scale, scenario_at(view.scenario, view.scale))
    now, wanted = view.draft.values.as_dict(), fit.values.as_dict()
    differing = [key for key in EVERY_LEVER if key in plan.values and wanted[key] != now[key]]
    differing = [key for key in differing if wanted[key] != "" or not str(now[key]).startswith(LIST)]
    mine = {tab.key for tab in view.tabs if tab.may_edit}
    set_ = [key for key in differing if EVERY_LEVER[key].group in mine]
    save_draft(store, actor, {key: wanted[key] for key in set_}, view.draft.version)
    left = tuple(key for key in differing if key not in set_)
    return Carried(tuple(set_), left, tuple(key for key in fit.changed if key in plan.values))
