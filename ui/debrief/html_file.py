"""The debrief as one HTML file: everything inside, charts live, nothing asked of any network; for phones and paper."""

from html import escape
from pathlib import Path

from plotly.offline import get_plotlyjs

from ui.debrief import chart_drawing
from ui.papers.paper import Chapter, Chart, Paper, Table

STYLE = Path(__file__).with_name("paper.css")
NO_NETWORK = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
"""what a browser lets the file do: run what stands in it, and load nothing"""
CONFIG = '{"displayModeBar":false,"responsive":true,"scrollZoom":false}'


def html_file(paper: Paper) -> bytes:
    """Give the file."""
    chapters = "".join(_chapter(chapter) for chapter in paper.chapters)
    contents = "".join(f'<li><a href="#{c.key}">{escape(c.title)}</a></li>' for c in paper.chapters)
    page = (
        f'<!doctype html>\n<html lang="{paper.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{NO_NETWORK}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(paper.title)} · {escape(paper.subtitle)}</title>"
        f"<style>{STYLE.read_text(encoding='utf-8')}</style><script>{get_plotlyjs()}</script></head><body>"
        f"<header><h1>{escape(paper.title)}</h1><p>{escape(paper.subtitle)}</p></header>"
        f"<nav><ol>{contents}</ol></nav><main>{chapters}</main></body></html>\n"
    )
    return page.encode("utf-8")


def _chapter(chapter: Chapter) -> str:
    parts = [f"<p>{escape(words)}</p>" for words in chapter.sentences]
    parts += [_chart(chart) for chart in chapter.charts]
    parts += [_list(head, items) for head, items in chapter.lists]
    parts += [table(one) for one in chapter.tables]
    parts += [f"<h3>{escape(name)}</h3><pre>{escape(lines)}</pre>" for name, lines in chapter.formulas]
    parts += [f"<p><small>{escape(words)}</small></p>" for words in chapter.notes if words]
    return f'<section id="{chapter.key}"><h2>{escape(chapter.title)}</h2>{"".join(parts)}</section>'


def _list(head: str, items: tuple[str, ...]) -> str:
    return f"<h3>{escape(head)}</h3><ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"


def _chart(chart: Chart) -> str:
    """Draw the chart where it stands; a sign that could end the script is written as a number."""
    data = str(chart_drawing.figure(chart).to_json()).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    place = f"chart-{chart.key}"
    return (
        f'<figure><figcaption>{escape(chart.title)}</figcaption><div id="{place}" role="img" '
        f'aria-label="{escape(chart.title)}"></div><script>(function(f){{Plotly.newPlot("{place}",f.data,f.layout,'
        f"{CONFIG})}})({data})</script></figure>"
    )


def table(one: Table) -> str:
    """Give a table that scrolls by itself where a screen is too narrow for it."""
    head = "".join(f"<th>{escape(word)}</th>" for word in one.heads)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell.words)}</td>' for cell in row)}</tr>" for row in one.rows)
    return (
        f'<h3>{escape(one.title)}</h3><div class="wide" style="overflow-x:auto"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
