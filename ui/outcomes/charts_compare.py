"""Charts of all teams side by side: every team keeps its colour and its symbol."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from locales import translator
from ui import format as figures
from ui.outcomes import chart_style as style
from ui.outcomes.outcome_words import part_name
from ui.theme import seat

PART_COLOURS = {"retention": "#0b5f58", "satisfaction": "#7fc4bb", "profit": "#d98a1f", "equity": "#8f84d6"}
"""The parts of the score, told apart by lightness too"""
LABEL_ROOM = 146
"""Pixels to the right of the curves for figures and names"""
NAME_WIDTH = 14
"""Letters of a name that fit there; a Chinese character is as wide as two"""
NEAR = 0.12
"""Share of the axis below which two dots' names would touch"""


@dataclass(frozen=True, slots=True)
class Line:
    """One team's figures by round."""

    name: str
    seat: int
    values: tuple[float | None, ...]
    errors: tuple[float, ...] = ()
    """half widths of the 95 % bands"""
    own: bool = False

    @property
    def label(self) -> str:
        """Symbol and name."""
        return f"{seat(self.seat).symbol} {self.name}"

    @property
    def last(self) -> float | None:
        """The newest figure there is."""
        return next((value for value in reversed(self.values) if value is not None), None)


def retention_curves(lines: Sequence[Line], language: str) -> go.Figure:
    """Draw every team's retention rate by round, one's own with its 95 % band, labelled at the end of the line."""
    _ = translator(language).gettext
    rounds = list(range(1, max((len(line.values) for line in lines), default=1) + 1))
    figure = style.plain(height=340)
    for line in lines:
        if line.own:
            _band(figure, line)
    for line in lines:
        _curve(figure, line, rounds)
    values = [value for line in lines for value in line.values if value is not None]
    values += [bound for line in lines if line.own for bound in _bounds(line)]
    style.round_axis(figure, rounds, _("Round"))
    figure.update_layout(margin_r=LABEL_ROOM)
    style.share_axis(figure, _("Retention rate"), values)
    _end_labels(figure, lines, len(rounds))
    return figure


def _curve(figure: go.Figure, line: Line, rounds: Sequence[int]) -> None:
    look = seat(line.seat)
    figure.add_scatter(
        x=list(rounds)[: len(line.values)],
        y=list(line.values),
        name=line.label,
        mode="lines+markers",
        line={"color": look.colour, "width": 4 if line.own else 2, "dash": look.dash},
        marker={"symbol": look.marker, "size": 11 if line.own else 8, "color": look.colour},
        hovertemplate="%{y:.1%}<extra>" + line.label + "</extra>",
    )


def _band(figure: go.Figure, line: Line) -> None:
    """Shade the line's 95 % interval."""
    bounds = _bounds(line)
    if len(bounds) < 4:
        return
    upper, lower = bounds[0::2], bounds[1::2]
    places = [place for place, value in enumerate(line.values[: len(line.errors)], start=1) if value is not None]
    figure.add_scatter(
        x=places + places[::-1],
        y=upper + lower[::-1],
        fill="toself",
        fillcolor=style.BAND,
        line={"width": 0},
        mode="lines",
        hoverinfo="skip",
        name="",
    )


def _bounds(line: Line) -> list[float]:
    """Give the upper and the lower bound of the 95 % interval, round by round."""
    pairs = [(value, half) for value, half in zip(line.values, line.errors, strict=False) if value is not None]
    return [bound for value, half in pairs for bound in (min(value + half, 1.0), max(value - half, 0.0))]


def _short(name: str) -> str:
    """Cut a name that would not fit beside the curves."""
    widths = [1 + (ord(letter) > 0x2E80) for letter in name]
    if sum(widths) <= NAME_WIDTH:
        return name
    fitting = next(n for n in range(len(name)) if sum(widths[: n + 1]) > NAME_WIDTH - 1)
    return name[:fitting].rstrip() + "…"


def _end_labels(figure: go.Figure, lines: Sequence[Line], last: int) -> None:
    low, high = figure.layout.yaxis.range
    ended = [(line, value) for line in lines if (value := line.last) is not None]
    places = style.spread_out([value for _line, value in ended], low, high)
    labels = [_end_label(line, value, last, place) for (line, value), place in zip(ended, places, strict=True)]
    figure.update_layout(annotations=labels)  # at once: each one more would have all before it looked through again


def _end_label(line: Line, value: float, last: int, place: float) -> dict[str, object]:
    text = f"{seat(line.seat).symbol} {figures.percent(value, 1, language='en')} {_short(line.name)}"
    return {
        "x": last,
        "y": place,
        "text": f"<b>{text}</b>" if line.own else text,
        "xanchor": "left",
        "xshift": 10,
        "showarrow": False,
        "font": {"color": seat(line.seat).colour, "size": 12},
    }


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """One team's score, and the points each part contributes to it (weight times points)."""

    name: str
    seat: int
    total: float
    parts: tuple[tuple[str, float], ...]
    own: bool = False


