"""A plan run forward by one round: in which markets, and what their outcomes say.

The markets are made as those of :mod:`game.exploring.questions`: of the team's own decisions, the prices that the
others asked, and the events that were announced. What the others will do nobody knows, so in every second market they
go on as they were seen, and in the others they follow what computer rivals do: how far these are apart is part of the
range. How far a market was out in the round before, by the team's own report, is partly taken to be out again.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.exploring.questions import as_known, without_lists
from game.exploring.trial import FIGURES, Course, Piece, Start
from game.records import Record
from game.shown.projection import Range
from game.store.tables import Team
from sim import bots
from sim.decisions import Decisions
from sim.luck import seed_of

EDITION = 1
"""of how plans are projected: grows when the same plan gets another range"""
SEED = 30_000
"""All projections meet the same markets; no game is played in them."""
MARKETS = 4
SURE = 1.645
"""standard deviations on each side: nine of ten, if all that is unknown were as scattered as a bell curve"""
TRUST = 0.5
"""how much of what a market was out in the round before it is taken to be out again; measured like the next"""
DOUBT = 0.01
"""What else the markets do not know of the real one, as a standard deviation of the retention rate; measured, see
docs/developers.md"""


def name_of(plan: Decisions) -> str:
    """Name a plan; with the round, the team and what it knows, that is all that its projection depends on."""
    told = [EDITION, plan.as_dict()]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def pieces_of(found: Record, team: Team, number: int, plan: Decisions) -> tuple[Piece, ...]:
    """Give the work that a projection of a plan for a round is."""
    start = as_known(found, team, max(number - 1, 0), announced=number)
    plans = (without_lists(plan),)
    return tuple(
        Piece(start if place % 2 == 0 else _led(start, place), plans, 1, seed_of(SEED, place + 1))
        for place in range(MARKETS)
    )


def _led(start: Start, place: int) -> Start:
    """Let the others follow strategies, each market other ones; a copy of the market has its own rivals already."""
    if start.reacting:
        return start
    others = [firm for firm in start.firms if firm != start.firm]
    ways = [*bots.STRATEGIES]
    return replace(start, reacting={firm: ways[(place + seat) % len(ways)] for seat, firm in enumerate(others)})


def before(found: Record, team: Team, number: int) -> float | None:
    """Give the retention rate that the team's own report of the round before told; None before the first."""
    return found.firm_report(number - 1, team).retention if number > 1 else None


def range_of(courses: Sequence[Sequence[Course]], reported: float | None = None) -> Range:
    """Give the range that the markets' outcomes stand for.

    Where the courses begin with the round before, ``reported`` says how that went in truth: by part of what each
    market was out then, it is put right now.
    """
    place = FIGURES.index("retention")
    kept = np.array([told[0][-1][place] for told in courses], dtype=np.float64)
    if reported is not None:
        kept += TRUST * (reported - np.array([told[0][0][place] for told in courses]))
    expected = min(max(float(kept.mean()), 0.0), 1.0)
    half = SURE * (float(kept.var(ddof=1)) + DOUBT**2) ** 0.5
    return Range(max(expected - half, 0.0), expected, min(expected + half, 1.0))
