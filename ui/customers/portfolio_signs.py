"""Reading one's own customers: the signs that somebody may leave, and the grades side by side."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
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


def chosen(frame: pd.DataFrame, wanted: Mapping[str, Sequence[str]], signs: Sequence[str]) -> pd.DataFrame:
    """Give the customers with one of the wanted values in each column, and any of the signs; none wanted: all pass."""
    keep = np.ones(len(frame), np.bool_)
    for column, values in wanted.items():
        if values:
            keep &= frame[column].isin(list(values)).to_numpy()
    if signs:
        keep &= frame[list(signs)].any(axis=1).to_numpy()
    return frame[keep]


def sorted_by(frame: pd.DataFrame, column: str, upwards: bool) -> pd.DataFrame:  # noqa: FBT001 - as the menu has it
    """Give the customers in this order, equals by number; whoever has no figure comes last."""
    return frame.sort_values([column, "customer"], ascending=[upwards, True], na_position="last")


@st.cache_resource(max_entries=200, show_spinner=False)
def grades_kept(key: tuple[Hashable, ...], _frame: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001 - the cache reads it
    """Give the grades side by side, worked out once per ``key``."""
    return by_grade(_frame)


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
