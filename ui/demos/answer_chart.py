"""The one picture of a step: bars, a ladder of values, lines by quarter, or a curve of customers."""

from collections.abc import Sequence

import plotly.graph_objects as go

from game.demos.answers import Answer, Value
from game.demos.form import Step
from game.demos.playing import plans_of
from sim import packs
from ui import format as figures
from ui.decide.lever_values import field_unit, is_percent
from ui.decide.lever_words import lever_name
from ui.demos.demo_words import AXES, measure_name, written
from ui.language import _, current_language
from ui.outcomes import chart_style as style
from ui.theme import ACCENT, MUTED

COLOURS = (MUTED, ACCENT, "#d2660a", "#8a63d2", "#2f7fd6")
"""of the plans, in their order; the first is how it was"""
MARKERS = ("circle", "diamond", "square", "triangle-up", "star")
HEIGHT = 360
LABEL = {"size": 16}
"""large enough for a wall, small enough for a phone"""
ALIKE = 0.1
"""shares that lie within this are written with a decimal"""


def picture(step: Step, answer: Answer, pack: str) -> go.Figure:
    """Draw what came out of a step."""
    draw = {"bars": _bars, "ladder": _ladder, "rounds": _rounds, "curve": _curve}[step.chart.kind]
    figure = draw(step, answer, pack)
    figure.update_layout(font=LABEL, legend_font=LABEL)
    figure.update_xaxes(tickfont=LABEL, title_font=LABEL)
    figure.update_yaxes(tickfont=LABEL, title_font=LABEL)
    return figure


def _names(step: Step) -> list[str]:
    return [plan.name.in_(current_language()) for plan in plans_of(step)]


def _bars(step: Step, answer: Answer, _pack: str) -> go.Figure:
    """Draw a bar for each plan, set by set: one set for each measure, or each group."""
    chart, language = step.chart, current_language()
    sets = [chart.names[group].in_(language) for group in chart.groups] or [measure_name(m) for m in chart.measures]
    names = _names(step)
    figure = style.plain(height=90 + len(sets) * (34 + 34 * len(names)))
    for place, drawn in enumerate(answer.drawn):
        figure.add_bar(
            x=[value.mean for value in drawn.bars],
            y=[_wrapped(name) for name in sets],
            name=names[place],
            orientation="h",
            text=[f"{names[place]}: {_exactly(value, answer)}" for value in drawn.bars],
            textfont=LABEL,
            textposition="auto",
            insidetextanchor="start",
            cliponaxis=False,
            marker={"color": COLOURS[place % len(COLOURS)], "cornerradius": 4},
            hovertemplate="%{text}<extra></extra>",
        )
    low = min(0.0, *(value.mean for drawn in answer.drawn for value in drawn.bars))
    high = max(1e-9, *(value.mean for drawn in answer.drawn for value in drawn.bars))
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")
    figure.update_xaxes(visible=False, range=[1.05 * low, 1.3 * high])
    figure.update_layout(bargap=0.25, barmode="group", uniformtext={"mode": "show", "minsize": 12})
    return figure


def _exactly(value: Value, answer: Answer) -> str:
    """Write a bar's number with as many digits as tell the bars apart."""
    means = [each.mean for drawn in answer.drawn for each in drawn.bars]
    if value.unit == "share" and max(means) - min(means) < ALIKE:
        return figures.percent(value.mean, 1)
    return written(value.mean, value.unit)


def _wrapped(name: str, widest: int = 22) -> str:
    """Break a long name, so that a phone has room for its bars."""
    if len(name) <= widest:
        return name
    space = name.rfind(" ", 0, widest)
    return f"{name[:space]}<br>{name[space + 1 :]}" if space > 0 else f"{name[:12]}<br>{name[12:]}"


def _ladder(step: Step, answer: Answer, pack: str) -> go.Figure:
    ladder, language = step.ladder, current_language()
    if ladder is None:
        return style.plain()
    lever = packs.load(pack).levers[ladder.lever]
    times = 100.0 if is_percent(lever) else 1.0
    across = [times * value for value in ladder.values]
    figure = style.plain(height=HEIGHT)
    for place, measure in enumerate(step.chart.measures):
        values = [drawn.bars[place] for drawn in answer.drawn]
        _line(figure, across, values, COLOURS[place + 1], measure_name(measure))
    figure.update_xaxes(title=f"{lever_name(ladder.lever, language)} ({field_unit(lever, language)})", tickvals=across)
    _amounts(figure, [drawn.bars[place] for drawn in answer.drawn for place in range(len(step.chart.measures))])
    figure.update_yaxes(title=", ".join(measure_name(measure) for measure in step.chart.measures))
    return figure


