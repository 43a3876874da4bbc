"""Kinds of customers: what the files tell apart by themselves, each with a portrait in words."""

from html import escape

import streamlit as st

from game.customer_analysis.clusters import Clusters, Portrait
from game.views import customer_clusters
from ui import format as figures
from ui.customers import desk_charts, target_keeping
from ui.customers.customer_list import Desk
from ui.customers.study_words import kind_name, portrait_words
from ui.language import _, current_language
from ui.sentences import together
from ui.store import store


def draw(desk: Desk) -> None:
    """Draw the whole room."""
    st.subheader(_("What kinds of customers do you have?"), anchor=False)
    found = customer_clusters(store(), desk.actor)
    if found is None:
        st.info(_("There are too few customers, or they are too much alike, to tell kinds apart."))
        return
    st.markdown(_how(found))
    language = current_language()
    desk.chart(
        "kinds",
        _("Kinds of customers: their share of all, and of the money"),
        lambda: desk_charts.kinds(found, language),
    )
    with st.grid(2, min_column_width=330, gap="small", key="kinds"):
        for portrait in found.portraits:
            with st.container(border=True):
                st.html(_portrait(portrait))
                here = desk.frame["customer"].to_numpy()[found.of_row == portrait.number]
                target_keeping.form(desk.actor, here.tolist(), f"kind-{portrait.number}")
    st.caption(
        _(
            "K-means on recency, frequency, money, contacts and messages (logarithms, standardised). The number of "
            "kinds is the one with the best silhouette. Kinds are a way to look at customers, not a law: try what you "
            "would do differently for each."
        )
    )


def _how(found: Clusters) -> str:
    best = found.silhouettes[found.chosen] if found.chosen in found.silhouettes else max(found.silhouettes.values())
    tried = ", ".join(f"{k}: {figures.number(s, 2)}" for k, s in sorted(found.silhouettes.items()))
    verdict = (
        _("The kinds are clearly apart.")
        if best >= 0.5
        else _("The kinds shade into one another.")
        if best >= 0.25
        else _("The kinds hardly differ; do not trust the borders.")
    )
    counted = _("**{count} kinds** tell your customers apart best (silhouette {best}; tried: {tried}).").format(
        count=found.chosen, best=figures.number(best, 2), tried=tried
    )
    return together((counted, verdict), current_language())


def _portrait(portrait: Portrait) -> str:
    means = portrait.means
    facts = _("{orders} orders, {money} spent, last order {weeks} weeks ago, {contacts} contacts last round").format(
        orders=figures.number(means["frequency"], 1),
        money=figures.money(means["money"]),
        weeks=figures.number(means["recency"], 1),
        contacts=figures.number(means["contacts"], 1),
    )
    size = _("{count} customers ({share}), {money} of the money").format(
        count=figures.number(portrait.size),
        share=figures.percent(portrait.share, 0),
        money=figures.percent(portrait.money_share, 0),
    )
    head = f"{kind_name(portrait.number)}: {portrait_words(portrait)}"
    return (
        f'<div class="lk-diary-name">{escape(head)}</div><div class="lk-diary-who">{escape(size)}</div>'
        f"<p>{escape(facts)}</p>"
    )
