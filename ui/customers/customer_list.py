"""The team's own customers as a list for a thumb: filter, sort, leaf through, tap to open a file."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from game.actors import Actor
from game.views import CustomerTable, customer_names
from sim.scenario import Scenario
from ui import format as figures
from ui.customers import list_filters, portfolio_signs, target_keeping
from ui.customers.customer_export import as_csv
from ui.glossary import link
from ui.language import _, current_language, ngettext
from ui.outcomes import chart_style
from ui.store import store

PAGE = 24
OPENED = "opened_customer"


@dataclass(frozen=True, slots=True)
class Desk:
    """The team's customers, read for signs."""

    table: CustomerTable
    scenario: Scenario
    actor: Actor
    frame: pd.DataFrame
    key: tuple[Hashable, ...]
    """game, version, team, version of the grade rule"""

    def chart(self, name: str, alt: str, build: Callable[[], go.Figure], *more: Hashable) -> None:
        """Draw a chart, built once for everybody of the team who looks at it in this language."""
        figure = chart_style.kept((*self.key, "desk", name, current_language(), *more), build)
        chart_style.show(figure, f"chart-{name}", alt)


def overview(desk: Desk) -> None:
    """Draw the grades side by side: who brings the money, and who may leave."""
    st.subheader(_("Who brings the money?"), anchor=False)
    table = portfolio_signs.grades_kept(desk.key, desk.frame)
    heads = (_("Company grade"), _("Customers"), _("Share of money"), _("Orders each"), _("Weeks since"), _("At risk"))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    rows = "".join(_grade_row(str(grade), row) for grade, row in table.iterrows())
    st.html(f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')
    st.caption(_("At risk: an open complaint, or silent for twice the usual time."))


def _grade_row(grade: str, row: pd.Series) -> str:
    cells = (
        figures.number(row["customers"]),
        figures.percent(row["money_share"], 0),
        figures.number(row["frequency"], 1),
        figures.number(row["recency"], 1),
        figures.percent(row["risky"], 0),
    )
    return f"<tr><td><b>{escape(grade)}</b></td>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def five(desk: Desk) -> None:
    """Draw a way to the files of the five named people; whom the team has lost is greyed out."""
    st.subheader(_("Your five"), anchor=False)
    with st.container(horizontal=True, gap="xsmall", key="customer-five"):
        for person in desk.scenario.people:
            number = desk.table.people.get(person.key)
            name = person.name.in_(current_language())
            if st.button(
                name,
                key=f"five-{person.key}",
                disabled=number is None,
                icon=":material/logout:" if number is None else None,
            ):
                st.session_state[OPENED] = number
                st.rerun()


def section(desk: Desk) -> None:
    """Draw filters, the list, and the way out as a file. A card bears the name, your grade and the RFM scores."""
    st.subheader(_("Your customers"), anchor=False)
    kept = list_filters.filtered(desk.frame, desk.scenario, desk.actor, desk.table.round)
    st.caption(
        _(
            "A card bears your grade, the scores R, F and M of {rfm} (555 is the best), yuan spent and weeks since the "
            "last order."
        ).format(rfm=link("rfm"))
    )
    if kept.empty:
        st.info(_("Nobody fits all these filters. Take one away."), icon=":material/filter_alt_off:")
        return
    words = ngettext("{count} customer", "{count} customers", len(kept)).format(count=figures.number(len(kept)))
    pages = max(1, -(-len(kept) // PAGE))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{words}**", width="content")
        st.download_button(
            _("Download as CSV"),
            data=partial(as_csv, kept, desk.scenario, desk.actor, current_language()),
            file_name=_("Customers") + ".csv",
            mime="text/csv",
            icon=":material/download:",
            key="customers-csv",
            on_click="ignore",
        )
    target_keeping.form(desk.actor, kept["customer"].tolist(), "list")
    page = st.pagination(pages, key=f"customers-page-{pages}", max_visible_pages=5) if pages > 1 else 1
    _cards(desk, kept.iloc[(page - 1) * PAGE : page * PAGE])


def _cards(desk: Desk, rows: pd.DataFrame) -> None:
    names = customer_names(store(), desk.actor, [int(n) for n in rows["customer"]], current_language())
    with st.grid(min_column_width=380, gap="xsmall", key="customer-cards"):
        for row in rows.to_dict("records"):
            number = int(row["customer"])
            if st.button(_label(names[number], row), key=f"customer-{number}", width="stretch"):
                st.session_state[OPENED] = number
                st.rerun()


def _label(name: str, row: dict[Hashable, object]) -> str:
    weeks, risk = int(str(row["recency"])), float(str(row.get("risk", np.nan)))
    ago = _("{weeks} wk ago").format(weeks=weeks) if weeks else _("this week")
    parts = [
        f"**{name}**",
        f"{row['own_grade']} {row['rfm']}",
        figures.money(float(str(row["money"]))),
        ago if np.isnan(risk) else _("{risk} may leave").format(risk=figures.percent(risk, 0)),
    ]
    signs = "".join(portfolio_signs.SIGN_SYMBOLS[sign] for sign in portfolio_signs.SIGNS if row[sign])
    return " · ".join([*parts, signs] if signs else parts)
