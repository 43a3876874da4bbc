"""A replay beside the game that it replays: what was set differently, and what came of the same decisions."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.errors import Refused
from game.views import Comparison, PublicFigures, Settings, TeamTag, again, compare
from sim import packs
from ui import theme
from ui.format import number, percent
from ui.language import _, current_language
from ui.store import store
from ui.teacher import weights
from ui.words import round_name, team_name


def draw(teacher: Actor, original: int, replay: int) -> None:
    """Draw both games after the last round that both have revealed; nothing before that."""
    try:
        was, now = (compare(store(), teacher, game_id=game) for game in (original, replay))
        last = min(was.round, now.round)
        was, now = (compare(store(), teacher, last, game_id=game) for game in (original, replay))
    except Refused:
        return
    with st.container(border=True, key="lk-replay"):
        st.subheader(_("What if? The same decisions, other circumstances"), anchor=False)
        for line in _differences(teacher, original, replay, now.scenario):
            st.caption(line)
        st.html(_table(was, now, last))


def _differences(teacher: Actor, original: int, replay: int, scenario: str) -> list[str]:
    before, after = (again(store(), teacher, game).settings for game in (original, replay))
    lines = [*_events(before, after, scenario)]
    if before.seed != after.seed:
        lines.append(_("Seed: {before} → {after}").format(before=before.seed, after=after.seed))
    if dict(before.weights) != dict(after.weights):
        lines.append(_("Weights: {shares}").format(shares=weights.shares(after.weights)))
    return lines or [_("Nothing was set differently, so the results are the same.")]


def _events(before: Settings, after: Settings, scenario: str) -> list[str]:
    names = {event.key: event.name.in_(current_language()) for event in packs.load(scenario).events}
    return [
        f"{names[key]}: {_strikes(before.events[key])} → {_strikes(after.events[key])}"
        for key in names
        if before.events[key] != after.events[key]
    ]


def _strikes(round_: int) -> str:
    return round_name(round_) if round_ else _("never")


def _table(was: Comparison, now: Comparison, last: int) -> str:
    heads = (round_name(last), _("Retention rate"), _("Score"), _("Place"))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    old = {record.team.seat: record.rounds[-1] for record in was.teams}
    places = sorted(now.teams, key=lambda record: (record.rounds[-1].rank, record.team.seat))
    rows = "".join(_row(record.team, old.get(record.team.seat), record.rounds[-1]) for record in places)
    return f'<table class="lk-history"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(tag: TeamTag, was: PublicFigures | None, now: PublicFigures) -> str:
    cells = (
        (percent(was.retention) if was else "–", percent(now.retention)),
        (number(was.score.total, 1) if was else "–", number(now.score.total, 1)),
        (number(was.rank, 0) if was else "–", number(now.rank, 0)),
    )
    shown = "".join(f"<td>{escape(before)} → <b>{escape(after)}</b></td>" for before, after in cells)
    return f"<tr><td>{theme.badge(tag.seat, team_name(tag))}</td>{shown}</tr>"
