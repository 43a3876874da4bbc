"""What one does with a plan besides trying it: keep it, share it with the class, take it into the draft."""

from functools import partial

import streamlit as st

from game.actors import Actor
from game.commands.kept_plans import carry_plan, drop_plan, keep_plan, share_plan
from game.errors import Refused
from game.exploring.fitting import fitted
from game.rules import Phase
from game.shown.kept_plans import Carried, PlanKept, PlanMade
from game.views.kept_plans import kept_plans, plan_by_link
from ui import address, live, packs, refusals
from ui.decide.lever_words import lever_name
from ui.explore import asked_again, verdicts
from ui.explore.bench import Bench, TryPlan
from ui.explore.gathering import gather
from ui.language import _, current_language
from ui.store import store
from ui.which_game import game_of

PARAMETER = "plan"
"""Names a plan in the address."""
PLACE = "plan-keeping-refused"
_CARRIED, _KEPT = "plan-carried", "plan-kept"


def actions(bench: Bench, plan: TryPlan, actor: Actor) -> None:
    """Draw what can be done with a plan on the table."""
    with st.popover(_("More"), icon=":material/more_horiz:", key=bench.key("menu", plan)):
        with_ = (bench, plan, actor)
        st.button(_("Keep it"), icon=":material/bookmark:", key=bench.key("keep", plan), on_click=_keep, args=with_)
        if _may_carry(actor):
            label = _("Take it into Decide")
            st.button(label, icon=":material/tune:", key=bench.key("carry", plan), on_click=_carry, args=with_)


def told() -> None:
    """Say what became of the last plan that was carried or kept, or why it was refused."""
    refusals.show_kept(PLACE)
    kept = st.session_state.pop(_KEPT, None)
    if kept is not None:
        st.toast(_("Kept as “{plan}”.").format(plan=verdicts.plain(kept)), icon=":material/bookmark:")
    carried = st.session_state.pop(_CARRIED, None)
    if not isinstance(carried, Carried):
        return
    said = _("{count} levers of your draft were set. Look at it and hand it in under “Decide”.")
    said = said.format(count=len(carried.set))
    st.success(said)
    st.toast(said, icon=":material/tune:")  # whoever took a plan there stands by the plan, not at the top of the page
    for keys, words in (
        (carried.left, _("A teammate looks after these, so they stay as they were: {levers}.")),
        (carried.changed, _("These were set differently, as your company or this version has other bounds: {levers}.")),
    ):
        if keys:
            st.caption(words.format(levers=_levers(keys)))


def shelf(bench: Bench, actor: Actor) -> None:
    """Draw the plans that this person keeps; each can be put beside the others, shared, or thrown away."""
    kept = kept_plans(store(), actor)
    if not kept:
        return
    with st.expander(_("Kept plans") + f" · {len(kept)}", icon=":material/bookmarks:"):
        for one in kept:
            _on_shelf(bench, one, actor)


def by_link(bench: Bench, actor: Actor) -> None:
    """Offer the plan that the address names."""
    named = st.query_params.get(PARAMETER, "")
    if not named:
        return
    try:
        one = plan_by_link(store(), actor, int(named[:9]) if named[:9].isdecimal() else 0)
    except Refused as refused:
        refusals.show(refused)
        return
    by = one.by or _("your teacher")
    with st.container(border=True, key="plan-by-link"):
        words = _("**{plan}**, a plan shared by {by} ({company}).")
        company = packs.scenario_name(one.plan.pack)
        st.markdown(words.format(plan=verdicts.plain(one.name), by=verdicts.plain(by), company=company))
        if one.question is not None:
            st.caption(asked_again.said(one.question, one.begins, actor))
        with st.container(horizontal=True):
            if one.question is not None:
                asked_again.button(one.question, "plan-by-link-ask")
            st.button(
                _("Put it beside the others"),
                icon=":material/add:",
                key="plan-by-link-take",
                on_click=_take,
                args=(bench, one),
                disabled=bench.full,
            )


