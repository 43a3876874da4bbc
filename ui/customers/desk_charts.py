"""Charts of the customer desk. Each answers the question that stands above it."""

import pandas as pd
import plotly.graph_objects as go

from game.customer_analysis.churn import ChurnStudy
from game.customer_analysis.clusters import Clusters
from game.customer_analysis.concentration import WhaleCurve
from game.customer_analysis.lifetime_value import Check
from locales import translator
from sim.levers import GRADES
from ui import format as figures
from ui.customers.desk_words import STAGES
from ui.outcomes import chart_style as style
from ui.outcomes.charts_results import BAD, COST_COLOUR
from ui.theme import ACCENT, MUTED

SHADES = ("#0b5f58", "#0f9a8c", "#5fb3a9", "#9aa6ad")
"""The grades A to D, told apart by lightness too"""


def pyramid(table: pd.DataFrame, language: str) -> go.Figure:
    """Draw a bar for each grade, A on top, as wide as its share of the customers, beside its share of the money."""
    _ = translator(language).gettext
    figure = style.plain(height=240)
    shares, money = table["share"].tolist(), table["money_share"].tolist()
    for place, (values, name) in enumerate(((shares, _("of customers")), (money, _("of the money")))):
        middle = 0.5 + 1.15 * place
        labels = [figures.percent(value, 0, language=language) for value in values]
        figure.add_bar(
            x=values,
            base=[middle - value / 2 for value in values],
            y=table.index.tolist(),
            orientation="h",
            marker={"color": list(SHADES), "cornerradius": 4},
            customdata=[[label] for label in labels],
            hovertemplate="%{y}: %{customdata[0]} " + name + "<extra></extra>",
        )
        for grade, label in zip(table.index, labels, strict=True):
            figure.add_annotation(x=middle + 0.5, y=grade, text=label, showarrow=False, xanchor="right")
        figure.add_annotation(x=middle, y=1.06, yref="paper", text=name, showarrow=False, yanchor="bottom")
    figure.update_layout(barmode="overlay", bargap=0.18, margin_t=34)
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")
    figure.update_xaxes(visible=False, range=[-0.02, 2.17])
    return figure


def whale(curve: WhaleCurve, language: str) -> go.Figure:
    """Draw the profit added up over customers from the most to the least profitable."""
    _ = translator(language).gettext
    figure = style.plain(height=280)
    figure.add_scatter(
        x=curve.customers.tolist(),
        y=curve.profit.tolist(),
        mode="lines",
        line=style.OWN_LINE,
        fill="tozeroy",
        fillcolor=style.BAND,
        hovertemplate="%{x:.0%} → %{y:.0%}<extra></extra>",
    )
    figure.add_hline(y=1, line=style.FAINT_LINE)
    figure.add_scatter(
        x=[curve.peak_at],
        y=[curve.peak],
        mode="markers+text",
        marker={"size": 11, "color": BAD, "symbol": "diamond"},
        text=[figures.percent(curve.peak, 0, language=language)],
        textposition="top center",
        hoverinfo="skip",
    )
    figure.update_xaxes(title=_("Customers, most profitable first"), tickformat=".0%", range=[0, 1.01], nticks=6)
    figure.update_yaxes(title=_("Share of the profit"), tickformat=".0%", range=[0, 1.18 * curve.peak], nticks=5)
    return figure


def stages(counts: pd.Series, language: str) -> go.Figure:
    """Draw how many customers stand at each stage."""
    _ = translator(language).gettext
    values = [float(counts.get(stage, 0)) for stage in STAGES]
    whole = max(sum(values), 1.0)
    labels = [
        f"{figures.number(value, language=language)} · {figures.percent(value / whole, 0, language=language)}"
        for value in values
    ]
    figure = style.bars([_(name) for name in STAGES.values()], values, labels, _("customers"), ACCENT)
    figure.update_traces(marker_color=[MUTED if stage in ("fading", "asleep") else ACCENT for stage in STAGES])
    figure.update_xaxes(range=[0, 1.5 * max([*values, 1.0])])
    return figure


def kinds(found: Clusters, language: str) -> go.Figure:
    """Draw each kind's share of the customers beside its share of the money."""
    _ = translator(language).gettext
    names = [_("Kind {number}").format(number=portrait.number) for portrait in found.portraits]
    figure = _pairs(
        names,
        ([portrait.share for portrait in found.portraits], _("of customers"), MUTED),
        ([portrait.money_share for portrait in found.portraits], _("of the money"), ACCENT),
    )
    figure.update_yaxes(tickformat=".0%", nticks=5)
    figure.update_traces(hovertemplate="%{x}: %{y:.0%} %{fullData.name}<extra></extra>")
    return figure


def lift(found: ChurnStudy, language: str) -> go.Figure:
    """Draw which share of the leavers stood among the riskiest customers, by model, beside chance."""
    _ = translator(language).gettext
    figure = style.plain(height=290)
    places = [tenth / 10 for tenth in range(11)]
    lines = (
        (_("Regression"), (0.0, *found.regression.captured), style.OWN_LINE),
        (_("Tree"), (0.0, *found.tree.captured), {"color": COST_COLOUR, "width": 2, "dash": "dash"}),
        (_("Chance"), tuple(places), style.FAINT_LINE),
    )
    for name, values, line in lines:
        figure.add_scatter(
            x=places,
            y=list(values),
            name=name,
            mode="lines",
            line=line,
            hovertemplate="%{x:.0%} → %{y:.0%}<extra>" + name + "</extra>",
        )
    figure.update_xaxes(title=_("Customers, riskiest first"), tickformat=".0%", range=[0, 1.01], nticks=6)
    figure.update_yaxes(title=_("Share of those who left"), tickformat=".0%", range=[0, 1.03], nticks=6)
    figure.update_layout(showlegend=True, legend={"y": -0.28})
    return figure


def worth(means: pd.Series, language: str) -> go.Figure:
    """Draw the mean lifetime value of each grade."""
    _ = translator(language).gettext
    values = [float(means.get(grade, 0.0)) for grade in GRADES]
    labels = [figures.money(value, language=language) for value in values]
    figure = style.bars(list(GRADES), values, labels, _("yuan a customer"), ACCENT)
    figure.update_traces(marker_color=list(SHADES))
    return figure


def far_off(check: Check, language: str) -> go.Figure:
    """Draw what was expected of each fifth of the customers, and what they brought."""
    _ = translator(language).gettext
    names = [figures.number(n, language=language) for n in range(1, len(check.by_fifth) + 1)]
    figure = _pairs(
        names,
        ([expected for expected, _brought in check.by_fifth], _("expected"), MUTED),
        ([brought for _expected, brought in check.by_fifth], _("brought"), ACCENT),
    )
    figure.update_xaxes(title=_("Fifth by estimated value, 5 the best"))
    figure.update_yaxes(title=_("yuan a customer"), nticks=5)
    figure.update_traces(hovertemplate="%{x}: ¥%{y:,.0f} %{fullData.name}<extra></extra>")
    return figure


def _pairs(names: list[str], *pairs: tuple[list[float], str, str]) -> go.Figure:
    """Give standing bars side by side, named below."""
    figure = style.plain(height=260)
    for values, name, colour in pairs:
        figure.add_bar(x=names, y=values, name=name, marker={"color": colour, "cornerradius": 4})
    figure.update_layout(barmode="group", bargap=0.3, showlegend=True, legend={"y": -0.3})
    figure.update_xaxes(type="category")
    return figure
