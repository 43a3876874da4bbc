"""The paper's charts as a slide program's own: they open with their figures, and can be edited.

Their figures lie in a small spreadsheet inside the file, so that its names keep to the rule for cells.
"""

from pptx.chart.axis import ValueAxis
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.slide import Slide
from pptx.util import Length, Pt

from ui.papers.comma_file import as_text
from ui.papers.paper import Chart

SMALL, HEADING = Pt(14), Pt(18)
QUARTER = 13
"""weeks between two marks below steps"""
LYING = ("stacked", "beside")
GRID = "#d8e0df"
KINDS = {
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "beside": XL_CHART_TYPE.BAR_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "steps": XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
}


def draw(slide: Slide, chart: Chart, place: tuple[Length, Length, Length, Length], *, titled: bool = False) -> None:
    """Draw a chart on a slide; ``titled`` where the slide's own title says something else."""
    data = _points(chart) if chart.kind == "steps" else _columns(chart)
    drawn = slide.shapes.add_chart(KINDS[chart.kind], *place, data).chart
    drawn.has_title = titled
    if titled:
        drawn.chart_title.include_in_layout = False
        drawn.chart_title.text_frame.text = chart.title
        drawn.chart_title.text_frame.paragraphs[0].font.size = HEADING
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        drawn.legend.font.size = SMALL
    _axes(drawn, chart)
    for plotted, series in zip(drawn.plots[0].series, chart.series, strict=True):
        _colour(plotted, chart.kind, RGBColor.from_string(series.colour.lstrip("#")))
    if chart.kind in LYING:
        drawn.plots[0].gap_width, drawn.plots[0].overlap = 50, 100 if chart.kind == "stacked" else 0


def _columns(chart: Chart) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = [as_text(place) for place in chart.places]
    for series in chart.series:
        data.add_series(as_text(series.name), series.values)
    return data


def _points(chart: Chart) -> XyChartData:
    """Give every step as two points: where the one before ends, and where it begins."""
    data = XyChartData()
    for series in chart.series:
        points = data.add_series(as_text(series.name))
        before: float | None = None
        for place, value in zip(chart.places, series.values, strict=False):
            if before is not None and value != before:
                points.add_data_point(float(place), before)
            if value is not None:
                points.add_data_point(float(place), value)
            before = value
    return data


def _axes(drawn: NativeChart, chart: Chart) -> None:
    lying = chart.kind in LYING
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # also where bars go below zero
    places, values = drawn.category_axis, drawn.value_axis
    form = "0%" if chart.percent else "#,##0" if lying else "#,##0.0"
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = form, False
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(GRID.lstrip("#"))
    _title(values, chart.across if lying else chart.upward)
    _title(places, "" if lying else chart.across)
    if lying:
        places.reverse_order = True
    if chart.kind == "steps":
        places.major_unit, places.maximum_scale, places.minimum_scale = QUARTER, float(chart.places[-1]), 0
        places.has_major_gridlines = False
        places.tick_labels.number_format, places.tick_labels.number_format_is_linked = "0", False
    if chart.percent:
        shown = [value for series in chart.series for value in series.values if value is not None]
        values.minimum_scale, values.maximum_scale = max(0.0, int(min(shown) * 10) / 10), 1.0


def _title(axis: ValueAxis, words: str) -> None:
    axis.tick_labels.font.size = SMALL
    axis.has_title = bool(words)
    if words:
        axis.axis_title.text_frame.text = words
        axis.axis_title.text_frame.paragraphs[0].font.size = SMALL


def _colour(plotted: LineSeries, kind: str, colour: RGBColor) -> None:
    if kind in LYING:
        plotted.format.fill.solid()
        plotted.format.fill.fore_color.rgb = colour
        plotted.invert_if_negative = False
        return
    plotted.smooth = False
    plotted.format.line.width = Pt(2)
    plotted.format.line.color.rgb = colour
    if kind == "lines":
        plotted.marker.style, plotted.marker.size = XL_MARKER_STYLE.CIRCLE, 7
        plotted.marker.format.fill.solid()
        plotted.marker.format.fill.fore_color.rgb = colour
