"""The cost to serve on the results page: a chart, a table that adds up, and one sentence that says what it means."""

import re

import pytest

from sim.levers import WAYS
from sim.report import ChannelFigures
from tests.sim.playing import alone
from ui.decide import lever_values
from ui.outcomes import cost_to_serve

CHINESE = re.compile(r"[\u4e00-\u9fff]")
CHANNELS = {
    "phone": ChannelFigures(contacts=200, settled=100, minutes=3000, cost=5000),
    "visit": ChannelFigures(contacts=10, settled=9, minutes=600, cost=900),
    "self_service": ChannelFigures(contacts=50, settled=40, minutes=0, cost=200),
}
languages = pytest.mark.parametrize("language", ["en", "zh"])


def test_every_way_to_reach_a_firm_has_a_name() -> None:
    assert tuple(lever_values.WAYS) == WAYS


@languages
def test_the_chart_shows_what_one_contact_cost_and_what_share_it_settled(language: str) -> None:
    (bars,) = cost_to_serve.chart(CHANNELS, language).data
    assert list(bars.x) == [25.0, 90.0, 4.0]
    assert [re.findall(r"\d+", text) for text in bars.text] == [["25", "50"], ["90", "90"], ["4", "80"]]


@languages
def test_the_table_adds_up(language: str) -> None:
    rows = re.findall(r"<tr.*?</tr>", cost_to_serve.table(CHANNELS, language))
    assert [re.findall(r"<td>([^<]*)</td>", row)[1:] for row in rows[1:]] == [
        ["200", "100", "50", "¥5,000"],
        ["10", "9", "10", "¥900"],
        ["50", "40", "0", "¥200"],
        ["260", "149", "60", "¥6,100"],
    ]


@languages
def test_the_sentence_names_the_cheapest_and_the_dearest_way_to_settle_a_matter(language: str) -> None:
    told = cost_to_serve.meaning(CHANNELS, language)
    assert re.findall(r"¥\d+", told) == ["¥5", "¥100"]
    assert bool(CHINESE.search(told)) is (language == "zh")
    assert cost_to_serve.meaning({"phone": CHANNELS["phone"]}, language) != told
    assert cost_to_serve.meaning({}, language)


@languages
def test_many_who_come_back_are_a_warning(language: str) -> None:
    report = alone("hotel", (), 1, 4000).last
    few, many = (report.model_copy(update={"pushed_helped": 90, "pushed_back": back}) for back in (10, 60))
    for told, number in zip((few, many), ("10", "60"), strict=True):
        assert {"90", number} <= set(re.findall(r"\d+", cost_to_serve.pushed(told, language)))
    assert cost_to_serve.pushed(few, language).replace("10", "60") != cost_to_serve.pushed(many, language)
