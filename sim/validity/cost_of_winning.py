"""What winning a customer costs against keeping one, from the firms' own books."""

from sim.text import Text
from sim.validity.books import ACQUIRING
from sim.validity.finding import Figure, Finding
from sim.validity.stage import open_market, play, uneventful

SEED = 1
QUARTERS = 4
KEEPING = ("loyalty", "care", "messages", "proactive", "compensation", "surveys")
"""cost lines that are spent on customers whom the firm has, so that they stay"""
CONSUMER_PACKS = ("eshop", "telecom")
"""the hotel sells to companies and agencies as well, with account managers of their own"""


def _acquiring_against_keeping(key: str) -> float:
    """Give what winning a customer costs over what keeping one for a year costs, from a year's books."""
    scenario = uneventful(key)
    played = play(scenario, open_market(scenario, SEED), QUARTERS)
    books = [played.firm(quarter) for quarter in range(1, QUARTERS + 1)]
    acquiring = sum(report.costs[ACQUIRING] for report in books)
    keeping = sum(report.costs[line] for report in books for line in KEEPING)
    customers = sum(report.customers_start for report in books) / QUARTERS
    return (acquiring / sum(report.won for report in books)) / (keeping / customers)


def acquisition_against_retention() -> Finding:
    """Hold what winning a customer costs against what keeping one for a year costs, from the firms' own books."""
    return Finding(
        key="acquisition_against_retention",
        title=Text(
            en="Winning a customer costs 4–6 times as much as keeping one for a year",
            zh="赢得一位新客户的花费，是留住一位老客户一年的 4–6 倍",
        ),
        standing="emerges",
        source="a figure taught in courses on customer relationship management; no primary study",
        setting=_of_acquisition(_acquiring_against_keeping("hotel")),
        figures=tuple(
            Figure(name=uneventful(key).industry, ours=_acquiring_against_keeping(key), low=4.0, high=6.0, unit="times")
            for key in CONSUMER_PACKS
        ),
    )


def _of_acquisition(hotel: float) -> Text:
    """Say what was run; the hotel's figure is told here alone."""
    return Text(
        en=(
            "the consumer packs, without events; a year at the start decisions; advertising per customer won over "
            "loyalty programme, care, messages, compensation and surveys per customer-year. The hotel, which keeps "
            f"account managers for companies and agencies, comes to {hotel:.1f}"
        ),
        zh=(
            "面向个人消费者的案例，不含事件；按初始决策经营一年；每赢得一位客户的广告费，"
            "比上每位客户每年的忠诚计划、关怀、消息、补偿和调查支出。"
            f"为企业和旅行社客户配了客户经理的酒店案例为 {hotel:.1f}"
        ),
    )
