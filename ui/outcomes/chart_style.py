"""How every chart looks: quiet axes with units, direct labels, no tool bar, the same on a phone and a projector.

Figures are built by plain functions (data in, figure out), kept once per server process, and never changed after.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from math import floor, log10

import plotly.graph_objects as go
import streamlit as st

from ui import format as figures
from ui.theme import ACCENT, MUTED

CONFIG: dict[str, object] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
"""No tool bar, no zooming by accident."""

BAND = "rgba(15, 118, 110, 0.16)"
"""The accent, thin: what is uncertain."""

HEIGHT = 280
KEPT = 400
"""figures kept at a time: twice what twelve teams look at in two languages when a round is revealed"""
_BAR = 34
_LABEL_GAP = 0.062
"""Smallest distance of two line-end labels, as a share of the axis"""


class Still(go.Figure):  # type: ignore[misc] # plotly tells no types
    """A figure that changes no more: what is sent of it is made once, not for everybody who looks.

    Of the figure itself only its size is here: to build the rest of it again would cost more than the first time.
    """

    def __init__(self, figure: go.Figure) -> None:
        super().__init__()
        self._sent: dict[str, object] = figure.to_dict()

    def to_dict(self) -> dict[str, object]:
        """Give what is sent; nobody may change it."""
        return self._sent


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def kept(key: tuple[Hashable, ...], _build: Callable[[], go.Figure]) -> Still:  # noqa: ARG001 - the cache reads it
    """Build a figure once per ``key`` (game, round, language, view, whose) and give the same one ever after."""
    return Still(_build())


def show(figure: go.Figure, key: str, alt: str) -> None:
    """Draw a figure; ``alt`` tells a screen reader what it shows."""
    st.plotly_chart(figure, key=key, config=CONFIG, alt=alt)


def plain(height: int = HEIGHT) -> go.Figure:
    """Give an empty figure in the house's style."""
    axis = {"fixedrange": True, "automargin": True, "showline": False, "zeroline": False}
    layout = {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 12, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"namelength": -1},
        "legend": {"orientation": "h", "yanchor": "top", "y": -0.22, "x": 0, "xanchor": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "uniformtext": {"mode": "show", "minsize": 11},
        "xaxis": axis,
        "yaxis": axis,
    }
    return go.Figure(layout=layout)  # at once: each update of a figure that is there costs ten times as much


def bars(names: Sequence[str], values: Sequence[float], labels: Sequence[str], unit: str, colour: str) -> go.Figure:
    """Give lying bars, the first on top, each with its figure at its end."""
    figure = plain(height=72 + _BAR * max(len(names), 1))
    figure.add_bar(
        x=list(values),
        y=list(names),
        orientation="h",
        text=list(labels),
        textposition="outside",
        cliponaxis=False,
        marker={"color": colour, "cornerradius": 4},
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")
    figure.update_xaxes(title=unit, range=[0, 1.28 * max([*values, 1e-9])], nticks=4)
    figure.update_layout(bargap=0.35)
    return figure


def round_axis(figure: go.Figure, rounds: Sequence[int], title: str, room: float = 0.0) -> None:
    """Let the x axis count whole rounds, with ``room`` to the right (in rounds) for labels."""
    last = max(rounds, default=1)
    first = min(rounds, default=1)
    figure.update_xaxes(title=title, tickvals=list(rounds), range=[first - 0.25, last + max(room, 0.25)])


def share_axis(figure: go.Figure, title: str, shares: Sequence[float]) -> None:
    """Let the y axis be per cent, close around the values and never beyond 100 %."""
    low, high = axis_around(shares, least=0.06, floor_at=0.0, ceiling=1.0)
    figure.update_yaxes(title=title, tickformat=".0%", range=[low, high], nticks=5)


def axis_around(
    values: Sequence[float], least: float, floor_at: float | None = None, ceiling: float | None = None
) -> tuple[float, float]:
    """Give a range that holds ``values`` with some air, at least ``least`` wide."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    air = max((high - low) * 0.18, (least - (high - low)) / 2, least * 0.15)
    low, high = low - air, high + air
    if ceiling is not None:
        high = min(high, ceiling + (0.012 if ceiling == 1.0 else 0.0))
    if floor_at is not None:
        low = max(low, floor_at)
    return low, high


def money_axis(low: float, high: float, language: str) -> tuple[list[float], list[str]]:
    """Give about four round amounts between ``low`` and ``high``, and their words."""
    width = max(high - low, 1.0)
    rough = width / 4
    power = float(10 ** floor(log10(rough)))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    ticks = [step * n for n in range(floor(low / step), floor(high / step) + 1) if low <= step * n <= high]
    return ticks, [figures.money(tick, short=True, language=language) for tick in ticks]


def spread_out(values: Sequence[float], low: float, high: float) -> list[float]:
    """Give places for line-end labels: each near its value, none on top of another."""
    gap = (high - low) * _LABEL_GAP
    order = sorted(range(len(values)), key=lambda i: values[i])
    places = list(values)
    for below, above in pairwise(order):
        places[above] = max(places[above], places[below] + gap)
    overshoot = max([places[i] for i in order[-1:]], default=high) - high
    if overshoot > 0:
        ceiling = high
        for i in reversed(order):
            places[i] = min(places[i], ceiling)
            ceiling = places[i] - gap
    return places


OWN_LINE = {"color": ACCENT, "width": 3}
FAINT_LINE = {"color": MUTED, "width": 1.5, "dash": "dot"}
