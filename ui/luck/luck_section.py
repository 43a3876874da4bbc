"""How much was luck: the button that has it measured, how far that is, what came out; for Compare and the cockpit."""

from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from game.actors import Actor
from game.commands import go_on_measuring, measure_luck
from game.views import LuckBand, LuckProgress, luck_progress
from sim.luck import ENOUGH
from ui import live, refusals
from ui.language import _, current_language
from ui.luck import luck_chart, luck_words
from ui.sentences import together
from ui.store import store

STYLE = Path(__file__).with_name("luck.css")


def full(actor: Actor, game_id: int, band: LuckBand) -> None:
    """Answer how much of the ranking was luck, with the picture."""
    if not worth_showing(band):
        return
    st.html(STYLE)
    st.subheader(_("How much of it was luck?"), anchor=False)
    measuring(actor, game_id, band)
    if band.teams:
        doubt(band)
        verdict(band)
        st.html(luck_chart.picture(band.teams))
        words = _("A ring: the place in your game. A dot: the larger, the more often. The bar holds 9 of 10 re-runs.")
        st.caption(together([words, _preliminary(band), _checked(band)], current_language()))


def short(actor: Actor, game_id: int, band: LuckBand) -> None:
    """Answer it in words alone."""
    if not worth_showing(band):
        return
    st.html(STYLE)
    st.markdown(f"##### {_('How much of it was luck?')}")
    measuring(actor, game_id, band)
    if band.teams:
        doubt(band)
        verdict(band)
        words = together([_preliminary(band), _checked(band)], current_language())
        if words:
            st.caption(words)


def worth_showing(band: LuckBand) -> bool:
    """Tell whether there is something to see, or something to be done by whoever looks."""
    return band.may_measure or band.progress.state in ("running", "done") or bool(band.teams)


def doubt(band: LuckBand) -> None:
    """Say so where the re-runs are not of the model that the game was played on."""
    if band.engine.proved is False:
        st.warning(luck_words.engine(band))


def verdict(band: LuckBand) -> None:
    """Say who won and who is tied."""
    ties = "".join(f"<li>{line}</li>" for line in map(escape, luck_words.others(band)))
    st.html(
        f'<div class="lk-luck-verdict">{escape(luck_words.verdict(band))}</div><ul class="lk-luck-ties">{ties}</ul>'
    )


def measuring(actor: Actor, game_id: int, band: LuckBand) -> None:
    """Offer to measure, or show how far it is; whoever looks sees it move."""
    seen = band.progress
    if seen.state == "running":
        spot = st.empty()
        _bar(spot, seen)
        live.each_beat(Beat(actor, game_id, seen, spot))
    elif seen.state == "failed":
        st.warning(_("The re-runs could not be finished. What was done is kept."))
    if band.silent_cluster is not None and seen.state != "done":
        words = _("The cluster at {address} does not answer. This server does the work itself.")
        st.caption(words.format(address=f"`{band.silent_cluster}`"))
    if band.may_measure and seen.state in ("none", "failed"):
        if seen.state == "none":
            st.write(
                _(
                    "The same decisions, played {n} more times: the people are others, and so is their luck. It runs "
                    "in the background for a few minutes, and a class that plays goes first."
                ).format(n=seen.wanted)
            )
        label = _("Measure the luck") if seen.state == "none" else _("Try again")
        st.button(label, icon=":material/casino:", key="measure_luck", on_click=_measure, args=(actor, game_id))


class Beat:
    """What a screen does every two seconds while re-runs are made: show how far they are, go on where a server died."""

    def __init__(self, actor: Actor, game_id: int, drawn: LuckProgress, spot: DeltaGenerator) -> None:
        self._actor, self._game_id, self._drawn, self._spot = actor, game_id, drawn, spot

    def __call__(self) -> None:
        """Draw the bar anew, or the page where more than the bar has changed."""
        seen = luck_progress(store(), self._actor, self._game_id)
        if seen.state != self._drawn.state or (seen.done >= ENOUGH) != (self._drawn.done >= ENOUGH):
            st.rerun()
        go_on_measuring(store(), self._game_id)
        _bar(self._spot, seen)


def _bar(spot: DeltaGenerator, seen: LuckProgress) -> None:
    spot.progress(seen.done / seen.wanted, text=luck_words.progress(seen))


def _measure(actor: Actor, game_id: int) -> None:
    refusals.attempt(lambda: measure_luck(store(), actor, game_id))


def _checked(band: LuckBand) -> str:
    return "" if band.engine.proved is False else luck_words.engine(band)


def _preliminary(band: LuckBand) -> str:
    if not band.preliminary:
        return ""
    words = _("Preliminary: {done} of {wanted} re-runs so far.")
    return words.format(done=band.progress.done, wanted=band.progress.wanted)
