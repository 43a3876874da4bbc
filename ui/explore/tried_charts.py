"""Plans side by side as a chart: one outcome, round by round, with the band in which nine of ten markets lie."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from game.exploring.outcomes import PlanOutcomes, Spread
from locales import translator
from ui.explore.outcome_figures import MONEY, SHARES, value
from ui.explore.outcome_figures import name as outcome_name
from ui.outcomes import chart_style as style
from ui.theme import seat

THIN = "22"
"""the last two digits of a colour that is nearly clear"""


def by_round(plans: Sequence[PlanOutcomes], names: Sequence[str], key: str, first: int, language: str) -> go.Figure:
    """Draw one outcome of every plan; ``first`` is the number of the first round."""
    figure = style.plain(height=320)
    for place, (plan, name) in enumerate(zip(plans, names, strict=True)):
        numbers = range(first, first + len(plan.by_round[key]))
        _band(figure, plan.by_round[key], place, numbers)
        _line(figure, plan.by_round[key], (name, key), place, numbers)
    rounds = list(range(first, first + len(plans[0].by_round[key])))
    style.round_axis(figure, rounds, translator(language).gettext("Round"))
    _axis(figure, key, [end for plan in plans for one in plan.by_round[key] for end in (one.low, one.high)], language)
    figure.update_layout(showlegend=True)
    return figure


def _band(figure: go.Figure, spreads: Sequence[Spread], place: int, rounds: Sequence[int]) -> None:
    figure.add_scatter(
        x=[*rounds, *reversed(rounds)],
        y=[*(one.high for one in spreads), *(one.low for one in reversed(spreads))],
        mode="lines",
        fill="toself",
        fillcolor=seat(place).colour + THIN,
        line={"width": 0},
        hoverinfo="skip",
        showlegend=False,
    )


def _line(
    figure: go.Figure, spreads: Sequence[Spread], words: tuple[str, str], place: int, rounds: Sequence[int]
) -> None:
    """Draw the medians; ``words`` are the plan's name and the outcome's key."""
    (name, key), look = words, seat(place)
    beyond = [one.high - one.median for one in spreads], [one.median - one.low for one in spreads]
    ends = {"type": "data", "symmetric": False, "array": beyond[0], "arrayminus": beyond[1], "width": 6}
    figure.add_scatter(
        x=list(rounds),
        y=[one.median for one in spreads],
        name=escape(name),
        mode="lines+markers",
        line={"color": look.colour, "width": 3, "dash": look.dash},
        marker={"symbol": look.marker, "size": 9, "color": look.colour},
        error_y=ends | {"thickness": 2 if len(rounds) == 1 else 0},
        customdata=[[value(key, one.median), value(key, one.low), value(key, one.high)] for one in spreads],
        hovertemplate="%{customdata[0]} (%{customdata[1]} – %{customdata[2]})<extra>" + escape(name) + "</extra>",
    )


def _axis(figure: go.Figure, key: str, ends: Sequence[float], language: str) -> None:
    title = outcome_name(key, language)
    if key in SHARES:
        low, high = style.axis_around(ends, least=0.02, floor_at=0.0, ceiling=1.0)
        figure.update_yaxes(title=title, tickformat=".1%", range=[low, high], nticks=5)
        return
    low, high = style.axis_around(ends, least=1e-3)
    figure.update_yaxes(title=title, range=[low, high], nticks=5)
    if key in MONEY:
        ticks, words = style.money_axis(low, high, language)
        figure.update_yaxes(tickvals=ticks, ticktext=words)
