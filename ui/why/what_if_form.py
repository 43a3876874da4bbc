"""Asking the past: which round, what otherwise, for how long."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from game.actors import Actor
from game.shown.what_if import Asked, Change, Replayable
from sim.levers import AIMS, CATALOGUE, EVERY_LEVER, Group, Kind, Lever, Value
from sim.scenario import Scenario
from ui.decide import lever_fields
from ui.decide.lever_values import field_unit, option_name, value_words
from ui.decide.lever_words import GROUP_NAMES, lever_line, lever_name
from ui.language import _, choices, current_language, in_language
from ui.why import past_aims
from ui.words import team_name

LEVER, GROUP, WINNERS = "lever", "group", "winners"


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one team on one line of play."""

    past: Replayable
    scenario: Scenario
    branch: int | None
    actor: Actor

    @property
    def teacher(self) -> bool:
        """A teacher names the team."""
        return self.actor.kind == "teacher"

    @property
    def asked_place(self) -> str:
        """Where the last question is kept."""
        return f"what-if-asked-{self.past.team.id}-{self.branch}"

    def key(self, what: str) -> str:
        """Give the key of a control."""
        return in_language(f"what-if-{what}-{self.past.team.id}-{self.branch}")


def draw(form: Form) -> Asked | None:
    """Draw the form; give the question that was asked last."""
    with st.container(border=True):
        first = _round(form)
        _change(form, first)
        if first < form.past.revealed[-1]:
            st.toggle(_("Keep it up in all later rounds"), key=form.key("later"))
        st.button(
            _("Replay it"), type="primary", icon=":material/replay:", key="what-if-run", on_click=_ask, args=(form,)
        )
    kept = st.session_state.get(form.asked_place)
    return kept if isinstance(kept, Asked) else None


def _ask(form: Form) -> None:
    """Keep the question as the controls say it now, however late the last of them was touched."""
    first = int(_said(form, f"round-{form.past.revealed[-1]}", form.past.revealed[-1]))
    later = bool(_said(form, "later", default=False)) and first < form.past.revealed[-1]
    team = form.past.team.id if form.teacher else None
    st.session_state[form.asked_place] = Asked(_change_said(form, first), first, later, team, form.branch)


def _change_said(form: Form, first: int) -> Change:
    way = str(_said(form, "way", LEVER))
    if way == LEVER:
        key = str(_said(form, "lever", next(iter(CATALOGUE))))
        if key in AIMS:
            return Change("value", key, value=past_aims.said(_aim(form, first, key)))
        lever = form.scenario.levers[key]
        was = lever_fields.shown(lever, _played(form, first)[lever.key])
        field = st.session_state.get(_field(form, first, lever.key), was)
        return Change("value", lever.key, value=lever_fields.meant(lever, field))
    if way == WINNERS:
        return Change("winners", group=str(_said(form, "area-True", "")))
    group = str(_said(form, "area-False", Group.MARKETING.value))
    source = str(_said(form, f"source-{first > 1}", "before" if first > 1 else "start"))
    return Change("before" if source == "before" else "start", group=group)


def _said(form: Form, what: str, default: object) -> Any:  # noqa: ANN401 - what a control holds
    found = st.session_state.get(form.key(what))
    return default if found is None else found


def _round(form: Form) -> int:
    rounds = form.past.revealed
    if len(rounds) == 1:
        return rounds[0]
    chosen = st.segmented_control(
        _("Which round?"), list(rounds), default=rounds[-1], required=True, key=form.key(f"round-{rounds[-1]}")
    )
    return int(chosen or rounds[-1])


def _change(form: Form, first: int) -> None:
    ways = [LEVER, GROUP] + ([WINNERS] if form.past.winners is not None else [])
    words = choices(ways, lambda way: _way(form, way))
    way = st.segmented_control(
        _("What would you do otherwise?"),
        ways,
        default=LEVER,
        required=True,
        format_func=words.__getitem__,
        key=form.key("way"),
    )
    if way == GROUP:
        _group(form, first)
    elif way == WINNERS:
        _area(form, everything=True)
    else:
        _lever(form, first)


