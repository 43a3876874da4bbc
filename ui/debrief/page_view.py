"""The debrief on the screen: the paper's chapters one below the other, and what takes it along."""

from collections.abc import Hashable
from functools import partial

import streamlit as st

from game.actors import Actor
from game.commands.difference import find_difference
from game.shown.debrief import Contrast, Debrief
from game.shown.difference import TwoTeams
from game.views.debrief import debrief
from locales import LANGUAGES
from ui import live, refusals, theme, which_game
from ui.debrief import chart_drawing, writing
from ui.debrief.files import FORMATS, in_format
from ui.debrief.html_file import table
from ui.language import _, current_language, in_language
from ui.outcomes import chart_style
from ui.papers.paper import Chapter, Chart, Paper
from ui.store import store
from ui.teacher import as_team
from ui.words import team_name

PLACE = "debrief-refused"


def draw(actor: Actor, game_id: int, branch: int | None, version: int) -> None:
    """Draw the whole page."""
    seen = debrief(store(), actor, game_id, branch)
    paper = writing.written(seen)
    st.caption(paper.subtitle)
    _take_along(actor, game_id, branch)
    _missing(seen)
    st.caption(" · ".join(f"[{chapter.title}](#{chapter.key})" for chapter in paper.chapters))
    for chapter in paper.chapters:
        _chapter(chapter, paper, (game_id, version, branch))
        if chapter.key == "contrasts":
            _find_out(actor, game_id, branch, seen.contrasts)
        if chapter.key == "causes" and branch is None:
            _leavers(game_id, seen)


def _leavers(game_id: int, seen: Debrief) -> None:
    """Lead to those who left each team: round by round, by grade and segment, down to the story of one."""
    st.caption(_("Who were they? Round by round, by grade and segment, down to the story of one:"))
    with st.container(horizontal=True, gap="xsmall"):
        for standing in seen.comparison.standings:
            tag = standing.team
            if st.button(theme.plain_badge(tag.seat, team_name(tag)), key=f"debrief-left-{tag.id}"):
                address = {which_game.PARAMETER: str(game_id), as_team.PARAMETER: str(tag.id)}
                st.switch_page("look.py", query_params=address)


def _take_along(actor: Actor, game_id: int, branch: int | None) -> None:
    """Offer the files, in the reader's language or the other."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language = st.segmented_control(
            _("Language of the files"),
            list(LANGUAGES),
            default=current_language(),
            required=True,
            format_func=LANGUAGES.__getitem__,
            key=in_language("debrief-language"),
        )
        for kind in FORMATS.values():
            st.download_button(
                _(kind.label),
                data=in_format(kind, actor, game_id, str(language or current_language()), branch),
                file_name=f"liuke-{game_id}.{kind.ending}",
                mime=kind.mime,
                icon=kind.icon,
                key=f"debrief-{kind.ending}",
                on_click="ignore",
            )


def _missing(seen: Debrief) -> None:
    """Say what somebody must ask for before it stands on the page and in the files."""
    missing = []
    if _open(seen.contrasts):
        missing.append(f"[{_('what parts the pairs of teams')}](#contrasts)")
    if seen.luck is None or not seen.luck.teams:
        missing.append(f"[{_('how much was luck')}](#luck)")
    if missing:
        words = _("Not found out yet, and so not in the files: {what}. It takes some minutes in the background.")
        st.info(words.format(what=_(", ").join(missing)), icon=":material/hourglass_empty:")


def _open(pairs: tuple[Contrast, ...]) -> list[Contrast]:
    """List the pairs for whom nobody has asked yet."""
    return [pair for pair in pairs if pair.difference.progress.state in ("none", "failed")]


def _chapter(chapter: Chapter, paper: Paper, key: tuple[Hashable, ...]) -> None:
    st.subheader(chapter.title, anchor=chapter.key)
    for words in chapter.sentences:
        st.text(words)
    for chart in chapter.charts:
        _chart(chart, (*key, paper.language))
    for head, items in chapter.lists:
        with st.container(border=True):
            st.text(head)
            for item in items:
                st.text(f"· {item}")
    for one in chapter.tables:
        with st.expander(one.title) if len(one.rows) > _LONG else st.container():
            st.html(table(one).replace("<table>", '<table class="lk-table lk-dense">'))
    for name, lines in chapter.formulas:
        with st.expander(name):
            st.code(lines, language=None, wrap_lines=True)
    for words in chapter.notes:
        st.caption(words)


_LONG = 14
"""rows of a table from which it is folded"""


def _chart(chart: Chart, key: tuple[Hashable, ...]) -> None:
    st.markdown(f"**{chart.title}**")
    figure = chart_style.kept((*key, "debrief", chart.key), lambda: chart_drawing.figure(chart))
    chart_style.show(figure, f"debrief-{chart.key}", chart.title)


def _find_out(actor: Actor, game_id: int, branch: int | None, pairs: tuple[Contrast, ...]) -> None:
    """Offer to find out what parts the pairs, or show how far that is."""
    refusals.show_kept(PLACE)
    open_pairs = _open(pairs)
    working = [pair for pair in pairs if pair.difference.progress.state == "running"]
    for pair in working:
        seen = pair.difference.progress
        words = _("{done} of {wanted} replays").format(done=seen.done, wanted=seen.wanted)
        st.progress(seen.done / seen.wanted, text=words)
    if working:
        live.each_beat(Beat(actor, game_id, branch, _done(pairs)))
    elif open_pairs:
        st.button(
            _("Find out what parts them"),
            icon=":material/balance:",
            key="debrief-find",
            on_click=_find,
            args=(actor, game_id, [TwoTeams(pair.first.id, pair.second.id, branch) for pair in open_pairs]),
        )


def _find(actor: Actor, game_id: int, pairs: list[TwoTeams]) -> None:
    for which in pairs:
        refusals.attempt(partial(find_difference, store(), actor, which, game_id), PLACE)


def _done(pairs: tuple[Contrast, ...]) -> tuple[int, ...]:
    return tuple(pair.difference.progress.done for pair in pairs)


class Beat:
    """What the page does every two seconds while replays are made: show how far they are."""

    def __init__(self, actor: Actor, game_id: int, branch: int | None, drawn: tuple[int, ...]) -> None:
        self._actor, self._game_id, self._branch, self._drawn = actor, game_id, branch, drawn

    def __call__(self) -> None:
        """Draw the page anew where something has moved."""
        pairs = debrief(store(), self._actor, self._game_id, self._branch).contrasts
        running = any(pair.difference.progress.state == "running" for pair in pairs)
        if not running or _done(pairs) != self._drawn:
            st.rerun()