def _on_shelf(bench: Bench, one: PlanKept, actor: Actor) -> None:
    class_game = actor.kind == "teacher" and game_of(actor) is not None
    with st.container(border=True, gap="small"):
        st.markdown(f"**{verdicts.plain(one.name)}** · {packs.scenario_name(one.plan.pack)}")
        if one.question is not None:
            st.caption(asked_again.said(one.question, one.begins, actor))
        with st.container(horizontal=True):
            if one.question is not None:
                asked_again.button(one.question, f"shelf-ask-{one.id}")
            take = partial(_take, bench, one)
            label = _("Put it beside the others")
            st.button(label, icon=":material/add:", key=f"shelf-take-{one.id}", on_click=take, disabled=bench.full)
            if not one.shared and (actor.room_id is not None or class_game):
                share = partial(_share, one, actor)
                st.button(
                    _("Share with the class"), icon=":material/link:", key=f"shelf-share-{one.id}", on_click=share
                )
            drop = partial(_drop, one, actor)
            st.button(
                _("Throw away"), icon=":material/delete:", type="tertiary", key=f"shelf-drop-{one.id}", on_click=drop
            )
        if actor.kind == "teacher" and not (class_game or one.shared):
            st.caption(_("To share it with a class, create a game for the class first."))
        if one.shared:
            st.code(f"{address.base()}/explore?{PARAMETER}={one.id}", language=None, wrap_lines=True)
            st.caption(_whose_link(one))


def _whose_link(one: PlanKept) -> str:
    """Say for whom the link of a shared plan opens, and what it does."""
    if one.held:
        return _(
            "The team and the teacher can open this link now, the rest of the class once the game has ended: it shows "
            "what the team decides. It asks the same question, with all of its plans."
        )
    if one.question is None:
        return _("Everybody in your class can open this link.")
    return _("Everybody in your class can open this link: it asks the same question, with all of its plans.")


def _take(bench: Bench, one: PlanKept) -> None:
    """Put a kept plan beside the others, fitted to where they begin; what could not be taken over is told."""
    gather(bench)
    if bench.full:
        return
    fit = fitted(one.plan.values, one.plan.scale, bench.scenario)
    plan = bench.add(fit.values.as_dict(), one.name)
    plan.fitted = fit.changed
    st.query_params.pop(PARAMETER, None)


def adapted(plan: TryPlan) -> str:
    """Say which levers of a plan could not be taken over as they were; nothing where all could."""
    if not plan.fitted:
        return ""
    words = _("Made for another company or version; adapted: {levers}.")
    return words.format(levers=_levers(plan.fitted))


def _levers(keys: tuple[str, ...]) -> str:
    return _(", ").join(lever_name(key, current_language()) for key in keys)


def _may_carry(actor: Actor) -> bool:
    beat = live.present().beat
    if beat is None or actor.kind == "teacher" or actor.team_id is None:
        return False
    return beat.phase == Phase.OPEN


def _made(bench: Bench, plan: TryPlan) -> PlanMade:
    return PlanMade(bench.beginning.whence.pack, bench.beginning.scale, dict(plan.values))


def _keep(bench: Bench, plan: TryPlan, actor: Actor) -> None:
    gather(bench)
    question = asked_again.of_table(bench)

    def keep() -> None:
        number = keep_plan(store(), actor, plan.name, _made(bench, plan), question)
        st.session_state[_KEPT] = next(one.name for one in kept_plans(store(), actor) if one.id == number)

    refusals.attempt(keep, PLACE)


def _carry(bench: Bench, plan: TryPlan, actor: Actor) -> None:
    gather(bench)

    def carry() -> None:
        st.session_state[_CARRIED] = carry_plan(store(), actor, _made(bench, plan))

    refusals.attempt(carry, PLACE)


def _share(one: PlanKept, actor: Actor) -> None:
    refusals.attempt(lambda: share_plan(store(), actor, one.id, game_of(actor)), PLACE)


def _drop(one: PlanKept, actor: Actor) -> None:
    refusals.attempt(lambda: drop_plan(store(), actor, one.id), PLACE)
