"""Lifetime value as the firm itself can estimate it, and how far off earlier estimates turned out to be."""

import streamlit as st

from game.customer_analysis.lifetime_value import Check, LifetimeStudy
from game.views import lifetime_study, worth_in_truth
from ui import format as figures
from ui.customers import desk_charts
from ui.customers.customer_list import Desk
from ui.debrief.worth_chapter import why
from ui.glossary import link
from ui.language import _, current_language, ngettext
from ui.store import store


def draw(desk: Desk) -> None:
    """Draw the whole room."""
    st.subheader(_("What is a customer worth over the years?"), anchor=False)
    found = lifetime_study(store(), desk.actor)
    if found is None:
        st.info(_("Your books can tell once a round was played: what a yuan of revenue leaves, and who stays."))
        return
    values = found.outlook.values
    st.markdown(
        _("By your own books your customers are worth {total} together, {mean} each on average.").format(
            total=figures.money(float(values.sum()), short=True),
            mean=figures.money(float(values.mean()) if len(values) else 0.0),
        )
    )
    st.caption(
        _(
            "The customer equity in your results is the game's own sum: it knows each customer's chance to stay, your "
            "books only the mean so far. So the two differ, often by far; why, you read here once the game has ended."
        )
    )
    language = current_language()
    means = desk.frame.assign(value=values).groupby("own_grade")["value"].mean()
    desk.chart("worth", _("Mean lifetime value by your grade"), lambda: desk_charts.worth(means, language))
    _formula(found)
    _checks(desk, found)
    _truth(desk)


def _formula(found: LifetimeStudy) -> None:
    stays = found.by_fifth
    st.markdown(
        _(
            "{clv} = `m × r ÷ (1 + i − r)` (Gupta & Lehmann 2003), by quarters. **m**: what this customer spends a "
            "quarter, times the {margin} of a yuan that goods, rewards, messages, care and contacts left last round "
            "(wages and systems are paid whoever calls). **r**: who stayed a round so far, {low} in the weakest fifth "
            "by R + F + M, {high} in the strongest. **i**: {interest} interest a quarter."
        ).format(
            clv=link("clv"),
            margin=figures.percent(found.margin, 0),
            low=figures.percent(stays[0], 1),
            high=figures.percent(stays[-1], 1),
            interest=figures.percent(found.outlook.interest, 1),
        )
    )


def _checks(desk: Desk, found: LifetimeStudy) -> None:
    st.subheader(_("How far off were you?"), anchor=False)
    if not found.checks:
        st.info(_("After the next round you see what these customers really brought, beside this estimate."))
        return
    for check in found.checks:
        st.markdown("- " + _check(check))
    oldest = found.checks[0]
    language = current_language()
    what = _("Expected and brought by fifth of the estimate")
    desk.chart("far-off", what, lambda: desk_charts.far_off(oldest, language))
    st.caption(
        _(
            "The oldest estimate: each fifth of the customers by estimated value, what was expected of them over the "
            "rounds since, and what they brought. A right order helps to choose whom to care for, even where the "
            "sums are off."
        )
    )


def _truth(desk: Desk) -> None:
    """Once the game has ended, tell what the model knew of these customers."""
    true = worth_in_truth(store(), desk.actor)
    if true is None or not true.customers:
        return
    st.subheader(_("What were they worth in truth?"), anchor=False)
    st.markdown(
        _(
            "In the model they were worth {true} together, {mean} each; your books said {estimated}. Of the fifth that "
            "is truly worth most, your books had found {share} (by chance it would be 20%). Order of customers: rank "
            "correlation {rank}."
        ).format(
            true=figures.money(true.true, short=True),
            mean=figures.money(true.true / true.customers),
            estimated=figures.money(true.estimated, short=True),
            share=figures.NOTHING if true.best_found is None else figures.percent(true.best_found, 0),
            rank=figures.NOTHING if true.rank is None else figures.number(true.rank, 2),
        )
    )
    st.caption(why())


def _check(check: Check) -> str:
    off = check.expected / check.brought - 1 if check.brought > 0 else None
    return ngettext(
        "After round {after}, over the one round since: expected {expected}, brought {brought} ({off}). Order of "
        "customers: rank correlation {rank}.",
        "After round {after}, over the {rounds} rounds since: expected {expected}, brought {brought} ({off}). Order of "
        "customers: rank correlation {rank}.",
        check.rounds,
    ).format(
        after=check.after,
        rounds=check.rounds,
        expected=figures.money(check.expected, short=True),
        brought=figures.money(check.brought, short=True),
        off=figures.NOTHING if off is None else _("{percent}% off").format(percent=figures.signed(100 * off)),
        rank=figures.number(check.rank, 2),
    )
