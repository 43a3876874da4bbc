"""Who may leave: models learnt on past rounds, how good they are on customers not seen before, the riskiest now."""

import pandas as pd
import streamlit as st

from game.customer_analysis.churn import ChurnStudy, Leaf, TooFew
from game.views import churn_study, customer_names
from ui import format as figures
from ui.customers import desk_charts, target_keeping
from ui.customers.customer_list import OPENED, Desk
from ui.customers.study_words import FEATURES, too_few
from ui.language import _, current_language
from ui.sentences import together
from ui.store import store

RISKIEST = 12
RULES = 3
EFFECTS = 4
WEAK, FAIR = 0.6, 0.7
"""areas under the curve up to which a model is called weak, fair"""


def draw(desk: Desk) -> None:
    """Draw the whole room."""
    st.subheader(_("Who may leave next?"), anchor=False)
    found = churn_study(store(), desk.actor)
    if isinstance(found, TooFew):
        st.info(too_few(found))
        return
    st.markdown(_judged(found))
    language = current_language()
    lift = _("Share of the leavers found among the riskiest customers")
    desk.chart("lift", lift, lambda: desk_charts.lift(found, language))
    st.markdown(_lift(found))
    _reasons(found)
    _riskiest(desk, found)


def _judged(found: ChurnStudy) -> str:
    """Say how it was judged and how good it is."""
    tested = {"tested": figures.number(found.tested), "left": figures.number(found.tested_left)}
    if found.tested_on is None:
        how = _("Judged on {tested} customers whom the models had not seen ({left} of them left).").format(**tested)
    else:
        how = _(
            "Learnt on the rounds before round {round}, judged on what all {tested} customers did in round {round}, "
            "which the models had not seen ({left} of them left)."
        ).format(round=found.tested_on, **tested)
    auc = _(
        "Of two customers, one who left and one who stayed, the regression gives the leaver the higher risk {auc} of "
        "the time, the tree {tree}; guessing gives 50%."
    ).format(auc=figures.percent(found.regression.auc, 0), tree=figures.percent(found.tree.auc, 0))
    return together((how, auc, _verdict(found.regression.auc)), current_language())


def _verdict(auc: float) -> str:
    if auc < WEAK:
        return _("**That is weak**: much of why people leave does not stand in your files.")
    if auc < FAIR:
        return _("**That is fair**: better than guessing, far from sure.")
    return _("**That is good** for customers, who are never sure.")


def _lift(found: ChurnStudy) -> str:
    share = found.regression.captured[1]
    return _(
        "Had you called the riskiest fifth, you would have met {share} of those who left: {lift} times as many as by "
        "chance."
    ).format(share=figures.percent(share, 0), lift=figures.number(share / 0.2, 1))


def _reasons(found: ChurnStudy) -> None:
    st.markdown(f"##### {_('What goes with leaving')}", anchors=False)
    for feature, odds in found.effects[:EFFECTS]:
        pattern = (
            _("more **{feature}**: more leave (odds × {odds})")
            if odds > 1
            else _("more **{feature}**: fewer leave (odds × {odds})")
        )
        st.markdown("- " + pattern.format(feature=_(FEATURES[feature]), odds=figures.number(odds, 2)))
    st.markdown(f"##### {_('The tree as rules')}", anchors=False)
    for leaf in found.leaves[:RULES]:
        st.markdown("- " + _rule(leaf))
    st.caption(
        _(
            "What goes with leaving need not be its cause. The odds are for one standard deviation more. The tree "
            "counts a customer once for every round that it learnt from."
        )
    )


def _rule(leaf: Leaf) -> str:
    parts = []
    for feature, above, value in leaf.conditions:
        pattern = _("{feature} above {value}") if above else _("{feature} at most {value}")
        parts.append(pattern.format(feature=_(FEATURES[feature]), value=figures.number(value, 1)))
    return _("If {conditions}: **{rate}** left ({count} customers).").format(
        conditions=_(" and ").join(parts), rate=figures.percent(leaf.rate, 0), count=figures.number(leaf.customers)
    )


def at_risk(desk: Desk, found: ChurnStudy) -> pd.DataFrame:
    """Give the present customers with their risk, the riskiest first."""
    return desk.frame.assign(risk=found.risk).sort_values(["risk", "customer"], ascending=[False, True])


def _riskiest(desk: Desk, found: ChurnStudy) -> None:
    st.markdown(f"##### {_('The riskiest now')}", anchors=False)
    ordered = at_risk(desk, found)
    many = st.number_input(
        _("How many of the riskiest"), 1, max(len(ordered), 1), min(100, len(ordered)), key="riskiest"
    )
    target_keeping.form(desk.actor, ordered["customer"].head(int(many)).tolist(), "risk")
    rows = ordered.head(RISKIEST)
    names = customer_names(store(), desk.actor, [int(n) for n in rows["customer"]], current_language())
    with st.grid(min_column_width=300, gap="xsmall", key="customer-cards"):
        for row in rows.to_dict("records"):
            number = int(row["customer"])
            risk = _("{risk} may leave").format(risk=figures.percent(float(row["risk"]), 0))
            label = f"**{names[number]}** · {row['own_grade']} {row['rfm']} · {risk}"
            st.button(label, key=f"risky-{number}", width="stretch", on_click=_open, args=(number,))


def _open(number: int) -> None:
    st.session_state[OPENED] = number
