"""A question turned into work: who may ask it, where its plans begin, and what a worker is given.

While a game runs, a plan may only rest on what its team knows: its own decisions and what the street sees of the
others. So nothing of the real market is used: each market is made anew and lived through by the team's own decisions,
its rivals doing what companies usually do, at the prices that were seen. Once the game has ended, the plans begin in
the real market, and the rivals decide as they did.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import named, require_player, team_of
from game.bounds import number_within, within
from game.errors import Refused
from game.exploring.trial import Piece, Start, fingerprint
from game.exploring.which_markets import seeds_for
from game.records import Record, record, scenario_at, scenario_of
from game.reruns import market_of
from game.rules import Phase, revealed_rounds
from game.shown.exploring import AskedPlans, Beginning, Whence
from game.store import Store
from game.store.tables import Game, Seat, Team
from sim import engine, packs, parallel
from sim.decisions import Decisions, DecisionsRefused, check, starting
from sim.levers import AIMS, Kind
from sim.scenario import Scenario

FEWEST_PLANS, MOST_PLANS = 2, 4
MOST_ROUNDS = 8
LEAST_SCALE, LARGEST_SCALE = 0.001, 1000.0
EDITION = 1
"""of how plans are tried: grows when the same question gets another answer"""
LIST = "list "
"""how an aim at a list of customers begins"""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be worked out, and the name under which the answer is kept."""

    key: str
    start: Start
    beginning: Beginning
    pieces: tuple[Piece, ...]


def question_of(store: Store, session: Session, actor: Actor, asked: AskedPlans) -> Question:
    """Give the work that a question is, if this person may ask it.

    Raises:
        Refused: ``out_of_bounds``; ``bad_markets``; ``decision_refused``; as :func:`beginning_of` does.
    """
    within("plans", len(asked.plans), FEWEST_PLANS, MOST_PLANS)
    within("rounds", asked.rounds, 1, MOST_ROUNDS)
    seeds = seeds_for(asked.markets)
    start, beginning = beginning_of(store, session, actor, asked.whence)
    plans = tuple(playable(values, sized(start, beginning), beginning) for values in asked.plans)
    pieces = tuple(Piece(start, plans, asked.rounds, seed) for seed in seeds)
    return Question(key_of(start, plans, asked.rounds, seeds), start, beginning, pieces)


def key_of(start: Start, plans: Sequence[Decisions], *more: object) -> str:
    """Name a question by all that its answer depends on."""
    told = [EDITION, engine.of_game(start.scenario.key), fingerprint(start), [plan.as_dict() for plan in plans], more]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def sized(start: Start, beginning: Beginning) -> Scenario:
    """Give the scenario at the size at which plans are made."""
    return start.scenario if beginning.scale == 1.0 else start.scenario.at_scale(beginning.scale)


def playable(values: Mapping[str, object], scenario: Scenario, beginning: Beginning) -> Decisions:
    """Give a plan as decisions; in a market that is made anew, a list of customers names nobody."""
    try:
        plan = check(values, scenario)
    except DecisionsRefused as refused:
        raise Refused("decision_refused", problems=[asdict(problem) for problem in refused.problems]) from refused
    return plan if beginning.true else without_lists(plan)


def without_lists(plan: Decisions) -> Decisions:
    """Give a plan whose actions at lists of customers go to everybody."""
    lists = {
        key: "" for key, lever in AIMS.items() if lever.kind is Kind.AIM and str(getattr(plan, key)).startswith(LIST)
    }
    return replace(plan, **lists) if lists else plan  # type: ignore[arg-type]


def beginning_of(store: Store, session: Session, actor: Actor, whence: Whence) -> tuple[Start, Beginning]:
    """Give the place where plans begin.

    Raises:
        Refused: ``unknown_scenario``; ``no_such_round``, and who may not look at that game.
    """
    if not _whole(whence.round) or whence.round == 0:
        return _of_pack(whence)
    game, team = past_of(session, actor, whence.team)
    found = record(store, session, game)
    last = revealed_rounds(found.here)
    if team.kind == "absent" or not 1 <= whence.round <= last:
        raise Refused("no_such_round", round=whence.round, low=1 if last else 0, high=last)
    return _of_game(found, team, whence.round)


