"""What it cost to serve the customers, channel by channel: what one contact cost, and what share it settled."""

from collections.abc import Mapping
from html import escape

import plotly.graph_objects as go
import streamlit as st

from game.shown.served import added_up
from locales import translator
from sim.report import ChannelFigures, FirmReport
from ui import format as figures
from ui.decide.lever_values import WAYS
from ui.glossary import link
from ui.language import _, current_language
from ui.outcomes import chart_style
from ui.outcomes.result_parts import Drawn
from ui.sentences import together
from ui.theme import ACCENT

Channels = Mapping[str, ChannelFigures]
MANY = 1 / 3
"""of those pushed: where so many come back, more was pushed than self-service can do"""


def section(drawn: Drawn) -> None:
    """Answer what it cost to serve customers by each channel; nothing of rounds from before this was kept."""
    channels, language = drawn.report.channels, current_language()
    if not channels:
        return
    st.subheader(_("What did it cost to serve them?"), anchor=False)
    drawn.chart("channels", _("Cost of one contact, by channel"), lambda: chart(channels, language))
    st.html(table(channels, language))
    if drawn.report.pushed_helped + drawn.report.pushed_back:
        st.markdown(pushed(drawn.report, language))
    notes = [meaning(channels, language), _("Read on: {term}.").format(term=link("cost_to_serve"))]
    if "visit" in channels:
        notes.insert(1, _("A visit here: {visit}.").format(visit=drawn.scenario.offer.visit.in_(language)))
    st.caption(together(notes, language))


def chart(channels: Channels, language: str) -> go.Figure:
    """Draw what one contact cost by each channel, and what share of them settled the matter."""
    _ = translator(language).gettext
    used = {way: one for way, one in channels.items() if one.contacts}
    label = _("{money} · {share} settled")
    labels = [
        label.format(
            money=figures.money(one.cost / one.contacts, language=language),
            share=figures.percent(one.settled / one.contacts, 0, language=language),
        )
        for one in used.values()
    ]
    each = [one.cost / one.contacts for one in used.values()]
    drawn = chart_style.bars([_(WAYS[way]) for way in used], each, labels, _("yuan for one contact"), ACCENT)
    drawn.update_xaxes(range=[0, 2.2 * max([*each, 1e-9])])
    return drawn


def table(channels: Channels, language: str) -> str:
    """Give contacts, minutes and costs by channel, with their sums, as HTML."""
    _ = translator(language).gettext
    heads = (_("Channel"), _("Contacts"), _("Settled"), _("Staff hours"), _("Cost"))
    rows = [_row(_(WAYS[way]), one, language) for way, one in channels.items()]
    rows.append(_row(_("Together"), added_up(channels.values()), language).replace("<tr>", '<tr class="lk-mine">'))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    return f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def pushed(report: FirmReport, language: str) -> str:
    """Say how many of those pushed to self-service it helped, how many came back, and what follows from that."""
    _ = translator(language).gettext
    helped, back = report.pushed_helped, report.pushed_back
    told = _("**Pushed to self-service**: {helped} were helped at once, {back} tried in vain and called after all.")
    if back >= MANY * (helped + back):
        advice = _("That many come back annoyed: push less, or build more self-service.")
    else:
        advice = _("Most matters were easy enough for it.")
    counted = told.format(
        helped=figures.number(helped, language=language), back=figures.number(back, language=language)
    )
    return together((counted, advice), language)


def _row(name: str, one: ChannelFigures, language: str) -> str:
    cells = (
        escape(name),
        figures.number(one.contacts, language=language),
        figures.number(one.settled, language=language),
        figures.number(one.minutes / 60, language=language),
        figures.money(one.cost, language=language),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def meaning(channels: Channels, language: str) -> str:
    """Say in a sentence by which channel a matter was settled most cheaply, and by which most dearly."""
    _ = translator(language).gettext
    each = sorted((one.cost / one.settled, way) for way, one in channels.items() if one.settled)
    if len(each) < 2:
        return _("What one contact leaves open comes back as the next, and is paid for twice.")
    (little, cheapest), (much, dearest) = each[0], each[-1]
    words = _(
        "To settle one matter cost you {little} by {cheapest} and {much} by {dearest}; what a contact leaves open "
        "comes back and is paid for again."
    )
    return words.format(
        little=figures.money(little, language=language),
        cheapest=_(WAYS[cheapest]).lower(),
        much=figures.money(much, language=language),
        dearest=_(WAYS[dearest]).lower(),
    )