def score_bars(teams: Sequence[ScoreBar], language: str) -> go.Figure:
    """Draw every team's score as a bar made of its parts, the best on top."""
    _ = translator(language).gettext
    ordered = sorted(teams, key=lambda team: -team.total)
    names = [_bold(f"{seat(team.seat).symbol} {team.name}", on=team.own) for team in ordered]
    figure = style.plain(height=120 + 38 * len(ordered))
    for part in [key for key, _points in ordered[0].parts] if ordered else []:
        points = [dict(team.parts)[part] for team in ordered]
        figure.add_bar(
            x=points,
            y=names,
            orientation="h",
            name=part_name(part, language),
            marker={"color": PART_COLOURS[part]},
            hovertemplate="%{y}: %{x:.1f}<extra>" + part_name(part, language) + "</extra>",
        )
    _totals(figure, names, [team.total for team in ordered], language)
    below = -0.14 - 0.55 / max(len(ordered), 1)
    figure.update_layout(barmode="stack", bargap=0.35, showlegend=True, legend={"y": below, "traceorder": "normal"})
    figure.update_xaxes(title=_("points"), range=[0, 1.15 * max([team.total for team in ordered] + [1.0])], nticks=5)
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")
    return figure


def _totals(figure: go.Figure, names: Sequence[str], totals: Sequence[float], language: str) -> None:
    words = (f"<b>{figures.number(total, 1, language=language)}</b>" for total in totals)
    beside = {"xanchor": "left", "xshift": 4, "showarrow": False}
    places = zip(names, totals, words, strict=True)
    figure.update_layout(annotations=[{"x": total, "y": name, "text": text, **beside} for name, total, text in places])


def _bold(text: str, *, on: bool) -> str:
    return f"<b>{text}</b>" if on else text


@dataclass(frozen=True, slots=True)
class Dot:
    """One team in a scatter of two figures."""

    name: str
    seat: int
    x: float
    y: float
    own: bool = False


def satisfaction_and_retention(dots: Sequence[Dot], language: str) -> go.Figure:
    """Draw the teams by satisfaction and retention of one round."""
    _ = translator(language).gettext
    figure = style.plain(height=320)
    for dot in dots:
        look = seat(dot.seat)
        figure.add_scatter(
            x=[dot.x],
            y=[dot.y],
            mode="markers+text",
            text=[_bold(dot.name, on=dot.own)],
            textposition="bottom center" if _crowded(dot, dots) else "top center",
            name=dot.name,
            cliponaxis=False,
            marker={"symbol": look.marker, "size": 17 if dot.own else 13, "color": look.colour},
            hovertemplate="%{x:.2f} · %{y:.1%}<extra>" + f"{look.symbol} {dot.name}" + "</extra>",
        )
    low, high = style.axis_around([dot.x for dot in dots], least=0.5, floor_at=1.0, ceiling=5.05)
    figure.update_xaxes(title=_("Satisfaction, 1 to 5"), range=[low, high], tickformat=".1f", nticks=5)
    style.share_axis(figure, _("Retention rate"), [dot.y for dot in dots])
    return figure


def _crowded(dot: Dot, dots: Sequence[Dot]) -> bool:
    """Say whether a name on top would touch another dot; of two that are close the upper one keeps its name on top."""
    wide = max(max(one.x for one in dots) - min(one.x for one in dots), 0.5)
    high = max(max(one.y for one in dots) - min(one.y for one in dots), 0.06)
    return any(
        one is not dot and abs(one.x - dot.x) < 3 * NEAR * wide and 0 <= one.y - dot.y < 2 * NEAR * high for one in dots
    )


def moves(homes: Sequence[str], goals: Sequence[str], counts: Sequence[Sequence[int]], language: str) -> go.Figure:
    """Draw who lost customers (rows) to whom (columns); names are ready to show, the symbol first."""
    _ = translator(language).gettext
    grid = [
        [None if home == goal else n for goal, n in zip(goals, row, strict=True)]
        for home, row in zip(homes, counts, strict=True)
    ]
    words = [[figures.number(n, language=language) if n else "" for n in row] for row in grid]
    figure = style.plain(height=96 + 36 * len(homes))
    short = [goal.split(" ")[0] if len(goals) > 4 else goal for goal in goals]
    figure.add_heatmap(
        z=grid,
        x=short,
        y=list(homes),
        text=words,
        texttemplate="%{text}",
        colorscale=[[0, "#dcefec"], [1, "#2f8f86"]],
        showscale=False,
        xgap=2,
        ygap=2,
        hovertemplate=_("{count} customers from {team} to {rival}").format(count="%{z}", team="%{y}", rival="%{x}")
        + "<extra></extra>",
    )
    figure.update_yaxes(autorange="reversed", ticksuffix="  ", showgrid=False)
    figure.update_xaxes(side="top", showgrid=False)
    return figure
