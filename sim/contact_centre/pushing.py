"""Contacts pushed to self-service: menus and web pages that stand before the agents, by the lever of that name.

Matters differ in difficulty, from 0 to 1 evenly. A firm that pushes sends everything below its mark to self-service
first. What self-service has been built for it settles, there and then, and most people are glad; what lies beyond comes
back as a call, from somebody who has to explain it all again: web pages that answer plain questions took 29 % of such
calls away, those that left questions open raised calls (Kumar & Telang 2012), and having to come a second time, by
another channel, is what customers resent most (Dixon, Freeman & Toman 2010).
"""

from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sim.contact_centre.rosters import minute_of
from sim.levers import CHANNELS
from sim.running import Doubles, Floats, Running
from sim.streams import Purpose

BEYOND = 0.2
"""so much beyond what it is built for, self-service settles nothing at all any more (assumption)"""
GLAD = 0.05
"""perceived quality gained by being helped at once by self-service (size: assumption; that most like it where it works
better than the alternative: Meuter et al. 2000)"""
RATHER_PEOPLE = -0.3
"""perceived quality of being helped so for those who would rather speak to somebody (assumption)"""
SENT_BACK = -0.9
"""perceived quality lost by trying in vain and having to call after all (size: assumption)"""
SENT_AWAY = 4
"""outcome of a session that settled nothing, in the log"""
Who = NDArray[np.int64]


@dataclass(slots=True)
class Pushing:
    """A week's pushing: what every firm's self-service is up to, and who was helped or sent back so far."""

    run: Running
    push: Doubles
    """matters up to this difficulty are sent to self-service first, by seat"""
    built: Doubles
    """difficulty up to which self-service settles what it is built for, by seat"""
    success: float
    helped: list[Who] = field(default_factory=list)
    back: list[Who] = field(default_factory=list)

    @classmethod
    def begin(cls, run: Running, built: Doubles, success: float) -> Self | None:
        """Give a week's pushing, or nothing where nobody pushes."""
        push = run.lever("self_service_push")
        return cls(run, push, np.minimum(built, 1.0), success) if push.any() else None

    def take(self, who: Who, untried: NDArray[np.bool_], number: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Say whose ``number``-th contact pushing settled, and whose it sent back; ``untried`` may be pushed at all."""
        run = self.run
        seat, twin = run.seats.ravel()[who] - 1, run.twins[who]
        difficulty, luck = (run.streams.uniform(Purpose.MATTER, run.week, 2 * number + lane)[twin] for lane in (0, 1))
        pushed = untried & (difficulty < self.push[seat])
        able = np.clip(1.0 - (difficulty - self.built[seat]) / BEYOND, 0.0, 1.0)
        settled = pushed & (luck < self.success * able)
        back = pushed & ~settled
        self.helped.append(who[settled])
        self.back.append(who[back])
        self._write_down(who[back], luck[back])
        return settled, back

    def _write_down(self, who: Who, luck: Floats) -> None:
        self.run.journal.write(
            "contacts",
            customer=who,
            firm=self.run.customers.firm.ravel()[who],
            week=self.run.week_of_round,
            minute=minute_of(luck),
            channel=-1,
            wait=0,
            outcome=SENT_AWAY,
        )

    def moods(self) -> tuple[tuple[Who, float], ...]:
        """Give what the week's pushing did to whom, in points of perceived quality."""
        helped, back = np.concatenate(self.helped), np.concatenate(self.back)
        people = rather_people(self.run)[self.run.twins[helped]]
        return (helped[~people], GLAD), (helped[people], RATHER_PEOPLE), (back, SENT_BACK)


def settled_share(push: Doubles, built: Doubles, success: float) -> Doubles:
    """Give by seat what share of the contacts that may be pushed is expected to be settled by that."""
    beyond = np.clip(push - built, 0.0, BEYOND)
    share: Doubles = success * (np.minimum(push, built) + beyond - beyond * beyond / (2 * BEYOND))
    return share


def rather_people(run: Running) -> NDArray[np.bool_]:
    """Say who would rather speak to somebody, shape ``(twins,)``: those who prefer the phone."""
    return np.asarray(run.traits.channel == CHANNELS.index("phone"))


def note_pushed(run: Running, pushing: Pushing | None) -> None:
    """Note by seat how many of the week's pushed contacts self-service settled, and how many it sent back."""
    lists = ("pushed_helped", pushing and pushing.helped), ("pushed_back", pushing and pushing.back)
    for figure, who in lists:
        seats = run.seats.ravel()[np.concatenate(who)] - 1 if who else np.zeros(0, np.int64)
        run.journal.note(figure, np.bincount(seats, minlength=run.firms))
