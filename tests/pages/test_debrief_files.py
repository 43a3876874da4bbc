"""The debrief as files: they open, hold the game's own figures in both languages, and let nothing a team wrote act."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from game import commands
from game.views import compare
from game.views.debrief import debrief
from sim import packs
from sim.causes import CAUSES
from tests.pages.at_the_screens import two_teammates
from tests.pages.school import Class, actor
from ui.debrief import chart_drawing, writing
from ui.debrief.customer_chapters import causes
from ui.debrief.files import FORMATS, file_of
from ui.debrief.html_file import html_file
from ui.debrief.slide_deck import FEW_LETTERS, LETTERS, slide_deck
from ui.format import percent
from ui.language import reading
from ui.papers.paper import Cell, Chapter, Chart, Paper, Series, Table, breadth
from ui.papers.workbook import workbook

both = pytest.mark.parametrize("language", ["en", "zh"])
TAG, FORMULA = "<script>alert(1)</script>", "=cmd|' /C calc'!A1"
REASON = f"{TAG} {FORMULA}"
KNOWN = {"CRM", "Tuesday", "CLV", "script", "alert", "cmd", "calc", "Gumbel", "entry", "event", "rate"}
"""Latin words that belong there: names, what the team wrote, and names within formulas"""
CODES = re.compile(r"[A-Za-z]{2,}")


class Reader(HTMLParser):
    """Reads a page: its text without scripts, styles and formulas, its scripts, and whatever its tags name."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.said: list[str] = []
        self.scripts = 0
        self.named: list[str] = []
        self._inside: list[str] = []
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.named += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "action", "data")]
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "pre"} & set(self._inside):
            self.said.append(data)


@pytest.fixture
def revealed(school: Class) -> Class:
    """A round is revealed; Ann's team gave a reason that would like to be a program."""
    school, ann, _bob = two_teammates(school)
    draft = commands.save_draft(school.store, actor(school.store, ann), {"messages": 0.25})
    commands.submit(school.store, actor(school.store, ann), draft.version, REASON, 0.9)
    commands.close_round(school.store, school.teacher, school.game_id)
    return school


def made(school: Class, kind: str, language: str) -> bytes:
    return file_of(FORMATS[kind], school.teacher, school.game_id, language)


def rates(school: Class) -> list[float]:
    teams = compare(school.store, school.teacher, game_id=school.game_id).teams
    return [record.rounds[-1].retention for record in teams]


def english(words: str) -> set[str]:
    return {word for word in CODES.findall(words) if word not in KNOWN}


