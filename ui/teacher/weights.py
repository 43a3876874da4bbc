"""What the parts of the score weigh: one number each, shown as shares of the whole."""

from collections.abc import Mapping

import streamlit as st

from sim.score import PARTS
from ui.format import percent
from ui.language import _
from ui.words import SCORE_PARTS, name

STEP = 5


def fields(prefix: str, weights: Mapping[str, float], *, live: bool) -> None:
    """Draw one field for each part, begun at ``weights``; ``live`` shows the shares at once."""
    total = sum(weights.values()) or 1.0
    row = st.grid(4, min_column_width=150)
    for part in PARTS:
        with row.cell():
            st.number_input(
                _("Weight: {part}").format(part=name(SCORE_PARTS, part)),
                0,
                100,
                round(100 * weights[part] / total),
                step=STEP,
                key=f"{prefix}_{part}",
                on_change="rerun" if live else "ignore",
            )
    if live:
        st.caption(_("Together: {shares}").format(shares=shares(chosen(prefix, weights))))


def chosen(prefix: str, weights: Mapping[str, float]) -> dict[str, float]:
    """Return what the fields hold, else the weights as they were."""
    return {part: float(st.session_state.get(f"{prefix}_{part}", 100 * weights[part])) for part in PARTS}


def shares(weights: Mapping[str, float]) -> str:
    """Return weights in words, as shares that add up to all."""
    total = sum(weights.values()) or 1.0
    return _(", ").join(f"{name(SCORE_PARTS, part)} {percent(weights[part] / total, 0)}" for part in PARTS)
