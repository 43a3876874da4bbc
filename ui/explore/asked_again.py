"""The question that is kept with a plan: said in words, and asked again with the same plans, rounds and markets."""

from dataclasses import replace

import streamlit as st

from game.actors import Actor
from game.exploring.fitting import fitted
from game.shown.exploring import Whence
from game.shown.kept_plans import QuestionKept
from ui import refusals
from ui.explore import market_fields, start_choice, trying, verdicts
from ui.explore.bench import Bench
from ui.language import _, current_language, in_language, ngettext
from ui.sentences import together

_PENDING = "question-again"
WAY = "explore-way"
"""what somebody wants to know: how plans compare, or what a lever does"""


def of_table(bench: Bench) -> QuestionKept:
    """Give the question that stands on the page, to be kept."""
    return QuestionKept(trying.stands(bench), tuple(plan.name for plan in bench.plans), bench.beginning.scale)


def said(question: QuestionKept) -> str:
    """Say what is asked: which plans, over how many rounds, in which markets."""
    asked = question.asked
    plans = _(", ").join(verdicts.plain(name) for name in question.names)
    rounds = ngettext("{count} round", "{count} rounds", asked.rounds).format(count=asked.rounds)
    count = market_fields.count(asked.markets)
    markets = ngettext("in {count} market", "in {count} markets", count).format(count=count)
    words = _("Its question: {plans}; {rounds} {markets}.").format(plans=plans, rounds=rounds, markets=markets)
    return together([words, market_fields.which(asked.markets)], current_language())


def button(question: QuestionKept, key: str) -> None:
    """Offer to ask the same question."""
    st.button(
        _("Ask the same question"),
        icon=":material/replay:",
        key=key,
        help=_("Its plans take the place of those that are on the page now."),
        on_click=_again,
        args=(question,),
    )


def _again(question: QuestionKept) -> None:
    st.session_state[_PENDING] = question
    st.query_params.pop("plan", None)
    start_choice.want(question.asked.whence)


def lay_out(bench: Bench, actor: Actor) -> None:
    """Put the plans of a question that somebody wants to ask again on the page, and ask it; before fields are drawn."""
    question = st.session_state.pop(_PENDING, None)
    if not isinstance(question, QuestionKept):
        return
    bench.plans.clear()
    for name, values in zip(question.names, question.asked.plans, strict=True):
        fit = fitted(values, question.scale, bench.scenario)
        bench.add(fit.values.as_dict(), name).fitted = fit.changed
    st.session_state[in_language(WAY)] = "plans"
    here, plans = bench.beginning.whence, tuple(dict(plan.values) for plan in bench.plans)
    with refusals.shown():
        trying.ask_anew(bench, actor, replace(question.asked, whence=here, plans=plans))
    if _place(here) != _place(question.asked.whence):
        st.info(
            _(
                "The question was asked of another place, where your plans cannot begin. Here it is asked of the place "
                "that you have chosen, with markets of the same numbers."
            )
        )


def _place(whence: Whence) -> tuple[str, int, int | None]:
    return whence.pack, whence.round, whence.team if whence.round else None
