"""Both histories side by side: as it was, as it would have been, and who would have stayed."""

from collections.abc import Callable, Sequence
from html import escape

import plotly.graph_objects as go
import streamlit as st

from game.shown.what_if import Turned, TurnedCustomer, WhatIf
from locales import translator
from sim.report import FirmReport
from sim.scenario import Scenario
from ui import format as figures
from ui.customers import desk_words
from ui.decide.lever_values import change_words
from ui.language import _, current_language, ngettext
from ui.outcomes import chart_style as style
from ui.outcomes.outcome_words import cause_name, figure_name
from ui.sentences import together
from ui.theme import ACCENT, MUTED
from ui.words import round_in_sentence, team_name

Reports = Sequence[FirmReport]
SHORT = 10
"""names that stand there at once; the others are folded away"""


def draw(seen: WhatIf, scenario: Scenario, file: Callable[[], bytes]) -> None:
    """Draw the answer: in a sentence, in figures, week by week, and by name; ``file`` makes one of all the names."""
    st.subheader(_heading(seen), anchor=False)
    _told(seen, scenario)
    st.markdown(_verdict(seen))
    with st.grid(2, min_column_width=400, gap="medium"):
        with st.container():
            st.html(_table(seen))
        with st.container():
            style.show(chart(seen, current_language()), "what-if-weeks", _("Customers by week in both histories"))
    with st.grid(2, min_column_width=400, gap="medium"):
        with st.container():
            _names(seen, scenario, seen.would_have_stayed, _("Would have stayed"))
        with st.container():
            _names(seen, scenario, seen.would_have_left, _("Would have left instead"))
    if seen.would_have_stayed.count or seen.would_have_left.count:
        st.download_button(
            _("All of them as CSV"),
            data=file,
            file_name=_("What if?").rstrip("?？") + ".csv",
            mime="text/csv",
            icon=":material/download:",
            key="what-if-csv",
            on_click="ignore",
        )


def _heading(seen: WhatIf) -> str:
    if seen.first == seen.last:
        return _("What would have been in {round}").format(round=round_in_sentence(seen.first))
    return _("What would have been in rounds {first} to {last}").format(first=seen.first, last=seen.last)


def _told(seen: WhatIf, scenario: Scenario) -> None:
    """Say what was done otherwise, and what to know about it."""
    language = current_language()
    if not seen.changed:
        st.info(_("That is what was decided in this round; nothing is otherwise."))
    changes = [change_words(key, was, now, scenario, language) for key, (was, now) in seen.changed.items()]
    st.caption(together([_("Same customers, same luck, rivals as they decided."), " · ".join(changes)], " "))
    if seen.cut:
        rounds = _(", ").join(map(str, seen.cut))
        st.warning(_("There would not have been enough money (round {rounds}): the plan was cut to the budget.").format(
            rounds=rounds
        ))  # fmt: skip
    if not seen.same_engine:
        st.warning(_("Liuke has changed since this was played: both sides were computed anew, by today's model."))


def _verdict(seen: WhatIf) -> str:
    stayed, left = seen.would_have_stayed.count, seen.would_have_left.count
    more = stayed - left
    if stayed == left == 0:
        return _("**Nobody you had at the start would have decided otherwise.**")
    pattern = (
        _("**{more} more** of the customers you had at the start would have been kept: {stayed} stay, {left} leave.")
        if more >= 0
        else _(
            "**{more} fewer** of the customers you had at the start would have been kept: {stayed} stay, {left} leave."
        )
    )
    counts = {"more": abs(more), "stayed": stayed, "left": left}
    return pattern.format(**{key: figures.number(value) for key, value in counts.items()})


def _table(seen: WhatIf) -> str:
    language = current_language()
    heads = ("", _("As it was"), _("As it would have been"), _("Difference"))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    rows = "".join(
        f"<tr><td>{escape(figure_name(key, language))}</td>"
        f"<td>{show(was)}</td><td>{show(now)}</td><td><b>{differ(now - was)}</b></td></tr>"
        for key, was, now, show, differ in _rows(seen)
    )
    return f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


