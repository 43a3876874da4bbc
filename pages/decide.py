"""Decide: four tabs of levers, the budget always in sight, the draft saved by itself, and handing in."""

from functools import partial

import streamlit as st

from game.rules import Phase
from game.views import desk
from ui import live, parts, refusals, student_page
from ui.decide import (
    budget_bar,
    draft_sync,
    handing_in,
    last_round,
    leaving,
    lever_form,
    notices,
    projection_line,
    through_trouble,
)
from ui.decide.plan_on_screen import FORWARD, MARK, PlanOnScreen
from ui.ending import end_page
from ui.language import _
from ui.store import store
from ui.words import round_name

here = student_page.enter()
CLOSED_WORDS = {
    Phase.CLOSED: _("The quarter runs. Your plan is in; the results come in a moment."),
    Phase.REVEALED: _("This round is over: its results are out."),
    Phase.ENDED: _("The game is over. Thank you for playing!"),
}
if here.beat.phase in (Phase.LOBBY, Phase.BRIEFING):
    st.title(_("Decide"), anchor=False)
    st.info(_("The first round opens soon. Until then, get to know the company."), icon=":material/hourglass_top:")
    st.page_link("brief.py", label=_("Read the brief"), icon=":material/article:")
    end_page()

with refusals.shown(), through_trouble.kept():
    view = desk(store(), here.actor)
    scenario = student_page.scenario_at(view.scenario, view.scale)
    scope = f"{view.game_id}-{here.beat.branch}-{view.round}"
    back, team_version = draft_sync.comes_back(scope, view, scenario), here.beat.team_version
    if not back:
        view, team_version = draft_sync.synchronised(scope, here, scenario, view)
    plan = PlanOnScreen(view, scenario, scope, team_version, here.beat.branch)
    leaving.guard(plan, here.actor)
    st.title(round_name(0 if view.practice else view.round, view.rounds), anchor=False)
    if view.may_edit:
        last_round.line(view, here.actor, scenario, scope)
        st.caption(_("Change what you like; the rest stays as it was. Everything is saved by itself."))
    elif here.beat.phase in CLOSED_WORDS:
        st.info(CLOSED_WORDS[here.beat.phase], icon=":material/lock:")
    if here.beat.phase in (Phase.REVEALED, Phase.ENDED):
        st.page_link("results.py", label=_("See the results"), icon=":material/insights:")
    notices.draw(view, here.actor, scope)
    if here.beat.phase == Phase.CLOSED:
        end_page()  # for a moment only, and everybody is here at once: the results must not wait for forty forms
    lever_form.tabs(plan, here.actor)
    parts.part(FORWARD, partial(projection_line.draw, plan, here.actor))
    handing_in.section(plan, here.actor)
    parts.part(MARK, partial(draft_sync.mark, scope))
    if back:
        draft_sync.catch_up(scope, view, scenario)
    if view.may_edit and view.teammates:
        live.hasten()
    beat = budget_bar.Beat(plan, here.actor)
    live.each_beat(beat, beat.at_rest)
