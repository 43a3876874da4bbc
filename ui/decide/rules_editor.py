"""The automation rules of a plan: each with a button that takes it away, and the fields of one more."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from game.actors import Actor
from sim.levers import GRADES, Lever
from sim.targeting import rules
from sim.targeting.rules import ACTIONS, MOST_RULES, TRIGGERS, Automation
from ui.decide import aim_saving
from ui.decide.aim_words import ACTIONS as ACTION_WORDS
from ui.decide.aim_words import rule_words
from ui.decide.plan_on_screen import PlanOnScreen
from ui.glossary import link
from ui.language import N_, _, choices, current_language, in_language

TRIGGER_NAMES: Mapping[str, str] = {
    "complaint": N_("A complaint stays open (days)"),
    "silent": N_("No order for a while (weeks)"),
    "points": N_("Points are about to lapse (weeks before)"),
    "joined": N_("Some time after they came (weeks)"),
}
Save = Callable[[list[Automation]], None]
USUAL: Mapping[str, int] = {"complaint": 3, "silent": 6, "points": 4, "joined": 2}


def draw(plan: PlanOnScreen, actor: Actor, lever: Lever) -> None:
    """Draw the rules of a team's plan and the fields of one more; each change is saved at once."""
    edit(partial(_rules, plan, lever), partial(_save, plan, actor, lever))


def edit(now: Callable[[], list[Automation]], save: Save, place: str = "") -> None:
    """Draw rules, each with a button that takes it away, and the fields of one more; ``save`` gets them changed."""
    for number, rule in enumerate(now()):
        words = rule_words(rule, current_language())
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words, width="stretch")
            key, leave = f"rule-drop-{number}{place}", (now, save, number)
            st.button(_("Take away"), key=key, icon=":material/delete:", on_click=_drop, args=leave)
    if len(now()) >= MOST_RULES:
        st.caption(_("Six rules are the most."))
        return
    fields(place)
    tip = _("In the course: {term}.").format(term=link("automation"))
    more = (now, save, place)
    st.button(_("Add the rule"), key=f"rule-add{place}", type="primary", help=tip, on_click=_add, args=more)
    st.caption(
        _(
            "A rule acts once on a customer when its number is reached, and what it does costs and presses as it would "
            "by hand: messages only to those who agreed, calls wake the contented."
        )
    )


def _rules(plan: PlanOnScreen, lever: Lever) -> list[Automation]:
    return list(rules.read(str(plan.view.draft.values.as_dict()[lever.key])))


def fields(place: str = "") -> None:
    """Draw the fields of one rule; a place tells them from the plan's."""
    triggers = choices(TRIGGERS, lambda key: _(TRIGGER_NAMES[key]))
    trigger = st.selectbox(
        _("When"), list(triggers), format_func=triggers.__getitem__, key=_key("trigger", place), filter_mode=None
    )
    low, high = TRIGGERS[trigger]
    with st.grid(min_column_width=200, gap="xsmall"):
        st.number_input(_("How many"), low, high, value=USUAL[trigger], step=1, key=f"rule-number-{trigger}{place}")
        st.pills(_("Only grade (none: all)"), GRADES, selection_mode="multi", key=_key("grades", place))
        actions = choices(ACTIONS, lambda key: _(ACTION_WORDS[key]))
        st.pills(
            _("Then"),
            list(actions),
            format_func=actions.__getitem__,
            default="message",
            required=True,
            key=_key("action", place),
        )


def _key(field: str, place: str) -> str:
    return in_language(f"rule-{field}{place}")


def said(place: str = "") -> Automation | None:
    """Give the rule that the fields ask for, if they do."""
    held = st.session_state
    trigger = str(held.get(_key("trigger", place)))
    number = held.get(f"rule-number-{trigger}{place}")
    if trigger not in TRIGGERS or not isinstance(number, int):
        return None
    grades = "".join(sorted(held.get(_key("grades", place)) or ()))
    return Automation(trigger, number, str(held.get(_key("action", place)) or "message"), grades)


def _add(now: Callable[[], list[Automation]], save: Save, place: str) -> None:
    rule = said(place)
    if rule is not None:
        save([*now(), rule])


def _drop(now: Callable[[], list[Automation]], save: Save, place: int) -> None:
    save([rule for number, rule in enumerate(now()) if number != place])


def _save(plan: PlanOnScreen, actor: Actor, lever: Lever, wanted: list[Automation]) -> None:
    aim_saving.save(plan, actor, lever.key, "\n".join(map(str, wanted)))
