"""Charts of the customer desk. Each answers the question that stands above it."""

import pandas as pd
import plotly.graph_objects as go

from game.customer_analysis.concentration import WhaleCurve
from locales import translator
from ui import format as figures
from ui.customers.desk_words import STAGES
from ui.outcomes import chart_style as style
from ui.outcomes.charts_results import BAD
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
