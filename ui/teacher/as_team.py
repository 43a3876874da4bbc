"""A team's screens as the team sees them, for the teacher: to look at, nothing to press."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from game.actors import Actor
from game.rules import Phase
from game.views import Which, brief, customers, desk, results
from ui import briefing, menu, student_page
from ui.customers import customer_list
from ui.decide import handing_in, lever_form
from ui.decide.plan_on_screen import PlanOnScreen
from ui.language import _, choices, in_language
from ui.live import Glance
from ui.outcomes import closer_look, comparing, moving_on, result_parts, why_they_left
from ui.store import store
from ui.why import leavers_section
from ui.words import round_name

PARAMETER = "team"
"""Names the team in the address."""


def screens(teacher: Actor, team_id: int, here: Glance) -> None:
    """Let the teacher choose one of the team's screens, begun with where the team is now (at the end: its results)."""
    phase = Phase.LOBBY if here.beat is None else here.beat.phase
    entries = {entry.key: entry for entry in (menu.BRIEF, menu.CUSTOMERS, menu.DECIDE, menu.RESULTS)}
    names = choices(entries, lambda key: _(entries[key].title))
    begun = menu.RESULTS.key if phase == Phase.ENDED else menu.WHERE_IT_HAPPENS[phase].key
    chosen = st.segmented_control(
        _("Screen"),
        list(names),
        default=begun if begun in names else menu.BRIEF.key,
        required=True,
        format_func=names.__getitem__,
        key=in_language(f"screen_{phase}"),
    )
    SCREENS[str(chosen or menu.BRIEF.key)](teacher, team_id, here)


def _brief(teacher: Actor, team_id: int, _here: Glance) -> None:
    view = brief(store(), teacher, team_id)
    scenario = student_page.scenario_at(view.scenario, view.scale)
    briefing.company(scenario)
    briefing.news(view, scenario)
    if view.position is not None:
        briefing.position(view.position)
    with st.grid(2, min_column_width=400, gap="medium"):
        for part in (briefing.score, briefing.rivals):
            with st.container():
                part(view)


def _customers(teacher: Actor, team_id: int, here: Glance) -> None:
    table = customers(store(), teacher, team_id)
    scenario = student_page.scenario_at(table.scenario, 1.0)
    key = (table.game_id, here.beat.version if here.beat else 0, table.team.id, table.rule.version)
    customer_list.overview(customer_list.Desk(table, scenario, teacher, table.frame, key))


def _decide(teacher: Actor, team_id: int, here: Glance) -> None:
    seen = desk(store(), teacher, team_id)
    view = replace(seen, may_edit=False, tabs=tuple(replace(tab, may_edit=False) for tab in seen.tabs))
    scenario = student_page.scenario_at(view.scenario, view.scale)
    st.subheader(round_name(0 if view.practice else view.round, view.rounds), anchor=False)
    scope = f"look-{team_id}-{here.beat.branch if here.beat else 0}-{view.round}-{view.draft.version}"
    plan = PlanOnScreen(view, scenario, scope, team_version=0)
    handing_in.section(plan, teacher)
    lever_form.tabs(plan, teacher)


def _results(teacher: Actor, team_id: int, here: Glance) -> None:
    newest = results(store(), teacher, team_id=team_id)
    chosen = moving_on.round_picker(newest.revealed, newest.round, f"look-round-{team_id}")
    view = newest if chosen == newest.round else results(store(), teacher, chosen, team_id)
    st.subheader(round_name(0 if view.practice else view.round, view.rounds), anchor=False)
    mark = (here.beat.game_id, here.beat.version) if here.beat else (0, 0)
    key = (view.team.id, *mark, view.round)
    drawn = result_parts.Drawn(view, student_page.scenario_at(view.scenario, view.scale), key)
    with st.grid(2, min_column_width=400, gap="medium"):
        with st.container():
            result_parts.hero(drawn)
        with st.container():
            result_parts.history(drawn, comparing.mean_retention(store(), teacher, view, mark))
    result_parts.key_figures(drawn)
    why_they_left.in_words(drawn)
    why_they_left.charts(drawn)
    looker = leavers_section.Looker(teacher, Which(view.round, team_id), drawn.scenario, key)
    leavers_section.section(looker)
    result_parts.diaries(drawn)
    closer_look.parts(drawn, looker)


SCREENS: Mapping[str, Callable[[Actor, int, Glance], None]] = {
    menu.BRIEF.key: _brief,
    menu.CUSTOMERS.key: _customers,
    menu.DECIDE.key: _decide,
    menu.RESULTS.key: _results,
}
