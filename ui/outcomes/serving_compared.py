"""What it cost every team to serve its customers, side by side: once the game has ended, and for the teacher."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from game.shown.served import Served
from ui import format as figures
from ui import theme
from ui.glossary import link
from ui.language import _
from ui.outcomes.cost_words import yuan_each
from ui.words import team_name


def section(rows: Sequence[Served]) -> None:
    """Answer what it cost to serve customers; nothing of rounds from before this was counted."""
    counted = [one for one in rows if one.channels]
    if not counted:
        return
    st.subheader(_("What did it cost to serve them?"), anchor=False)
    heads = (_("Team"), _("Contacts"), _("by self-service"), _("Settled"), _("A contact"), _("A settled matter"))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    cheapest = sorted(counted, key=lambda one: one.each_settled or float("inf"))
    body = "".join(_row(one) for one in cheapest)
    st.html(f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
    note = _("What a contact leaves unsettled comes back and is paid for again: compare what a settled matter cost.")
    st.caption(f"{note} {_('Read on: {term}.').format(term=link('cost_to_serve'))}")


def _row(one: Served) -> str:
    cells = (
        figures.number(one.together.contacts),
        figures.percent(one.by_themselves, 0),
        figures.percent(one.settled, 0),
        yuan_each(one.each),
        yuan_each(one.each_settled),
    )
    mine = ' class="lk-mine"' if one.team.mine else ""
    badge = theme.badge(one.team.seat, team_name(one.team))
    return f"<tr{mine}><td>{badge}</td>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
