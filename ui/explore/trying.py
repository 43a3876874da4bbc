"""Asking: in how many markets over how many rounds, how far it is, cancelling it, and the answer."""

import streamlit as st

from game.actors import Actor
from game.commands.exploring import stop_trying, try_plans
from game.exploring import crew
from game.exploring.questions import MOST_ROUNDS
from game.shown.exploring import AskedPlans, TriedPlans
from game.views.exploring import tried_plans
from ui import live, refusals
from ui.explore import market_fields, tried_view
from ui.explore.bench import Answered, Bench
from ui.explore.coming_in import ComingIn
from ui.explore.gathering import gather
from ui.language import _
from ui.store import store

PLACE = "try-refused"
ROUNDS, MARKETS = 4, 20
"""what is asked for at first"""


def ask(bench: Bench, actor: Actor) -> None:
    """Draw how much is asked for, and the button; what was asked last stands there again."""
    _seed(bench)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(_("Rounds"), 1, MOST_ROUNDS, key=bench.key("rounds"), width=140)
        tip = _("Each market has other customers and other luck; all plans meet the same ones. Up to 100.")
        st.number_input(_("Markets"), 1, None, key=bench.key("markets"), width=140, help=tip)
        st.button(
            _("Try the plans"),
            type="primary",
            icon=":material/play_arrow:",
            key="try-run",
            on_click=_ask,
            args=(bench, actor),
        )
    market_fields.draw(bench, "", bench.answered.asked.markets if bench.answered else None)
    refusals.show_kept(PLACE)


def _seed(bench: Bench) -> None:
    """Let the fields begin with what was asked last."""
    before = bench.answered.asked if bench.answered else None
    rounds, many = (before.rounds, before.markets.many) if before else (ROUNDS, MARKETS)
    st.session_state.setdefault(bench.key("rounds"), rounds)
    st.session_state.setdefault(bench.key("markets"), many)


def stands(bench: Bench) -> AskedPlans:
    """Give the question that stands on the page, asked or not."""
    before = bench.answered.asked if bench.answered else None
    rounds = st.session_state.get(bench.key("rounds")) or (before.rounds if before else ROUNDS)
    drawn = bench.key("markets") in st.session_state
    markets = before.markets if before and not drawn else market_fields.said(bench, "", MARKETS)
    return AskedPlans(bench.beginning.whence, tuple(dict(plan.values) for plan in bench.plans), rounds, markets)


def ask_anew(bench: Bench, actor: Actor, asked: AskedPlans) -> None:
    """Ask a question of the plans on the table as somebody asked it; before the fields are drawn.

    Raises:
        Refused: as :func:`game.commands.exploring.try_plans`.
    """
    try_plans(store(), actor, asked)
    bench.answered = Answered(asked, tuple(plan.name for plan in bench.plans))
    begin_anew(bench)


def begin_anew(bench: Bench) -> None:
    """Let the fields begin with what was asked of the plans that stand there now; before they are drawn."""
    bench.editing = None
    for field in ("rounds", "markets", *market_fields.FIELDS):
        st.session_state.pop(bench.key(field), None)


def _ask(bench: Bench, actor: Actor) -> None:
    gather(bench)
    asked = stands(bench)

    def begin() -> None:
        try_plans(store(), actor, asked)
        bench.answered = Answered(asked, tuple(plan.name for plan in bench.plans))
        bench.editing = None

    refusals.attempt(begin, PLACE)


def answer(bench: Bench, actor: Actor) -> None:
    """Draw what came of the last question, as far as it is known."""
    crew.wake()
    answered = bench.answered
    if answered is None:
        live.each_beat(crew.wake)
        return
    seen = tried_plans(store(), actor, answered.asked)
    st.subheader(_("What comes of it"), anchor=False)
    _warnings(bench, seen)
    under_way = seen.progress.under_way
    coming = _coming(answered, actor, seen)
    if under_way:
        coming.bar()
        st.button(_("Cancel"), icon=":material/stop_circle:", key="try-stop", on_click=_stop, args=(bench, actor))
    elif seen.progress.state != "done":
        _not_done(bench, actor, seen)
    if not (seen.plans or under_way):
        return
    outcome = tried_view.choose_outcome(bench.key("shown"))
    if under_way:
        coming.known(lambda seen: tried_view.draw(seen, answered, outcome))
    else:
        tried_view.draw(seen, answered, outcome)


def _coming(answered: Answered, actor: Actor, seen: TriedPlans) -> ComingIn[TriedPlans]:
    def said(seen: TriedPlans) -> str:
        return _("{done} of {wanted} markets").format(done=seen.progress.done, wanted=seen.progress.wanted)

    return ComingIn(seen, lambda: tried_plans(store(), actor, answered.asked), said)


def _stop(bench: Bench, actor: Actor) -> None:
    if bench.answered is not None:
        asked = bench.answered.asked
        refusals.attempt(lambda: stop_trying(store(), actor, asked), PLACE)


def _again(bench: Bench, actor: Actor) -> None:
    if bench.answered is not None:
        asked = bench.answered.asked
        refusals.attempt(lambda: try_plans(store(), actor, asked), PLACE)


def _not_done(bench: Bench, actor: Actor, seen: TriedPlans) -> None:
    if seen.progress.state == "failed":
        st.warning(_("The trial could not be finished; what is known so far stands below."))
    else:
        st.info(_("Stopped."))
    st.button(_("Go on"), icon=":material/play_arrow:", key="try-again", on_click=_again, args=(bench, actor))


def _warnings(bench: Bench, seen: TriedPlans) -> None:
    if bench.answered is not None and _has_changed(bench, bench.answered.asked):
        st.info(_("You have changed something since. This is what you asked before; try the plans again."))
    if seen.silent_cluster is not None and seen.progress.under_way:
        said = _("The cluster at {address} does not answer; this computer does the work by itself.")
        st.warning(said.format(address=seen.silent_cluster))


def _has_changed(bench: Bench, asked: AskedPlans) -> bool:
    return tuple(plan.values for plan in bench.plans) != asked.plans
