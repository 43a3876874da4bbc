"""The debrief as slides: one thought a slide, charts that a teacher can still edit, tables cut to what can be read."""

import io
from collections.abc import Iterator, Sequence
from math import ceil

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches, Length, Pt

from ui.debrief import slide_charts
from ui.papers.paper import Chapter, Paper, Table, breadth
from ui.theme import ACCENT

WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT, TOP, BREADTH, DEPTH = Inches(0.6), Inches(1.35), Inches(12.1), Inches(5.7)
ROWS = 12
"""of a table on one slide"""
LETTERS = 620
"""on one slide of sentences; a Chinese character counts twice"""
FEW_LETTERS = 260
"""so few stand above the chapter's first chart, instead of on a slide of their own"""
TITLE, BODY, SMALL = Pt(30), Pt(20), Pt(14)
LINE, GAP = Inches(0.36), Inches(0.16)
"""how high a line of sentences stands, and what parts a sentence from the next"""
ACROSS = 75
"""letters that surely find room in a line"""
_TITLE_ONLY = 5


def slide_deck(paper: Paper) -> bytes:
    """Give the file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    first = _slide(deck, paper.title)
    _write(first, [paper.subtitle])
    for chapter in paper.chapters:
        _chapter(deck, chapter)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _chapter(deck: Deck, chapter: Chapter) -> None:
    charts = [*chapter.charts]
    if charts and chapter.sentences and breadth("".join(chapter.sentences)) <= FEW_LETTERS:
        slide = _slide(deck, chapter.title)
        above = _height(chapter.sentences)
        _write(slide, chapter.sentences, high=above)
        below = LEFT, Length(TOP + above), BREADTH, Length(DEPTH - above)
        slide_charts.draw(slide, charts.pop(0), below, titled=True)
    else:
        for words in _pages(chapter.sentences):
            _write(_slide(deck, chapter.title), words)
    for chart in charts:
        slide_charts.draw(_slide(deck, chart.title), chart, (LEFT, TOP, BREADTH, DEPTH))
    for table in chapter.tables:
        pages = [table.rows[start : start + ROWS] for start in range(0, len(table.rows), ROWS)]
        for number, rows in enumerate(pages, start=1):
            title = table.title if len(pages) == 1 else f"{table.title} ({number}/{len(pages)})"
            _tabulate(_slide(deck, title), Table(title, table.heads, rows))
    for head, items in chapter.lists:
        for words in _pages(items):
            _write(_slide(deck, chapter.title), words, head)
    for name, lines in chapter.formulas:
        _write(_slide(deck, f"{chapter.title} · {name}"), lines.split("\n"), small=True)


def _height(sentences: Sequence[str]) -> Length:
    """Give what sentences take of a chart's place."""
    lines = sum(ceil(breadth(words) / ACROSS) for words in sentences)
    return Length(lines * LINE + len(sentences) * GAP)


def _pages(sentences: Sequence[str]) -> Iterator[list[str]]:
    """Cut sentences into slides that can be read from the last row."""
    page: list[str] = []
    for words in sentences:
        if page and breadth("".join(page)) + breadth(words) > LETTERS:
            yield page
            page = []
        page.append(words)
    if page:
        yield page


def _slide(deck: Deck, title: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = LEFT, Inches(0.35), BREADTH, Inches(0.9)
    place.text_frame.text = title
    paragraph = place.text_frame.paragraphs[0]
    paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = TITLE, True, _colour(ACCENT)
    paragraph.alignment = PP_ALIGN.LEFT
    place.text_frame.word_wrap = True
    return slide


def _write(
    slide: Slide, sentences: Sequence[str], head: str = "", *, small: bool = False, high: Length = DEPTH
) -> None:
    frame = slide.shapes.add_textbox(LEFT, TOP, BREADTH, high).text_frame
    frame.word_wrap = True
    for number, words in enumerate([*([head] if head else []), *sentences]):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = words
        paragraph.font.size = SMALL if small else BODY
        paragraph.font.bold = bool(head) and number == 0
        paragraph.space_after = Pt(4 if small else 10)
        if small:
            paragraph.font.name = "Consolas"


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.lstrip("#"))


def _tabulate(slide: Slide, table: Table) -> None:
    size = Pt(max(11, 19 - len(table.heads) // 2))
    grid = slide.shapes.add_table(
        len(table.rows) + 1, len(table.heads), LEFT, TOP, BREADTH, Inches(0.4) * (len(table.rows) + 1)
    ).table
    first = int(BREADTH * max(0.2, 1 / len(table.heads)))
    for number in range(len(table.heads)):
        grid.columns[number].width = first if number == 0 else int((BREADTH - first) / max(len(table.heads) - 1, 1))
    for row, words in enumerate([table.heads, *(tuple(cell.words for cell in cells) for cells in table.rows)]):
        for column, word in enumerate(words):
            cell = grid.cell(row, column)
            cell.text_frame.text = word
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.font.size = size
            paragraph.alignment = PP_ALIGN.LEFT if column == 0 else PP_ALIGN.RIGHT
            if row == 0:
                cell.fill.solid()
                cell.fill.fore_color.rgb = _colour(ACCENT)
