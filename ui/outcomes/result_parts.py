"""The parts of the results page, each under the question it answers."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go
import streamlit as st

from game.views import Results
from sim.report import FirmReport
from sim.scenario import Scenario
from ui import format as figures
from ui.information import survey_section
from ui.language import N_, _, current_language
from ui.outcomes import chart_style, charts_results
from ui.outcomes.cost_words import costs_in_detail, grouped_costs
from ui.outcomes.diaries import Diarist, mood
from ui.outcomes.outcome_words import figure_meaning, figure_name
from ui.words import team_name

SOURCE_NOTES: dict[str, str] = {
    "draft": N_("Nobody submitted, so your draft was played."),
    "repeated": N_("Nobody decided, so last round's plan was played again."),
    "replayed": N_("A replay: what the team had decided was played again under other circumstances."),
    "start": N_("Nobody decided, so the starting plan was played."),
    "computer": N_("A computer ran this firm then."),
    "vacant": N_("This was before your team came: the firm carried on as before."),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A round's results with what identifies its charts."""

    view: Results
    scenario: Scenario
    key: tuple[Hashable, ...]
    """game, version, team, round"""

    @property
    def report(self) -> FirmReport:
        """The team's own figures."""
        return self.view.report

    def chart(self, name: str, alt: str, build: Callable[[], go.Figure]) -> None:
        """Draw a chart, built once for everybody who looks at it in this language."""
        figure = chart_style.kept((*self.key, name, current_language()), build)
        chart_style.show(figure, f"chart-{name}", alt)


def hero(drawn: Drawn) -> None:
    """Draw the one big number, against last round, the class and the guess."""
    view, report = drawn.view, drawn.report
    notes = [
        _("{kept} of {start} customers stayed").format(
            kept=figures.number(report.kept), start=figures.number(report.customers_start)
        )
    ]
    if view.previous is not None:
        notes.append(_against(_("last round"), report.retention - view.previous.retention))
    if len(view.teams) > 1:
        notes.append(_against(_("all teams"), report.retention - view.class_retention))
    guess = view.played.predicted_retention
    if guess is not None:
        notes.append(_("your guess was {guess}").format(guess=figures.percent(guess)))
    words = "".join(f"<span>{escape(note)}</span>" for note in notes)
    st.html(
        f'<div class="lk-hero"><div class="lk-hero-name">{escape(figure_name("retention", current_language()))}</div>'
        f'<div class="lk-hero-number">{figures.percent(report.retention)}</div>'
        f'<div class="lk-hero-notes">{words}</div></div>'
    )
    if view.played.source != "submitted":
        st.caption(_(SOURCE_NOTES.get(view.played.source, "")))


def _against(what: str, difference: float) -> str:
    if abs(difference) < 0.0005:
        return _("same as {what}").format(what=what)
    arrow = "▲" if difference > 0 else "▼"
    words = _("{arrow} {points} above {what}") if difference > 0 else _("{arrow} {points} below {what}")
    points = _("{points} points").format(points=figures.number(abs(difference) * 100, 1))
    return words.format(arrow=arrow, points=points, what=what)


def key_figures(drawn: Drawn) -> None:
    """Draw the four figures behind the score, and the place."""
    view, report, before = drawn.view, drawn.report, drawn.view.previous
    with st.grid(4, min_column_width=130):
        st.metric(
            _("Place"),
            _("{rank} of {teams}").format(rank=view.standing.rank, teams=len(view.teams)),
            border=True,
            height="stretch",
            help=figure_meaning("score", current_language()),
        )
        _metric("score", figures.number(view.standing.score.total, 1), None)
        _metric(
            "profit",
            figures.money(report.profit, short=True),
            _change(report.profit, before.profit) if before else None,
        )
        _metric(
            "equity",
            figures.money(report.equity, short=True),
            _change(report.equity, before.equity) if before else None,
        )


def _change(now: float, before: float) -> str:
    return figures.signed_money(now - before, short=True)


def _metric(key: str, value: str, delta: str | None) -> None:
    language = current_language()
    st.metric(
        figure_name(key, language),
        value,
        delta,
        delta_color="off",
        help=figure_meaning(key, language),
        border=True,
        height="stretch",
        delta_arrow="off",
    )


