"""One customer's file: who they are, what they are worth, and all that passed between them and the firm."""

from collections import Counter
from html import escape
from itertools import groupby

import streamlit as st

from game.customer_analysis.filed import UNKNOWN
from game.views import CustomerFile
from sim.portfolio import Happening
from sim.scenario import Scenario
from ui import format as figures
from ui.briefing import FAMILY
from ui.customers import desk_words, happening_words
from ui.glossary import link
from ui.language import _, current_language

HIDDEN = ("complaint", "silent")
"""What the firm never hears of: a failure that the customer kept to themselves"""


def draw(file: CustomerFile, scenario: Scenario) -> None:
    """Draw the whole file."""
    person = file.persona
    st.subheader(f"{FAMILY[person.gender]} {person.name}", anchor=False)
    st.html(f'<p class="lk-muted">{escape(desk_words.person(person))}</p>')
    if not file.current:
        st.warning(_("No longer your customer."), icon=":material/logout:")
    else:
        _facts(file, scenario)
    _timeline([one for one in file.happenings if (one.kind, one.detail.get("outcome")) != HIDDEN])


def _facts(file: CustomerFile, scenario: Scenario) -> None:
    facts = file.facts
    segment = desk_words.segment(str(facts["segment"]), scenario, current_language())
    consent = _("may be contacted") if facts["consent"] else _("does not want to be contacted")
    words = _("{segment}, {term} **{grade}**. Prefers {channel}; {consent}.")
    if facts["channel"] == UNKNOWN:
        words = _("{segment}, {term} **{grade}**. Favourite channel not on file; {consent}.")
    st.markdown(
        words.format(
            segment=_("Segment not on file") if facts["segment"] == UNKNOWN else segment,
            term=link("grade"),
            grade=facts["grade"],
            channel=desk_words.channel(str(facts["channel"]), current_language()).lower(),
            consent=consent,
        )
    )
    with st.grid(min_column_width=130):
        st.metric(_("Spent"), figures.money(_number(facts["money"])), border=True)
        st.metric(_("Orders"), figures.number(_number(facts["frequency"])), border=True)
        st.metric(_("Weeks since last order"), figures.number(_number(facts["recency"])), border=True)
        st.metric(_("Weeks with you"), figures.number(_number(facts["tenure"])), border=True)
        st.metric(_("Products"), figures.number(_number(facts["products"])), border=True)
        st.metric(_("Messages a week"), figures.number(_number(facts["messages"]), 1), border=True)


def _timeline(happenings: list[Happening]) -> None:
    st.markdown(f"##### {_('What happened')}", anchors=False)
    if not happenings:
        st.write(_("Nothing on file yet."))
        return
    ordered = sorted(happenings, key=lambda one: (one.round, one.week), reverse=True)
    for (number, week), events in groupby(ordered, key=lambda one: (one.round, one.week)):
        when = _("Round {round}, week {week}").format(round=number, week=week + 1)
        told = Counter(happening_words.line(event) for event in events)
        lines = "".join(f"<li>{escape(line)}{_times(count)}</li>" for line, count in told.items())
        st.html(f'<div class="lk-diary-who">{escape(when)}</div><ul class="lk-events">{lines}</ul>')


def _times(count: int) -> str:
    return f" × {count}" if count > 1 else ""


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
