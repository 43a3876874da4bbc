"""Charts of one team's own results. Each answers the question that the page puts above it."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from locales import translator
from ui import format as figures
from ui.outcomes import chart_style as style
from ui.outcomes.outcome_words import cause_name
from ui.theme import ACCENT, MUTED

COST_COLOUR = "#b9770e"
GOOD, BAD = ACCENT, "#c8402c"


def retention_history(own: Sequence[float], everyone: Sequence[float | None], language: str) -> go.Figure:
    """Draw the team's retention rate by round beside the mean of all teams."""
    _ = translator(language).gettext
    rounds = list(range(1, len(own) + 1))
    figure = style.plain(height=230)
    known = [value for value in everyone if value is not None]
    if known:
        _line(figure, rounds, everyone, _("All teams"), style.FAINT_LINE)
    _line(figure, rounds, own, _("Your team"), style.OWN_LINE)
    style.round_axis(figure, rounds, _("Round"))
    style.share_axis(figure, _("Retention rate"), [*own, *known])
    figure.update_layout(showlegend=bool(known), legend={"y": -0.35})
    return figure


def _line(
    figure: go.Figure, rounds: Sequence[int], values: Sequence[float | None], name: str, line: Mapping[str, object]
) -> None:
    figure.add_scatter(
        x=list(rounds),
        y=list(values),
        name=name,
        mode="lines+markers",
        line=dict(line),
        marker={"size": 9},
        hovertemplate="%{y:.1%}<extra>" + name + "</extra>",
    )


def causes(departures: Mapping[str, float], language: str) -> go.Figure:
    """Draw how many customers each cause took, the worst first."""
    _ = translator(language).gettext
    ordered = sorted(((cause, n) for cause, n in departures.items() if n >= 0.5), key=lambda item: -item[1])
    total = max(sum(departures.values()), 1e-9)
    labels = [
        f"{figures.number(count, language=language)} · {figures.percent(count / total, 0, language=language)}"
        for _key, count in ordered
    ]
    names = [cause_name(key, language) for key, _count in ordered]
    figure = style.bars(names, [count for _key, count in ordered], labels, _("customers lost"), ACCENT)
    figure.update_traces(marker_color=[MUTED if key == "natural" else ACCENT for key, _count in ordered])
    figure.update_xaxes(range=[0, 1.5 * max((count for _key, count in ordered), default=1.0)])
    return figure


def destinations(lost_to: Mapping[str, int], language: str) -> go.Figure:
    """Draw where the customers went; names are ready to show."""
    _ = translator(language).gettext
    ordered = sorted(lost_to.items(), key=lambda item: -item[1])
    labels = [figures.number(count, language=language) for _name, count in ordered]
    counts = [float(count) for _name, count in ordered]
    return style.bars([name for name, _count in ordered], counts, labels, _("customers"), MUTED)


def satisfaction(
    index: Sequence[float], survey: Sequence[float | None], error: Sequence[float | None], language: str
) -> go.Figure:
    """Draw the independent index by round, and the team's own survey with its 95 % interval."""
    _ = translator(language).gettext
    rounds = list(range(1, len(index) + 1))
    figure = style.plain(height=260)
    figure.add_scatter(
        x=rounds,
        y=list(index),
        name=_("Independent index"),
        mode="lines+markers",
        line=style.OWN_LINE,
        marker={"size": 9},
        hovertemplate="%{y:.2f}<extra></extra>",
    )
    _survey(figure, rounds, survey, error, _("Your survey (95 % sure)"))
    style.round_axis(figure, rounds, _("Round"))
    known = [value for value in survey if value is not None]
    low, high = style.axis_around([*index, *known], least=0.8, floor_at=0.95, ceiling=5.05)
    figure.update_yaxes(title=_("Satisfaction, 1 to 5"), range=[low, high], tickformat=".1f", nticks=5)
    figure.update_layout(showlegend=True, legend={"y": -0.3})
    return figure


