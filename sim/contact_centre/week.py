"""Each firm's contact centre: a week's contacts served one by one, and what they do to those who waited."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim import by_firm, crm_platform
from sim.contact_centre.contacts import Offered
from sim.contact_centre.queue import Calls, Roster, Served
from sim.contact_centre.rosters import paid_minutes, roster
from sim.levers import CHANNELS
from sim.running import Floats, Running
from sim.staffing import skill
from sim.targeting.chosen import by_turns, turns

Serve = Callable[[Calls, Roster], Served]
"""a way to play one line of contacts: :func:`sim.contact_centre.queue.serve` or its SimPy reference"""
ANSWERED_WITHIN = 20.0 / 60.0
"""minutes: the service level counts answers within 20 seconds"""
SOLVED, UNSOLVED, ABANDONED = 0, 1, 2
CALLBACK = 0.5
"""share of unsolved or abandoned contacts that are tried again next week (assumption)"""
SKILL_HELPS, JOINED_HELPS = 0.5, 0.6
"""how far skill, and one view of the customer, bring the chance to solve a contact towards its best (assumption)"""
BEST_RESOLUTION = 0.97
"""nobody solves more than this at first contact (assumption)"""
SECOND_LUCK = 997.0
"""makes a second uniform of one that has decided already: the digits far behind the point"""
BY_TRAINING, BY_VIEW = "settled_by_training", "settled_by_view"
"""the journal's figures of contacts settled because of the agents' skill, and of one view of the customer"""
MOST_OCCUPANCY = 1.5
"""occupancy is written down up to here: agents finish what they have begun"""


@dataclass(slots=True)
class Experience:
    """What this week's contacts were like for each customer, shape ``(mirrors, twins)``."""

    wait: Floats
    """longest wait, minutes"""
    abandoned: NDArray[np.bool_]
    unsolved: NDArray[np.bool_]
    closed_channel: NDArray[np.bool_]
    """had to use another channel than the preferred one"""
    mood: Floats | None = None
    """perceived quality gained, or lost, by how the firm was reached; nothing where it all went as ever"""

    def like(self, who: NDArray[np.int64], much: float) -> None:
        """Add to the perceived quality of these customers' week; what is below 0 takes away."""
        if self.mood is None:
            self.mood = np.zeros(self.wait.shape, np.float32)
        np.add.at(self.mood.ravel(), who, np.float32(much))


def nothing_experienced(run: Running) -> Experience:
    """Give a week without contacts."""
    shape = run.seats.shape
    return Experience(
        np.zeros(shape, np.float32), np.zeros(shape, np.bool_), np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    )


def line_of(run: Running, offered: Offered, seat: int) -> tuple[Calls, Roster]:
    """Give one firm's contacts of the week and the shifts of its agents."""
    order = turns(run, seat) if by_turns(run)[seat] else None
    return offered.calls(seat, order), roster(int(run.stocks.agents[seat]))


def finish_week(run: Running, offered: Offered, served: list[Served], felt: Experience) -> None:
    """Write down what became of the week's contacts and let the customers feel it."""
    wait = np.concatenate([one.wait for one in served])
    answered = np.concatenate([one.answered for one in served])
    solved = answered & (offered.luck < solving(run)[offered.seat])
    outcome = (ABANDONED - answered - solved).astype(np.int8)
    run.journal.write(
        "contacts",
        customer=offered.customer,
        firm=offered.seat,
        week=run.week_of_round,
        minute=offered.minute,
        channel=offered.channel,
        wait=wait,
        outcome=outcome,
    )
    _feel(run, offered, wait, outcome, felt)
    _note_figures(run, offered, wait, outcome)
    _note_channels(run, offered, outcome)
    _note_what_helped(run, by_firm.count(offered.seat, outcome != ABANDONED, run.firms))
    _note_work(run, served)


