"""At a glance: how many published results come out, and how many of them by themselves."""

from collections.abc import Sequence
from html import escape
from typing import get_args

import streamlit as st

from game.views import ValidityRow
from sim.validity.finding import Standing, Verdict
from ui.language import _, current_language
from ui.validity import finding_words as words


def head(found: Sequence[ValidityRow]) -> None:
    """Say how many rows are met, and name openly those that are not."""
    met = sum(row.finding.verdict == "met" for row in found)
    st.html(
        f'<div class="lk-met"><span class="lk-met-number">{met}<span> / {len(found)}</span></span>'
        f'<span class="lk-met-words">{escape(_("published results come out of this model"))}</span></div>'
    )
    _named(found, "not_met", _("Not met, and why stands with the row:"))
    _named(found, "not_measured", _("Not measured, and why stands with the row:"))
    if any(not row.current for row in found):
        st.caption(_("Some rows were measured on an earlier state of the model or its packs; they say so."))


def _named(found: Sequence[ValidityRow], verdict: Verdict, openly: str) -> None:
    """Name the rows of one verdict, if there are any."""
    titles = [row.finding.title.in_(current_language()) for row in found if row.finding.verdict == verdict]
    if titles:
        items = "".join(f"<li>{escape(title)}</li>" for title in titles)
        st.html(f'<div class="lk-{verdict}"><b>{words.SIGNS[verdict]} {escape(openly)}</b><ul>{items}</ul></div>')


def kinds(found: Sequence[ValidityRow]) -> None:
    """Say what kinds of evidence there are, and how each fares."""
    cards = []
    for standing in get_args(Standing):
        verdicts = [row.finding.verdict for row in found if row.finding.standing == standing]
        if verdicts:
            cards.append(
                f'<div class="lk-kind lk-kind-{standing}"><b>{escape(words.standing(standing))}</b>'
                f'<span class="lk-kind-count">{verdicts.count("met")} / {len(verdicts)}</span>'
                f"<p>{escape(_(words.MEANINGS[standing]))}</p></div>"
            )
    st.html(f'<div class="lk-kinds">{"".join(cards)}</div>')
