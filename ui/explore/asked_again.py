"""The question that is kept with a plan: said in words, and asked again with the same plans, rounds and markets."""

from dataclasses import replace

import streamlit as st

from game.actors import Actor
from game.exploring.fitting import Fitted, fitted, fitted_stretch
from game.shown.exploring import Whence
from game.shown.kept_plans import Begins, QuestionKept
from game.shown.sweeping import AskedSweep
from ui import refusals
from ui.decide.lever_values import value_words
from ui.decide.lever_words import lever_name
from ui.explore import market_fields, start_choice, sweep_form, trying, verdicts
from ui.explore.bench import Bench, spoken
from ui.explore.gathering import gather
from ui.language import _, current_language, in_language, ngettext
from ui.sentences import together
from ui.words import round_in_sentence

_PENDING = "question-again"
WAY = "explore-way"
"""what somebody wants to know: how plans compare, or what a lever does"""


def of_table(bench: Bench) -> QuestionKept:
    """Give the question that stands on the page, to be kept."""
    return QuestionKept(trying.stands(bench), tuple(plan.name for plan in bench.plans), bench.beginning.scale)


def said(question: QuestionKept, begins: Begins, actor: Actor) -> str:
    """Say what is asked: which plans, over how many rounds, in which markets, and where they begin for who reads it.

    Of a sweep: which levers are turned, from where to where, instead of which plans.
    """
    asked = question.asked
    plans = _(", ").join(verdicts.plain(spoken(name)) for name in question.names)
    rounds = ngettext("{count} round", "{count} rounds", asked.rounds).format(count=asked.rounds)
    count = market_fields.count(asked.markets)
    markets = ngettext("in {count} market", "in {count} markets", count).format(count=count)
    words = _("Its question: {plans}; {rounds} {markets}.").format(
        plans=_turned(question) or plans, rounds=rounds, markets=markets
    )
    which = market_fields.which(asked.markets)
    return together([words, which, _where(asked.whence, begins, actor)], current_language())


def _turned(question: QuestionKept) -> str:
    """Say which levers are turned, from where to where; nothing where none is."""
    language, plan = current_language(), verdicts.plain("".join(question.names[:1]))
    words = [
        _("{lever} from {low} to {high} in “{plan}” ({points} points)").format(
            lever=lever_name(one.lever, language),
            low=value_words(one.lever, one.low, None, language),
            high=value_words(one.lever, one.high, None, language),
            plan=plan,
            points=one.points,
        )
        for one in question.turned
    ]
    return _(", ").join(words)


def _where(whence: Whence, begins: Begins, actor: Actor) -> str:
    if begins == "fresh":
        return _("It was asked in a game in which you were in no team: you ask it of a fresh start of this company.")
    if not whence.round:
        return ""
    after = round_in_sentence(whence.round)
    if begins == "own_team":
        words = _(
            "It was asked in the past of another team, which stays with them: you ask it in that of your own team, "
            "after {round} of the same game."
        )
        return words.format(round=after)
    if actor.kind == "teacher":
        return _("It begins after {round} of a team’s game.").format(round=after)
    return _("It begins after {round} of your team’s game.").format(round=after)


def button(question: QuestionKept, key: str) -> None:
    """Offer to ask the same question."""
    st.button(
        _("Ask the same question"),
        icon=":material/replay:",
        key=key,
        help=_("Its plans take the place of those that are on the page now. You can bring those back."),
        on_click=_again,
        args=(question,),
    )


def _again(question: QuestionKept) -> None:
    st.session_state[_PENDING] = question
    st.query_params.pop("plan", None)
    start_choice.want(question.asked.whence)


def lay_out(bench: Bench, actor: Actor) -> None:
    """Put the plans of a question that somebody wants to ask again on the page, and ask it; before fields are drawn.

    What stands there goes aside, from where it can be brought back. Where plans could not begin where they were to,
    nothing is done.
    """
    question = st.session_state.pop(_PENDING, None)
    if not isinstance(question, QuestionKept) or bench.beginning.whence != question.asked.whence:
        return
    fits = [fitted(values, question.scale, bench.scenario) for values in question.asked.plans]
    if question.turned:
        _turn(bench, actor, question, fits[0])
        return
    bench.lay([*zip(question.names, fits, strict=True)])
    st.session_state[in_language(WAY)] = "plans"
    with refusals.shown():
        plans = tuple(dict(plan.values) for plan in bench.plans)
        trying.ask_anew(bench, actor, replace(question.asked, plans=plans))
        _tell()


def _turn(bench: Bench, actor: Actor, question: QuestionKept, fit: Fitted) -> None:
    """Ask a sweep: its plan beside what the company does, its levers and markets in the fields."""
    bench.lay([("", Fitted(bench.beginning.usual, ())), (question.names[0], fit)])
    plan, here = bench.plans[-1], question.asked
    levers = tuple(fitted_stretch(turned, question.scale, bench.scenario) for turned in question.turned)
    asked = AskedSweep(here.whence, dict(plan.values), levers, here.rounds, here.markets)
    st.session_state[in_language(WAY)] = "lever"
    sweep_form.lay_out(bench, plan, asked)
    with refusals.shown():
        sweep_form.ask(bench, actor, sweep_form.AskedBefore(asked, plan.name))
        _tell()


def _tell() -> None:
    """Say that it is being asked: the answer stands farther down than the button."""
    st.toast(_("The question is being asked: the answer comes at the foot of the page."), icon=":material/replay:")


def before(bench: Bench) -> None:
    """Offer the plans that stood here before a question was asked again, in one tap; those of now go aside then."""
    if not bench.aside:
        return
    plans = _(", ").join(verdicts.plain(plan.name) for plan in bench.aside)
    with st.container(horizontal=True, vertical_alignment="center", key="plans-aside"):
        st.caption(_("Put aside when you asked another question: {plans}.").format(plans=plans))
        label = _("Bring them back")
        st.button(label, icon=":material/undo:", key=bench.key("back"), on_click=_bring_back, args=(bench,))


def _bring_back(bench: Bench) -> None:
    gather(bench)
    bench.swap()
    trying.begin_anew(bench)
