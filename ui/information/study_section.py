"""What bought studies say of the rivals, a table for each study, every figure with its error."""

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from game.views import BoughtStudies
from sim.causes import CAUSES
from sim.scenario import Scenario
from sim.study_report import Estimate, RivalStudy
from ui import format as figures
from ui import theme
from ui.glossary import link
from ui.language import N_, _, current_language
from ui.outcomes.outcome_words import cause_name
from ui.sentences import together
from ui.words import team_name

ANNOYANCES: dict[str, str] = {
    "wait": N_("waited too long"),
    "failure": N_("something went wrong"),
    "neglect": N_("felt neglected"),
    "over_contact": N_("too many messages"),
}
"""Cause -> what customers say annoyed them."""

QUESTIONS: dict[str, str] = {
    "satisfaction": N_("How satisfied are your rivals' customers? From 1 to 5"),
    "image": N_("What do they say of prices (1 dear, 5 cheap), and what annoyed them lately?"),
    "segments": N_("Who are your rivals' customers?"),
    "switching": N_("Why did people leave your rivals this round?"),
}
"""Study -> the question that it answers."""

TOLD = ("image", "switching")
"""Studies with too many figures for a phone's columns."""

Columns = Mapping[str, Callable[[RivalStudy], str]]


def section(seen: BoughtStudies, scenario: Scenario) -> None:
    """Draw everything that was bought."""
    st.subheader(_("What did you find out about your rivals?"), anchor=False)
    for topic in seen.study.bought:
        st.markdown(f"**{_(QUESTIONS[topic])}**")
        st.html(_table(seen, topic, _columns(topic, scenario)))
    told = _(
        "±: in 95 of 100 such studies what all would say lies within. {interviews} interviews with customers of every "
        "rival for each study; fewer where it has not so many. One in twenty mixes up what annoyed them. Only your "
        "team gets to read this. Paid: {money}."
    ).format(interviews=figures.number(seen.study.interviews), money=figures.money(seen.paid))
    st.caption(together((told, _("Read on: {term}.").format(term=link("survey"))), current_language()))


def _columns(topic: str, scenario: Scenario) -> Columns:
    """Give a study's columns: the heading, and how to read the cell."""
    language = current_language()
    kinds = {kind.key: kind.name.in_(language) for kind in scenario.segments}
    if topic == "satisfaction":
        every = {name: _marks_of(key) for key, name in kinds.items()}
        return {_("All"): lambda one: _mark(one.satisfaction), **every}
    if topic == "image":
        annoyed = {_(said): _share_of("annoyed_by", key) for key, said in ANNOYANCES.items()}
        return {_("Prices"): lambda one: _mark(one.price_image), **annoyed}
    if topic == "segments":
        return {name: _share_of("segments", key) for key, name in kinds.items()}
    return {cause_name(cause, language): _share_of("reasons", cause) for cause in CAUSES}


def _marks_of(segment: str) -> Callable[[RivalStudy], str]:
    return lambda one: _mark(one.by_segment.get(segment))


def _share_of(part: str, key: str) -> Callable[[RivalStudy], str]:
    return lambda one: _share(getattr(one, part).get(key))


def _mark(one: Estimate | None) -> str:
    if one is None:
        return figures.NOTHING
    return _with_error(figures.number(one.value, 2), figures.number(one.error, 2))


def _share(one: Estimate | None) -> str:
    if one is None:
        return figures.NOTHING
    return _with_error(figures.percent(one.value, 0), figures.number(100 * one.error, 0))


def _with_error(value: str, error: str) -> str:
    """Give a figure with its error, as HTML that a line may break before the error and not within it."""
    return f'{escape(value)} <small style="white-space:nowrap">± {escape(error)}</small>'


def _table(seen: BoughtStudies, topic: str, columns: Columns) -> str:
    """Give one study as a table: a column for each figure, or all in one cell where they are many."""
    rows = []
    for tag in seen.teams:
        one = seen.study.rivals.get(tag.firm)
        if one is not None:
            cells = {name: read(one) for name, read in columns.items()}
            badge = f"<td>{theme.badge(tag.seat, team_name(tag))}</td>"
            rows.append(f"<tr>{badge}{_told(cells) if topic in TOLD else _figures(cells)}</tr>")
    if topic in TOLD:
        return f'<table class="lk-table lk-dense lk-left"><tbody>{"".join(rows)}</tbody></table>'
    head = "".join(f"<th>{escape(name)}</th>" for name in (_("Team"), *columns))
    return f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _figures(cells: Mapping[str, str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in cells.values())


def _told(cells: Mapping[str, str]) -> str:
    """Give all figures in one cell; each stays together where the line breaks."""
    told = " · ".join(
        f'<span style="white-space:nowrap">{escape(name)} <b>{cell}</b></span>' for name, cell in cells.items()
    )
    return f'<td style="white-space:normal">{told}</td>'