def history(drawn: Drawn, everyone: Sequence[float | None]) -> None:
    """Answer whether the team keeps more customers than before; ``everyone`` is the class's mean by round."""
    if len(drawn.view.history) < 2:
        return
    st.subheader(_("Are you keeping more of them?"), anchor=False)
    own = [report.retention for report in drawn.view.history]
    drawn.chart(
        "history",
        _("Retention rate by round"),
        lambda: charts_results.retention_history(own, everyone, current_language()),
    )


def firm_names(view: Results) -> dict[str, str]:
    """Give every firm's name by its key."""
    return {tag.firm: team_name(tag) for tag in view.teams}


def satisfaction(drawn: Drawn) -> None:
    """Answer how satisfied customers are, and how sure one can be."""
    st.subheader(_("How satisfied are they, and how sure are you?"), anchor=False)
    reports, language = drawn.view.history, current_language()
    surveys = [one.survey for one in reports]
    drawn.chart(
        "satisfaction",
        _("Satisfaction by round, index and own survey"),
        lambda: charts_results.satisfaction(
            [one.satisfaction for one in reports],
            [survey.satisfaction if survey else None for survey in surveys],
            [survey.satisfaction_error if survey else None for survey in surveys],
            language,
        ),
    )
    st.caption(survey_section.words(drawn.report))


def service(drawn: Drawn) -> None:
    """Answer how long customers waited."""
    report = drawn.report
    st.subheader(_("How long did they wait?"), anchor=False)
    with st.grid(min_column_width=130):
        _metric("service_level", figures.percent(report.service_level, 0), None)
        _metric("mean_wait", _("{minutes} min").format(minutes=figures.number(report.mean_wait, 1)), None)
        _metric("abandonment", figures.percent(report.abandonment, 1), None)
        _metric("first_contact_resolution", figures.percent(report.first_contact_resolution, 0), None)
        _metric("occupancy", figures.percent(report.occupancy, 0), None)
        _metric("complaints", figures.number(report.complaints), _solved(report))
    drawn.chart(
        "waits",
        _("Mean wait by week"),
        lambda: charts_results.waits(report.weekly.mean_wait, current_language()),
    )


def _solved(report: FirmReport) -> str:
    return _("{count} solved").format(count=figures.number(report.complaints_solved))


def money(drawn: Drawn) -> None:
    """Answer where the money went."""
    report, language = drawn.report, current_language()
    st.subheader(_("Where did the money go?"), anchor=False)
    costs = grouped_costs(report.costs, language)
    drawn.chart(
        "money",
        _("From revenue to profit"),
        lambda: charts_results.money(report.revenue, costs, report.profit, language),
    )
    with st.expander(_("Every cost")):
        st.html(_cost_table(report, language))


def _cost_table(report: FirmReport, language: str) -> str:
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{figures.money(yuan)}</td></tr>"
        for name, yuan in costs_in_detail(report.costs, language)
    )
    return f'<table class="lk-table"><tbody>{rows}</tbody></table>'


def segments(drawn: Drawn) -> None:
    """Answer which customers stayed."""
    st.subheader(_("Who stayed?"), anchor=False)
    language = current_language()
    rows = [
        (drawn.scenario.segment(key).name.in_(language), found)
        for key, found in drawn.report.segments.items()
        if found.customers_start
    ]
    drawn.chart(
        "segments",
        _("Retention rate by segment"),
        lambda: charts_results.segments(
            [name for name, _found in rows],
            [found.retention for _name, found in rows],
            [found.customers_start for _name, found in rows],
            language,
        ),
    )
    st.caption(_("By segment as the institute counts them; your own files have gaps and errors."))


def diaries(drawn: Drawn) -> None:
    """Tell how the round was for the five named people, from what really happened to them."""
    view = drawn.view
    st.subheader(_("How was it for your five?"), anchor=False)
    contractual = drawn.scenario.relationship == "contractual"
    diarist = Diarist(view.team.firm, firm_names(view), current_language(), contractual)
    with st.grid(min_column_width=300):
        for person in drawn.scenario.people:
            story, serves = view.stories.get(person.key, ()), view.people.get(person.key, "")
            sign = mood(story, stayed=serves == view.team.firm)
            name = escape(person.name.in_(current_language()))
            with st.container(border=True):
                told = escape(diarist.tell(person, story, serves))
                title = f'<div class="lk-diary-name"><span aria-hidden="true">{sign}</span> {name}</div>'
                st.html(f'<div class="lk-diary">{title}<p>{told}</p></div>')