def _way(form: Form, way: str) -> str:
    if way == LEVER:
        return _("One lever")
    if way == GROUP or form.past.winners is None:
        return _("One area")
    return _("What {team} did").format(team=team_name(form.past.winners))


def _lever(form: Form, first: int) -> None:
    """Let the reader choose a lever and set it."""
    language = current_language()
    names = choices(
        [key for group in Group for key, lever in EVERY_LEVER.items() if lever.group == group],
        lambda key: f"{_(GROUP_NAMES[EVERY_LEVER[key].group])} · {lever_name(key, language)}",
    )
    with st.grid(2, min_column_width=300):
        key = str(st.selectbox(_("Lever"), list(names), format_func=names.__getitem__, key=form.key("lever")))
        was = _played(form, first)[key]
        if key not in AIMS:
            _number_or_choice(form, first, key, was)
    st.caption(_("It was: {value}").format(value=value_words(key, was, form.scenario, language)))
    if key in AIMS:
        past_aims.draw(_aim(form, first, key))


def _number_or_choice(form: Form, first: int, key: str, was: Value) -> None:
    lever, place = form.scenario.levers[key], _field(form, first, key)
    if place not in st.session_state:
        st.session_state[place] = lever_fields.shown(lever, was)
    _value(lever, form.scenario, place)


def _aim(form: Form, first: int, key: str) -> past_aims.PastAim:
    """Give an aim of a past round, to be set otherwise."""
    team, was = form.past.team.id, str(_played(form, first)[key])
    place = f"-past-{team}-{form.branch}-{first}"
    return past_aims.PastAim(form.actor, team, AIMS[key], was, place, form.scenario)


def _value(lever: Lever, scenario: Scenario, key: str) -> None:
    """Draw the control of one lever; unlike on the form where a team decides, nothing is sent anywhere from here."""
    language = current_language()
    tip = lever_line(lever.key, language)
    if lever.numeric:
        kind, step = (int if lever_fields.whole(lever) else float), lever_fields.field_step(lever)
        low, high = (kind(lever_fields.shown(lever, end)) for end in (lever.low, lever.high))  # type: ignore[arg-type]
        label = field_unit(lever, language)
        form = "%d" if kind is int else "%.2f"
        st.number_input(label, low, high, step=kind(step), format=form, key=key, help=tip)
        return
    words = choices(lever.options, lambda option: option_name(lever.key, option, scenario, language))
    if lever.kind is Kind.SUBSET:
        st.pills(
            _("Choice"),
            list(lever.options),
            selection_mode="multi",
            format_func=words.__getitem__,
            key=key,
            help=tip,
            wrap=True,
        )
        return
    st.selectbox(_("Choice"), list(lever.options), format_func=words.__getitem__, key=key, help=tip, filter_mode=None)


def _field(form: Form, first: int, lever: str) -> str:
    return form.key(f"value-{first}-{lever}")


def _group(form: Form, first: int) -> None:
    """Let the reader choose an area, and go back to an earlier plan in it."""
    _area(form, everything=False)
    sources = ["before", "start"] if first > 1 else ["start"]
    words = choices(
        sources, lambda key: _("As in the round before") if key == "before" else _("As the company did at the start")
    )
    st.segmented_control(
        _("Decided"),
        sources,
        default=sources[0],
        required=True,
        format_func=words.__getitem__,
        key=form.key(f"source-{first > 1}"),
    )


def _area(form: Form, *, everything: bool) -> None:
    areas = ([""] if everything else []) + [group.value for group in Group]
    words = choices(areas, lambda key: _(GROUP_NAMES[Group(key)]) if key else _("Everything"))
    st.segmented_control(
        _("Area"),
        areas,
        default=areas[0],
        required=True,
        format_func=words.__getitem__,
        key=form.key(f"area-{everything}"),
    )


def _played(form: Form, first: int) -> dict[str, Value]:
    return form.past.played[first].as_dict()
