"""What moves first-contact resolution, on the results page: a chart that adds up and a sentence with advice."""

import pytest

from sim.first_contact import PARTS
from tests.sim.playing import alone
from ui.outcomes import first_contact

MADE = {"untrained": 0.7, "training": 0.06, "one_view": 0.002, "visits": 0.01, "hung_up": -0.03}
LONG_LINE = {**MADE, "hung_up": -0.2}
"""29 of 100 hung up, more than a third of the 43 that were not settled"""
languages = pytest.mark.parametrize("language", ["en", "zh"])


def test_every_part_has_words() -> None:
    assert tuple(first_contact.PARTS) == (*PARTS, "chance")


def test_the_parts_and_chance_add_up_to_the_figure_above() -> None:
    report = alone("hotel", (), 1, 4000).last
    assert sum(first_contact.with_chance(report).values()) == pytest.approx(report.first_contact_resolution)


@languages
def test_the_chart_adds_up_and_leaves_out_what_cannot_be_seen(language: str) -> None:
    (bars,) = first_contact.chart(MADE, language).data
    assert list(bars.x) == [0.7, 0.06, 0.01, -0.03, pytest.approx(0.742)]
    assert list(bars.measure)[-1] == "total"
    assert [text.partition("<b>")[2].removesuffix("</b>") for text in bars.y] == ["70%", "+6", "+1", "−3", "74%"]


@languages
def test_the_advice_depends_on_what_took_most(language: str) -> None:
    few, many = (first_contact.advice(parts, language) for parts in (MADE, LONG_LINE))
    assert "26" in few
    assert "43" in many
    assert few.replace("26", "43") != many
