"""A coach for who plays alone: what hurt most in a round, and which lever it would look at.

What hurt is counted: the causes of departures. Where to look is tried: the round is played again for the same
customers, with one lever after the other moved by a step that the budget could have paid, and the rivals as they were.
Only this round is played again; what takes longer to pay off does not show in it. It is played in a thread of this
server and not where plans are tried (:mod:`game.exploring.waiting`): the worlds that tell who would have stayed are at
hand here, and nine replays of one round are done before workers that slept would be awake.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from threading import Lock, Thread

from sqlalchemy.orm import Session

from game.luck import let_classes_pass
from game.pasts import history_of, stretch_of
from game.records import Record
from game.shown.alone import Advice, Coaching
from game.store import Store
from game.store.caches import Place, fetch, put
from game.store.round_tables import SHARED
from sim import engine
from sim.decisions import Decisions, complete
from sim.levers import Kind, Lever
from sim.quarter import at_size_of
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import score
from sim.why.replay import Lived, Stretch, paid, replay, turned

STEPS: Mapping[str, Mapping[str, float]] = {
    "price": {"tier_benefits": 0.10, "points_rate": 0.10, "promotion_depth": 0.125},
    "rival_offer": {"tier_benefits": 0.10, "points_rate": 0.10, "ads_brand": 0.10},
    "wait": {"agents": 0.075, "self_service": 0.15},
    "failure": {"training": 0.15, "specialists": 0.10, "compensation": 0.10, "empowerment": 0.30},
    "neglect": {"care_contacts_a": 0.17, "care_contacts_b": 0.17, "training": 0.15, "pay": 0.10},
    "over_contact": {"messages": -0.10, "cross_selling": -0.20},
}
"""cause -> the levers that are tried against it, each with a step in shares of its range"""
MOST_TRIED = 9
KIND = "coach"
WORTH = 0.05
"""points of the score from which on a step counts as better"""

log = logging.getLogger("liuke")
_under_way: dict[Place, Thread] = {}
_lock, _one_by_one = Lock(), Lock()


@dataclass(frozen=True, slots=True)
class Round:
    """A round that was played, ready to be played again with a lever moved."""

    stretch: Stretch
    history: Lived
    firm: str
    earlier: tuple[FirmReport, ...]
    weights: Mapping[str, float]

    @property
    def sized(self) -> Scenario:
        """The scenario at the size of this market."""
        return at_size_of(self.stretch.scenario, self.stretch.before)

    @property
    def played(self) -> Decisions:
        """What the player decided."""
        return self.history.rounds[0][self.firm]

    def points(self, lived: Lived) -> float:
        """Give the score after the round, had it gone like this."""
        return score((*self.earlier, *lived.reports(self.firm)), self.stretch.scenario, self.weights).total


def coaching(found: Record, number: int) -> Coaching:
    """Say what hurt most in a round, with the advice as far as it was worked out."""
    mine = found.teams[0]
    report = found.firm_report(number, mine)
    cause = hurt_most(report)
    before = found.firm_report(number - 1, mine).causes.get(cause, 0.0) if number > 1 and cause else None
    return Coaching(
        game_id=found.game.id,
        round=number,
        branch=found.line.holder(number),
        scenario=found.game.scenario,
        scale=found.scale,
        lost=report.lost,
        cause=cause,
        of_cause=report.causes.get(cause, 0.0),
        before=before,
        natural=report.causes.get("natural", 0.0),
        profit=report.profit,
        advice=kept_advice(found.session, _place(found, number), engine.of_game(found.game.scenario)),
    )


def hurt_most(report: FirmReport) -> str:
    """Give the cause behind most departures among those that a company can change; "" where it cost nobody."""
    return next(iter(_by_weight(report)), "")


def ask(store: Store, found: Record, number: int) -> Thread | None:
    """Have the advice for a round worked out in the background, once; give who works (None: it is there already)."""
    place, today = _place(found, number), engine.of_game(found.game.scenario)
    if kept_advice(found.session, place, today) is not None:
        return None
    with _lock:
        for done in [where for where, thread in _under_way.items() if not thread.is_alive()]:
            del _under_way[done]
        if place not in _under_way:
            work = (store, round_of(found, number), place, today)
            _under_way[place] = Thread(target=_work, args=work, name="coach", daemon=True)
            _under_way[place].start()
        return _under_way[place]


def round_of(found: Record, number: int) -> Round:
    """Give a round of a solo player as it went."""
    mine = found.teams[0]
    stretch = stretch_of(found, mine, number, number)
    history, _same = history_of(found, mine, stretch, number)
    earlier = tuple(found.history(mine, number - 1)) if number > 1 else ()
    return Round(stretch, history, mine.firm, earlier, found.game.weights)


def advise(past: Round, store: Store | None = None) -> Advice:
    """Play the round again with each lever moved that acts on what drove customers away; give the best of it.

    That is, of what would have raised the score, what keeps the most customers; where nothing would have, what keeps
    the most at a price.
    """
    tried = []
    for lever, value in steps(past):
        if store is not None:
            let_classes_pass(store)
            if store.closed.is_set():
                break
        tried.append(_tried(past, lever, value))
    good = [each for each in tried if each.points >= WORTH]
    dear = [each for each in tried if each.stayed > 0]
    best = max(good or dear, key=lambda each: (max(each.stayed, 0), each.points), default=Advice(0))
    return replace(best, tried=len(tried))


def steps(past: Round) -> Iterator[tuple[str, float]]:
    """Give the levers to be tried with their values: against the strongest causes, as far as the budget goes."""
    report, seen = past.history.reports(past.firm)[0], set[str]()
    for cause in _by_weight(report):
        for key, turn in STEPS[cause].items():
            value = _affordable(past, past.sized.levers[key], turn)
            if key not in seen and value is not None and len(seen) < MOST_TRIED:
                seen.add(key)
                yield key, value


def kept_advice(session: Session, place: Place, today: str) -> Advice | None:
    """Give what was worked out before, by the engine of today."""
    data = fetch(session, place)
    with suppress(ValueError, TypeError, KeyError):
        told = {} if data is None else json.loads(data)
        return Advice(**told["advice"]) if told["engine"] == today else None
    return None


def _by_weight(report: FirmReport) -> list[str]:
    """List the causes that a company can change and that cost it at least half a customer, the worst first."""
    ours = {cause: report.causes.get(cause, 0.0) for cause in STEPS}
    return sorted((cause for cause, count in ours.items() if count >= 0.5), key=lambda cause: -ours[cause])


def _affordable(past: Round, lever: Lever, turn: float) -> float | None:
    """Give where the lever stands after its step, or half of it, that the budget could have paid; None: neither."""
    was = float(past.played.as_dict()[lever.key])  # type: ignore[arg-type]
    for share in (turn, turn / 2):
        value = _moved(lever, was, share)
        wanted = complete({lever.key: value}, past.played, past.sized)
        if value != was and paid(wanted, past.sized, past.stretch.before, past.firm) == wanted:
            return value
    return None


def _moved(lever: Lever, was: float, share: float) -> float:
    """Give a value moved by a share of the lever's range, on the lever's own grid and within its bounds."""
    by = share * (lever.top - lever.low)
    grid = max(lever.step, 1.0) if lever.kind is Kind.COUNT else lever.step or abs(by)
    by = max(round(abs(by) / grid), 1) * grid * (1 if by > 0 else -1)
    value = min(max(was + by, lever.low), lever.high)
    return round(value) if lever.kind is Kind.COUNT else round(value, 6)


def _tried(past: Round, lever: str, value: float) -> Advice:
    with _one_by_one:
        other = replay(past.stretch, {past.firm: ({lever: value},)})
    changed = turned(past.stretch.scenario, past.history, other, past.firm)
    was, now = past.history.reports(past.firm)[0], other.reports(past.firm)[0]
    return Advice(
        tried=1,
        lever=lever,
        was=float(past.played.as_dict()[lever]),  # type: ignore[arg-type]
        now=value,
        stayed=len(changed.would_have_stayed) - len(changed.would_have_left),
        points=past.points(other) - past.points(past.history),
        profit=now.profit - was.profit,
    )


def _work(store: Store, past: Round, place: Place, today: str) -> None:
    try:
        advice = advise(past, store)
        if not store.closed.is_set():
            put(store, {place: json.dumps({"engine": today, "advice": asdict(advice)}).encode()})
    except Exception:
        log.exception("The coach of a round")


def _place(found: Record, number: int) -> Place:
    return Place(found.game.id, found.line.holder(number), number, SHARED, KIND)
