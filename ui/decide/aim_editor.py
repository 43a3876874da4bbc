"""The fields of an aim: everybody, a rule over what the firm sees of its customers, or one of the team's lists."""

from collections.abc import Iterable, Mapping
from itertools import product

import streamlit as st

from game.actors import Actor
from game.aim_lists import name_key
from game.views import TargetListShown, target_lists
from sim.levers import GRADES, Lever
from sim.targeting import aims
from sim.targeting.aims import FIELDS, FORMER, Condition, CustomerList, Rule
from ui import format as figures
from ui.decide import aim_saving
from ui.decide.aim_words import NOBODY_AIMED
from ui.decide.plan_on_screen import PlanOnScreen
from ui.glossary import link
from ui.language import N_, _, choices, in_language
from ui.store import store

KINDS: Mapping[str, str] = {"everyone": N_("Everyone"), "rule": N_("By a rule"), "list": N_("A list of yours")}
NAMES: Mapping[str, str] = {
    "silent": N_("Weeks since the last order"),
    "tenure": N_("Weeks with you"),
    "orders": N_("Orders so far"),
    "spent": N_("Yuan spent so far"),
    "products": N_("Products held"),
    "messages": N_("Messages a week of late"),
    "gone": N_("Weeks since they left"),
}
ENDS: Mapping[str, str] = {">=": N_("{what}: at least"), "<=": N_("{what}: at most")}
WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "complaint": (N_("Complaint"), {"open": N_("open"), "none": N_("none open")}),
    "member": (N_("Loyalty programme"), {"yes": N_("member"), "no": N_("no member")}),
}


def _name(lever: Lever, field: str, sign: str = "=") -> str:
    """Give the session's key of a field; menus keep their words in the browser, so each language has its own."""
    key = f"aim-field-{lever.key}-{field}-{sign}"
    return key if sign in ENDS else in_language(key)


def fill(plan: PlanOnScreen, lever: Lever) -> None:
    """Let the fields hold what the plan has."""
    aim = aims.read(str(plan.view.draft.values.as_dict()[lever.key]))
    kind = "rule" if isinstance(aim, Rule) else "list" if isinstance(aim, CustomerList) else "everyone"
    st.session_state[_name(lever, "kind")] = kind
    for condition in aim.conditions if isinstance(aim, Rule) else ():
        if condition.options:
            several = condition.field == "grade"
            st.session_state[_name(lever, condition.field)] = [*condition.options] if several else condition.options
        else:
            for sign in ENDS if condition.sign == "=" else (condition.sign,):
                st.session_state[_name(lever, condition.field, sign)] = condition.value


def draw(plan: PlanOnScreen, actor: Actor, lever: Lever) -> None:
    """Draw the choice, its fields, and the button that saves it."""
    nobody = NOBODY_AIMED.get(lever.key)
    names = choices(KINDS, lambda kind: _(nobody if nobody and kind == "everyone" else KINDS[kind]))
    kind = st.pills(
        _("Whom"),
        list(names),
        format_func=names.__getitem__,
        key=_name(lever, "kind"),
        required=True,
        label_visibility="collapsed",
    )
    if kind == "rule":
        _rule_fields(lever)
    lists = target_lists(store(), actor) if kind == "list" else ()
    if kind == "list":
        _list_fields(plan, lever, lists)
    if kind != "list" or lists:
        tip = _("In the course: {term}.").format(term=link("target_list"))
        st.button(
            _("Set"), key=f"aim-set-{lever.key}", type="primary", help=tip, on_click=_set, args=(plan, actor, lever)
        )


def _rule_fields(lever: Lever) -> None:
    st.caption(_("All that you fill in must hold; looked at anew every week. What stays empty does not matter."))
    if lever.key in FORMER:
        _ends(lever, ["gone"])
        return
    with st.grid(min_column_width=200, gap="xsmall"):
        st.pills(_("Company grade"), GRADES, selection_mode="multi", key=_name(lever, "grade"))
        for field, (label, words) in WORDS.items():
            said = choices(words, lambda word, words=words: _(words[word]))  # type: ignore[misc]
            st.pills(_(label), list(said), format_func=said.__getitem__, key=_name(lever, field))
    _ends(lever, [field for field in NAMES if field != "gone"])


def _ends(lever: Lever, fields: Iterable[str]) -> None:
    with st.grid(4, min_column_width=140, gap="xsmall", vertical_alignment="bottom"):
        for field, (sign, words) in product(fields, ENDS.items()):
            label, key = _(words).format(what=_(NAMES[field])), _name(lever, field, sign)
            st.session_state.setdefault(key, None)
            st.number_input(label, FIELDS[field].low, FIELDS[field].high, step=1, key=key)


def _list_fields(plan: PlanOnScreen, lever: Lever, lists: tuple[TargetListShown, ...]) -> None:
    if not lists:
        st.caption(_("Your team has no list yet. Keep one at the customer desk, or take one in there."))
        st.page_link("customers.py", label=_("To the customers"), icon=":material/groups:")
        return
    now = aims.read(str(plan.view.draft.values.as_dict()[lever.key]))
    mine = name_key(now.name) if isinstance(now, CustomerList) else None
    sizes = {one.name: len(one.customers) for one in lists}
    start = next((place for place, one in enumerate(lists) if name_key(one.name) == mine), 0)
    st.selectbox(
        _("List"),
        list(sizes),
        index=start,
        format_func=lambda name: f"{name} ({figures.number(sizes[name])})",
        key=_name(lever, "list"),
        filter_mode=None,
    )
    same = next((one for one in lists if name_key(one.name) == mine), None)
    if isinstance(now, CustomerList) and same is not None and list(same.customers) != now.customers.tolist():
        st.caption(
            _("“{name}” has been changed since you chose it. Set it again to take it as it is now.").format(
                name=same.name
            )
        )


def _set(plan: PlanOnScreen, actor: Actor, lever: Lever) -> None:
    kind = st.session_state.get(_name(lever, "kind"))
    if kind == "list":
        text = f"list {st.session_state.get(_name(lever, 'list'), '')}"
    else:
        text = "; ".join(map(str, _conditions(lever))) if kind == "rule" else ""
    aim_saving.save(plan, actor, lever.key, text)


def _conditions(lever: Lever) -> list[Condition]:
    """Give what the fields ask for."""
    found: list[Condition] = []
    for field in FIELDS:
        chosen = st.session_state.get(_name(lever, field))
        if chosen:
            found.append(Condition(field, "=", options="".join(chosen)))
        for sign in ENDS:
            value = st.session_state.get(_name(lever, field, sign))
            if isinstance(value, int):
                found.append(Condition(field, sign, value))
    return found
