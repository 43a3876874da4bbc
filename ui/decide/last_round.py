"""What to know before deciding: the goal at first, later what the last round taught; and which levers to begin with."""

import streamlit as st

from game.actors import Actor
from game.views import Desk, results
from sim.report import FirmReport
from sim.scenario import Scenario
from ui import format as figures
from ui.decide.starting_points import FIRST_LEVERS, REMEDIES, strongest_cause, ways_to
from ui.language import _, current_language
from ui.outcomes.outcome_words import cause_name
from ui.read_once import read_once
from ui.store import store


def line(view: Desk, actor: Actor, scenario: Scenario, scope: str) -> None:
    """Draw the line, and the levers to begin with; what is revealed of a line of play never changes."""
    if view.practice or view.round < 2:
        goal, name = (text.in_(current_language()) for text in (scenario.goal, scenario.name))
        st.markdown(f"**{name}** · {goal}")
        st.page_link("brief.py", label=_("Read the brief"), icon=":material/article:")
        ways_to(_("Two or three changes are enough to begin with, for example:"), FIRST_LEVERS)
        return
    report = read_once("last-report", (scope, actor.team_id), lambda: results(store(), actor, view.round - 1).report)
    st.markdown(_("Last round: {facts}").format(facts=" · ".join(_facts(report))))
    cause = strongest_cause(report.causes)
    if cause:
        words = _("What cost you most: {cause}. What acts on it:")
        ways_to(words.format(cause=cause_name(cause, current_language())), REMEDIES[cause])


def _facts(report: FirmReport) -> list[str]:
    return [
        _("**{share}** stayed").format(share=figures.percent(report.retention)),
        _("satisfaction {mark}").format(mark=figures.number(report.satisfaction, 1)),
        _("{share} answered in 20 s").format(share=figures.percent(report.service_level, 0)),
        _("profit {money}").format(money=figures.money(report.profit, short=True)),
    ]
