"""Filtering the list by what the team's studies say: the kind of a customer, and the churn model's risk of leaving."""

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from game.actors import Actor
from game.customer_analysis.churn import TooFew
from game.customer_analysis.clusters import Clusters
from game.views import churn_study, customer_clusters
from ui import format as figures
from ui.customers import filter_pills
from ui.customers.customer_export import studied
from ui.customers.study_words import portrait_words, too_few
from ui.language import N_, _, in_language
from ui.store import store

ORDERS: dict[str, tuple[str, bool]] = {
    N_("Most likely to leave first"): ("risk", False),
    N_("Highest lifetime value first"): ("value", False),
}
"""How the list may be sorted by the studies: the column, and whether upwards."""
BANDS: dict[str, float] = {"high": 0.1, "raised": 0.4, "low": 1.0}
"""Band of risk -> up to which share of the customers it goes, the riskiest first."""


def switched_on() -> bool:
    """Draw the switch: the studies are made for whoever asks for them, so that the list opens at once."""
    return st.toggle(_("Filter by kind and by risk of leaving, too"), key="filter-by-studies", persist_state="session")


def known(frame: pd.DataFrame, actor: Actor) -> pd.DataFrame:
    """Give the table with what the studies say, kinds as words; empty where a study knows nothing yet."""
    table = studied(frame, actor)
    table = table.assign(risk=table["risk"].astype(np.float64), value=table["value"].astype(np.float64))
    kinds = ["" if pd.isna(kind) else str(int(kind)) for kind in table["kind"]]
    return table.assign(kind=kinds, band=bands(table["risk"].to_numpy(np.float64)))


def bands(risk: NDArray[np.float64]) -> list[str]:
    """Give everybody's band of :data:`BANDS`; "" where no risk is known."""
    place = np.empty(len(risk))
    place[np.argsort(-risk, kind="stable")] = np.arange(len(risk))
    ends = np.array(list(BANDS.values())) * len(risk)
    names = np.array(list(BANDS))[np.minimum(np.searchsorted(ends, place, side="right"), len(BANDS) - 1)]
    return [str(name) for name in np.where(np.isnan(risk), "", names)]


def draw(frame: pd.DataFrame, actor: Actor, last_round: int) -> dict[str, list[str]]:
    """Draw the filters; give what is wanted in each column of :func:`known`'s table. Studies change with the round."""
    kinds, risk = customer_clusters(store(), actor), churn_study(store(), actor)
    chosen: dict[str, list[str]] = {}
    with st.grid(2, min_column_width=330):
        if kinds is not None:
            chosen["kind"] = _kinds(kinds, in_language(f"filter-kinds-{last_round}"))
        if isinstance(risk, TooFew):
            st.info(too_few(risk))
        else:
            key = in_language(f"filter-bands-{last_round}")
            chosen["band"] = filter_pills.draw(_("Chance to leave next round"), key, _band_names(frame))
    return chosen


def _kinds(found: Clusters, key: str) -> list[str]:
    names = {str(one.number): f"{one.number}: {portrait_words(one)}" for one in found.portraits}
    return filter_pills.draw(_("Kind"), key, names)


def _band_names(frame: pd.DataFrame) -> dict[str, str]:
    """Name the bands, each with the least risk in it."""
    least = frame.groupby("band")["risk"].min()
    words = {"high": _("Riskiest tenth"), "raised": _("Next three tenths"), "low": _("Other six tenths")}
    from_risk = {band: figures.percent(float(least[band]), 1) for band in words if band in least}
    return {band: _("{band}, from {risk}").format(band=words[band], risk=risk) for band, risk in from_risk.items()}
