"""What came of plans: in sentences, as a chart of one outcome, and all outcomes in a table."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from game.exploring.outcomes import OUTCOMES, PlanOutcomes
from game.shown.exploring import AskedPlans, TriedPlans
from ui import theme
from ui.explore import market_fields, tried_charts, verdicts
from ui.explore.bench import Answered
from ui.explore.outcome_figures import band, difference, good, over, value
from ui.explore.outcome_figures import name as outcome_name
from ui.language import _, choices, current_language, in_language, ngettext
from ui.outcomes import chart_style as style
from ui.sentences import together

FIRST = "retention"


def choose_outcome(key: str) -> str:
    """Let the reader choose which outcome the chart shows."""
    language = current_language()
    words = choices(OUTCOMES, lambda outcome: outcome_name(outcome, language))
    chosen = st.selectbox(
        _("Outcome"),
        list(words),
        format_func=words.__getitem__,
        key=in_language(f"{key}-outcome"),
        filter_mode=None,
        width=300,
    )
    return str(chosen or FIRST)


def draw(seen: TriedPlans, answered: Answered, outcome: str) -> None:
    """Draw what is known so far; nothing in here is a control, so that it can be drawn anew at any moment."""
    for sentence in verdicts.said(seen.plans, answered.names):
        st.markdown(sentence)
    _in_how_many(seen, answered.asked)
    _cut(seen.plans, answered.names)
    first = answered.asked.whence.round + 1
    figure = tried_charts.by_round(seen.plans, answered.names, outcome, first, current_language())
    style.show(figure, f"tried-{outcome}-{seen.markets}", _("The plans round by round"))
    st.html(_table(seen.plans, answered.names))
    st.caption(_("In brackets: nine of ten markets lie there. Differences are to the first plan, market by market."))


def _in_how_many(seen: TriedPlans, asked: AskedPlans) -> None:
    words = ngettext(
        "From {count} market: the same customers and the same luck for every plan.",
        "From {count} markets: in each, the same customers and the same luck for every plan.",
        seen.markets,
    )
    rounds = ngettext("Over {count} round.", "Over {count} rounds.", asked.rounds).format(count=asked.rounds)
    sentences = [rounds, words.format(count=seen.markets), market_fields.which(asked.markets)]
    st.caption(together(sentences, current_language()))


def _cut(plans: Sequence[PlanOutcomes], names: Sequence[str]) -> None:
    """Say which plans could not be paid as they stand."""
    cut = [name for plan, name in zip(plans, names, strict=True) if plan.cut]
    if cut:
        said = _("{plans}: in some markets there was not enough money, so the plan was cut to the budget.")
        st.warning(said.format(plans=_(", ").join(verdicts.plain(name) for name in cut)), icon=":material/content_cut:")


def _table(plans: Sequence[PlanOutcomes], names: Sequence[str]) -> str:
    heads = [theme.badge(place, name) for place, name in enumerate(names)]
    differing = [_("{plan} − {first}").format(plan=name, first=names[0]) for name in names[1:]]
    head = "".join(f"<th>{word}</th>" for word in ("", *heads, *map(escape, differing)))
    rows = "".join(_row(key, plans) for key in OUTCOMES)
    return f'<table class="lk-table lk-dense lk-tried"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(key: str, plans: Sequence[PlanOutcomes]) -> str:
    name = escape(outcome_name(key, current_language()))
    cells = f'<td>{name}<br><span class="lk-muted lk-small">{escape(over(key))}</span></td>'
    for plan in plans:
        found = plan.outcomes[key]
        cells += _cell(value(key, found.median), band(key, found))
    for plan in plans[1:]:
        gap = plan.differences[key]
        words = difference(key, gap.median)
        clear = gap.sign and any(digit in words for digit in "123456789")  # what is written as zero is none
        colour = "" if not clear else "lk-good" if good(key, gap.sign) else "lk-hurry"
        cells += _cell(words, band(key, gap, differing=True), colour)
    return f"<tr>{cells}</tr>"


def _cell(median: str, between: str, colour: str | None = None) -> str:
    """Give a figure and its band; without ``colour`` (of a difference) it is a plan's own."""
    kind = "lk-muted lk-small" + (" lk-own-band" if colour is None else "")
    inner = f'<b class="{colour or ""}">{escape(median)}</b><div class="{kind}">({escape(between)})</div>'
    return f"<td>{inner}</td>"