Row = tuple[str, float, float, Callable[[float], str], Callable[[float], str]]


def _rows(seen: WhatIf) -> list[Row]:
    """Give each figure of both histories: shares and marks of the last round, money and people of all of them."""
    was, now = seen.history, seen.other

    def row(key: str, of: Callable[[Reports], float], show: Callable[..., str], differ: Callable[..., str]) -> Row:
        return key, of(was), of(now), show, differ

    return [
        row("retention", lambda all_: all_[-1].retention, figures.percent, figures.signed_points),
        row("customers_end", lambda all_: all_[-1].customers_end, figures.number, figures.signed),
        row("won", lambda all_: sum(one.won for one in all_), figures.number, figures.signed),
        row("lost", lambda all_: sum(one.lost for one in all_), figures.number, figures.signed),
        row("satisfaction", lambda all_: all_[-1].satisfaction, _marks, lambda d: figures.signed(d, 2)),
        row("profit", lambda all_: sum(one.profit for one in all_), _money, _signed_money),
        row("equity", lambda all_: all_[-1].equity, _money, _signed_money),
    ]


def _marks(value: float) -> str:
    return figures.number(value, 2)


def _money(value: float) -> str:
    return figures.money(value, short=True)


def _signed_money(value: float) -> str:
    return figures.signed_money(value, short=True)


def chart(seen: WhatIf, language: str) -> go.Figure:
    """Draw the customers by week in both histories; a round is thirteen weeks."""
    _ = translator(language).gettext
    figure = style.plain(height=300)
    lines = ((seen.history, _("As it was"), MUTED, "dot"), (seen.other, _("As it would have been"), ACCENT, "solid"))
    for reports, name, colour, dash in lines:
        weekly = [count for report in reports for count in report.weekly.customers]
        figure.add_scatter(
            x=[(seen.first - 1) * 13 + week for week in range(1, len(weekly) + 1)],
            y=weekly,
            name=name,
            mode="lines",
            line={"color": colour, "width": 3, "dash": dash},
            hovertemplate="%{y:,}<extra>" + name + "</extra>",
        )
    figure.update_xaxes(title=_("Week"))
    figure.update_yaxes(title=_("customers"), nticks=5)
    figure.update_layout(showlegend=True, legend={"y": -0.3})
    return figure


def _names(seen: WhatIf, scenario: Scenario, turned: Turned, heading: str) -> None:
    st.markdown(f"**{heading} · {figures.number(turned.count)}**")
    if not turned.count:
        st.caption(_("Nobody."))
        return
    st.html(_people(seen, scenario, turned.named[:SHORT]))
    rest = turned.named[SHORT:]
    if rest:
        with st.expander(ngettext("{count} more", "{count} more", len(rest)).format(count=len(rest))):
            st.html(_people(seen, scenario, rest))
    if turned.count > len(turned.named):
        st.caption(_("The best {count} are named.").format(count=len(turned.named)))


def _people(seen: WhatIf, scenario: Scenario, people: Sequence[TurnedCustomer]) -> str:
    names = {tag.firm: team_name(tag) for tag in seen.teams}
    rows = "".join(_person(one, scenario, names) for one in people)
    return f'<table class="lk-table lk-dense lk-left"><tbody>{rows}</tbody></table>'


def _person(one: TurnedCustomer, scenario: Scenario, names: dict[str, str]) -> str:
    language = current_language()
    segment = desk_words.segment(one.segment, scenario, language)
    when = _("round {round}, week {week}").format(round=one.round, week=one.week + 1)
    cause = cause_name(one.cause, language)
    went = names.get(one.to, one.to) if one.to else _("left the market")
    return (
        f"<tr><td><b>{escape(one.name)}</b><br><small>{escape(f'{one.grade} · {segment}')}</small></td>"
        f"<td>{escape(cause)} → {escape(went)}<br><small>{escape(when)}</small></td></tr>"
    )
