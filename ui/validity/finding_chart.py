"""The picture of a row: published and ours in one chart, in the house's style."""

from collections.abc import Mapping
from typing import Any, Literal

import plotly.graph_objects as go

from sim.validity.finding import Plot
from ui.outcomes import chart_style
from ui.theme import MUTED, TEAM_COLOURS, TEAM_MARKERS

Drawn = dict[str, Any]
"""What every kind of curve is drawn from."""

COLOURS = ("#8a63d2", "#0f9a78", "#d2660a", "#2f7fd6", "#cf3f93", "#8f7a00", MUTED, *TEAM_COLOURS)
"""Each keeps 3 : 1 against light and dark, and neighbours differ in lightness"""
HEIGHT = 340
LEGEND_ROW = 22
"""pixels that a line of the legend takes"""
PER_ROW = 3

WIDE, THIN = {"width": 6.0, "opacity": 0.65}, {"width": 2.2, "opacity": 1.0}
"""Lines are drawn wide and soft, then thin and strong, in turn: where two agree, one is seen inside the other"""


def picture(plot: Plot, language: str) -> go.Figure:
    """Draw a plot; what is told apart by colour is told apart by width or marker too."""
    figure = chart_style.plain(HEIGHT + LEGEND_ROW * -(-len(plot.curves) // PER_ROW))
    lines = [place for place, curve in enumerate(plot.curves) if curve.kind == "line"]
    for place, curve in enumerate(plot.curves):
        name = curve.name.in_(language)
        shared = {"x": list(curve.x), "y": list(curve.y), "name": name, "hovertemplate": _hover(plot, name)}
        if curve.kind == "line":
            _line(figure, shared, place, WIDE if lines.index(place) % 2 == 0 and len(lines) > 1 else THIN)
        else:
            _marks(figure, shared, place, curve.kind)
    figure.update_layout(showlegend=len(plot.curves) > 1, barmode="group", bargap=0.25, hovermode="closest")
    figure.update_xaxes(title=plot.x.in_(language))
    figure.update_yaxes(title=plot.y.in_(language), tickformat=".0%" if plot.percent else None, rangemode="tozero")
    return figure


def _hover(plot: Plot, name: str) -> str:
    value = "%{y:.1%}" if plot.percent else "%{y:.4g}"
    return "%{x} · " + value + f"<extra>{name}</extra>"


def _line(figure: go.Figure, shared: Drawn, place: int, look: Mapping[str, float]) -> None:
    colour = COLOURS[place % len(COLOURS)]
    line = {"color": colour, "width": look["width"]}
    figure.add_scatter(**shared, mode="lines", line=line, opacity=look["opacity"])


def _marks(figure: go.Figure, shared: Drawn, place: int, kind: Literal["points", "bars"]) -> None:
    colour = COLOURS[place % len(COLOURS)]
    if kind == "bars":
        figure.add_bar(**shared, marker={"color": colour, "cornerradius": 3})
        return
    marker = {"color": colour, "size": 9, "symbol": TEAM_MARKERS[place % len(TEAM_MARKERS)]}
    figure.add_scatter(**shared, mode="markers", marker=marker)
