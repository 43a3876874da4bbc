"""The question that is kept with a plan: checked like one that is asked, kept as JSON, read back as it was."""

from typing import cast

from pydantic import TypeAdapter

from game import names
from game.bounds import within
from game.errors import Refused
from game.exploring.questions import FEWEST_PLANS, MOST_PLANS, MOST_ROUNDS, scenario_sized
from game.exploring.sweeping import axes_of
from game.exploring.which_markets import numbers
from game.shown.exploring import AskedPlans, Whence, WhichMarkets
from game.shown.kept_plans import QuestionKept
from game.store.opening import HIGHEST
from game.store.tables import Json
from sim.decisions import check
from sim.scenario import Scenario

LONGEST_NAME = 40
_QUESTION = TypeAdapter(QuestionKept)


def checked(question: QuestionKept) -> QuestionKept:
    """Give a question as it may be kept; whether somebody may ask it is looked at when they do.

    Raises:
        Refused: ``out_of_bounds`` (plans, rounds, markets, the size, what is turned), ``bad_markets``,
            ``not_to_turn``, ``unknown_scenario``, ``no_such_round``, ``plan_name_missing``.
        sim.decisions.DecisionsRefused: a plan that is none.
    """
    asked = question.asked
    within("plans", len(asked.plans), *((1, 1) if question.turned else (FEWEST_PLANS, MOST_PLANS)))
    within("plans", len(question.names), len(asked.plans), len(asked.plans))
    within("rounds", asked.rounds, 1, MOST_ROUNDS)
    scenario = scenario_sized(asked.whence.pack, question.scale)
    plans = tuple(check(values, scenario).as_dict() for values in asked.plans)
    said = tuple(_named(name) for name in question.names)
    place, markets = _place(asked.whence, scenario), _markets(asked.markets)
    if question.turned:
        axes_of(question.turned, scenario, len(numbers(markets)))
    return QuestionKept(AskedPlans(place, plans, asked.rounds, markets), said, scenario.scale, question.turned)


def kept(question: QuestionKept | None) -> Json | None:
    """Give a question as the store keeps it."""
    return None if question is None else cast("Json", _QUESTION.dump_python(question, mode="json"))


def read(row: Json | None) -> QuestionKept | None:
    """Give a question as it was kept."""
    return None if row is None else _QUESTION.validate_python(row)


def _named(name: str) -> str:
    said = names.shown(name)
    if not 0 < len(said) <= LONGEST_NAME:
        raise Refused("plan_name_missing", longest=LONGEST_NAME)
    return said


def _markets(which: WhichMarkets) -> WhichMarkets:
    """Give the same markets; where a list names them, what stands beside it says nothing."""
    found, listed = numbers(which), which.listed.strip()
    return WhichMarkets(len(found), 1, listed) if listed else which


def _place(whence: Whence, scenario: Scenario) -> Whence:
    """Give where plans begin, in whole numbers; a fresh start belongs to no team."""
    whole = isinstance(whence.round, int) and not isinstance(whence.round, bool)
    if not whole or not 0 <= whence.round <= HIGHEST:
        raise Refused("no_such_round", round=whence.round, low=0, high=MOST_ROUNDS)
    if not whence.round:
        return Whence(scenario.key)
    within("teams", whence.team, 1, HIGHEST)
    return Whence(scenario.key, whence.round, whence.team)
