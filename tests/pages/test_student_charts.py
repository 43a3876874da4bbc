"""Charts answer their question: units on the axes, every team once, the same figure for the same data, no gaps."""

import json
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from sim.causes import CAUSES
from sim.report import ChannelFigures
from ui.outcomes import chart_style, charts_compare, charts_results, cost_to_serve
from ui.outcomes.charts_compare import Dot, Line, ScoreBar
from ui.theme import seat

languages = pytest.mark.parametrize("language", ["en", "zh"])


def titles(figure: go.Figure) -> list[str]:
    return [axis.title.text for axis in (figure.layout.xaxis, figure.layout.yaxis) if axis.title.text]


def holds_no_gap(figure: go.Figure) -> bool:
    return "NaN" not in json.dumps(json.loads(figure.to_json())) and "Infinity" not in figure.to_json()


def a_figure_of_each(language: str) -> list[go.Figure]:
    lines = [Line(f"Team {n}", n, (0.9, 0.9 - n / 50), (0.01, 0.01), own=n == 0) for n in range(10)]
    bars = [ScoreBar(f"Team {n}", n, 40.0 + n, (("retention", 20.0), ("profit", 20.0 + n))) for n in range(10)]
    return [
        charts_results.retention_history([0.9, 0.8], [0.85, None], language),
        charts_results.causes(dict.fromkeys(CAUSES, 3.0), language),
        charts_results.destinations({"Bob": 4, "left": 0}, language),
        charts_results.satisfaction([3.6, 3.7], [None, 3.8], [None, 0.2], language),
        charts_results.waits([0.0, 3.0] * 6 + [1.0], language),
        charts_results.money(1000.0, [("Goods", 700.0), ("Wages", 400.0)], -100.0, language),
        charts_results.segments(["young", "old"], [0.8, 0.9], [10, 20], language),
        cost_to_serve.chart({"phone": ChannelFigures(contacts=4, settled=3, minutes=9, cost=9.0)}, language),
        charts_compare.retention_curves(lines, language),
        charts_compare.score_bars(bars, language),
        charts_compare.satisfaction_and_retention([Dot("A", 0, 3.5, 0.8), Dot("B", 1, 3.5, 0.8)], language),
    ]


@languages
def test_every_chart_has_a_unit_and_no_gap(language: str) -> None:
    for figure in a_figure_of_each(language):
        assert titles(figure)
        assert holds_no_gap(figure)


@languages
def test_charts_survive_the_emptiest_data(language: str) -> None:
    empty = [
        charts_results.causes({}, language),
        charts_results.causes(dict.fromkeys(CAUSES, 0.0), language),
        charts_results.destinations({}, language),
        charts_results.satisfaction([3.0], [None], [None], language),
        charts_results.waits([0.0] * 13, language),
        charts_results.money(0.0, [], 0.0, language),
        charts_results.segments([], [], [], language),
        charts_compare.retention_curves([], language),
        charts_compare.score_bars([], language),
        charts_compare.satisfaction_and_retention([], language),
        charts_compare.moves([], [], [], language),
    ]
    assert all(holds_no_gap(figure) for figure in empty)


def test_the_same_data_give_the_same_figure() -> None:
    assert [one.to_json() for one in a_figure_of_each("en")] == [one.to_json() for one in a_figure_of_each("en")]


def test_every_team_has_one_line_in_its_own_colour_and_symbol() -> None:
    lines = [Line(f"Team {n}", n, (0.9, 0.8), (0.01, 0.01), own=n == 3) for n in range(10)]
    figure = charts_compare.retention_curves(lines, "en")
    drawn = [trace for trace in figure.data if trace.name]
    assert [trace.name for trace in drawn] == [line.label for line in lines]
    assert [trace.line.color for trace in drawn] == [seat(n).colour for n in range(10)]
    assert [trace.marker.symbol for trace in drawn] == [seat(n).marker for n in range(10)]


def test_ones_own_line_alone_has_a_band() -> None:
    lines = [Line("A", 0, (0.9, 0.8), (0.02, 0.02), own=True), Line("B", 1, (0.9, 0.8), (0.02, 0.02))]
    bands = [trace for trace in charts_compare.retention_curves(lines, "en").data if trace.fill == "toself"]
    assert len(bands) == 1
    assert max(bands[0].y) == pytest.approx(0.92)


def test_labels_at_the_end_of_lines_never_touch() -> None:
    places = sorted(chart_style.spread_out([0.8, 0.8, 0.801, 0.99, 0.99], 0.5, 1.0))
    gaps = [above - below for below, above in pairwise(places)]
    assert min(gaps) > 0.02
    assert max(places) <= 1.0


def test_a_teams_symbol_and_name_stand_at_its_bar_and_the_best_is_first() -> None:
    bars = [ScoreBar("Low", 0, 10.0, (("profit", 10.0),)), ScoreBar("High", 1, 20.0, (("profit", 20.0),))]
    names = charts_compare.score_bars(bars, "en").data[0].y
    assert names == (f"{seat(1).symbol} High", f"{seat(0).symbol} Low")


def test_money_ends_in_the_profit() -> None:
    figure = charts_results.money(1000.0, [("Goods", 700.0)], 300.0, "en")
    trace = figure.data[0]
    assert trace.measure[-1] == "total"
    assert sum(trace.x[:-1]) == trace.x[-1]


def test_causes_are_sorted_and_idle_ones_left_out() -> None:
    figure = charts_results.causes(dict.fromkeys(CAUSES, 0.0) | {"wait": 3.0, "price": 9.0}, "en")
    assert figure.data[0].y == ("Price", "Waiting")


def test_who_moves_where_leaves_staying_out() -> None:
    figure = charts_compare.moves(["● A", "■ B"], ["● A", "■ B", "○ nobody"], [[0, 4, 1], [2, 0, 0]], "en")
    assert [list(row) for row in figure.data[0].z] == [[None, 4, 1], [2, None, 0]]


def test_a_share_axis_stays_below_all() -> None:
    low, high = chart_style.axis_around([0.97, 0.99], least=0.06, floor_at=0.0, ceiling=1.0)
    assert 0 <= low < 0.97
    assert 0.99 < high < 1.02


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-300.0, 1e6), (0.0, 1_287_000.0)])
def test_money_axes_have_a_few_round_sums(low: float, high: float) -> None:
    ticks, words = chart_style.money_axis(low, high, "zh")
    assert 1 <= len(ticks) <= 9
    assert len(words) == len(ticks)
    assert 0.0 in ticks
