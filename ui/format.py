"""Figures as the reader writes them: numbers, money, shares, differences, times.

Every function takes the reader's language from the session unless ``language`` names another. Money is in yuan.
"""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from babel.dates import format_date, format_time
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from ui.language import _, current_language

MINUS = "\N{MINUS SIGN}"
NOTHING = "–"
"""Shown where there is no figure yet."""

KEPT = 8192
"""figures of each kind whose words are kept: a class looks at the same ones"""
_COMPACT_FROM = 10_000
_HUGE = 1e15
_MINUTE = 60
_HOUR = 3600


def usual(value: float) -> bool:
    """Tell whether a value can be written as people write numbers: no infinity, no number of twenty digits."""
    return abs(value) < _HUGE


def number(value: float | None, decimals: int = 0, language: str | None = None) -> str:
    """Return a plain number with its thousands grouped."""
    if value is None:
        return NOTHING
    return _grouped(_rounded(value, decimals), decimals, _in(language))


def money(yuan: float | None, *, short: bool = False, language: str | None = None) -> str:
    """Return an amount in whole yuan; ``short`` gives ¥1.2M or ¥120万 from ten thousand on."""
    if yuan is None:
        return NOTHING
    locale, size = _in(language), _rounded(abs(yuan), 0)
    if short and size >= _COMPACT_FROM:
        digits = format_compact_decimal(size, locale=locale, fraction_digits=1)
    else:
        digits = _grouped(size, 0, locale)
    return f"{MINUS if yuan < 0 and size else ''}¥{digits}"


def percent(share: float | None, decimals: int = 1, language: str | None = None) -> str:
    """Return a share of 0..1 as per cent."""
    if share is None:
        return NOTHING
    return _per_cent(_rounded(share, decimals + 2), decimals, _in(language))


def signed(value: float | None, decimals: int = 0, language: str | None = None) -> str:
    """Return a difference that always bears its sign; no difference bears ±."""
    if value is None:
        return NOTHING
    return _sign(_rounded(value, decimals)) + number(abs(value), decimals, language)


def signed_money(yuan: float | None, *, short: bool = False, language: str | None = None) -> str:
    """Return a difference of money that always bears its sign."""
    if yuan is None:
        return NOTHING
    return _sign(_rounded(yuan, 0)) + money(abs(yuan), short=short, language=language)


def signed_points(share: float | None, decimals: int = 1) -> str:
    """Return a difference of two shares in percentage points."""
    if share is None:
        return NOTHING
    return _("{points} points").format(points=signed(share * 100, decimals))


def points(share: float) -> str:
    """Return how far two shares are apart in percentage points."""
    return _("{points} points").format(points=number(share * 100, 1))


def duration(seconds: float) -> str:
    """Return what is left on a clock: 9:05, or 1:02:03 from an hour on; never below zero."""
    left = max(0, int(seconds + 0.5))
    hours, minutes, rest = left // _HOUR, left % _HOUR // _MINUTE, left % _MINUTE
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def time_of_day(moment: datetime, language: str | None = None) -> str:
    """Return hours and minutes on the reader's own clock."""
    return format_time(moment, format="short", tzinfo=_zone(), locale=_in(language))


def day(moment: datetime, language: str | None = None) -> str:
    """Return the day on the reader's own calendar."""
    return format_date(moment.astimezone(_zone()).date(), format="medium", locale=_in(language))


@lru_cache(maxsize=KEPT)
def _grouped(value: float, decimals: int, locale: str) -> str:
    return _minus(format_decimal(value, format=_pattern(decimals), locale=locale))


@lru_cache(maxsize=KEPT)
def _per_cent(share: float, decimals: int, locale: str) -> str:
    return _minus(format_percent(share, format=f"{_pattern(decimals)}%", locale=locale))


def _in(language: str | None) -> str:
    return language or current_language()


def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _rounded(value: float, decimals: int) -> float:
    """Round, and let no negative zero through."""
    return round(value, decimals) + 0.0


def _minus(text: str) -> str:
    return text.replace("-", MINUS)


def _sign(value: float) -> str:
    return MINUS if value < 0 else "+" if value > 0 else "±"


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
