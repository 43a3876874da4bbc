"""Reading one's own customers: recency, frequency and money as scores, and the signs that somebody may leave."""

from collections.abc import Hashable

import pandas as pd
import streamlit as st

from ui.language import N_

SIGNS: dict[str, str] = {
    "open_complaint": N_("Open complaint"),
    "silent": N_("Silent"),
    "pestered": N_("Many messages"),
    "new": N_("New"),
}
"""Sign -> its name; a customer may bear several."""

SIGN_SYMBOLS = {"open_complaint": "⚠", "silent": "☾", "pestered": "✉", "new": "✚"}

SIGN_MEANINGS: dict[str, str] = {
    "open_complaint": N_("a complaint that nobody has settled yet"),
    "silent": N_("has not bought for at least twice the usual time"),
    "pestered": N_("got more than 1.6 messages a week"),
    "new": N_("with you for less than a quarter"),
}

SILENT_WEEKS = 8
"""Nobody is called silent before"""
PESTERED = 1.6
"""Messages a week; Zhang et al. 2017"""
QUARTER = 13


@st.cache_resource(max_entries=200, show_spinner=False)
def read(key: tuple[Hashable, ...], _frame: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001 - the cache reads it
    """Give a copy of the table with scores ``r f m`` (1 to 5, 5 is best), ``rfm`` and a column for each sign."""
    frame = _frame.copy()
    frame["r"] = _fifths(-frame["recency"])
    frame["f"] = _fifths(frame["frequency"])
    frame["m"] = _fifths(frame["money"])
    frame["rfm"] = frame["r"].astype(str) + frame["f"].astype(str) + frame["m"].astype(str)
    usual = frame["tenure"] / frame["frequency"].clip(lower=1)
    frame["silent"] = frame["recency"] > (2 * usual).clip(lower=SILENT_WEEKS)
    frame["pestered"] = frame["messages"] > PESTERED
    frame["new"] = frame["tenure"] < QUARTER
    return frame


def _fifths(values: pd.Series) -> pd.Series:
    """Give 1 to 5 by fifths of the customers; equal values share a score."""
    if values.empty:
        return values.astype(int)
    return (values.rank(method="average", pct=True) * 5).apply(lambda x: min(5, int(x) + 1)).astype(int)


def chosen(frame: pd.DataFrame, grades: list[str], segments: list[str], signs: list[str]) -> pd.DataFrame:
    """Give the customers of these grades and segments that bear any of these signs; nothing named lets all pass."""
    kept = frame
    if grades:
        kept = kept[kept["grade"].isin(grades)]
    if segments:
        kept = kept[kept["segment"].isin(segments)]
    if signs:
        kept = kept[kept[signs].any(axis=1)]
    return kept


def by_grade(frame: pd.DataFrame) -> pd.DataFrame:
    """Give one row per grade: customers, share of the money, orders and weeks since the last one, signs of risk."""
    groups = frame.assign(risky=frame["open_complaint"] | frame["silent"]).groupby("grade", observed=True)
    total = max(float(frame["money"].sum()), 1e-9)
    return pd.DataFrame(
        {
            "customers": groups.size(),
            "money_share": groups["money"].sum() / total,
            "frequency": groups["frequency"].mean(),
            "recency": groups["recency"].mean(),
            "risky": groups["risky"].mean(),
        }
    )
