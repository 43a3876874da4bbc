"""What came of turning a lever: the best point, what is as good, the cliff, in sentences, a chart and a table."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands.exploring import stop_turning, turn_levers
from game.exploring import crew
from game.shown.sweeping import Cliff, Reading, TriedSweep
from game.views.exploring import turned_levers
from ui import live, refusals
from ui.decide.lever_values import value_words
from ui.decide.lever_words import lever_name
from ui.explore import market_fields, sweep_charts, tried_view, verdicts
from ui.explore.bench import Bench
from ui.explore.coming_in import ComingIn
from ui.explore.outcome_figures import band, value
from ui.explore.outcome_figures import name as outcome_name
from ui.explore.sweep_form import PLACE, AskedBefore, asked_before
from ui.language import _, current_language, ngettext
from ui.outcomes import chart_style as style
from ui.sentences import together
from ui.store import store

QUEUES = frozenset(
    {"agents", "specialists", "training", "pay", "channels", "visits", "self_service", "self_service_push"}
)
"""levers that say how much work there is for the service, or how many do it"""


def draw(bench: Bench, actor: Actor) -> None:
    """Draw what came of the sweep that was asked for last, as far as it is known."""
    crew.wake()
    before = asked_before(bench)
    if before is None:
        live.each_beat(crew.wake)
        return
    seen = turned_levers(store(), actor, before.asked)
    st.subheader(_("What comes of it"), anchor=False)
    under_way = seen.progress.under_way
    coming = _coming(before, actor, seen)
    if under_way:
        coming.bar()
    if seen.silent_cluster is not None and under_way:
        said = _("The cluster at {address} does not answer; this computer does the work by itself.")
        st.warning(said.format(address=seen.silent_cluster))
    if under_way:
        st.button(_("Cancel"), icon=":material/stop_circle:", key="sweep-stop", on_click=_stop, args=(before, actor))
    elif seen.progress.state != "done":
        _not_done(before, actor, seen)
    outcome = tried_view.choose_outcome(bench.key("sweep-shown"))
    if under_way:
        coming.known(lambda seen: _drawn(seen, before, outcome))
    elif seen.points:
        _drawn(seen, before, outcome)


def _coming(before: AskedBefore, actor: Actor, seen: TriedSweep) -> ComingIn[TriedSweep]:
    def said(seen: TriedSweep) -> str:
        return _("{share} % done").format(share=int(100 * seen.progress.done / max(seen.progress.wanted, 1)))

    return ComingIn(seen, lambda: turned_levers(store(), actor, before.asked), said)


def _not_done(before: AskedBefore, actor: Actor, seen: TriedSweep) -> None:
    if seen.progress.state == "failed":
        st.warning(_("The trial could not be finished; what is known so far stands below."))
    else:
        st.info(_("Stopped."))
    st.button(_("Go on"), icon=":material/play_arrow:", key="sweep-again", on_click=_again, args=(before, actor))


def _stop(before: AskedBefore, actor: Actor) -> None:
    refusals.attempt(lambda: stop_turning(store(), actor, before.asked), PLACE)


def _again(before: AskedBefore, actor: Actor) -> None:
    refusals.attempt(lambda: turn_levers(store(), actor, before.asked), PLACE)


def _drawn(seen: TriedSweep, before: AskedBefore, outcome: str) -> None:
    """Draw what is known; nothing in here is a control."""
    levers = tuple(turned.lever for turned in before.asked.levers)
    found = seen.readings.get(outcome)
    if found is not None:
        for sentence in said(seen, found, levers, outcome):
            st.markdown(sentence)
        if found.cliff is not None:
            st.warning(_fall(seen, found.cliff, levers, outcome), icon=":material/landslide:")
    _facts(seen, before)
    language = current_language()
    figure = (
        sweep_charts.curve(seen, levers[0], outcome, language)
        if len(levers) == 1
        else sweep_charts.chart_map(seen, (levers[0], levers[1]), outcome, language)
    )
    style.show(figure, f"sweep-{outcome}-{seen.progress.done}", _("The outcome as the lever is turned"))
    if found is not None:
        with st.expander(_("All points as a table")):
            st.html(_table(seen, found, levers, outcome))


def said(seen: TriedSweep, found: Reading, levers: tuple[str, ...], outcome: str) -> list[str]:
    """Say where the best point is, and how far around it nothing changes."""
    best = _("Best for **{outcome}**: **{where}**, with {value} ({band}).").format(
        outcome=outcome_name(outcome, current_language()),
        where=_where(seen, found.best, levers),
        value=value(outcome, found.spreads[found.best].median),
        band=band(outcome, found.spreads[found.best]),
    )
    return [best, _as_good(seen, found, levers)]


def _as_good(seen: TriedSweep, found: Reading, levers: tuple[str, ...]) -> str:
    if len(found.flat) == 1:
        return _("Every other point is worse in nearly all markets.")
    if len(levers) == 1:
        low, high = (_where(seen, place, levers) for place in (min(found.flat), max(found.flat)))
        return _("From {low} to {high} it makes no clear difference: there the curve is flat.").format(
            low=low, high=high
        )
    words = ngettext(
        "{count} point around it is as good, as far as these markets can tell.",
        "{count} points around it are as good, as far as these markets can tell.",
        len(found.flat) - 1,
    )
    return words.format(count=len(found.flat) - 1)


def _fall(seen: TriedSweep, cliff: Cliff, levers: tuple[str, ...], outcome: str) -> str:
    words = _("A cliff: from {above} to {below}, {outcome} goes from {better} to {worse} in one step.")
    why = (
        _("Keep away from the edge: near full load queues grow suddenly, and a little bad luck is enough.")
        if cliff.lever in QUEUES
        else _("Keep away from the edge: a little more changes a lot.")
    )
    found = seen.readings[outcome].spreads
    said = words.format(
        above=_where(seen, cliff.above, levers),
        below=_where(seen, cliff.below, levers),
        outcome=outcome_name(outcome, current_language()),
        better=value(outcome, found[cliff.above].median),
        worse=value(outcome, found[cliff.below].median),
    )
    return together([said, why], current_language())


def _where(seen: TriedSweep, place: int, levers: tuple[str, ...]) -> str:
    language = current_language()
    parts = [
        f"{lever_name(key, language)} {value_words(key, at, None, language)}"
        for key, at in zip(levers, seen.points[place], strict=True)
    ]
    return _(", ").join(parts)


def _facts(seen: TriedSweep, before: AskedBefore) -> None:
    """Say of which plan and of how many markets this is, and where there was not enough money."""
    markets = max(seen.markets, 1)
    words = ngettext("“{plan}”, {count} market, {rounds}.", "“{plan}”, {count} markets, {rounds}.", markets)
    rounds = ngettext("{count} round", "{count} rounds", before.asked.rounds).format(count=before.asked.rounds)
    facts = words.format(plan=verdicts.plain(before.name), count=markets, rounds=rounds)
    sentences = [facts, market_fields.which(before.asked.markets)]
    st.caption(together(sentences, current_language()))
    if seen.cut:
        cut = ngettext(
            "At {count} point there was not enough money in some market, so the plan was cut to the budget.",
            "At {count} points there was not enough money in some market, so the plan was cut to the budget.",
            len(seen.cut),
        )
        st.caption(cut.format(count=len(seen.cut)))


def _table(seen: TriedSweep, found: Reading, levers: tuple[str, ...], outcome: str) -> str:
    language = current_language()
    heads = [lever_name(key, language) for key in levers] + [outcome_name(outcome, language), _("Nine of ten markets")]
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    rows = ""
    for place, (point, one) in enumerate(zip(seen.points, found.spreads, strict=True)):
        cells = [value_words(key, at, None, language) for key, at in zip(levers, point, strict=True)]
        cells += [value(outcome, one.median), band(outcome, one)]
        mine = ' class="lk-mine"' if place == found.best else ""
        rows += f"<tr{mine}>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    return f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
