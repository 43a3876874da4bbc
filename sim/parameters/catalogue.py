"""The parameters with the values that the code and the packs have now."""

from collections.abc import Mapping
from importlib import import_module

import numpy as np

from sim import packs
from sim.behaviour import Behaviour
from sim.levers import CATALOGUE, Lever
from sim.parameters.behaviour_words import BEHAVIOUR
from sim.parameters.lever_words import EFFECT, LEVER
from sim.parameters.market_words import MARKET
from sim.parameters.pack_words import PACK, SEGMENT
from sim.parameters.service_words import SERVICE
from sim.parameters.words import Words
from sim.scenario import Event

NAMED: dict[str, Words] = dict(sorted({**MARKET, **SERVICE}.items(), key=lambda entry: entry[0].rpartition(".")[0]))
"""``room.NAME`` of every named number -> its words, room by room."""
ALL: dict[str, Words] = {**BEHAVIOUR, **NAMED, **PACK, **LEVER}
"""Every parameter but those of segments and events."""
EVERYTHING: dict[str, Words] = {
    **ALL,
    **{f"segments.{name}": words for name, words in SEGMENT.items()},
    **{f"events.{name}": words for name, words in EFFECT.items()},
}
"""Every parameter."""


def room_of(key: str) -> str:
    """Give the room of a named number, as ``contact_centre.week``."""
    return key.rpartition(".")[0]


def file_of(room: str) -> str:
    """Give the file in which a room stands."""
    return f"sim/{room.replace('.', '/')}.py"


def value(key: str) -> str:
    """Give the value of a field of ``Behaviour`` where no pack says otherwise, or of a named number."""
    room, _, name = key.rpartition(".")
    if key in BEHAVIOUR:
        return figure(Behaviour.model_fields[name].get_default(call_default_factory=True))
    return figure(getattr(import_module(f"sim.{room}"), name))


def by_pack(key: str) -> dict[str, str]:
    """Give what each pack sets, by pack; a pack that leaves the default of ``Behaviour`` alone is left out."""
    scenarios = {pack: packs.load(pack) for pack in packs.keys()}  # noqa: SIM118 (a function of the module)
    if key in LEVER:
        return {pack: lever(key, pack) for pack in scenarios}
    name = key.removeprefix("behaviour.")
    if key in BEHAVIOUR:
        scenarios = {pack: s for pack, s in scenarios.items() if name in s.behaviour.model_fields_set}
    return {pack: figure(_reached(scenario, key)) for pack, scenario in scenarios.items()}


def lever(key: str, pack: str | None = None) -> str:
    """Give a lever's lowest and highest value, its step and its start, as a pack has it or where it says nothing."""
    levers = CATALOGUE if pack is None else packs.load(pack).levers
    return bounds(levers[key.removeprefix("levers.")])


def bounds(of: Lever) -> str:
    """Write what bounds a lever, and where it starts."""
    return figure((of.low, of.high, of.step, of.start))


def events() -> list[tuple[str, Event]]:
    """Give every pack's events."""
    return [(pack, event) for pack in packs.keys() for event in packs.load(pack).events]  # noqa: SIM118


def segments() -> list[tuple[str, str, dict[str, str]]]:
    """Give every pack's segments: the pack, the segment, and its figures in the order of their words."""
    return [
        (pack, segment.key, {name: figure(_reached(segment, name)) for name in SEGMENT})
        for pack in packs.keys()  # noqa: SIM118 (a function of the module)
        for segment in packs.load(pack).segments
    ]


def in_short(key: str) -> str:
    """Give a parameter with its value and what the packs make of it, in one breath."""
    name = key.rpartition(".")[2]
    packs_say = ", ".join(f"{pack} {text}" for pack, text in by_pack(key).items()) if key not in NAMED else ""
    if key in PACK or key in LEVER:
        return f"`{key}` {packs_say}"
    return f"`{name}` {value(key)}" + (f" ({packs_say})" if packs_say else "")


def _reached(start: object, path: str) -> object:
    for name in path.split("."):
        start = start[name] if isinstance(start, Mapping) else getattr(start, name)
    return start


def figure(what: object) -> str:
    """Write a value: plain numbers in as few digits as they need, tables row by row."""
    if isinstance(what, str):
        return what
    if isinstance(what, Mapping):
        return " · ".join(f"{name} {figure(part)}" for name, part in what.items())
    if isinstance(what, np.ndarray) and what.ndim > 1:
        return " / ".join(figure(row) for row in what)
    if isinstance(what, tuple | np.ndarray):
        return " · ".join(figure(part) for part in what)
    if not isinstance(what, int | float | np.number):
        raise TypeError(f"{what!r} is no value of a parameter")
    return np.format_float_positional(float(what), precision=6, unique=False, fractional=False, trim="-")
