"""The cockpit's drawer of earlier lines of play: what was done on each, and the way back to it."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import go_back, return_to
from game.views import Cockpit, LineRound, LineTeam, LineView, line_history, lines
from ui import refusals, theme
from ui.decide.lever_words import lever_name
from ui.format import percent, time_of_day
from ui.language import _, choices, current_language, in_language
from ui.outcomes import line_picker
from ui.store import store
from ui.words import PHASES, SOURCES, name, round_name, team_name


def drawer(teacher: Actor, here: Cockpit) -> None:
    """Draw every line of play that the class has left; nothing where it never went back."""
    earlier = [line for line in lines(store(), teacher, here.game_id) if not line.current]
    if not earlier:
        return
    with st.expander(_("Earlier lines of play"), icon=":material/alt_route:", key=f"lines-{here.game_id}"):
        st.caption(_("What was played before you went back is kept. You can look at it, and take it up again."))
        for line in reversed(earlier):
            with st.container(border=True):
                _line(teacher, here, line)


def _line(teacher: Actor, here: Cockpit, line: LineView) -> None:
    where = f"{round_name(line.round)} · {name(PHASES, line.phase)}"
    st.markdown(f"**{line_picker.label(line)}**  \n:gray[{_('It stands at: {where}').format(where=where)}]")
    with st.container(horizontal=True, vertical_alignment="center"):
        if line.revealed and st.button(_("Look at its results"), key=f"look-line-{line.number}"):
            line_picker.look_at(line.number)
            st.switch_page("compare.py")
        with st.popover(_("Take it up again")):
            _taking_up(teacher, here, line)
        shown = st.toggle(_("Show what each team did"), key=f"show-line-{here.game_id}-{line.number}")
    if shown:
        _history(teacher, here, line)


def _taking_up(teacher: Actor, here: Cockpit, line: LineView) -> None:
    st.write(_("The class goes on exactly where this line was left. The present line is kept as well."))
    st.button(
        _("Go on with this line"), key=f"return-{line.number}", on_click=_return, args=(teacher, here, line.number)
    )
    st.write(_("Or open one of its rounds again, as a new line:"))
    rounds = choices(range(line.round, 0, -1), round_name)
    chosen = st.selectbox(
        _("Round"),
        list(rounds),
        format_func=rounds.__getitem__,
        key=in_language(f"line-round-{line.number}"),
        filter_mode=None,
    )
    st.button(
        _("Open this round again"),
        key=f"reopen-{line.number}",
        on_click=_reopen,
        args=(teacher, here, line.number, chosen or line.round),
    )


def _return(teacher: Actor, here: Cockpit, number: int) -> None:
    refusals.attempt(lambda: return_to(store(), teacher, here.game_id, number))


def _reopen(teacher: Actor, here: Cockpit, number: int, round_: int) -> None:
    refusals.attempt(lambda: go_back(store(), teacher, here.game_id, round_, branch=number))


def _history(teacher: Actor, here: Cockpit, line: LineView) -> None:
    with refusals.shown():
        for each in line_history(store(), teacher, here.game_id, line.number).rounds:
            if each.own:
                st.html(_table(each))


def _table(each: LineRound) -> str:
    heads = (round_name(each.round), _("Retention rate"), _("How"), _("Changed"))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    rows = "".join(_row(team) for team in each.teams)
    return f'<table class="lk-history"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(team: LineTeam) -> str:
    levers = _(", ").join(lever_name(lever, current_language()) for lever in team.changed) or "–"
    kept = "–" if team.retention is None else percent(team.retention)
    reason = f'<div class="lk-muted">“{escape(team.reason)}”</div>' if team.reason else ""
    return (
        f"<tr><td>{theme.badge(team.tag.seat, team_name(team.tag))}</td><td>{escape(kept)}</td>"
        f"<td>{escape(_how(team))}{reason}</td><td>{escape(levers)}</td></tr>"
    )


def _how(team: LineTeam) -> str:
    if team.source and team.source != "submitted":
        return name(SOURCES, team.source)
    if team.submitted_by and team.submitted_at:
        return _("submitted by {name} at {time}").format(name=team.submitted_by, time=time_of_day(team.submitted_at))
    if team.draft_by and team.draft_at:
        return _("draft by {name} at {time}").format(name=team.draft_by, time=time_of_day(team.draft_at))
    return "–"
