"""How right the team's own projection was, told once its round is revealed."""

from collections.abc import Sequence

import streamlit as st

from game.actors import Actor
from game.shown.projection import TurnedOut
from game.views import Results
from game.views.projection import projections
from locales import translator
from ui import format as figures
from ui.language import current_language
from ui.store import store


def section(actor: Actor, view: Results, line: int | None) -> None:
    """Say what was projected of the plan that was played, what came, and how often it was right so far."""
    told = in_words(projections(store(), actor, view.round, branch=line), view.round, current_language())
    if told:
        st.caption(told)


def in_words(so_far: Sequence[TurnedOut], number: int, language: str) -> str:
    """Say it of one round, and over all rounds so far; nothing where that round's plan was not projected."""
    _ = translator(language).gettext
    here = next((each for each in so_far if each.round == number), None)
    if here is None:
        return ""
    held = _("inside the range") if here.inside else _("outside the range")
    said = _("Your projection said {low} to {high}, expected {expected}; it turned out {share}: {held}.")
    shares = {"low": here.range.low, "high": here.range.high, "expected": here.range.expected, "share": here.retention}
    words = [said.format(held=held, **{key: figures.percent(value, 1, language) for key, value in shares.items()})]
    if here.late:
        words.append(_("It was not there in time: it was worked out afterwards, from what you knew before."))
    if len(so_far) > 1:
        inside = sum(each.inside for each in so_far)
        words.append(_("So far it was right in {inside} of {count} rounds.").format(inside=inside, count=len(so_far)))
    return ("" if language == "zh" else " ").join(words)
