"""Why they left, down to one person: causes by grade and segment, the customers behind a cause, the story of one."""

from collections.abc import Hashable
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from game.actors import Actor
from game.views import Leaver, Leavers, Which, leaver, leaver_names, leavers
from sim.causes import CAUSES
from sim.scenario import Scenario
from sim.why.departures import NEWCOMER, by
from ui import chrome, refusals
from ui import format as figures
from ui.briefing import FAMILY
from ui.customers import desk_words
from ui.language import _, choices, current_language, in_language, ngettext
from ui.outcomes import chart_style
from ui.outcomes.outcome_words import cause_meaning, cause_name
from ui.store import store
from ui.why import cause_chart
from ui.why.story import Storyteller, Week
from ui.words import team_name

PAGE = 12


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks at which round, in which pack."""

    actor: Actor
    which: Which
    scenario: Scenario
    key: tuple[Hashable, ...]
    """what identifies the round's charts: game, version, team, round"""

    def place(self, what: str) -> str:
        """Give the name under which this screen keeps something."""
        return f"leavers-{what}-{'-'.join(map(str, self.key))}"


def section(looker: Looker) -> None:
    """Draw everything about those who left; nothing where nobody did."""
    view = leavers(store(), looker.actor, looker.which)
    if view.frame.empty:
        return
    st.markdown(f"**{_('Who left for which reason?')}**")
    _cuts(looker, view)
    opened = st.session_state.get(looker.place("opened"))
    if opened is not None:
        with refusals.shown():
            _story(looker, leaver(store(), looker.actor, opened, current_language(), looker.which))
        return
    cause = _cause(looker, view.frame)
    if cause is not None:
        _list(looker, view, cause)


def _cuts(looker: Looker, view: Leavers) -> None:
    """Draw the causes by grade or by segment, as a chart and as a table."""
    words = choices(("grade", "segment"), lambda key: _("By grade") if key == "grade" else _("By segment"))
    chosen = st.segmented_control(
        _("Cut"),
        list(words),
        default="grade",
        required=True,
        format_func=words.__getitem__,
        label_visibility="collapsed",
        key=in_language(looker.place("cut")),
    )
    key = (store().owner, *looker.key)
    figure, table = _cut(key, str(chosen or "grade"), current_language(), looker.scenario, view.frame)
    chart_style.show(figure, looker.place("chart"), _("Customers lost by cause"))
    with st.expander(_("The same as a table")):
        st.html(table)
        st.caption(_("Every departure is one; its causes share it. So every row and column adds up."))


@st.cache_resource(max_entries=100, show_spinner=False)
def _cut(
    key: tuple[Hashable, ...],  # noqa: ARG001 - the cache reads it
    cut: str,
    language: str,
    _scenario: Scenario,
    _frame: pd.DataFrame,
) -> tuple[chart_style.Still, str]:
    """Cut the causes by grade or segment, as a chart and as a table: once for everybody who looks."""
    counts = by(_frame, cut)
    counts = counts.loc[[group for group in cause_chart.groups(_scenario, cut) if group in counts.index]]
    names = [cause_chart.group_name(_scenario, cut, str(group), language) for group in counts.index]
    figure = chart_style.Still(cause_chart.stacked(counts, names, language))
    return figure, cause_chart.table(counts, names, language)


def _cause(looker: Looker, frame: pd.DataFrame) -> str | None:
    """Let the reader tap a cause; each says for how many it was the strongest."""
    counts = frame["cause"].value_counts()
    language = current_language()
    words = choices(
        [cause for cause in CAUSES if counts.get(cause, 0)],
        lambda cause: f"{cause_name(cause, language)} · {figures.number(int(counts[cause]))}",
    )
    chosen = st.pills(
        _("Tap a reason: those for whom it weighed most. Here every customer counts once, under one reason"),
        list(words),
        format_func=words.__getitem__,
        key=in_language(looker.place("cause")),
        wrap=True,
    )
    return None if chosen is None else str(chosen)


