"""Figures read as the reader of each language writes them."""

from datetime import UTC, datetime

import pytest

from ui import format as figures


@pytest.mark.parametrize(
    ("yuan", "short", "english", "chinese"),
    [
        (0, False, "¥0", "¥0"),
        (12_345.6, False, "¥12,346", "¥12,346"),
        (-12_345.6, False, "−¥12,346", "−¥12,346"),
        (9_999, True, "¥9,999", "¥9,999"),
        (1_234_567, True, "¥1.2M", "¥123.5万"),
        (-56_000, True, "−¥56K", "−¥5.6万"),
        (-0.2, False, "¥0", "¥0"),
        (None, False, "–", "–"),
    ],
)
def test_money(yuan: float | None, short: bool, english: str, chinese: str) -> None:
    assert figures.money(yuan, short=short, language="en") == english
    assert figures.money(yuan, short=short, language="zh") == chinese


@pytest.mark.parametrize(
    ("share", "decimals", "words"), [(0.8234, 1, "82.3%"), (1.0, 0, "100%"), (-0.0001, 0, "0%"), (-0.05, 1, "−5.0%")]
)
def test_shares(share: float, decimals: int, words: str) -> None:
    assert figures.percent(share, decimals, language="en") == words
    assert figures.percent(share, decimals, language="zh") == words


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(2.34, 1, "+2.3"), (-2.34, 1, "−2.3"), (0.0, 1, "±0.0"), (-0.004, 2, "±0.00"), (12_345, 0, "+12,345")],
)
def test_a_difference_always_bears_its_sign(value: float, decimals: int, words: str) -> None:
    assert figures.signed(value, decimals, language="en") == words


def test_a_difference_of_money_bears_its_sign() -> None:
    assert figures.signed_money(56_000, short=True, language="zh") == "+¥5.6万"
    assert figures.signed_money(-56_000, language="en") == "−¥56,000"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (-5, "0:00"), (59.6, "1:00"), (545, "9:05"), (3725, "1:02:05")]
)
def test_what_is_left_on_a_clock(seconds: float, words: str) -> None:
    assert figures.duration(seconds) == words


def test_days_and_hours_follow_the_language_and_the_reader_s_own_clock() -> None:
    """The reader of these tests sits in Shanghai, eight hours ahead of the server's clock."""
    moment = datetime(2026, 9, 1, 13, 5, tzinfo=UTC)
    assert figures.day(moment, language="zh") == "2026年9月1日"
    assert figures.day(moment, language="en") == "Sep 1, 2026"
    assert figures.time_of_day(moment, language="zh") == "21:05"


def test_what_is_not_known_yet_is_a_dash() -> None:
    shown = [figures.number(None), figures.percent(None), figures.signed(None), figures.signed_points(None)]
    assert shown == ["–"] * 4
