"""Survival curves as a picture: a step for every week in which somebody left, bands for the two that are compared."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from game.customer_analysis.survival import Curve
from sim.clock import WEEKS
from ui import format as figures
from ui.language import _
from ui.outcomes import chart_style as style
from ui.theme import seat

LABEL_ROOM = 60
"""pixels to the right of the curves"""
_CLEAR = 0.16
"""opacity of a band"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A curve with the name and the look of its line."""

    name: str
    seat: int
    curve: Curve


def curves(lines: Sequence[Drawn], banded: Collection[int]) -> go.Figure:
    """Draw the curves, those at the places ``banded`` thick and with their 95 % band."""
    figure = style.plain(height=380)
    for place, line in enumerate(lines):
        if place in banded:
            _band(figure, line)
    for place, line in enumerate(lines):
        _steps(figure, line, thick=place in banded)
    _axes(figure, lines, banded)
    _ends(figure, lines, banded)
    return figure


def _steps(figure: go.Figure, line: Drawn, *, thick: bool) -> None:
    look, curve = seat(line.seat), line.curve
    figure.add_scatter(
        x=list(range(len(curve.share))),
        y=list(curve.share),
        name=f"{look.symbol} {line.name}",
        mode="lines",
        line={"shape": "hv", "color": look.colour, "width": 3.5 if thick else 1.5, "dash": look.dash},
        customdata=[
            [figures.percent(low), figures.percent(high), figures.number(n)]
            for low, high, n in zip(curve.low, curve.high, curve.at_risk, strict=True)
        ],
        hovertemplate=_("week {week}: {share} (band {low} to {high}), {n} seen").format(
            week="%{x}", share="%{y:.1%}", low="%{customdata[0]}", high="%{customdata[1]}", n="%{customdata[2]}"
        )
        + f"<extra>{look.symbol} {line.name}</extra>",
    )


def _band(figure: go.Figure, line: Drawn) -> None:
    weeks = [week for week in range(len(line.curve.share)) for _twice in range(2)][1:]
    upper = [value for value in line.curve.high for _twice in range(2)][:-1]
    lower = [value for value in line.curve.low for _twice in range(2)][:-1]
    figure.add_scatter(
        x=weeks + weeks[::-1],
        y=upper + lower[::-1],
        fill="toself",
        fillcolor=_thin(seat(line.seat).colour),
        line={"width": 0},
        mode="lines",
        hoverinfo="skip",
        showlegend=False,
        name="",
    )


def _thin(colour: str) -> str:
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({', '.join(str(part) for part in parts)}, {_CLEAR})"


def _axes(figure: go.Figure, lines: Sequence[Drawn], banded: Collection[int]) -> None:
    last = max((len(line.curve.share) - 1 for line in lines), default=WEEKS)
    values = [1.0, *(share for line in lines for share in line.curve.share)]
    values += [low for place in banded for low in lines[place].curve.low]
    figure.update_xaxes(title=_("weeks"), tickvals=list(range(0, last + 1, WEEKS)), range=[0, last + 0.5])
    style.share_axis(figure, _("still there"), values)
    below = -0.2 if len(lines) < 5 else -0.24
    figure.update_layout(margin_r=LABEL_ROOM, showlegend=True, legend={"y": below, "traceorder": "normal"})
    figure.update_layout(height=360 + 14 * len(lines))


def _ends(figure: go.Figure, lines: Sequence[Drawn], banded: Collection[int]) -> None:
    """Write each line's share at its end, beside its symbol; where there are many, of the compared ones only."""
    named = [line for place, line in enumerate(lines) if place in banded or len(lines) <= 4]
    low, high = figure.layout.yaxis.range
    places = style.spread_out([line.curve.share[-1] for line in named], low, high)
    for line, place in zip(named, places, strict=True):
        look = seat(line.seat)
        figure.add_annotation(
            x=len(line.curve.share) - 1,
            y=place,
            text=f"{look.symbol} {figures.percent(line.curve.share[-1], 0)}",
            xanchor="left",
            xshift=6,
            showarrow=False,
            font={"color": look.colour, "size": 12},
        )
