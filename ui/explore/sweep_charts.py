"""A sweep drawn: one lever as a curve with its band, two as a map; the best point, what is as good, the cliff."""

import plotly.graph_objects as go

from game.exploring.outcomes import LESS_IS_BETTER
from game.shown.sweeping import Reading, TriedSweep
from sim.levers import EVERY_LEVER
from ui.decide.lever_values import amount_words, field_unit, is_percent
from ui.decide.lever_words import lever_name
from ui.explore.outcome_figures import MONEY, SHARES, value
from ui.explore.outcome_figures import name as outcome_name
from ui.outcomes import chart_style as style
from ui.theme import ACCENT, MUTED

FALL = "#c8402c"
HEIGHT = 360


def curve(seen: TriedSweep, lever: str, outcome: str, language: str) -> go.Figure:
    """Draw one outcome over one lever, as far as it is known."""
    figure = style.plain(height=HEIGHT)
    across = [point[0] * (100 if is_percent(EVERY_LEVER[lever]) else 1) for point in seen.points]
    found = seen.readings.get(outcome)
    heights = list(seen.early[outcome]) if found is None else [one.median for one in found.spreads]
    if found is not None:
        _flat(figure, found, across)
        _band(figure, found, across)
    figure.add_scatter(
        x=across,
        y=heights,
        mode="lines+markers",
        line={"color": ACCENT, "width": 3},
        customdata=[value(outcome, height) for height in heights],
        hovertemplate="%{x}: %{customdata}<extra></extra>",
    )
    ends = heights if found is None else [end for one in found.spreads for end in (one.low, one.high)]
    if found is not None:
        _marks(figure, found, across)
    figure.update_xaxes(title=f"{lever_name(lever, language)} · {field_unit(EVERY_LEVER[lever], language)}")
    _upright(figure, outcome, ends, language)
    return figure


def _band(figure: go.Figure, found: Reading, across: list[float]) -> None:
    """Shade between what nine of ten markets lie."""
    figure.add_scatter(
        x=[*across, *reversed(across)],
        y=[*(one.high for one in found.spreads), *(one.low for one in reversed(found.spreads))],
        mode="lines",
        fill="toself",
        fillcolor=style.BAND,
        line={"width": 0},
        hoverinfo="skip",
    )


def _flat(figure: go.Figure, found: Reading, across: list[float]) -> None:
    """Shade the stretch in which all points are as good as the best."""
    if len(found.flat) > 1:
        low, high = across[min(found.flat)], across[max(found.flat)]
        figure.add_vrect(x0=low, x1=high, fillcolor=ACCENT, opacity=0.1, line_width=0, layer="below")


def _marks(figure: go.Figure, found: Reading, across: list[float]) -> None:
    best = found.best
    star = {"symbol": "star", "size": 16, "color": ACCENT}
    figure.add_scatter(x=[across[best]], y=[found.spreads[best].median], mode="markers", marker=star, hoverinfo="skip")
    if found.cliff is not None:
        ends = [found.cliff.above, found.cliff.below]
        figure.add_scatter(
            x=[across[end] for end in ends],
            y=[found.spreads[end].median for end in ends],
            mode="lines",
            line={"color": FALL, "width": 6},
            hoverinfo="skip",
        )


def _upright(figure: go.Figure, outcome: str, heights: list[float], language: str) -> None:
    low, high = style.axis_around(heights, least=1e-3)
    figure.update_yaxes(title=outcome_name(outcome, language), range=[low, high], nticks=6)
    if outcome in SHARES:
        figure.update_yaxes(tickformat=".1%")
    if outcome in MONEY:
        ticks, words = style.money_axis(low, high, language)
        figure.update_yaxes(tickvals=ticks, ticktext=words)


def chart_map(seen: TriedSweep, levers: tuple[str, str], outcome: str, language: str) -> go.Figure:
    """Draw one outcome over two levers: the first upright, the second across; rings round what is as good."""
    figure = style.plain(height=HEIGHT + 60)
    found = seen.readings.get(outcome)
    known = list(seen.early[outcome]) if found is None else [one.median for one in found.spreads]
    down, along = (
        [amount_words(EVERY_LEVER[key], at, language) for at in axis]
        for key, axis in zip(levers, seen.axes, strict=True)
    )
    _cells(figure, known, (down, along), outcome)
    if found is not None:
        for place in found.flat:
            _mark(figure, place, (down, along), "circle-open", 14)
        _mark(figure, found.best, (down, along), "star", 18)
        _edge(figure, found, (down, along))
    for update, key in ((figure.update_yaxes, levers[0]), (figure.update_xaxes, levers[1])):
        update(title=f"{lever_name(key, language)} · {field_unit(EVERY_LEVER[key], language)}", type="category")
    return figure


def _cells(figure: go.Figure, known: list[float], names: tuple[list[str], list[str]], outcome: str) -> None:
    """Colour the map as far as it is known: the better, the darker."""
    down, along = names
    cells = [*known, *[None] * (len(down) * len(along) - len(known))]
    grid = [cells[first : first + len(along)] for first in range(0, len(cells), len(along))]
    figure.add_heatmap(
        z=grid,
        x=along,
        y=down,
        colorscale="Teal_r" if outcome in LESS_IS_BETTER else "Teal",
        customdata=[["" if cell is None else value(outcome, cell) for cell in row] for row in grid],
        hovertemplate="%{y} · %{x}: %{customdata}<extra></extra>",
        colorbar={"tickformat": ".1%"} if outcome in SHARES else {},
        xgap=2,
        ygap=2,
    )


def _edge(figure: go.Figure, found: Reading, names: tuple[list[str], list[str]]) -> None:
    if found.cliff is None:
        return
    ends = [divmod(end, len(names[1])) for end in (found.cliff.above, found.cliff.below)]
    figure.add_scatter(
        x=[names[1][column] for _row, column in ends],
        y=[names[0][row] for row, _column in ends],
        mode="lines",
        line={"color": FALL, "width": 5},
        hoverinfo="skip",
    )


def _mark(figure: go.Figure, place: int, names: tuple[list[str], list[str]], symbol: str, size: int) -> None:
    row, column = divmod(place, len(names[1]))
    marker = {"symbol": symbol, "size": size, "color": "#ffffff", "line": {"color": MUTED, "width": 1.5}}
    figure.add_scatter(x=[names[1][column]], y=[names[0][row]], mode="markers", marker=marker, hoverinfo="skip")