def solving(run: Running) -> NDArray[np.float64]:
    """Give the chance by seat that a contact is solved at once: skill, and one view of the customer."""
    base = run.scenario.service.first_contact_resolution
    helped = SKILL_HELPS * skill(run) + JOINED_HELPS * run.stocks.maturity[crm_platform.COLLABORATIVE]
    chance: NDArray[np.float64] = base + (BEST_RESOLUTION - base) * np.minimum(helped, 1.0)
    return chance


def _feel(
    run: Running, offered: Offered, wait: NDArray[np.float64], outcome: NDArray[np.int8], felt: Experience
) -> None:
    moved = offered.channel != run.traits.channel[run.twins[offered.customer]]
    for flag, rows in (
        (run.customers.callback, (outcome != SOLVED) & will_return(offered.luck)),
        (felt.abandoned, outcome == ABANDONED),
        (felt.unsolved, outcome == UNSOLVED),
        (felt.closed_channel, moved),
    ):
        flag.ravel()[offered.customer[rows]] = True
    by_firm.longest(offered.customer, wait, felt.wait.ravel())


def will_return(luck: Floats) -> NDArray[np.bool_]:
    """Say who tries again next week, of those whose contact did not settle the matter."""
    second = luck * np.float32(SECOND_LUCK)
    again: NDArray[np.bool_] = second - np.floor(second) < CALLBACK
    return again


def _note_figures(run: Running, offered: Offered, wait: NDArray[np.float64], outcome: NDArray[np.int8]) -> None:
    by_outcome = np.bincount(offered.seat * 3 + outcome, minlength=3 * run.firms).reshape(-1, 3)
    contacts = by_outcome.sum(axis=1)
    in_time = (wait <= ANSWERED_WITHIN) & (outcome != ABANDONED)
    run.journal.note("offered", contacts)
    run.journal.note("answered_in_time", by_firm.count(offered.seat, in_time, run.firms))
    run.journal.note("abandoned", by_outcome[:, ABANDONED])
    run.journal.note("solved", by_outcome[:, SOLVED])
    run.journal.note("waited", by_firm.add_up(offered.seat, wait, run.firms))
    run.book("contacts", contacts * run.scenario.offer.contact_cost)


def _note_channels(run: Running, offered: Offered, outcome: NDArray[np.int8]) -> None:
    """Note contacts, how many were settled and the agents' minutes, by seat and channel: ``(firms, 3, channels)``."""
    cells = run.firms * len(CHANNELS)
    cell = offered.seat * len(CHANNELS) + offered.channel
    answered = outcome != ABANDONED
    counted = np.bincount(cell, minlength=cells), by_firm.count(cell, outcome == SOLVED, cells)
    minutes = by_firm.add_up(cell, offered.handling * answered, cells)
    figures = [part.reshape(run.firms, -1).astype(np.float64) for part in (*counted, minutes)]
    run.journal.note("served_by_agents", np.stack(figures, axis=1))


def _note_what_helped(run: Running, answered: NDArray[np.int64]) -> None:
    """Note by seat how many of the contacts answered were settled because of training, and of one view."""
    by_skill, by_view = SKILL_HELPS * skill(run), JOINED_HELPS * run.stocks.maturity[crm_platform.COLLABORATIVE]
    fitting = 1.0 / np.maximum(by_skill + by_view, 1.0)
    more = answered * (BEST_RESOLUTION - run.scenario.service.first_contact_resolution) * fitting
    run.journal.note(BY_TRAINING, more * by_skill)
    run.journal.note(BY_VIEW, more * by_view)


def _note_work(run: Running, served: list[Served]) -> None:
    busy = np.array([one.busy for one in served])
    paid = np.array([paid_minutes(roster(int(agents))) for agents in run.stocks.agents])
    run.stocks.occupancy = np.minimum(busy / np.maximum(paid, 1.0), MOST_OCCUPANCY)
    run.journal.note("busy", busy)
    run.journal.note("paid", paid)
