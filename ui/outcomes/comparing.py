"""The parts of the page that sets all teams side by side."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from game.actors import Actor
from game.store import Store
from game.views import Comparison, PublicFigures, Results, TeamRecord, compare
from sim.scenario import Scenario
from ui import format as figures
from ui import theme
from ui.language import _, current_language, ngettext
from ui.outcomes import chart_style, charts_compare
from ui.outcomes.charts_compare import Dot, Line, ScoreBar
from ui.words import team_name


@dataclass(frozen=True, slots=True)
class Drawn:
    """A comparison with what identifies its charts."""

    view: Comparison
    scenario: Scenario
    key: tuple[Hashable, ...]
    """game, version, round, own team"""

    def latest(self) -> list[tuple[TeamRecord, PublicFigures]]:
        """Give every team with its figures of the round at hand."""
        return [(team, team.rounds[-1]) for team in self.view.teams if team.rounds]

    def tag_badge(self, firm: str) -> str:
        """Give the symbol and name of the firm with that key."""
        tags = {team.team.firm: team.team for team in self.view.teams}
        return theme.badge(tags[firm].seat, team_name(tags[firm])) if firm in tags else escape(_("with nobody"))


def mean_retention(
    store: Store, actor: Actor, view: Results, mark: tuple[int, int], branch: int | None = None
) -> Sequence[float | None]:
    """Give the mean retention rate of all teams, a value for each round of the team's history on a line of play.

    ``mark`` is the game and its version: at one mark the means are worked out once for everybody who looks.
    """
    if view.practice or len(view.history) < 2:
        return ()
    key = (store.owner, *mark, view.round, branch)
    return _means(key, view.round, lambda: compare(store, actor, view.round, mark[0], branch).teams)


@st.cache_resource(max_entries=200, show_spinner=False)
def _means(
    key: tuple[Hashable, ...],  # noqa: ARG001 - the cache reads it
    last: int,
    _records: Callable[[], Sequence[TeamRecord]],
) -> tuple[float | None, ...]:
    teams = _records()
    found = [
        [one.retention for team in teams for one in team.rounds if one.round == number] for number in range(1, last + 1)
    ]
    return tuple(sum(rates) / len(rates) if rates else None for rates in found)


def curves(drawn: Drawn) -> None:
    """Answer who kept their customers."""
    st.subheader(_("Who kept their customers?"), anchor=False)
    lines = [
        Line(
            team_name(team.team),
            team.team.seat,
            tuple(one.retention for one in team.rounds),
            tuple(one.retention_error for one in team.rounds),
            own=team.team.mine,
        )
        for team in drawn.view.teams
    ]
    language = current_language()
    figure = chart_style.kept(
        (*drawn.key, "curves", language), lambda: charts_compare.retention_curves(lines, language)
    )
    chart_style.show(figure, "chart-curves", _("Retention rate of every team by round"))
    if any(line.own for line in lines) and drawn.view.round > 1:
        st.caption(_("The shaded band: where your rate would be in 95 of 100 equal markets."))


def scores(drawn: Drawn) -> None:
    """Answer who is ahead, and by what."""
    st.subheader(_("Who is ahead, and by what?"), anchor=False)
    bars = [
        ScoreBar(
            team_name(place.team),
            place.team.seat,
            place.score.total,
            tuple((part, weight * place.score.parts[part]) for part, weight in drawn.view.weights.items() if weight),
            own=place.team.mine,
        )
        for place in drawn.view.standings
    ]
    language = current_language()
    figure = chart_style.kept((*drawn.key, "scores", language), lambda: charts_compare.score_bars(bars, language))
    chart_style.show(figure, "chart-scores", _("Score of every team by its parts"))


def table(drawn: Drawn) -> None:
    """Set the round's figures side by side."""
    st.subheader(_("This round in numbers"), anchor=False)
    heads = (_("Team"), _("Score"), _("Retention"), _("Satisfaction"), _("Profit"), _("Customers"))
    ranked = sorted(drawn.latest(), key=lambda row: row[1].rank)
    rows = "".join(_row(team, one) for team, one in ranked)
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    st.html(f'<table class="lk-table lk-dense lk-short"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')
    for team in drawn.view.teams:
        if team.since > 1 and team.team.kind == "people":
            words = _("{team} came in round {round}; its score counts the rounds that it decided itself.")
            st.html(f'<div class="lk-muted">{escape(words.format(team=team_name(team.team), round=team.since))}</div>')