def _list(looker: Looker, view: Leavers, cause: str) -> None:
    """Draw those whom this cause drove away most, the surest first."""
    rows = view.frame[view.frame["cause"] == cause].sort_values([cause, "customer"], ascending=[False, True])
    st.caption(cause_meaning(cause, current_language()))
    words = ngettext("{count} customer", "{count} customers", len(rows)).format(count=figures.number(len(rows)))
    st.markdown(f"**{words}**")
    pages = max(1, -(-len(rows) // PAGE))
    page = st.pagination(pages, key=looker.place(f"page-{cause}"), max_visible_pages=5) if pages > 1 else 1
    shown = rows.iloc[(page - 1) * PAGE : page * PAGE]
    customers = [int(number) for number in shown["customer"]]
    names = leaver_names(store(), looker.actor, customers, current_language(), looker.which)
    with st.grid(min_column_width=300, gap="xsmall", key="customer-cards"):
        for place, row in zip(shown.index, shown.to_dict("records"), strict=True):
            number = int(row["customer"])
            st.button(
                _label(names[number], row, cause, looker.scenario),
                key=f"leaver-{place}-{number}",
                width="stretch",
                on_click=_open,
                args=(looker.place("opened"), number),
            )


def _label(name: str, row: dict[Hashable, object], cause: str, scenario: Scenario) -> str:
    parts = (
        f"**{name}**",
        cause_chart.group_name(scenario, "grade", str(row["grade"]), current_language()),
        _("week {week}").format(week=int(str(row["week"])) + 1),
        figures.percent(float(str(row[cause])), 0),
    )
    return " · ".join(parts)


def _open(place: str, customer: int) -> None:
    st.session_state[place] = customer


def _close(place: str) -> None:
    st.session_state.pop(place, None)


def _story(looker: Looker, one: Leaver) -> None:
    """Tell what one of them had lived through: this round week by week, earlier rounds folded away."""
    chrome.bring_into_view(f"leaver {one.customer}", ".st-key-leaver-back", key="lk-quiet-story")
    st.button(
        _("Back to the list"),
        icon=":material/arrow_back:",
        key="leaver-back",
        on_click=_close,
        args=(looker.place("opened"),),
    )
    person, language = one.persona, current_language()
    who, segment = desk_words.person(person), desk_words.segment(one.segment, looker.scenario, language)
    grade = cause_chart.group_name(looker.scenario, "grade", one.grade, current_language())
    with st.container(border=True):
        st.markdown(f"##### {FAMILY[person.gender]} {person.name}", anchors=False)
        st.html(f'<p class="lk-muted">{escape(f"{who} · {segment} · {grade}")}</p>')
        names = {tag.firm: team_name(tag) for tag in one.teams}
        teller = Storyteller(person.gender, names, language, looker.scenario.relationship == "contractual")
        earliest = one.happenings[0].round
        came = None if earliest == one.round and one.grade != NEWCOMER else earliest
        rounds = teller.rounds(one.happenings, one.pressed, came)
        st.markdown(f"**{_('Round {round}').format(round=one.round)}**")
        _weeks(rounds.pop(one.round, ()))
        for number, weeks in sorted(rounds.items(), reverse=True):
            with st.expander(_("What had happened in round {round}").format(round=number)):
                _weeks(weeks)
        st.caption(_("Told by who has left: also what this customer had kept from you."))


def _weeks(weeks: tuple[Week, ...]) -> None:
    st.html(f'<dl class="lk-story">{"".join(map(_week, weeks))}</dl>')


def _week(week: Week) -> str:
    """Write a week; how it ended stands out."""
    before, told = week.told.removesuffix(week.parting), ""
    if week.parting:
        told = f"<b>{escape(week.parting)}</b>"
    mark = ' class="lk-parting"' if week.parting else ""
    return f"<dt>{escape(week.when)}</dt><dd{mark}>{escape(before)}{told}</dd>"
