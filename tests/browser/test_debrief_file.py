"""The debrief's web page in a real browser without any network: its charts live, a phone holds it, tags stay text."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ui.debrief.html_file import html_file
from ui.papers.paper import Cell, Chapter, Chart, Paper, Series, Table

TAG = "<img src=x onerror=document.title='hit'>"
PHONE = {"width": 390, "height": 844}


def paper() -> Paper:
    """A chapter with a chart of lines and one of bars, and a table wider than a phone; everything is named nastily."""
    lines = Chart("lines", TAG, "lines", ("1", "2"), (Series(TAG, "#0f766e", (0.9, 0.8)),), TAG, TAG, percent=True)
    bars = Chart("bars", TAG, "stacked", (TAG, "b"), (Series(TAG, "#d2660a", (3.0, 4.0)),), TAG)
    table = Table(TAG, tuple(f"column {n}" for n in range(12)), (tuple(Cell(n * 1000.0, "count") for n in range(12)),))
    return Paper("Debrief", TAG, "en", (Chapter("all", "Who stayed?", (TAG,), (lines, bars), (table,)),))


@pytest.mark.browser
def test_the_file_lives_without_a_network_and_within_a_phone(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "debrief.html"
    file.write_bytes(html_file(paper()))
    context = browser.new_context(viewport=PHONE, offline=True)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(file.as_uri())
    page.wait_for_selector("#chart-bars .bars path")
    page.wait_for_selector("#chart-lines .lines path")
    assert [url for url in asked if url.split(":")[0] not in ("file", "data", "blob")] == []
    assert wrong == []
    assert page.title().startswith("Debrief")
    assert page.locator("p", has_text=TAG).first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()
