"""The published values and the accepted bands are those that were agreed before anything was measured.

Whoever widens a band, moves a published value or drops a figure must change it here as well, under everybody's eyes.
Shares are fractions, ``*`` stands for each of the three packs. The last column says whose band it is: *model* where the
table of targets states it, *ours* where that table says only in words what must come out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import nan

import pytest

from sim.validity import messages, repeat_purchases, shipped, survival, unequal_customers
from sim.validity.finding import Finding
from sim.validity.suite import ROWS

PACKS = ("Online shop", "Hotel", "Mobile operator")
AGREED = """
survival_of_a_cohort          | regular, farthest from the formula             | 0      | 0 … .5           | model: ±.5 points of the formula
survival_of_a_cohort          | high-end, farthest from the formula            | 0      | 0 … .5           | model: ±.5 points of the formula
survival_of_a_cohort          | regular, farthest from the data                | 0      | 0 … 1.0          | model: ±1.0 points of the data
survival_of_a_cohort          | high-end, farthest from the data               | 0      | 0 … 2.2          | model: ±2.2 points of the data
retention_rises_with_tenure   | first year                                     | .85    | .84 … .86        | ours: .85, a point either way
retention_rises_with_tenure   | twelfth year                                   | .957   | .947 … .967      | ours: .957, a point either way
retention_rises_with_tenure   | years in which it fell                         | 0      | 0 … 1            | ours: rises; one year of chance in twelve
retention_rises_with_tenure   | rise where all are nearly alike                | –      | -.005 … .035     | ours: next to none without differences
retention_rises_with_tenure   | packs as shipped: years in which it fell       | –      | 0 … 0            | ours: rises
repeat_purchases              | χ² from the BG/NBD's counts                    | –      | 0 … 12           | model: below 12
repeat_purchases              | χ² from CDNOW's counts                         | –      | 0 … 12           | model: below 12
repeat_purchases              | r in our buyers                                | .243   | .23085 … .25515  | model: ±5 %
repeat_purchases              | α in our buyers                                | 4.414  | 4.1933 … 4.6347  | model: ±5 %
repeat_purchases              | a in our buyers                                | .793   | .75335 … .83265  | model: ±5 %
repeat_purchases              | b in our buyers                                | 2.426  | 2.3047 … 2.5473  | model: ±5 %
repeat_purchases              | r in CDNOW's                                   | .243   | .24057 … .24543  | ours: ±1 %
repeat_purchases              | α in CDNOW's                                   | 4.414  | 4.36986 … 4.45814| ours: ±1 %
repeat_purchases              | a in CDNOW's                                   | .793   | .78507 … .80093  | ours: ±1 %
repeat_purchases              | b in CDNOW's                                   | 2.426  | 2.40174 … 2.45026| ours: ±1 %
revenue_of_the_top_fifth      | Online shop                                    | .68    | .65 … .71        | model: ±.03
revenue_of_the_top_fifth      | Hotel                                          | .68    | .65 … .71        | model: ±.03
revenue_of_the_top_fifth      | Mobile operator                                | .59    | .56 … .62        | model: ±.03
whale_curve                   | *: best fifth                                  | –      | 1.1 … 1.8        | model: 110–180 % of profit
whale_curve                   | *: worst fifth                                 | –      | -2 … 0           | model: they lose
waiting_line_against_erlang   | 45 agents: hang up                             | .084   | .0798 … .0882    | model: ±5 %
waiting_line_against_erlang   | 45 agents: wait                                | 10     | 9.5 … 10.5       | model: ±5 %
waiting_line_against_erlang   | 50 agents: hang up                             | .0309  | .029355 … .032445| model: ±5 %
waiting_line_against_erlang   | 50 agents: wait                                | 3.71   | 3.5245 … 3.8955  | model: ±5 %
waiting_line_against_erlang   | 53 agents: hang up                             | .015   | .01425 … .01575  | model: ±5 %
waiting_line_against_erlang   | 53 agents: wait                                | 1.8    | 1.71 … 1.89      | model: ±5 %
waiting_line_against_erlang   | 50 agents, endless patience: wait              | 20.83  | 19.7885 … 21.8715| model: ±5 %
advertising_elasticity        | Online shop: first quarter                     | .12    | .09 … .15        | model: ±.03
advertising_elasticity        | Online shop: eighth quarter                    | .24    | .21 … .27        | model: ±.03
advertising_elasticity        | Hotel: first quarter                           | .12    | .09 … .15        | model: ±.03
advertising_elasticity        | Hotel: eighth quarter                          | .24    | .21 … .27        | model: ±.03
price_elasticity              | Online shop                                    | -2.62  | -3.0 … -2.2      | model: −2.2 … −3.0
price_elasticity              | Hotel                                          | -2.62  | -3.0 … -2.2      | model: −2.2 … −3.0
value_elasticities            | the three packs together: retention            | –      | 3 … 7            | model: 3–7
value_elasticities            | *: margin                                      | 1      | .9 … 1.35        | ours: 1, and what winning customers costs on top
value_elasticities            | *: cost of winning customers                   | –      | .02 … .3         | model: .02–.3
multiple_of_a_margin          | retention 60%                                  | 1.15   | 1.1449 … 1.1551  | model: exact, to the two published decimals
multiple_of_a_margin          | retention 70%                                  | 1.67   | 1.6649 … 1.6751  | model: exact, to the two published decimals
multiple_of_a_margin          | retention 80%                                  | 2.50   | 2.4949 … 2.5051  | model: exact, to the two published decimals
multiple_of_a_margin          | retention 90%                                  | 4.09   | 4.0849 … 4.0951  | model: exact, to the two published decimals
five_points_of_retention      | *: fewer leave in a year                       | –      | 4.75 … 5.25      | ours: five points, to the next quarter of one
five_points_of_retention      | *: more profit                                 | –      | .25 … .85        | model: +25…85 % in each pack
acquisition_against_retention | Online shop                                    | –      | 4 … 6            | model: 4–6 times in the consumer packs
acquisition_against_retention | Mobile operator                                | –      | 4 … 6            | model: 4–6 times in the consumer packs
recovery_paradox              | first failure: satisfaction gained (1–5)       | –      | .001 … 1         | model: up
recovery_paradox              | first failure: retention gained                | 0      | -1 … 1           | model: 0 ± 1 point
recovery_paradox              | second failure: satisfaction gained (1–5)      | –      | -4 … 0           | model: none after a second failure
recovery_paradox              | second failure: retention gained               | –      | -100 … 0         | model: none after a second failure
word_of_mouth                 | *                                              | 3      | 2 … 4            | model: 3 ± 1
double_jeopardy               | *: least step up from firm to firm             | –      | 0 … 5            | model: monotone
double_jeopardy               | *: largest against smallest firm               | –      | 0 … 5            | ours: slightly
messages_a_month              | 4 a month against 7                            | -.32   | -.35 … -.29      | model: ±3 points
messages_a_month              | 10 a month against 7                           | -.16   | -.19 … -.13      | model: ±3 points
loyalty_programme             | *: seeming over true effect                    | 7      | 4 … 10           | model: 4–10 times
unprofitable_cross_buyers     | *                                              | –      | .15 … .25        | model: 15–25 %
proactive_mailing             | odds of leaving: contacted over left alone     | 1.625  | 1.35 … 1.95      | ours: a regression of 6.4 → 10.0 %
win_back_offers               | regained: bundle over the better of the others | –      | 1 … 3            | model: that order
win_back_offers               | stay: upgrade over discount                    | –      | 1 … 3            | model: that order
win_back_offers               | stay: discount over bundle                     | –      | 1 … 3            | model: that order
"""  # noqa: E501 (a table)

SOURCES = {
    "survival_of_a_cohort": "Fader & Hardie 2007",
    "retention_rises_with_tenure": "Fader & Hardie 2007",
    "repeat_purchases": "Fader, Hardie & Lee 2005",
    "revenue_of_the_top_fifth": "McCarthy & Winer 2019",
    "whale_curve": "Kaplan & Narayanan 2001",
    "waiting_line_against_erlang": "Erlang 1917",
    "advertising_elasticity": "Sethuraman, Tellis & Briesch 2011",
    "price_elasticity": "Bijmolt, van Heerde & Pieters 2005",
    "value_elasticities": "Gupta, Lehmann & Stuart 2004",
    "multiple_of_a_margin": "Gupta & Lehmann 2003",
    "five_points_of_retention": "Reichheld & Sasser 1990",
    "acquisition_against_retention": "a figure taught in courses",
    "recovery_paradox": "de Matos, Henrique & Rossi 2007",
    "word_of_mouth": "East, Hammond & Wright 2007",
    "double_jeopardy": "Ehrenberg, Goodhardt & Barwise 1990",
    "messages_a_month": "Zhang, Kumar & Cosguner 2017",
    "loyalty_programme": "Leenheer, van Heerde, Bijmolt & Smidts 2007",
    "unprofitable_cross_buyers": "Shah, Kumar, Qu & Chen 2012",
    "proactive_mailing": "Ascarza, Iyengar & Schleicher 2016",
    "win_back_offers": "Kumar, Bhagwat & Zhang 2015",
    "diffusion_of_something_new": "Bass 1969",
}
MUST_EMERGE = {
    "retention_rises_with_tenure",
    "whale_curve",
    "waiting_line_against_erlang",
    "value_elasticities",
    "five_points_of_retention",
    "acquisition_against_retention",
    "double_jeopardy",
    "unprofitable_cross_buyers",
}
"""rows that may call themselves evidence: no parameter was chosen so that they come out"""


@dataclass(frozen=True)
class Band:
    """What was agreed of one figure; ``nan`` where a band alone was published."""

    published: float
    low: float
    high: float


Agreed = dict[tuple[str, str], Band]


def agreed() -> Agreed:
    """The table, a line for each figure."""
    bands: Agreed = {}
    for line in AGREED.strip().splitlines():
        row, figure, published, accepted, _ = (cell.strip() for cell in line.split("|"))
        low, high = map(float, accepted.split("…"))
        for pack in PACKS if "*" in figure else ("",):
            band = Band(nan if published == "–" else float(published), low, high)
            bands[row, figure.replace("*", pack)] = band
    return bands


def departures(findings: Sequence[Finding]) -> Iterator[str]:
    """Where findings differ from what was agreed."""
    found = {(row.key, figure.name.en): figure for row in findings for figure in row.figures}
    bands = agreed()
    yield from (f"nobody agreed on {name}" for name in found.keys() - bands.keys())
    yield from (f"{name} is missing" for name in bands.keys() - found.keys())
    for name in found.keys() & bands.keys():
        figure, band = found[name], bands[name]
        published = nan if figure.published is None else figure.published
        ours, theirs = (published, figure.low, figure.high), (band.published, band.low, band.high)
        if ours != pytest.approx(theirs, rel=1e-9, abs=1e-12, nan_ok=True):
            yield f"{name}: {ours}, agreed {theirs}"


def test_every_published_value_and_every_band_is_the_agreed_one() -> None:
    assert not sorted(departures(shipped.shipped().findings))


@pytest.mark.parametrize("change", [{"low": 2.9}, {"high": 7.1}, {"published": 5.0}])
def test_a_band_that_was_widened_or_moved_is_found(change: dict[str, float]) -> None:
    findings = list(shipped.shipped().findings)
    place = list(ROWS).index("value_elasticities")
    row = findings[place]
    findings[place] = row.model_copy(update={"figures": (row.figures[0].model_copy(update=change), *row.figures[1:])})
    assert len([*departures(findings)]) == 1


def test_a_figure_that_was_dropped_is_found() -> None:
    findings = [row for row in shipped.shipped().findings if row.key != "whale_curve"]
    assert len([*departures(findings)]) == 6


def test_every_row_names_the_agreed_study() -> None:
    assert list(SOURCES) == list(ROWS)
    for row in shipped.shipped().findings:
        assert row.source.startswith(SOURCES[row.key])


def test_only_rows_that_nothing_was_chosen_for_call_themselves_evidence() -> None:
    assert {row.key for row in shipped.shipped().findings if row.standing == "emerges"} == MUST_EMERGE


def test_the_data_that_curves_and_counts_are_held_against_are_the_published() -> None:
    percent = {kind: [round(100 * share, 1) for share in shares] for kind, shares in survival.SURVIVED.items()}
    assert percent["regular"] == [63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3]
    assert percent["high_end"] == [86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4]
    assert (survival.HIGH_END.a, survival.HIGH_END.b) == (0.668, 3.806)
    assert (survival.REGULAR.a, survival.REGULAR.b) == (0.704, 1.182)
    assert repeat_purchases.BOUGHT == (1411, 439, 214, 100, 62, 38, 29, 64)
    assert repeat_purchases.EXPECTED == (1407.7, 460.3, 192.5, 101.2, 59.8, 38.1, 25.5, 71.9)
    assert unequal_customers.TOP_FIFTH == {"eshop": 0.68, "hotel": 0.68, "telecom": 0.59}
    assert (messages.FEW, messages.BEST, messages.MANY) == (4, 7, 10)
