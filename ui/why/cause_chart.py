"""The causes of departures by grade or by segment: a chart and the same as a table."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from game.customer_analysis.filed import UNKNOWN
from locales import translator
from sim.causes import CAUSES
from sim.levers import GRADES
from sim.scenario import Scenario
from sim.why.departures import NEWCOMER
from ui import format as figures
from ui.customers import desk_words
from ui.outcomes import chart_style as style
from ui.outcomes.outcome_words import cause_name
from ui.theme import MUTED

COLOURS = {
    "price": "#0f766e",
    "rival_offer": "#7c3aed",
    "wait": "#d97706",
    "failure": "#c8402c",
    "neglect": "#2563eb",
    "over_contact": "#be185d",
    "natural": MUTED,
}
"""Cause -> its colour in every chart of several causes"""


def groups(scenario: Scenario, cut: str) -> list[str]:
    """Give the groups of a cut, by ``grade`` or ``segment``, in their order."""
    if cut == "grade":
        return [*GRADES, NEWCOMER]
    return [*(segment.key for segment in scenario.segments), UNKNOWN]


def group_name(scenario: Scenario, cut: str, group: str, language: str) -> str:
    """Name a group of a cut."""
    _ = translator(language).gettext
    if cut == "segment":
        return desk_words.segment(group, scenario, language)
    return _("Came and left") if group == NEWCOMER else _("Grade {grade}").format(grade=group)


def stacked(counts: pd.DataFrame, names: Sequence[str], language: str) -> go.Figure:
    """Draw a bar per group, cut into causes; ``counts`` has a row per group and a column per cause, in customers."""
    _ = translator(language).gettext
    figure = style.plain(height=150 + 40 * max(len(counts), 1))
    for cause in CAUSES:
        name = cause_name(cause, language)
        figure.add_bar(
            x=counts[cause].tolist(),
            y=list(names),
            name=name,
            orientation="h",
            marker={"color": COLOURS[cause]},
            customdata=[figures.number(value, 1, language) for value in counts[cause]],
            hovertemplate="%{y}: %{customdata}<extra>" + name + "</extra>",
        )
    figure.update_layout(barmode="stack", bargap=0.35, showlegend=True, legend={"y": -0.3, "traceorder": "normal"})
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")
    figure.update_xaxes(title=_("customers lost"), rangemode="tozero", nticks=5)
    return figure


def table(counts: pd.DataFrame, names: Sequence[str], language: str) -> str:
    """Give the same as a table whose rows and columns add up; every figure is in customers."""
    _ = translator(language).gettext
    heads = "".join(f"<th>{escape(cause_name(cause, language))}</th>" for cause in CAUSES)
    rows = [_row(name, counts.loc[group].tolist(), language) for group, name in zip(counts.index, names, strict=True)]
    rows.append(_row(_("All of them"), counts.sum().tolist(), language, mark=' class="lk-mine"'))
    head = f"<tr><th></th>{heads}<th>{escape(_('Left'))}</th></tr>"
    return f'<table class="lk-table lk-dense"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>'


def _row(name: str, shares: list[float], language: str, mark: str = "") -> str:
    cells = "".join(f"<td>{figures.number(value, 1, language)}</td>" for value in shares)
    return f"<tr{mark}><td>{escape(name)}</td>{cells}<td>{figures.number(sum(shares), 0, language)}</td></tr>"
