"""The fields of an aim, wherever one is chosen: everybody, a rule over what the firm sees, or one of the team's lists.

A place tells one set of fields from another: the plan's has the lever's name, others more.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import streamlit as st

from game.aim_lists import name_key
from game.views import TargetListShown
from sim.levers import GRADES, Lever
from sim.scenario import Scenario
from sim.targeting import aims
from sim.targeting.aims import FIELDS, FORMER, Condition, CustomerList, Rule
from ui import format as figures
from ui.decide.aim_words import COUNTED, NOBODY_AIMED, segment_names
from ui.language import N_, _, choices, current_language, in_language

Lists = Callable[[], tuple[TargetListShown, ...]]
"""Reads the team's lists, which only whoever chooses one needs."""
KINDS: Mapping[str, str] = {"everyone": N_("Everyone"), "rule": N_("By a rule"), "list": N_("A list of yours")}
ENDS: Mapping[str, str] = {">=": N_("{what}: at least"), "<=": N_("{what}: at most")}
WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "complaint": (N_("Complaint"), {"open": N_("open"), "none": N_("none open")}),
    "member": (N_("Loyalty programme"), {"yes": N_("member"), "no": N_("no member")}),
}


def _name(place: str, field: str, sign: str = "=") -> str:
    """Give the session's key of a field; menus keep their words in the browser, so each language has its own."""
    key = f"aim-field-{place}-{field}-{sign}"
    return key if sign in ENDS else in_language(key)


def fill(place: str, text: str) -> None:
    """Let the fields hold what an aim says."""
    aim = aims.read(text)
    kind = "rule" if isinstance(aim, Rule) else "list" if isinstance(aim, CustomerList) else "everyone"
    st.session_state[_name(place, "kind")] = kind
    for condition in aim.conditions if isinstance(aim, Rule) else ():
        if condition.options:
            st.session_state[_name(place, condition.field)] = _chosen(condition)
        else:
            for sign in ENDS if condition.sign == "=" else (condition.sign,):
                st.session_state[_name(place, condition.field, sign)] = condition.value


def _chosen(condition: Condition) -> str | list[str]:
    """Give what a field with options holds: several grades or segments, or one word."""
    if condition.field == "grade":
        return [*condition.options]
    return condition.options.split(",") if condition.field == "segment" else condition.options


def is_filled(place: str) -> bool:
    """Say whether the fields hold something already."""
    return _name(place, "kind") in st.session_state


@dataclass(frozen=True, slots=True)
class Aiming:
    """What is aimed, and in which pack."""

    lever: Lever
    scenario: Scenario


def draw(place: str, aiming: Aiming, now: str, lists: Lists | None) -> bool:
    """Draw the choice and its fields; False where there is nothing to choose from. ``now`` is the aim as it stands.

    Without ``lists`` none can be chosen; a list that the aim is at already may stay.
    """
    nobody = NOBODY_AIMED.get(aiming.lever.key)
    offered = [kind for kind in KINDS if kind != "list" or lists or isinstance(aims.read(now), CustomerList)]
    names = choices(offered, lambda kind: _(nobody if nobody and kind == "everyone" else KINDS[kind]))
    kind = st.pills(
        _("Whom"),
        list(names),
        format_func=names.__getitem__,
        key=_name(place, "kind"),
        required=True,
        label_visibility="collapsed",
    )
    if kind == "rule":
        _rule_fields(place, aiming)
    if kind != "list" or lists is None:
        return True
    known = lists()
    _list_fields(place, aims.read(now), known)
    return bool(known)


def said(place: str) -> str:
    """Give the aim that the fields ask for, as a text; a list by its name."""
    kind = st.session_state.get(_name(place, "kind"))
    if kind == "list":
        return f"list {st.session_state.get(_name(place, 'list'), '')}"
    return "; ".join(map(str, _conditions(place))) if kind == "rule" else ""


def _rule_fields(place: str, aiming: Aiming) -> None:
    st.caption(_("All that you fill in must hold; looked at anew every week. What stays empty does not matter."))
    if aiming.lever.key in FORMER:
        _ends(place, ["gone"])
        return
    with st.grid(min_column_width=200, gap="xsmall"):
        st.pills(_("Company grade"), GRADES, selection_mode="multi", key=_name(place, "grade"))
        for field, (label, words) in WORDS.items():
            told = choices(words, lambda word, words=words: _(words[word]))  # type: ignore[misc]
            st.pills(_(label), list(told), format_func=told.__getitem__, key=_name(place, field))
    named = segment_names(aiming.scenario, current_language())
    st.pills(
        _("Segment as it stands in your files: some are missing or wrong"),
        list(named),
        selection_mode="multi",
        format_func=named.__getitem__,
        key=_name(place, "segment"),
        wrap=True,
    )
    _ends(place, [field for field in COUNTED if field != "gone"])


def _ends(place: str, fields: Iterable[str]) -> None:
    with st.grid(4, min_column_width=140, gap="xsmall", vertical_alignment="bottom"):
        for field, (sign, words) in product(fields, ENDS.items()):
            label, key = _(words).format(what=_(COUNTED[field][0])), _name(place, field, sign)
            st.session_state.setdefault(key, None)
            st.number_input(label, FIELDS[field].low, FIELDS[field].high, step=1, key=key)


def _list_fields(place: str, now: Rule | CustomerList | None, lists: tuple[TargetListShown, ...]) -> None:
    if not lists:
        st.caption(_("Your team has no list yet. Keep one at the customer desk, or take one in there."))
        st.page_link("customers.py", label=_("To the customers"), icon=":material/groups:")
        return
    mine = name_key(now.name) if isinstance(now, CustomerList) else None
    sizes = {one.name: len(one.customers) for one in lists}
    start = next((place for place, one in enumerate(lists) if name_key(one.name) == mine), 0)
    st.selectbox(
        _("List"),
        list(sizes),
        index=start,
        format_func=lambda name: f"{name} ({figures.number(sizes[name])})",
        key=_name(place, "list"),
        filter_mode=None,
    )
    same = next((one for one in lists if name_key(one.name) == mine), None)
    if isinstance(now, CustomerList) and same is not None and list(same.customers) != now.customers.tolist():
        st.caption(
            _("“{name}” has been changed since you chose it. Set it again to take it as it is now.").format(
                name=same.name
            )
        )


def _conditions(place: str) -> list[Condition]:
    """Give what the fields ask for."""
    found: list[Condition] = []
    for field in FIELDS:
        chosen = st.session_state.get(_name(place, field))
        if chosen:
            options = ",".join(sorted(chosen)) if field == "segment" else "".join(chosen)
            found.append(Condition(field, "=", options=options))
        for sign in ENDS:
            value = st.session_state.get(_name(place, field, sign))
            if isinstance(value, int):
                found.append(Condition(field, sign, value))
    return found
