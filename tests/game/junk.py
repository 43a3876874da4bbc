"""What people and programs send: good arguments and arbitrary ones, drawn for a parameter by its name and its type."""

import inspect
import math
from collections.abc import Iterable, Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st

from game.attempts import Source
from game.difficulties import DIFFICULTIES
from game.lesson import Stage, Step
from game.rules import ROLES, Phase
from game.shown.alone import OwnChoice
from game.shown.departures import Which
from game.shown.difference import TwoTeams
from game.shown.exploring import AskedPlans, Whence, WhichMarkets
from game.shown.kept_plans import PlanMade, QuestionKept
from game.shown.replays import Settings
from game.shown.survival import SPLITS, Cohorts
from game.shown.sweeping import AskedSweep, Turned
from game.shown.what_if import Asked, Change
from sim.levers import AIMS, CATALOGUE
from tests.game.attackers import Victim

SIGNS = st.characters(codec=None, exclude_categories=())
"""any character at all, half a surrogate pair and the null character among them"""
NASTY = (
    "",
    " ",
    "\0",
    "\ud800",
    "=1+1",
    "<script>alert(1)</script>",
    "$x$ **b** :fire: [a](b)",
    "\u202eevil",
    "\u200b",
    "\u3164",
    "a\nb",
    "ﷺ" * 40,
    "x" * 10_000,
    "' OR 1=1 --",
    "{name}",
    "%s",
    "1e999",
)
TEXT = st.sampled_from(NASTY) | st.text(SIGNS, max_size=60)
WHOLE = st.sampled_from((0, 1, 2, 3, 5, -1, 2**31, 2**63, 2**70, -(2**70), True, False, 2.5, math.nan)) | st.integers()
NUMBER = st.sampled_from((0.0, 1.0, 0.5, math.nan, math.inf, -math.inf, 1e308, -1e-9, True)) | st.floats() | WHOLE
VALUE = st.recursive(
    st.none() | st.booleans() | WHOLE | NUMBER | TEXT | st.binary(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=4,
)
AIM_TEXT = st.sampled_from(
    ("", "grade=A", "gone<=8", "silent>=6; member=no", "list x", "list x: 1-5", "list \0: 1", "silent 6 -> call", "a;b")
)
LEVERS = st.dictionaries(st.sampled_from([*CATALOGUE]) | TEXT, VALUE, max_size=4) | st.dictionaries(
    st.sampled_from([*AIMS]), AIM_TEXT | TEXT | VALUE, max_size=4
)
PLACE = st.none() | WHOLE
SOURCES = st.builds(Source, TEXT, TEXT)
STEPS = st.lists(st.builds(Step, st.sampled_from(Stage), WHOLE, NUMBER), max_size=6)
SETTINGS = st.builds(
    Settings,
    WHOLE,
    st.none() | WHOLE,
    st.dictionaries(TEXT, NUMBER, max_size=3),
    st.dictionaries(TEXT, WHOLE, max_size=2),
)
WHENCE = st.sampled_from(("value", "before", "start", "winners")) | TEXT
NAMED = st.sampled_from(("", "agents", "service")) | TEXT
CHANGE = st.builds(Change, WHENCE, NAMED, NAMED, VALUE)
PLACES = st.builds(Whence, st.sampled_from(("eshop",)) | TEXT, WHOLE, PLACE)
TURNED = st.builds(Turned, st.sampled_from([*CATALOGUE]) | TEXT, NUMBER, NUMBER, WHOLE)
WHICH_MARKETS = st.builds(
    WhichMarkets, WHOLE, st.just(1) | WHOLE, st.sampled_from(("", "1, 2", "5-9", "1-1000000")) | TEXT
)
ASKED_PLANS = st.builds(AskedPlans, PLACES, st.lists(LEVERS, max_size=5).map(tuple), WHOLE, WHICH_MARKETS)
OWN_CHOICE = st.builds(
    OwnChoice,
    st.sampled_from(("eshop",)) | TEXT,
    st.sampled_from((2, 3)) | WHOLE,
    st.sampled_from(DIFFICULTIES) | TEXT,
    st.none() | WHOLE,
    st.sampled_from(("zh", "en")) | TEXT,
    st.sampled_from((None, 7)) | WHOLE,
)
BY_TYPE: dict[object, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: WHOLE,
    float: NUMBER,
    bool: st.booleans(),
    object: VALUE,
    NoneType: st.none(),
    Source: SOURCES,
    Step: st.builds(Step, st.sampled_from(Stage), WHOLE, NUMBER),
    Phase: st.sampled_from(Phase),
    Settings: SETTINGS,
    OwnChoice: OWN_CHOICE,
    Whence: PLACES,
    AskedPlans: ASKED_PLANS,
    AskedSweep: st.builds(AskedSweep, PLACES, LEVERS, st.lists(TURNED, max_size=3).map(tuple), WHOLE, WHICH_MARKETS),
    QuestionKept: st.builds(
        QuestionKept,
        ASKED_PLANS,
        st.lists(TEXT, max_size=4).map(tuple),
        NUMBER,
        st.just(()) | st.lists(TURNED, max_size=3).map(tuple),
    ),
    PlanMade: st.builds(PlanMade, st.sampled_from(("eshop",)) | TEXT, NUMBER, LEVERS),
    Which: st.builds(Which, PLACE, PLACE, PLACE),
    TwoTeams: st.builds(TwoTeams, WHOLE, WHOLE, PLACE),
    Cohorts: st.builds(Cohorts, st.sampled_from(SPLITS) | TEXT, PLACE, PLACE),
    Asked: st.builds(Asked, CHANGE, WHOLE, st.booleans(), PLACE, PLACE),
}


def arguments(signature: inspect.Signature, class_: Victim) -> st.SearchStrategy[dict[str, Any]]:
    """Draw arguments for everything but the store and who asks; each is a good one as often as not."""
    known = good(class_)
    parts = {
        name: mostly(known[name], of_type(part.annotation)) if name in known else of_type(part.annotation)
        for name, part in signature.parameters.items()
        if not inside(part.annotation)
    }
    return st.fixed_dictionaries(parts)


def mostly(fit: Sequence[Any], unfit: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A good argument three times in four, so that a call with one bad argument gets as far as that one."""
    return st.one_of(*[st.sampled_from(fit)] * 3, unfit)


def inside(annotation: object) -> bool:
    """Whether a parameter is the store or who asks."""
    return any(word in str(annotation) for word in ("Store", "Actor"))


def of_type(kind: Any) -> st.SearchStrategy[Any]:
    """Anything of a type, and numbers of another kind where a number is meant."""
    if kind in BY_TYPE:
        return BY_TYPE[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of([of_type(one) for one in inner])
    if origin is tuple:
        return st.tuples(*(of_type(one) for one in inner))
    if origin is not None and issubclass(origin, Mapping):
        return LEVERS if inner[1] is object else st.dictionaries(TEXT, of_type(inner[1]), max_size=3)
    if origin is Iterable or (origin is not None and issubclass(origin, Sequence)):
        return st.lists(of_type(inner[0]), max_size=4)
    raise NotImplementedError(f"say in tests/game/junk.py what to draw for {kind}")


def good(class_: Victim) -> dict[str, tuple[Any, ...]]:
    """What a screen would send, by the name of the parameter."""
    return {
        "game_id": (class_.game, class_.solo_game, class_.other_game),
        "room_id": (class_.here.room_id,),
        "team_id": tuple(class_.here.teams),
        "takes_over": tuple(class_.here.teams),
        "member_id": (class_.member,),
        "code": (class_.here.code,),
        "name": ("Zoe", "安", "Team X"),
        "role": ROLES,
        "scenario": ("eshop",),
        "demo": ("queue",),
        "mode": ("shared", "parallel"),
        "teams": (2, 3),
        "rounds": (2, 3),
        "minutes": (5.0, 1),
        "customers": (400, 600),
        "seed": (7,),
        "round_number": (1, 2),
        "branch": (1, 2),
        "version": (0, 1, 2, 3),
        "changes": ({"training": 100.0}, {"agents": 3}),
        "weights": ({"profit": 1.0},),
        "text": ("Two minutes left",),
        "language": ("zh", "en"),
        "expected": (None,),
        "computer_rivals": ((), ("discounter",)),
        "tab": ("marketing", "service"),
    }
