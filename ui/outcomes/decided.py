"""What a team had decided for a round that is over: its changes, why, and who handed them in."""

from html import escape

import streamlit as st

from game.views import Results
from sim.scenario import Scenario
from sim.targeting import rules
from ui import format as figures
from ui.decide.aim_words import rule_words, text_words
from ui.decide.lever_values import changes_in_words
from ui.decide.lever_words import lever_name
from ui.language import _, current_language, ngettext


def plan_of(view: Results, scenario: Scenario) -> None:
    """Answer what one's own plan was, folded up: whoever looks for causes wants to see it beside them."""
    played = view.played
    lines = changes_in_words(played.before, played.values, scenario, current_language())
    count = ngettext("{count} change against last round", "{count} changes against last round", len(lines))
    with st.expander(f"{_('What you decided')} · {count.format(count=len(lines))}", icon=":material/tune:"):
        if lines:
            st.markdown("\n".join(f"- {line.replace('~', '∼')}" for line in lines))
            st.caption(_("Everything else stayed as it was last round."))
        else:
            st.write(_("Everything stayed as it was last round."))
        _whom_it_reached(view, scenario)
        _by_whom(view)


def _whom_it_reached(view: Results, scenario: Scenario) -> None:
    """Tell how many customers each aim and each automation rule of the plan was about."""
    language, values = current_language(), view.played.values.as_dict()
    told = [
        _("{what} ({whom}): **{count}** customers when the round began").format(
            what=lever_name(key, language),
            whom=text_words(key, str(values[key]), language, scenario),
            count=figures.number(count),
        )
        for key, count in view.played.reached.customers.items()
    ]
    for rule, count in zip(rules.read(str(values["automation"])), view.played.reached.acted_on, strict=True):
        words = rule_words(rule, language)
        told.append(_("{rule}: **{count}** times at most").format(rule=words, count=figures.number(count)))
    if told:
        st.markdown(f"**{_('Whom it reached')}**")
        st.markdown("\n".join(f"- {line}" for line in told))


def _by_whom(view: Results) -> None:
    played = view.played
    if played.submitted_by is not None and played.submitted_at is not None:
        at = figures.time_of_day(played.submitted_at)
        st.html(escape(_("Submitted by {name} at {time}.").format(name=played.submitted_by, time=at)))
    if played.reason:
        st.html(f'<div class="lk-muted">“{escape(played.reason)}”</div>')
