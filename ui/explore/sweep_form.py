"""Asking for a sweep: which plan, which lever or two, from where to where, in how many steps and markets."""

from dataclasses import dataclass

import streamlit as st

from game.actors import Actor
from game.commands.exploring import turn_levers
from game.commands.kept_plans import keep_plan
from game.exploring.questions import MOST_ROUNDS
from game.shown.exploring import AskedPlans
from game.shown.kept_plans import PlanMade, QuestionKept
from game.shown.sweeping import AskedSweep, Turned
from sim.levers import Lever
from ui import refusals
from ui.decide import lever_fields
from ui.decide.lever_values import field_unit, value_words
from ui.decide.lever_words import GROUP_NAMES, SECTIONS, lever_name
from ui.explore import market_fields
from ui.explore.bench import LONGEST_NAME, Bench, TryPlan
from ui.explore.gathering import gather
from ui.language import _, choices, current_language, in_language
from ui.store import store

PLACE = "sweep-refused"
ROUNDS, MARKETS, ONE, EACH_OF_TWO = 2, 5, 12, 6
"""what is asked for at first; points of one lever, of each of two. The second round shows what the first leaves behind,
and more of them would make a hundred points a matter of minutes."""
NONE = ""


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """The sweep that was asked for last, and the name of its plan."""

    asked: AskedSweep
    name: str


def draw(bench: Bench, actor: Actor) -> None:
    """Draw the form and its button."""
    with st.container(border=True):
        plan = _plan(bench)
        first = _lever(bench, _("Lever to turn"), "first", "agents")
        second = _lever(bench, _("A second lever"), "second", NONE, without=first)
        turned = [lever for lever in (first, second) if lever]
        for lever in turned:
            _stretch(bench, plan, bench.scenario.levers[lever], EACH_OF_TWO if second else ONE)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            rounds, markets = bench.key("sweep-rounds"), bench.key("sweep-markets")
            st.session_state.setdefault(rounds, ROUNDS)
            st.session_state.setdefault(markets, MARKETS)
            st.number_input(_("Rounds"), 1, MOST_ROUNDS, key=rounds, width=140)
            tip = _("Each market has other customers and other luck; all points meet the same ones.")
            st.number_input(_("Markets"), 1, None, key=markets, width=140, help=tip)
            label, args = _("Turn it"), (bench, actor, plan, tuple(turned))
            st.button(label, type="primary", icon=":material/play_arrow:", key="sweep-run", on_click=_ask, args=args)
            st.button(
                _("Keep this question"), icon=":material/bookmark:", key="sweep-keep", on_click=_keep, args=args,
                help=_("It then stands under “Kept plans”, where you can ask it again and share it with the class."),
            )  # fmt: skip
        before = asked_before(bench)
        market_fields.draw(bench, "sweep-", before.asked.markets if before else None)
    refusals.show_kept(PLACE)


def asked_before(bench: Bench) -> AskedBefore | None:
    """Give the sweep that was asked for last."""
    kept = st.session_state.get(bench.key("sweep-asked"))
    return kept if isinstance(kept, AskedBefore) else None


def _plan(bench: Bench) -> TryPlan:
    names = choices([plan.number for plan in bench.plans], lambda number: getattr(bench.plan(number), "name", ""))
    chosen = st.selectbox(
        _("The plan in which a lever is turned"),
        list(names),
        format_func=names.__getitem__,
        key=in_language(_plan_field(bench)),
        filter_mode=None,
    )
    return bench.plan(chosen) or bench.plans[0]


def _plan_field(bench: Bench) -> str:
    return bench.key(f"sweep-plan-{'-'.join(str(plan.number) for plan in bench.plans)}")


def _lever(bench: Bench, label: str, place: str, begin: str, without: str = NONE) -> str:
    """Let the reader choose a lever that is a number; the second may be none."""
    ordered = [key for sections in SECTIONS.values() for _title, keys in sections for key in keys]
    levers = [key for key in ordered if bench.scenario.levers[key].numeric and key != without]
    words = choices([NONE, *levers] if begin == NONE else levers, lambda key: _named(bench, key))
    field = in_language(bench.key(f"sweep-{place}"))
    st.session_state.setdefault(field, begin)
    chosen = st.selectbox(label, list(words), format_func=words.__getitem__, key=field)
    return str(chosen or NONE)


def _named(bench: Bench, key: str) -> str:
    if not key:
        return _("none")
    return f"{_(GROUP_NAMES[bench.scenario.levers[key].group])} · {lever_name(key, current_language())}"


