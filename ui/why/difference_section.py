"""What made the difference between two teams: choose them, have it found out, see the gap shared out."""

from html import escape

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from game.actors import Actor
from game.commands.difference import find_difference
from game.shown.difference import Difference, DifferenceProgress, TwoTeams
from game.views import TeamTag
from game.views.difference import difference
from locales import translator
from sim.levers import Group
from sim.why.difference import Shared
from ui import format as figures
from ui import live, refusals
from ui.decide.lever_words import GROUP_NAMES
from ui.language import _, choices, current_language, in_language
from ui.outcomes import chart_style as style
from ui.outcomes.outcome_words import figure_name
from ui.store import store
from ui.theme import ACCENT, MUTED
from ui.why import team_choice
from ui.words import team_name

BEHIND = "#c8402c"
PLACE = "what-if-difference-refused"


def section(actor: Actor, game_id: int, branch: int | None, tags: dict[int, TeamTag]) -> None:
    """Draw everything about the gap between two teams of a class."""
    if len(tags) < 2:
        return
    st.subheader(_("What made the difference?"), anchor=False)
    st.write(
        _(
            "Two teams exchange their decisions, area by area, in every combination, and the whole game is played "
            "again each time. What an area is worth is the mean of what its exchange does; the parts add up to the gap."
        )
    )
    which = _which(actor, game_id, branch, tags)
    if which is None:
        return
    refusals.show_kept(PLACE)
    with refusals.shown():
        seen = difference(store(), actor, which, game_id)
        _finding_out(actor, game_id, which, seen.progress)
        if seen.figures:
            _found(seen)


def _which(actor: Actor, game_id: int, branch: int | None, tags: dict[int, TeamTag]) -> TwoTeams | None:
    """Let the reader choose two teams; at first one's own (or the last) and the leader."""
    places = list(tags)
    own = places.index(actor.team_id) if actor.team_id in tags else len(places) - 1
    with st.grid(2, min_column_width=250):
        first = team_choice.choose(_("This team"), tags, f"gap-first-{game_id}-{branch}", begin=own)
        second = team_choice.choose(
            _("and this one"), tags, f"gap-second-{game_id}-{branch}", begin=1 if own == 0 else 0
        )
    if first == second:
        st.info(_("Please choose two different teams."))
        return None
    return TwoTeams(first, second, branch)


def _finding_out(actor: Actor, game_id: int, which: TwoTeams, seen: DifferenceProgress) -> None:
    """Offer to find out, or show how far it is."""
    if seen.state == "done":
        return
    if seen.state == "running":
        spot = st.empty()
        _bar(spot, seen)
        live.each_beat(Beat(actor, game_id, which, spot))
        return
    if seen.state == "failed":
        st.warning(_("The replays could not be finished."))
    label = _("Find out") if seen.state == "none" else _("Try again")
    st.button(label, icon=":material/balance:", key="find-difference", on_click=_find, args=(actor, game_id, which))


def _find(actor: Actor, game_id: int, which: TwoTeams) -> None:
    refusals.attempt(lambda: find_difference(store(), actor, which, game_id), PLACE)


class Beat:
    """What a screen does every two seconds while the replays are made: show how far they are."""

    def __init__(self, actor: Actor, game_id: int, which: TwoTeams, spot: DeltaGenerator) -> None:
        self._actor, self._game_id, self._which, self._spot = actor, game_id, which, spot

    def __call__(self) -> None:
        """Draw the bar anew, or the page where the replays have come to an end."""
        seen = difference(store(), self._actor, self._which, self._game_id).progress
        if seen.state != "running":
            st.rerun()
        _bar(self._spot, seen)


def _bar(spot: DeltaGenerator, seen: DifferenceProgress) -> None:
    words = _("{done} of {wanted} replays").format(done=seen.done, wanted=seen.wanted)
    spot.progress(seen.done / seen.wanted, text=words)


