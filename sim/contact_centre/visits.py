"""Visits: who books an appointment in person instead of writing or calling, and what comes of it.

A firm opens so many visits a week (the lever ``visits``). Whoever would rather be met in person books one, first come,
first served; when the week is full, the others turn to their usual channel, and mind. A visit has no waiting line, and
settles nearly everything: somebody who stands beside you sees what is the matter.
"""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.contact_centre.contacts import Offered
from sim.contact_centre.week import SOLVED, UNSOLVED, Experience, will_return
from sim.levers import WAYS
from sim.running import Doubles, Running
from sim.staffing import skill
from sim.streams import Purpose

VISIT: Final = WAYS.index("visit")
"""a visit's number among the channels of the log"""
MET = 0.25
"""perceived quality gained by being met in person as one wished (assumption)"""
BEST_VISIT = 0.98
"""no visit is surer than this to settle a matter (assumption)"""
VISIT_BY_SKILL, VISIT_BY_EMPOWERMENT = 0.5, 0.5
"""how far skill, and freedom to decide on the spot, bring a visit's chance towards its best (assumption)"""


@dataclass(frozen=True, slots=True)
class Visits:
    """A week's contacts that became visits, and who found the week booked out."""

    made: Offered
    turned_away: NDArray[np.int64]
    """customers who wanted to come too: they turn to another channel instead"""


def take_visits(run: Running, offered: Offered) -> tuple[Offered, Visits | None]:
    """Give the contacts that are left to agents, and the visits; what was offered itself where nobody opens any."""
    open_to_all = run.lever("visits").astype(np.int64)
    if not open_to_all.any():
        return offered, None
    wish = prefers_visits(run)[run.twins[offered.customer]] & (open_to_all[offered.seat] > 0)
    so_far = np.cumsum(wish)
    before = np.concatenate(([0], so_far))[offered.bounds[:-1]]
    visit = wish & (so_far - before[offered.seat] <= open_to_all[offered.seat])
    return _only(offered, ~visit), Visits(_only(offered, visit), offered.customer[wish & ~visit])


def prefers_visits(run: Running) -> NDArray[np.bool_]:
    """Say who would rather be met in person, shape ``(twins,)``: the same people all game."""
    share = np.array([segment.visits for segment in run.scenario.segments], np.float32)
    prefers: NDArray[np.bool_] = run.streams.uniform(Purpose.VISIT, 0) < share[run.traits.segment]
    return prefers


def settling(run: Running) -> Doubles:
    """Give the chance by seat that a visit settles the matter: skilled people who may decide on the spot."""
    base = run.scenario.service.visit_resolution
    helped = VISIT_BY_SKILL * skill(run) + VISIT_BY_EMPOWERMENT * run.lever("empowerment")
    chance: Doubles = base + (BEST_VISIT - base) * np.minimum(helped, 1.0)
    return chance


def finish_visits(run: Running, visits: Visits | None, felt: Experience) -> None:
    """Write down what came of the week's visits and let the customers feel it."""
    made = visits.made if visits is not None else None
    solved = made.luck < settling(run)[made.seat] if made is not None else np.zeros(0, np.bool_)
    seat = made.seat if made is not None else np.zeros(0, np.int64)
    run.journal.note("visits", np.bincount(seat, minlength=run.firms))
    run.journal.note("visits_solved", np.bincount(seat[solved], minlength=run.firms))
    if visits is None or made is None:
        return
    run.journal.write(
        "contacts",
        customer=made.customer,
        firm=seat,
        week=run.week_of_round,
        minute=made.minute,
        channel=VISIT,
        wait=0,
        outcome=np.where(solved, SOLVED, UNSOLVED),
    )
    felt.closed_channel.ravel()[visits.turned_away] = True
    felt.unsolved.ravel()[made.customer[~solved]] = True
    run.customers.callback.ravel()[made.customer[~solved & will_return(made.luck)]] = True
    felt.like(made.customer, MET)


def _only(offered: Offered, where: NDArray[np.bool_]) -> Offered:
    """Give some of the contacts, in the same order."""
    columns = {f.name: getattr(offered, f.name)[where] for f in fields(Offered) if f.name != "bounds"}
    kept = np.concatenate(([0], np.cumsum(where)))[offered.bounds]
    return Offered(bounds=kept, **columns)
