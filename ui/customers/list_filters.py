"""What of the customer list is shown, and in which order: folded up behind one line that says it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from game.actors import Actor
from locales import translator
from sim.levers import GRADES
from sim.scenario import Scenario
from ui.customers import desk_words, filter_pills, portfolio_signs, study_filters
from ui.language import N_, _, current_language, in_language

ORDERS: dict[str, tuple[str, bool]] = {
    N_("Most valuable first"): ("money", False),
    N_("Most points first"): ("points", False),
    N_("Longest silent first"): ("recency", False),
    N_("Most contacts first"): ("contacts", False),
    N_("Newest first"): ("tenure", True),
    N_("Most profitable first"): ("profit", False),
    N_("Costliest first"): ("profit", True),
    N_("Least satisfied answers first"): ("answer", True),
} | study_filters.ORDERS
"""How the list may be sorted: the column, and whether upwards."""
_OF_STUDIES = {"kind": N_("Kind"), "band": N_("Chance to leave next round")}


@dataclass(frozen=True, slots=True)
class Filter:
    """Choices of which several may be taken; ``column`` of the table that holds them, "signs" for any of several."""

    column: str
    label: str
    key: str
    words: dict[str, str]

    @property
    def taken(self) -> list[str]:
        """What was taken when the page was last drawn, in words."""
        taken = st.session_state.get(self.key) or ()
        return [words for one, words in self.words.items() if one in taken]


def filtered(frame: pd.DataFrame, scenario: Scenario, actor: Actor, last_round: int) -> pd.DataFrame:
    """Draw the fold; give the customers that are wanted, in the order that is wanted."""
    filters = list(_filters(scenario))
    with st.expander(f"**{_('Filter and sort')}** · {_in_a_line(filters, last_round)}", key="filter-fold"):
        with st.grid(2, min_column_width=330):
            wanted = {one.column: filter_pills.draw(one.label, one.key, one.words) for one in filters}
            order = _order()
        st.caption(_sign_words())
        by_studies = study_filters.switched_on()
        if by_studies or order in study_filters.ORDERS:
            frame = study_filters.known(frame, actor)
        if by_studies:
            wanted |= study_filters.draw(frame, actor, last_round)
    signs = wanted.pop("signs")
    return portfolio_signs.sorted_by(portfolio_signs.chosen(frame, wanted, signs), *ORDERS[order])


def _filters(scenario: Scenario) -> Iterator[Filter]:
    language = current_language()
    grades = {grade: grade for grade in GRADES}
    stages = {key: _(words) for key, words in desk_words.STAGES.items()}
    yield Filter("grade", _("Company grade"), "filter-grades", grades)
    yield Filter("own_grade", _("Your grade"), "filter-own-grades", grades)
    yield Filter("signs", _("Signs"), in_language("filter-signs"), _sign_names())
    yield Filter("stage", _("Life-cycle stage"), in_language("filter-stages"), stages)
    segments = dict(desk_words.segments(scenario, language))
    yield Filter("segment", _("Segment"), in_language("filter-segments"), segments)


def _order() -> str:
    return st.selectbox(
        _("Order"),
        list(ORDERS),
        format_func=translator(current_language()).gettext,
        key=in_language("filter-order"),
        persist_state="session",
        filter_mode=None,
    )


def _in_a_line(filters: list[Filter], last_round: int) -> str:
    """Say what is filtered, filter by filter, and the order."""
    comma = translator(current_language()).gettext(", ")
    parts = [f"{one.label}: {comma.join(one.taken)}" for one in filters if one.taken]
    if st.session_state.get("filter-by-studies"):
        keys = {column: in_language(f"filter-{column}s-{last_round}") for column in _OF_STUDIES}
        parts += [_(_OF_STUDIES[column]) for column, key in keys.items() if st.session_state.get(key)]
    order = st.session_state.get(in_language("filter-order")) or next(iter(ORDERS))
    return " · ".join([*(parts or [_("all customers")]), _(order)])


def _sign_names() -> dict[str, str]:
    return {key: f"{portfolio_signs.SIGN_SYMBOLS[key]} {_(name)}" for key, name in portfolio_signs.SIGNS.items()}


def _sign_words() -> str:
    return " · ".join(
        f"{portfolio_signs.SIGN_SYMBOLS[sign]} {_(meaning)}" for sign, meaning in portfolio_signs.SIGN_MEANINGS.items()
    )
