"""What customers are worth: the team's own grade rule, the pyramid, the whale curve, the stages of the life cycle."""

from collections.abc import Mapping

import streamlit as st

from game import commands
from game.customer_analysis import concentration, grade_rule
from game.customer_analysis.grade_rule import GradeRule
from game.errors import Refused
from sim.levers import GRADES
from ui import format as figures
from ui import refusals
from ui.customers import desk_charts, desk_words
from ui.customers.customer_list import Desk
from ui.glossary import link
from ui.language import N_, _, current_language
from ui.sentences import together
from ui.store import store

WEIGHTS: dict[str, str] = {
    "recency": N_("Weight of R"),
    "frequency": N_("Weight of F"),
    "money": N_("Weight of M"),
}
THRESHOLDS: dict[str, str] = {
    "a": N_("Grade A from"),
    "b": N_("Grade B from"),
    "c": N_("Grade C from"),
}
REFUSED = "grade-rule-refused"


def draw(desk: Desk) -> None:
    """Draw the whole room."""
    _rule(desk)
    _pyramid(desk)
    _whale(desk)
    _stages(desk)
    _files(desk)


def _rule(desk: Desk) -> None:
    st.subheader(_("Whom do you call an A?"), anchor=False)
    st.markdown(
        _(
            "{rfm}: each customer gets 1 to 5 for **R** (how lately they bought), **F** (how often) and **M** (for how "
            "much), by fifths of your customers; 5 is best. Points are the weighted mean of the three."
        ).format(rfm=link("rfm"))
    )
    shown, scope = desk.table.rule, f"{desk.table.game_id}-{desk.table.team.id}-{desk.table.rule.version}"
    now = shown.rule.as_dict()
    with st.grid(6, min_column_width=100, gap="small", key="grade-rule"):
        for name, label in WEIGHTS.items():
            st.number_input(_(label), 0, grade_rule.HEAVIEST, int(now[name]), 1, key=f"rule-{name}-{scope}")
        for name, label in THRESHOLDS.items():
            low, high = grade_rule.LEAST, grade_rule.MOST
            st.number_input(_(label), low, high, float(now[name]), 0.1, "%.1f", key=f"rule-{name}-{scope}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Grade by this rule"), key="save-rule", on_click=_save, args=(desk, scope), type="primary")
        st.markdown(_preview(desk, scope), width="content")
    refusals.show_kept(REFUSED)
    if shown.by is not None and shown.at is not None:
        st.caption(_("Set by {name}, {time}.").format(name=shown.by, time=figures.time_of_day(shown.at)))
    st.caption(
        _(
            "Your grade is for your own work at this desk. The company grade is by recent spending; the levers for "
            "grade A and B follow it."
        )
    )


def _typed(scope: str) -> dict[str, object]:
    return {name: st.session_state.get(f"rule-{name}-{scope}") for name in GradeRule().as_dict()}


def _save(desk: Desk, scope: str) -> None:
    version = desk.table.rule.version
    refusals.attempt(lambda: commands.set_grade_rule(store(), desk.actor, _typed(scope), version), REFUSED)


def _preview(desk: Desk, scope: str) -> str:
    """Say how many customers each grade would have by the rule that is typed in."""
    try:
        rule = grade_rule.check(_typed(scope))
    except Refused:
        return ""
    counts = grade_rule.graded(desk.frame, rule)["own_grade"].value_counts()
    return " · ".join(f"**{grade}** {figures.number(int(counts.get(grade, 0)))}" for grade in GRADES)


def _pyramid(desk: Desk) -> None:
    st.subheader(_("How steep is your pyramid?"), anchor=False)
    table = concentration.pyramid(desk.frame)
    share, money = float(table["share"].iloc[0]), float(table["money_share"].iloc[0])
    st.markdown(
        _("Your A customers are {share} of all and brought {money} of the money.").format(
            share=figures.percent(share, 0), money=figures.percent(money, 0)
        )
    )
    language = current_language()
    desk.chart("pyramid", _("Customers and their money by your grade"), lambda: desk_charts.pyramid(table, language))


def _whale(desk: Desk) -> None:
    st.subheader(_("Who earns it, and who eats it?"), anchor=False)
    curve = concentration.whale_curve(desk.frame["profit"].to_numpy())
    if curve is None:
        st.info(_("The whale curve needs a round that was played and in which your customers earned money."))
        return
    st.markdown(
        _(
            "The most profitable {at} of your customers earned {peak} of last round's profit from customers; {costly} "
            "customers cost more than they brought, {lost} in all. Every order, call, case and message is charged to "
            "who caused it."
        ).format(
            at=figures.percent(curve.peak_at, 0),
            peak=figures.percent(curve.peak, 0),
            costly=figures.number(curve.costly),
            lost=figures.money(curve.lost, short=True),
        )
    )
    language = current_language()
    desk.chart("whale", _("Profit of the customers added up, best first"), lambda: desk_charts.whale(curve, language))


def _stages(desk: Desk) -> None:
    st.subheader(_("Where do they stand with you?"), anchor=False)
    counts = desk.frame["stage"].value_counts()
    language = current_language()
    desk.chart("stages", _("Customers by stage of the life cycle"), lambda: desk_charts.stages(counts, language))
    st.caption(
        " · ".join(f"**{_(desk_words.STAGES[key])}**: {_(desk_words.STAGE_MEANINGS[key])}" for key in desk_words.STAGES)
    )


def _files(desk: Desk) -> None:
    """Say how much of what people typed in is there, and once the game has ended how much of it was wrong."""
    table, words = desk.table, {name: _(said) for name, said in desk_words.TYPED_IN.items()}
    there = _(", ").join(f"{words[name]} {figures.percent(share, 0)}" for name, share in table.filled.items())
    told = _(
        "Data quality {quality}. What people typed in stands in so many files: {there}. Orders, payments, calls, "
        "complaints and consent are booked and right. {answered} customers have answered a survey of yours."
    ).format(
        quality=figures.percent(table.quality, 0),
        there=there,
        answered=figures.number(int(desk.frame["answer"].notna().sum())),
    )
    st.caption(together((told, _wrong_words(table.wrong, words)), current_language()))


def _wrong_words(wrong: Mapping[str, float] | None, words: Mapping[str, str]) -> str:
    if wrong is None:
        return _("Some entries are wrong; which, only better data would show.")
    shares = _(", ").join(f"{words[name]} {figures.percent(share, 1)}" for name, share in wrong.items())
    return _("Now that it is over: so many files held a wrong entry: {shares}.").format(shares=shares)