def _rounds(step: Step, answer: Answer, _pack: str) -> go.Figure:
    figure, names = style.plain(height=HEIGHT), _names(step)
    for place, drawn in enumerate(answer.drawn):
        for values in drawn.rounds:
            across = [float(number) for number in range(1, len(values) + 1)]
            _line(figure, across, list(values), COLOURS[place % len(COLOURS)], names[place], MARKERS[place])
    style.round_axis(figure, range(1, step.rounds + 1), _("quarter"))
    _amounts(figure, [value for drawn in answer.drawn for values in drawn.rounds for value in values])
    ends = [line.y[-1] for line in figure.data]
    for line in figure.data:
        line.textposition = "top center" if line.y[-1] == max(ends) else "bottom center"
    figure.update_yaxes(title=", ".join(measure_name(measure) for measure in step.chart.measures))
    figure.update_layout(showlegend=True, height=HEIGHT + 24 * len(names))
    return figure


def _line(  # noqa: PLR0913, PLR0917 - a line is all of these
    figure: go.Figure, across: list[float], values: Sequence[Value], colour: str, name: str, marker: str = ""
) -> None:
    """Draw a line through the means, a figure at its end; at its beginning too where it is the only one."""
    ends = (len(values) - 1,) if marker else (0, len(values) - 1)
    figure.add_scatter(
        x=across,
        y=[value.mean for value in values],
        name=name,
        mode="lines+markers+text",
        line={"color": colour, "width": 4},
        marker={"size": 10, "symbol": marker or MARKERS[0]},
        text=[written(value.mean, value.unit) if place in ends else "" for place, value in enumerate(values)],
        textposition="top center",
        textfont=LABEL,
        cliponaxis=False,
        customdata=[written(value.mean, value.unit) for value in values],
        hovertemplate="%{x}: %{customdata}<extra>" + name + "</extra>",
    )


def _amounts(figure: go.Figure, values: Sequence[Value]) -> None:
    """Let the upright axis hold these values, in their unit, with room above for what is written there."""
    means = [value.mean for value in values]
    low, high = style.axis_around(means, least=max(0.02, 0.02 * abs(max(means))))
    high += 0.06 * (high - low)
    figure.update_yaxes(range=[low, high], nticks=5)
    if values[0].unit == "share":
        figure.update_yaxes(tickformat=".0%")
    if values[0].unit == "yuan":
        ticks, words = style.money_axis(low, high, current_language())
        figure.update_yaxes(tickvals=ticks, ticktext=words)


def _curve(step: Step, answer: Answer, _pack: str) -> go.Figure:
    key, names = step.chart.curve or "", _names(step)
    figure = style.plain(height=HEIGHT + 20)
    for place, drawn in enumerate(answer.drawn):
        if drawn.curve is None:
            continue
        colour = COLOURS[(place + (len(answer.drawn) == 1)) % len(COLOURS)]
        figure.add_scatter(
            x=list(drawn.curve[0]),
            y=list(drawn.curve[1]),
            name=names[place],
            mode="lines" if key == "whale" else "lines+markers",
            line={"color": colour, "width": 4},
            marker={"size": 11, "symbol": MARKERS[place]},
            hovertemplate="%{x}: %{y:.1%}<extra>" + names[place] + "</extra>",
        )
    across, up = AXES[key]
    figure.update_xaxes(title=_(across), **({} if key == "staying" else {"tickformat": ".0%"}))
    figure.update_yaxes(title=_(up), tickformat=".0%", nticks=6)
    if key == "whale":
        figure.add_hline(y=1, line={"color": MUTED, "dash": "dot"})
    figure.update_layout(showlegend=len(answer.drawn) > 1, height=HEIGHT + 20 + 24 * (len(answer.drawn) - 1))
    return figure