def past_of(session: Session, actor: Actor, team_id: int | None = None) -> tuple[Game, Team]:
    """Give the team in whose past plans begin: that of :func:`game.authority.team_of`, or one's own of an earlier game.

    Raises:
        Refused: ``not_your_team``; as :func:`game.authority.team_of`.
    """
    if actor.kind == "teacher" or team_id is None:
        return team_of(session, actor, team_id)
    team, member = named(session, Team, team_id), require_player(actor)
    seat = None if team is None else session.get(Seat, (team.game_id, member))
    if team is None or seat is None or seat.team_id != team.id:
        raise Refused("not_your_team")
    return session.get_one(Game, team.game_id), team


def scenario_sized(pack: str, scale: float) -> Scenario:
    """Give a pack at a size.

    Raises:
        Refused: ``unknown_scenario``, ``out_of_bounds``.
    """
    known = packs.keys()
    if pack not in known:
        raise Refused("unknown_scenario", scenario=str(pack)[:40], allowed=list(known))
    number_within("scale", scale, LEAST_SCALE, LARGEST_SCALE)
    return scenario_at(pack, float(scale))


def _of_pack(whence: Whence) -> tuple[Start, Beginning]:
    scenario = scenario_sized(whence.pack, 1.0)
    rivals = parallel.rivals(scenario)
    start = Start(scenario, None, parallel.TEAM, (parallel.TEAM, *rivals), reacting=rivals)
    return start, Beginning(Whence(whence.pack), 1.0, starting(scenario), true=False)


def _of_game(found: Record, team: Team, number: int) -> tuple[Start, Beginning]:
    """Give the end of a round of a game: the real market once the game has ended, else one like it."""
    true = found.game.phase == Phase.ENDED
    start = _as_it_was(found, team, number) if true else as_known(found, team, number)
    usual = market_of(found, team).rounds[number - 1][team.firm]
    whence = Whence(found.game.scenario, number, team.id)
    return start, Beginning(whence, found.scale, usual if true else without_lists(usual), true=true)


def _as_it_was(found: Record, team: Team, number: int) -> Start:
    rounds = market_of(found, team).rounds
    copies = found.game.mode != "shared"
    return Start(
        scenario=scenario_of(found.game),
        customers=found.game.customers,
        firm=team.firm,
        firms=tuple(sorted(rounds[0])),
        past=tuple(rounds[:number]),
        future=tuple(rounds[number:]),
        reacting=parallel.rivals(found.scenario) if copies else {},
        seed=found.game.seed,
    )


def as_known(found: Record, team: Team, number: int, announced: int | None = None) -> Start:
    """Give a market like the real one, made of what its team knows after a revealed round (0: before the first).

    ``announced`` is the last round whose events were told by then; None: the round at hand.
    """
    announced = found.game.round if announced is None else announced
    own = [decided[team.firm] for decided in market_of(found, team).rounds[:number]]
    plans = [without_lists(plan) for plan in own]
    scenario = scenario_of(found.game)
    told = tuple(event for event in scenario.events if event.round <= announced)
    scenario = scenario.model_copy(update={"events": told})
    here = Start(scenario, found.game.customers, team.firm, ())
    if found.game.mode != "shared":
        rivals = parallel.rivals(found.scenario)
        past = tuple({team.firm: plan} for plan in plans)
        return replace(here, firms=(team.firm, *rivals), past=past, reacting=rivals)
    others = [each.firm for each in found.active() if each.id != team.id]
    seen = [_seen(found, team, others, place + 1) for place in range(number)]
    past = tuple({team.firm: plan} | rivals for plan, rivals in zip(plans, seen, strict=True))
    return replace(here, firms=tuple(sorted((team.firm, *others))), past=past)


def _seen(found: Record, team: Team, others: Sequence[str], number: int) -> dict[str, Decisions]:
    """Give what the street sees of the others in a round: the price that each asks, all else as usual."""
    reports = found.report(number, found.market_of(team)).firms
    usual, deepest = starting(found.scenario), found.scenario.levers["promotion_depth"].high
    return {
        firm: replace(usual, promotion_depth=min(max(round(1.0 - reports[firm].price, 2), 0.0), deepest))
        for firm in others
    }


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
