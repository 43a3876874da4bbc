"""What to know before deciding, in one line: the goal at first, later what the last round taught."""

import streamlit as st

from game.actors import Actor
from game.views import Desk, results
from sim.report import FirmReport
from sim.scenario import Scenario
from ui import format as figures
from ui.language import _, current_language
from ui.outcomes.outcome_words import cause_name
from ui.store import store


def line(view: Desk, actor: Actor, scenario: Scenario) -> None:
    """Draw the line."""
    if view.practice or view.round < 2:
        goal, name = (text.in_(current_language()) for text in (scenario.goal, scenario.name))
        st.markdown(f"**{name}** · {goal}")
        st.page_link("brief.py", label=_("Read the brief"), icon=":material/article:")
        return
    report = results(store(), actor, view.round - 1).report
    facts = [
        _("**{share}** stayed").format(share=figures.percent(report.retention)),
        _("satisfaction {mark}").format(mark=figures.number(report.satisfaction, 1)),
        _("{share} answered in 20 s").format(share=figures.percent(report.service_level, 0)),
        _("profit {money}").format(money=figures.money(report.profit, short=True)),
    ]
    reason = _reason(report)
    told = " · ".join([*facts, reason] if reason else facts)
    st.markdown(_("Last round: {facts}").format(facts=told))


def _reason(report: FirmReport) -> str:
    ours = {cause: count for cause, count in report.causes.items() if cause != "natural" and count >= 0.5}
    if not ours:
        return ""
    worst = max(ours, key=lambda cause: ours[cause])
    return _("what cost you most: {cause}").format(cause=cause_name(worst, current_language()))