def _stretch(bench: Bench, plan: TryPlan, lever: Lever, points: int) -> None:
    """Let the reader say from where to where, and in how many steps."""
    language = current_language()
    kind = int if lever_fields.whole(lever) else float
    low, high = (kind(lever_fields.shown(lever, end)) for end in (lever.low, lever.high))  # type: ignore[arg-type]
    step = kind(lever_fields.field_step(lever))
    now = value_words(lever.key, plan.values[lever.key], bench.scenario, language)
    said = _("{lever}, {unit}; in this plan: {value}")
    st.caption(said.format(lever=lever_name(lever.key, language), unit=field_unit(lever, language), value=now))
    ends, many = [_place(bench, lever, end) for end in ("low", "high")], _place(bench, lever, f"points-{points}")
    for field, begin in zip((*ends, many), (low, high, points), strict=True):
        st.session_state.setdefault(field, begin)
    with st.container(horizontal=True):
        st.number_input(_("From"), low, high, step=step, key=ends[0], width=150)
        st.number_input(_("To"), low, high, step=step, key=ends[1], width=150)
        st.number_input(_("Number of points"), 2, None, key=many, width=130)


def _place(bench: Bench, lever: Lever, what: str) -> str:
    return bench.key(f"sweep-{what}-{lever.key}")


def _ask(bench: Bench, actor: Actor, plan: TryPlan, levers: tuple[str, ...]) -> None:
    gather(bench)
    asked = _stands(bench, plan, levers)
    refusals.attempt(lambda: ask(bench, actor, AskedBefore(asked, plan.name)), PLACE)


def _keep(bench: Bench, actor: Actor, plan: TryPlan, levers: tuple[str, ...]) -> None:
    """Keep the question as it stands, under the names of its plan and its levers: a plan of that name stays."""
    gather(bench)
    asked, scale = _stands(bench, plan, levers), bench.beginning.scale
    words = _(", ").join(lever_name(key, current_language()) for key in levers)
    name = f"{plan.name} · {words}"[:LONGEST_NAME]
    plans = AskedPlans(asked.whence, (asked.plan,), asked.rounds, asked.markets)
    question = QuestionKept(plans, (plan.name,), scale, asked.levers)
    made = PlanMade(asked.whence.pack, scale, asked.plan)
    refusals.attempt(lambda: keep_plan(store(), actor, name, made, question), PLACE)


def ask(bench: Bench, actor: Actor, question: AskedBefore) -> None:
    """Begin to work a sweep out; what comes of it stands on the page.

    Raises:
        Refused: as :func:`game.commands.exploring.turn_levers`.
    """
    turn_levers(store(), actor, question.asked)
    st.session_state[bench.key("sweep-asked")] = question


def lay_out(bench: Bench, plan: TryPlan, asked: AskedSweep) -> None:
    """Let the fields say what a question asks; before they are drawn."""
    state, levers = st.session_state, [bench.scenario.levers[turned.lever] for turned in asked.levers]
    state[in_language(_plan_field(bench))] = plan.number
    state[in_language(bench.key("sweep-first"))] = levers[0].key
    state[in_language(bench.key("sweep-second"))] = levers[1].key if len(levers) > 1 else NONE
    points = EACH_OF_TWO if len(levers) > 1 else ONE
    for lever, turned in zip(levers, asked.levers, strict=True):
        kind = int if lever_fields.whole(lever) else float
        for end, value in (("low", turned.low), ("high", turned.high)):
            state[_place(bench, lever, end)] = kind(lever_fields.shown(lever, value))  # type: ignore[arg-type]
        state[_place(bench, lever, f"points-{points}")] = turned.points
    state[bench.key("sweep-rounds")], state[bench.key("sweep-markets")] = asked.rounds, asked.markets.many
    state[bench.key("sweep-first")] = asked.markets.first
    state[bench.key("sweep-listed")] = asked.markets.listed


def _stands(bench: Bench, plan: TryPlan, levers: tuple[str, ...]) -> AskedSweep:
    """Give the question that stands in the fields."""
    points = EACH_OF_TWO if len(levers) > 1 else ONE
    turned = tuple(_turned(bench, bench.scenario.levers[key], points) for key in levers)
    rounds = st.session_state.get(bench.key("sweep-rounds"), ROUNDS)
    markets = market_fields.said(bench, "sweep-", MARKETS)
    return AskedSweep(bench.beginning.whence, dict(plan.values), turned, rounds, markets)


def _turned(bench: Bench, lever: Lever, points: int) -> Turned:
    low, high, many = (st.session_state.get(_place(bench, lever, what)) for what in ("low", "high", f"points-{points}"))
    ends = [
        bound if end is None else lever_fields.meant(lever, end)
        for end, bound in ((low, lever.low), (high, lever.high))
    ]
    return Turned(lever.key, ends[0], ends[1], points if many is None else many)  # type: ignore[arg-type]
