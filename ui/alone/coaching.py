"""The coach after a round of playing alone: two sentences, the first counted, the second from replays."""

from functools import partial

import streamlit as st

from game.actors import Actor
from game.commands.alone import ask_coach
from game.shown.alone import Advice, Coaching
from game.views.alone import coach
from ui import live, refusals
from ui.decide.lever_values import value_words
from ui.decide.lever_words import lever_name
from ui.format import number
from ui.language import _, current_language, ngettext
from ui.outcomes.outcome_words import cause_name
from ui.sentences import together
from ui.store import store
from ui.student_page import Here, scenario_at


def section(here: Here, round_number: int, line: int | None) -> None:
    """Say to a solo player what hurt most and where to look; a class finds that out by itself."""
    if here.actor.kind != "solo":
        return
    with refusals.shown():
        seen = coach(store(), here.actor, round_number, line)
        if seen.advice is None:
            ask_coach(store(), here.actor, round_number, line)
            live.each_beat(partial(_when_there, here.actor, round_number, line))
        with st.container(border=True):
            st.markdown(f"**{_('Coach')}**")
            st.markdown(together((hurt(seen), look_at(seen)), current_language()))
            if seen.advice is not None and seen.advice.tried:
                st.caption(_played_again(seen.advice))


def hurt(seen: Coaching) -> str:
    """Say what hurt most, in customers."""
    if not seen.lost:
        return _("Nobody left in this round: nothing hurt.")
    if not seen.cause:
        return _(
            "Nothing hurt that you could have changed: {natural} of {lost} who left would have gone anyway."
        ).format(natural=number(seen.natural), lost=number(seen.lost))
    words = {
        "cause": cause_name(seen.cause, current_language()),
        "count": number(seen.of_cause),
        "lost": number(seen.lost),
    }
    if seen.before is None:
        return _("What hurt most was **{cause}**: {count} of the {lost} customers who left.").format(**words)
    return _(
        "What hurt most was **{cause}**: {count} of the {lost} customers who left, after {before} in the round before."
    ).format(**words, before=number(seen.before))


def look_at(seen: Coaching) -> str:
    """Say which lever to look at, with what came of it when the round was played again."""
    advice = seen.advice
    if advice is None:
        return _("Where to look: the round is being played again, lever after lever …")
    if not advice.tried:
        return _("There was no step to try that your budget could have paid.")
    if not advice.lever:
        return _(
            "None of the {tried} steps that were tried would have kept more customers or raised your score."
        ).format(tried=advice.tried)
    return _sentence(advice).format(**_words(seen, advice))


def _sentence(advice: Advice) -> str:
    if advice.points < 0:
        return ngettext(
            "No step that was tried would have raised your score; **{lever}** at {now} instead of {was} would have "
            "kept one more customer, for {points} points less.",
            "No step that was tried would have raised your score; **{lever}** at {now} instead of {was} would have "
            "kept {count} more customers, for {points} points less.",
            advice.stayed,
        )
    if advice.stayed > 0:
        return ngettext(
            "I would look at **{lever}**: at {now} instead of {was}, one more customer would have stayed, and your "
            "score would be {points} points higher.",
            "I would look at **{lever}**: at {now} instead of {was}, {count} more customers would have stayed, and "
            "your score would be {points} points higher.",
            advice.stayed,
        )
    return _(
        "I would look at **{lever}**: at {now} instead of {was}, your score would be {points} points higher, though no "
        "more customers would have stayed."
    )


def _words(seen: Coaching, advice: Advice) -> dict[str, str]:
    language = current_language()
    scenario = scenario_at(seen.scenario, seen.scale)
    was, now = (value_words(advice.lever, value, scenario, language) for value in (advice.was, advice.now))
    return {
        "lever": lever_name(advice.lever, language),
        "was": was,
        "now": now,
        "count": number(advice.stayed),
        "points": number(abs(advice.points), 1 if abs(advice.points) >= 0.1 else 2),
    }


def _played_again(advice: Advice) -> str:
    return _(
        "Counted from this round's departures, and from {tried} replays of it with one lever moved: the same "
        "customers, the same rivals. What takes longer than a round to pay off does not show in them."
    ).format(tried=advice.tried)


def _when_there(player: Actor, round_number: int, line: int | None) -> None:
    """Draw the page again as soon as the advice is there."""
    with refusals.shown():
        if coach(store(), player, round_number, line).advice is not None:
            st.rerun()
