"""Plans that somebody keeps: under a name, shared with the class by a link, carried into the draft."""

from sqlalchemy import delete, func, select

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
from sim.levers import EVERY_LEVER

MOST = 30
"""plans that one person keeps"""
LONGEST_NAME = 40


def keep_plan(store: Store, actor: Actor, name: str, plan: PlanMade, question: QuestionKept | None = None) -> int:
    """Keep a plan under a name; the plan of that name that this person kept before is replaced. Gives its number.

    With the ``question`` that is asked of it, its link asks the same.

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
    mine = kept_by(who)
    with store.write() as session:
        row = session.scalar(select(KeptPlan).where(mine, KeptPlan.name == name))
        if row is None:
            if (session.scalar(select(func.count()).select_from(KeptPlan).where(mine)) or 0) >= MOST:
                raise Refused("too_many_plans", most=MOST)
            row = KeptPlan(member_id=who, room_id=None, name=name)
            session.add(row)
        row.pack, row.scale, row.values, row.at = scenario.key, scenario.scale, dict(values), store.now()
        row.asked = kept_questions.kept(asked)
        session.flush()
        return row.id


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