def _row(team: TeamRecord, one: PublicFigures) -> str:
    cells = (
        figures.number(one.score.total, 1),
        figures.percent(one.retention),
        figures.number(one.satisfaction, 2),
        figures.money(one.profit, short=True),
        figures.number(one.customers_end),
    )
    mine = ' class="lk-mine"' if team.team.mine else ""
    place = f'<span class="lk-muted">{one.rank}</span> '
    badge = theme.badge(team.team.seat, team_name(team.team))
    return f"<tr{mine}><td>{place}{badge}</td>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def winners(drawn: Drawn) -> None:
    """Name who did best in each round, and who improved most."""
    st.subheader(_("Winners of the rounds"), anchor=False)
    heads = (_("Round"), _("Best retention"), _("Most improved"))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    rows = "".join(
        f"<tr><td>{one.round or escape(_('Practice'))}</td><td>{_teams(drawn, one.retention)}</td>"
        f"<td>{_teams(drawn, one.improved)}</td></tr>"
        for one in reversed(drawn.view.winners)
    )
    st.html(f'<table class="lk-table lk-left"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


def _teams(drawn: Drawn, ids: Sequence[int]) -> str:
    tags = [team.team for team in drawn.view.teams if team.team.id in ids]
    return "<br>".join(theme.badge(tag.seat, team_name(tag)) for tag in tags) or figures.NOTHING


def people(drawn: Drawn) -> None:
    """Answer who kept the five named people."""
    st.subheader(_("Who kept the five?"), anchor=False)
    language = current_language()
    for person in drawn.scenario.people:
        copies = drawn.view.people.get(person.key, {})
        kept = [home for home, now in copies.items() if home == now]
        words = ngettext("{kept} of {all} team kept them", "{kept} of {all} teams kept them", len(copies))
        count = words.format(kept=len(kept), all=len(copies))
        st.html(
            f'<div class="lk-diary"><span class="lk-diary-name">{escape(person.name.in_(language))}</span> '
            f'<span class="lk-diary-who">{escape(count)}</span>{_the_few(drawn, copies, kept)}</div>'
        )


def _the_few(drawn: Drawn, copies: Mapping[str, str], kept: Sequence[str]) -> str:
    """Name the teams that stand out: who kept where most lost, who lost where most kept."""
    lost = [home for home in copies if home not in kept]
    if not kept or not lost:
        return ""
    few, words = (lost, _("lost by")) if len(lost) <= len(kept) else (kept, _("kept by"))
    badges = " ".join(drawn.tag_badge(home) for home in few)
    return f'<div class="lk-badges"><span class="lk-muted">{escape(words)}</span> {badges}</div>'


def flows(drawn: Drawn) -> None:
    """Answer where the customers went."""
    tags = [team.team for team in drawn.view.teams if drawn.view.flows.get(team.team.firm)]
    if not tags:
        return
    st.subheader(_("Where did customers go?"), anchor=False)
    st.caption(_("Read a row: from this firm, to … (○ nobody: left the market)"))
    goals = [*(team.team for team in drawn.view.teams), None]
    homes = [theme.plain_badge(tag.seat, team_name(tag)) for tag in tags]
    names = [theme.plain_badge(tag.seat, team_name(tag)) if tag else _("○ nobody") for tag in goals]
    counts = [[drawn.view.flows[tag.firm].get(goal.firm if goal else "", 0) for goal in goals] for tag in tags]
    language = current_language()
    figure = chart_style.kept(
        (*drawn.key, "flows", language), lambda: charts_compare.moves(homes, names, counts, language)
    )
    chart_style.show(figure, "chart-flows", _("Customers by the firm they left and the firm they chose"))


def satisfied_and_kept(drawn: Drawn) -> None:
    """Answer whether satisfied customers stay."""
    st.subheader(_("Do satisfied customers stay?"), anchor=False)
    dots = [
        Dot(team_name(team.team), team.team.seat, one.satisfaction, one.retention, own=team.team.mine)
        for team, one in drawn.latest()
    ]
    language = current_language()
    figure = chart_style.kept(
        (*drawn.key, "dots", language), lambda: charts_compare.satisfaction_and_retention(dots, language)
    )
    chart_style.show(figure, "chart-dots", _("Satisfaction and retention rate of every team"))