def _survey(
    figure: go.Figure,
    rounds: Sequence[int],
    survey: Sequence[float | None],
    error: Sequence[float | None],
    name: str,
) -> None:
    asked = [
        (place, value, width or 0.0)
        for place, value, width in zip(rounds, survey, error, strict=True)
        if value is not None
    ]
    if asked:
        figure.add_scatter(
            x=[place + 0.06 for place, _value, _width in asked],
            y=[value for _place, value, _width in asked],
            error_y={"array": [width for _place, _value, width in asked], "thickness": 2, "width": 6},
            name=name,
            mode="markers",
            marker={"symbol": "diamond", "size": 10, "color": COST_COLOUR},
            hovertemplate="%{y:.2f} ± %{error_y.array:.2f}<extra></extra>",
        )


def waits(minutes: Sequence[float], language: str) -> go.Figure:
    """Draw the mean wait of every week of the round."""
    _ = translator(language).gettext
    weeks = list(range(1, len(minutes) + 1))
    figure = style.plain(height=220)
    figure.add_bar(
        x=weeks,
        y=list(minutes),
        marker={"color": ACCENT, "cornerradius": 3},
        hovertemplate=_("week {week}: {minutes} min").format(week="%{x}", minutes="%{y:.1f}") + "<extra></extra>",
    )
    figure.update_xaxes(title=_("Week"), tickvals=[week for week in weeks if week % 3 == 1])
    top = max([*minutes, 1.0]) * 1.1
    figure.update_yaxes(title=_("Mean wait, minutes"), rangemode="tozero", range=[0, top], nticks=5)
    figure.update_layout(bargap=0.3)
    return figure


def money(revenue: float, costs: Sequence[tuple[str, float]], profit: float, language: str) -> go.Figure:
    """Draw the way from revenue to profit; ``costs`` are (name, yuan) in the order to show."""
    _ = translator(language).gettext
    steps = [(_("Revenue"), revenue, "relative")]
    steps += [(name, -yuan, "relative") for name, yuan in costs]
    steps.append((_("Profit"), profit, "total"))
    figure = style.plain(height=72 + 36 * len(steps))
    figure.add_waterfall(
        orientation="h",
        y=[f"{name}  <b>{figures.money(yuan, short=True, language=language)}</b>" for name, yuan, _measure in steps],
        x=[yuan for _name, yuan, _measure in steps],
        measure=[measure for _name, _yuan, measure in steps],
        customdata=[figures.money(yuan, short=True, language=language) for _name, yuan, _measure in steps],
        connector={"line": {"color": MUTED, "width": 1}},
        increasing={"marker": {"color": ACCENT}},
        decreasing={"marker": {"color": COST_COLOUR}},
        totals={"marker": {"color": GOOD if profit >= 0 else BAD}},
        hovertemplate="%{customdata}<extra></extra>",
    )
    _money_axis(figure, revenue, costs, profit, language)
    return figure


def _money_axis(
    figure: go.Figure, revenue: float, costs: Sequence[tuple[str, float]], profit: float, language: str
) -> None:
    _ = translator(language).gettext
    low, high = min(0.0, profit, revenue - sum(yuan for _name, yuan in costs)), max(revenue, 1.0)
    ticks, words = style.money_axis(low, high, language)
    air = (high - low) * 0.04
    ends = [low - (air if low < 0 else 0), high + air]
    figure.update_xaxes(title=_("yuan"), tickvals=ticks, ticktext=words, range=ends)
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")


def segments(names: Sequence[str], retention: Sequence[float], customers: Sequence[int], language: str) -> go.Figure:
    """Draw the retention rate of every segment."""
    _ = translator(language).gettext
    labels = [
        _("{share} of {count}").format(
            share=figures.percent(share, 0, language=language), count=figures.number(count, language=language)
        )
        for share, count in zip(retention, customers, strict=True)
    ]
    figure = style.bars(names, retention, labels, _("Retention rate"), ACCENT)
    figure.update_xaxes(tickformat=".0%", range=[0, 1.45], tickvals=[0, 0.25, 0.5, 0.75, 1.0])
    return figure