@both
def test_the_web_page_holds_the_figures_and_asks_no_network(revealed: Class, language: str) -> None:
    page = made(revealed, "html", language)
    read = Reader(page)
    told = " ".join(read.said)
    assert all(percent(rate, language="en") in told for rate in rates(revealed))
    assert read.named
    assert all(name.startswith("#") for name in read.named)
    assert b"default-src 'none'" in page
    style = re.search(rb"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert not re.search(rb"url\(|@import|//", style[1])
    assert REASON in told
    assert read.scripts == 1 + page.count(b"<figure>")
    assert page.count(b"<figure>") >= 4
    assert language == "en" or not english(told)


def test_the_survival_curves_of_those_who_are_compared_stand_in_their_bands(revealed: Class) -> None:
    paper = writing.paper(revealed.teacher, revealed.game_id, "en")
    (chart,) = (chart for chapter in paper.chapters for chart in chapter.charts if chart.key == "survival")
    drawn = [series for series in chart.series if series.banded]
    bands = [trace for trace in chart_drawing.figure(chart).data if trace.fill == "toself"]
    assert len(drawn) == len(bands) >= 2
    for series, band in zip(drawn, bands, strict=True):
        assert max(band.x) == len(series.low) - 1
        assert (min(band.y), max(band.y)) == (min(series.low), max(series.high))


@both
def test_the_slides_hold_the_figures_in_charts_that_can_be_edited(revealed: Class, language: str) -> None:
    deck = Presentation(io.BytesIO(made(revealed, "pptx", language)))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    charts = [shape.chart for shape in shapes if shape.has_chart]
    lines = [tuple(series.values) for series in charts[0].plots[0].series]
    assert [line[-1] for line in lines] == pytest.approx(rates(revealed))
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    grids = [shape.table for shape in shapes if shape.has_table]
    texts += [cell.text for grid in grids for row in grid.rows for cell in row.cells]
    told = "\n".join(texts)
    assert all(percent(rate, language="en") in told for rate in rates(revealed))
    assert REASON in told
    plain = [text for text in texts if "=" not in text and "←" not in text]
    assert max(len(text) for text in plain) < LETTERS + 400
    assert language == "en" or not english("\n".join(plain))


@both
def test_the_spreadsheet_holds_the_figures_as_numbers_and_no_formula(revealed: Class, language: str) -> None:
    book = load_workbook(io.BytesIO(made(revealed, "xlsx", language)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    numbers = {cell.value for cell in cells if cell.data_type == "n"}
    assert set(rates(revealed)) <= numbers
    assert any(REASON in str(cell.value) for cell in cells)
    assert len(book.sheetnames) >= 7
    told = "\n".join(str(cell.value) for cell in cells if cell.data_type == "s" and "←" not in str(cell.value))
    plain = "\n".join(line for line in told.split("\n") if not re.search(r"[=←]", line.replace(REASON, "")))
    assert language == "en" or not english(plain)


@both
def test_nothing_on_a_slide_is_too_small_to_read_or_drawn_over_something_else(revealed: Class, language: str) -> None:
    deck = Presentation(io.BytesIO(made(revealed, "pptx", language)))
    for slide in deck.slides:
        placed = sorted(
            (shape.top, shape.top + shape.height, shape)
            for shape in slide.shapes
            if shape.has_chart or shape.has_table or shape.has_text_frame
        )
        texts = [shape for _top, _end, shape in placed if shape.has_text_frame]
        sizes = [p.font.size.pt for shape in texts for p in shape.text_frame.paragraphs if p.text]
        sizes += [
            p.font.size.pt
            for *_place, shape in placed
            if shape.has_table
            for cell in shape.table.iter_cells()
            for p in cell.text_frame.paragraphs
            if p.text
        ]
        assert min(sizes) >= 11
        assert all(end <= deck.slide_height for _top, end, _shape in placed)
        charts = [shape for *_place, shape in placed if shape.has_chart]
        for shape in charts:
            assert texts
            assert all(text.top + text.height <= shape.top for text in texts)
            if shape.chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED:
                assert shape.chart.plots[0].overlap == 0


@both
def test_every_line_of_the_spreadsheet_is_high_enough_for_its_words(revealed: Class, language: str) -> None:
    book = load_workbook(io.BytesIO(made(revealed, "xlsx", language)))
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.max_row > 1
    words = book.worksheets[0]
    for row in range(1, words.max_row + 1):
        said = str(words.cell(row, 2).value or "")
        lines = sum(-(-breadth(line) // 110) for line in said.split("\n"))
        assert (words.row_dimensions[row].height or 15) >= 15 * lines


def test_a_team_that_lost_nobody_by_its_own_fault_is_told_so(revealed: Class) -> None:
    seen = debrief(revealed.store, revealed.teacher, revealed.game_id)
    lucky = {team: {cause: 7.0 if cause == "natural" else 0.0 for cause in CAUSES} for team in seen.causes}
    with reading("en"):
        told = causes(replace(seen, causes=lucky), packs.load(seen.comparison.scenario)).sentences
    assert len(told) == 2
    assert all(line.endswith("nobody left for a reason that a company could have changed.") for line in told)


def nasty(name: str) -> Paper:
    """A paper in which everything that anybody could name is named so."""
    chart = Chart("c", name, "stacked", (name, "b"), (Series(name, "#0f766e", (1.0, 2.0)),), name)
    steps = Chart("s", name, "steps", ("0", "1"), (Series(name, "#0f766e", (1.0, 0.5)),), name, percent=True)
    table = Table(name, (name, "n"), ((Cell(name), Cell(2.0, "count")),))
    chapter = Chapter("k", name, (name,), (chart, steps), (table, table), ((name, (name,)),), ((name, name),), (name,))
    return Paper(name, name, "en", (chapter,))


def test_a_name_that_is_a_tag_stands_there_as_text() -> None:
    read = Reader(html_file(nasty(TAG)))
    assert read.scripts == 3
    assert read.said.count(TAG) > 8
    deck = Presentation(io.BytesIO(slide_deck(nasty(TAG))))
    assert deck.slides[0].shapes.title.text_frame.text == TAG
    book = load_workbook(io.BytesIO(workbook(nasty(TAG))))
    assert book.worksheets[1]["A2"].value == TAG


def test_a_name_that_is_a_formula_is_text_in_every_spreadsheet_even_inside_the_slides() -> None:
    slides = slide_deck(nasty(FORMULA))
    with ZipFile(io.BytesIO(slides)) as parts:
        inside = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    assert len(inside) == 2
    for file in (workbook(nasty(FORMULA)), *inside):
        cells = [c for sheet in load_workbook(io.BytesIO(file)) for row in sheet.iter_rows() for c in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert f"'{FORMULA}" in {cell.value for cell in cells}


def test_sheets_whose_titles_are_alike_too_long_or_forbidden_get_names_of_their_own() -> None:
    book = load_workbook(io.BytesIO(workbook(nasty("a/b: [c]? " * 6))))
    assert len({name.casefold() for name in book.sheetnames}) == 3
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


@pytest.mark.parametrize("words", ["Nobody left because of the price. " * 3, "没有人因为价格离开。" * 6])
def test_what_stands_above_a_chart_has_room_of_its_own(words: str) -> None:
    chart = Chart("one", "Customers lost", "lines", ("1", "2"), (Series("A", "#112233", (1.0, 2.0)),), "")
    assert breadth(words * 2) <= FEW_LETTERS
    deck = Presentation(
        io.BytesIO(slide_deck(Paper("T", "S", "en", (Chapter("why", "Why?", (words, words), (chart,)),))))
    )
    shapes = list(deck.slides[1].shapes)
    drawn = next(shape for shape in shapes if shape.has_chart)
    written = next(shape for shape in shapes if not shape.has_chart and words in shape.text_frame.text)
    lines = 2 * -(-breadth(words) // 80)
    assert drawn.top >= written.top + lines * Pt(20 * 1.2)
    assert drawn.height > Inches(3)


@pytest.mark.parametrize(("language", "unit"), [("en", " points"), ("zh", "个百分点")])
def test_a_distance_in_percentage_points_is_called_so_everywhere(language: str, unit: str) -> None:
    cells = (Cell("team"), Cell(0.034, "points"), Cell(0.2326, "apart"), Cell(0.2326, "percent"))
    table = Table("Customers lost by cause, all rounds", ("", "a", "b", "c"), (cells,))
    with reading(language):
        assert [cell.words for cell in cells[2:]] == [f"23.3{unit}", "23.3%"]
        book = load_workbook(io.BytesIO(workbook(Paper("t", "s", language, (Chapter("one", "One", tables=(table,)),)))))
    sheet = book["Customers lost by cause, all"]
    assert [round(cell.value, 4) for cell in sheet[2][1:]] == [3.4, 23.26, 0.2326]
    patterns = [cell.number_format for cell in sheet[2][1:]]
    assert patterns == [f'+0.0"{unit}";-0.0"{unit}"', f'0.0"{unit}"', "0.0%"]
