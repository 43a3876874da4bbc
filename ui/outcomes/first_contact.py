"""What made first-contact resolution what it is: from what untrained people settle to what the team reached."""

from collections.abc import Mapping

import plotly.graph_objects as go
import streamlit as st

from locales import translator
from sim.report import FirmReport
from ui import format as figures
from ui.glossary import link
from ui.language import N_, _, current_language
from ui.outcomes import chart_style
from ui.outcomes.charts_results import COST_COLOUR
from ui.outcomes.result_parts import Drawn
from ui.sentences import together
from ui.theme import ACCENT, MUTED

PARTS: dict[str, str] = {
    "untrained": N_("Untrained people"),
    "training": N_("Training"),
    "one_view": N_("Collaborative CRM"),
    "visits": N_("Visits"),
    "hung_up": N_("Hung up"),
    "chance": N_("Luck this round"),
}
"""Parts of :data:`sim.first_contact.PARTS`, and chance, in words, in the order in which the chart adds them up."""
REACHED = "reached"
MANY = 1 / 3
"""of those not settled: where so many hung up, the line is what to mend"""
NOTICEABLE = 0.005
"""share of contacts: a smaller part is not worth a bar"""


def section(drawn: Drawn) -> None:
    """Answer why so many, or so few, needed to ask only once; nothing of rounds from before this was kept."""
    if not drawn.report.resolution:
        return
    parts, language = with_chance(drawn.report), current_language()
    st.subheader(_("Why did they have to ask again?"), anchor=False)
    drawn.chart("first-contact", _("What made the share solved at first contact"), lambda: chart(parts, language))
    read_on = _("Read on: {term}.").format(term=link("first_contact_resolution"))
    st.caption(together((advice(parts, language), read_on), language))


def with_chance(report: FirmReport) -> dict[str, float]:
    """Give the parts together with what chance made of them: they add up to the share that was counted."""
    expected = report.resolution
    return {**expected, "chance": report.first_contact_resolution - sum(expected.values())}


def chart(parts: Mapping[str, float], language: str) -> go.Figure:
    """Draw how the share that is settled at first contact comes about, part by part."""
    _ = translator(language).gettext
    shown = {part: share for part, share in parts.items() if part == "untrained" or abs(share) >= NOTICEABLE}
    reached = sum(parts.values())
    steps = [*((part, _(PARTS[part]), share) for part, share in shown.items()), (REACHED, _("Your team"), reached)]
    figure = chart_style.plain(height=72 + 34 * len(steps))
    figure.add_waterfall(
        orientation="h",
        y=[f"{name}  <b>{_amount(part, share, language)}</b>" for part, name, share in steps],
        x=[share for _part, _name, share in steps],
        measure=["total" if part == REACHED else "relative" for part, _name, _share in steps],
        connector={"line": {"color": MUTED, "width": 1}},
        increasing={"marker": {"color": ACCENT}},
        decreasing={"marker": {"color": COST_COLOUR}},
        totals={"marker": {"color": ACCENT}},
        hoverinfo="skip",
    )
    figure.update_xaxes(title=_("share of contacts"), tickformat=".0%", range=[0, 1], nticks=5)
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")
    return figure


def _amount(part: str, share: float, language: str) -> str:
    """Give a part: what untrained people settle, and what was reached, as shares; the others as what they change."""
    if part in ("untrained", REACHED):
        return figures.percent(share, 0, language)
    return figures.signed(share * 100, 0, language)


def advice(parts: Mapping[str, float], language: str) -> str:
    """Say how many had to ask again, and what took, or could add, most."""
    _ = translator(language).gettext
    again = _("Of 100 contacts, {again} were not settled at once.").format(
        again=figures.number(100 * (1 - sum(parts.values())), language=language)
    )
    if -parts["hung_up"] / parts["untrained"] >= MANY * (1 - sum(parts.values())):
        way = _("Many of these hung up before anybody answered: shorten the line first.")
    else:
        way = _("Trained people, one view of the customer and meeting in person settle more at once.")
    return together((again, way), language)