def _found(seen: Difference) -> None:
    """Draw one figure's gap in a sentence and a chart, and all of them in a table."""
    language = current_language()
    names = choices(seen.figures, lambda key: figure_name(key, language))
    chosen = st.segmented_control(
        _("Figure"),
        list(names),
        default="score",
        required=True,
        format_func=names.__getitem__,
        key=in_language(f"gap-figure-{seen.first.id}-{seen.second.id}"),
    )
    key = str(chosen or "score")
    st.markdown(_verdict(seen, key))
    sides = _("In the chart and in the table + speaks for **{first}** and − for **{second}**.")
    st.caption(sides.format(first=team_name(seen.first), second=team_name(seen.second)))
    style.show(chart(key, seen.figures[key], language), f"gap-{key}", _("The gap by area"))
    with st.expander(_("All figures as a table")):
        st.html(_table(seen, language))
        st.caption(
            _("Places: who is whose neighbour in the market, and with it luck. In parallel markets there is none.")
        )
    if seen.proved is False:
        st.warning(_("Liuke has changed since this game was played: its replays do not give the game's own result."))


def _verdict(seen: Difference, key: str) -> str:
    shared = seen.figures[key]
    ahead, behind = (seen.first, seen.second) if shared.gap >= 0 else (seen.second, seen.first)
    names = {"ahead": team_name(ahead), "behind": team_name(behind)}
    if shared.gap == 0:
        return _("**{ahead}** and **{behind}** are equal here.").format(**names)
    parts = {group: value * (1 if shared.gap >= 0 else -1) for group, value in shared.groups.items()}
    most = max(parts, key=lambda group: parts[group])
    return _("**{ahead}** is ahead of **{behind}** by {gap}. Most of it comes from: **{area}** ({part}).").format(
        **names, gap=_amount(key, abs(shared.gap)), area=_(GROUP_NAMES[Group(most)]), part=_signed(key, parts[most])
    )


def chart(key: str, shared: Shared, language: str) -> go.Figure:
    """Draw how the gap is made up: area by area, the places, and the sum."""
    _ = translator(language).gettext
    steps = [(_(GROUP_NAMES[Group(group)]), value, "relative") for group, value in shared.groups.items()]
    steps += [(_("Places"), shared.places, "relative"), (_("The gap"), shared.gap, "total")]
    figure = style.plain(height=72 + 40 * len(steps))
    figure.add_waterfall(
        orientation="h",
        y=[f"{name}  <b>{_signed(key, value)}</b>" for name, value, _measure in steps],
        x=[value for _name, value, _measure in steps],
        measure=[measure for _name, _value, measure in steps],
        customdata=[_signed(key, value) for _name, value, _measure in steps],
        connector={"line": {"color": MUTED, "width": 1}},
        increasing={"marker": {"color": ACCENT}},
        decreasing={"marker": {"color": BEHIND}},
        totals={"marker": {"color": MUTED}},
        hovertemplate="%{customdata}<extra></extra>",
    )
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")
    figure.update_xaxes(showticklabels=False, title=figure_name(key, language))
    return figure


def _table(seen: Difference, language: str) -> str:
    groups = [group.value for group in Group]
    heads = [*(_(GROUP_NAMES[Group(group)]) for group in groups), _("Places"), _("The gap")]
    head = "".join(f"<th>{escape(word)}</th>" for word in ("", *heads))
    rows = "".join(
        f"<tr><td>{escape(figure_name(key, language))}</td>"
        + "".join(f"<td>{_signed(key, shared.groups[group])}</td>" for group in groups)
        + f"<td>{_signed(key, shared.places)}</td><td><b>{_signed(key, shared.gap)}</b></td></tr>"
        for key, shared in seen.figures.items()
    )
    return f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _signed(key: str, value: float) -> str:
    if key in ("profit", "equity"):
        return figures.signed_money(value, short=True)
    if key == "retention":
        return figures.signed_points(value)
    return figures.signed(value, {"customers_end": 0, "satisfaction": 2}.get(key, 1))


def _amount(key: str, value: float) -> str:
    """Give a gap without its sign."""
    return _signed(key, value).lstrip("+±")
