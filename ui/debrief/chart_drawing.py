"""Drawing the paper's charts live: the same figure on the page and in the file."""

from collections.abc import Callable, Mapping
from math import ceil

import plotly.graph_objects as go

from ui.outcomes import chart_style as style
from ui.papers.paper import Chart, Series
from ui.theme import TEAM_COLOURS, TEAM_MARKERS

MANY_WEEKS = 20
"""places from which not every one is written below"""
_LEGEND_ROW = 26
_CLEAR = 0.16
"""opacity of a band"""


def figure(chart: Chart) -> go.Figure:
    """Draw a chart of the paper."""
    drawn = style.plain(height=320)
    _DRAWN[chart.kind](drawn, chart)
    return drawn


def _lines(drawn: go.Figure, chart: Chart) -> None:
    steps = chart.kind == "steps"
    places = [float(place) for place in chart.places]
    for series in chart.series:
        if series.banded:
            _band(drawn, places, series)
    for series in chart.series:
        drawn.add_scatter(
            x=places[: len(series.values)],
            y=list(series.values),
            name=series.name,
            mode="lines" if steps else "lines+markers",
            line={"color": series.colour, "width": 2.5, "shape": "hv" if steps else "linear"},
            marker={"symbol": _marker(series), "size": 9},
            customdata=_bands(series),
            hovertemplate=_hover(series, chart) + "<extra>" + series.name + "</extra>",
        )
    values = [value for series in chart.series for value in series.values if value is not None]
    values += [value for series in chart.series if series.banded for value in series.low]
    if chart.percent:
        style.share_axis(drawn, chart.upward, values)
    else:
        drawn.update_yaxes(title=chart.upward, nticks=6, zeroline=min(values, default=0.0) < 0, zerolinecolor="#7a828c")
    step = 13 if len(places) > MANY_WEEKS else 1
    drawn.update_xaxes(title=chart.across, tickvals=places[::step])
    _legend(drawn, len(chart.series), 340)


def _band(drawn: go.Figure, places: list[float], series: Series) -> None:
    """Shade what lies between low and high, which change in steps."""
    across = [place for place in places[: len(series.low)] for _twice in range(2)][1:]
    high, low = ([value for value in values for _twice in range(2)][:-1] for values in (series.high, series.low))
    shade = {"fill": "toself", "fillcolor": series.colour, "opacity": _CLEAR, "line": {"width": 0}}
    ring = {"x": across + across[::-1], "y": high + low[::-1]}
    drawn.add_scatter(**ring, **shade, mode="lines", hoverinfo="skip", showlegend=False, name="")


def _bands(series: Series) -> list[list[float]] | None:
    return [list(pair) for pair in zip(series.low, series.high, strict=True)] if series.low else None


def _hover(series: Series, chart: Chart) -> str:
    form = ".1%" if chart.percent else ".2f"
    return f"%{{x}}: %{{y:{form}}}" + (" (%{customdata[0]:.1%} – %{customdata[1]:.1%})" if series.low else "")


def _marker(series: Series) -> str:
    place = TEAM_COLOURS.index(series.colour) if series.colour in TEAM_COLOURS else 0
    return TEAM_MARKERS[place]


def _bars(drawn: go.Figure, chart: Chart) -> None:
    for series in chart.series:
        drawn.add_bar(
            x=list(series.values),
            y=list(chart.places),
            name=series.name,
            orientation="h",
            marker={"color": series.colour},
            hovertemplate="%{y}: %{x:,.1f}<extra>" + series.name + "</extra>",
        )
    drawn.update_layout(barmode="stack" if chart.kind == "stacked" else "group", bargap=0.35)
    drawn.update_yaxes(autorange="reversed", ticksuffix="  ")
    drawn.update_xaxes(title=chart.across, nticks=5)
    _legend(drawn, len(chart.series), 120 + 36 * len(chart.places))


def _legend(drawn: go.Figure, count: int, height: int) -> None:
    """Put the names below the chart, two to a row on a phone, with as much room as they take."""
    room = _LEGEND_ROW * ceil(count / 2) if count > 1 else 0
    drawn.update_layout(height=height + room, showlegend=count > 1, legend={"y": -70 / height, "traceorder": "normal"})
    drawn.update_layout(legend_entrywidth=130, legend_entrywidthmode="pixels")


_DRAWN: Mapping[str, Callable[[go.Figure, Chart], None]] = {
    "lines": _lines,
    "steps": _lines,
    "stacked": _bars,
    "beside": _bars,
}
