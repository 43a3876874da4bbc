"""Bought studies: an institute interviews customers of the rivals when a round is over, and whoever paid gets to know.

A study is a number of interviews, shared out evenly over the rivals; those asked are drawn by lot among a rival's
customers (or among those who left it in the round), so that every figure has a sampling error. What people say is what
they feel give or take, and never what the rival decided. The institute asks once and sells to all who pay: two firms
that buy the same get the same. A study changes nothing that anybody does.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim import tariff
from sim.causes import CAUSES
from sim.marketing import discounts
from sim.portable_math import normal
from sim.running import Doubles, Running
from sim.sampling import mean_error, share_error
from sim.streams import Purpose
from sim.study_report import Estimate, RivalStudy, StudyReport
from sim.surveys import ANSWER_SPREAD

FAIR, FEELING_FOR_PRICES, PRICE_SPREAD = 3.0, 5.0, 0.6
"""what people say of a price that is as they expect, what a lower one adds per 1 of the price, and the spread of what
they say (assumption)"""
ANNOYED = 0.1
"""satisfaction lost lately to something of which people still speak (assumption)"""
MISTAKEN = 0.05
"""share of people who say the opposite, as they mix it up (assumption)"""
HARMS = {"wait": "harm_wait", "failure": "harm_failure", "neglect": "harm_neglect", "over_contact": "harm_contact"}
"""Cause -> the column of :class:`~sim.customers.Customers` that remembers it."""
_ANSWERS, _MEMORY, _LOTS = 1, 10, 1000
"""lanes of chance: what people answer, what they mix up, and from where on who is asked"""
_MOST_FIRMS = 64
People = NDArray[np.int64]


def book_studies(run: Running) -> None:
    """Let every firm pay for the studies that it ordered."""
    if any(decisions.studies for decisions in run.decisions):
        run.book("studies", np.array([tariff.studies(decisions, run.scenario) for decisions in run.decisions]))


def conduct(run: Running, firms: tuple[str, ...]) -> list[StudyReport | None]:
    """Give every firm, by seat, what it bought; ``None`` for one that bought nothing."""
    if len(firms) < 2 or not any(decisions.studies for decisions in run.decisions):
        return [None] * len(firms)
    field = _Fieldwork(run)
    return [_for_buyer(field, firms, seat) for seat in range(len(firms))]


def _for_buyer(field: "_Fieldwork", firms: tuple[str, ...], seat: int) -> StudyReport | None:
    decisions = field.run.decisions[seat]
    if not decisions.studies:
        return None
    each = max(1, int(decisions.study_interviews) // (len(firms) - 1))
    rivals = {firm: _rival(field, rival, each, decisions.studies) for rival, firm in enumerate(firms) if rival != seat}
    return StudyReport(bought=decisions.studies, interviews=each, rivals=rivals)


def _rival(field: "_Fieldwork", rival: int, number: int, topics: tuple[str, ...]) -> RivalStudy:
    """Ask about one rival whatever was ordered; one set of people for all that customers are asked."""
    found: dict[str, object] = {}
    customers = field.members[rival]
    asked = field.chosen(customers, rival, number, 0)
    if "satisfaction" in topics and asked.size > 1:
        found |= _satisfaction(field, customers, asked)
    if "image" in topics and asked.size > 1:
        found["price_image"] = _mean(field.price_image(asked), customers.size)
        found["annoyed_by"] = {
            cause: _share(field.annoyed(asked, place), customers.size) for place, cause in enumerate(HARMS)
        }
    if "segments" in topics and asked.size > 1:
        found["segments"] = {
            kind.key: _share(field.segment(asked) == k, customers.size)
            for k, kind in enumerate(field.run.scenario.segments)
        }
    if "switching" in topics:
        found["reasons"] = _reasons(field, rival, number)
    return RivalStudy.model_validate(found)


def _satisfaction(field: "_Fieldwork", customers: People, asked: People) -> dict[str, object]:
    answers, kinds = field.satisfaction(asked), field.segment(asked)
    everybody = np.bincount(field.segment(customers), minlength=len(field.run.scenario.segments))
    by_segment = {
        kind.key: _mean(answers[kinds == k], int(everybody[k]))
        for k, kind in enumerate(field.run.scenario.segments)
        if (kinds == k).sum() > 1
    }
    return {"satisfaction": _mean(answers, customers.size), "by_segment": by_segment}


def _reasons(field: "_Fieldwork", rival: int, number: int) -> dict[str, Estimate]:
    """Ask some of those who left in the round why; each names one reason, the likelier the more it weighed."""
    rows = np.flatnonzero(field.left["firm"] == rival)
    who = field.left["customer"][rows].astype(np.int64)
    order = np.argsort(field.lots(who, rival, 1), kind="stable")[:number]
    if order.size < 2:
        return {}
    weights = np.cumsum(field.left["shares"][rows[order]].astype(np.float64), axis=1)
    told = (field.uniform(_MEMORY + len(HARMS), who[order])[:, None] >= weights[:, :-1]).sum(axis=1)
    return {cause: _share(told == place, rows.size) for place, cause in enumerate(CAUSES)}


def _mean(answers: Doubles, population: int) -> Estimate:
    return Estimate(value=float(answers.mean()), error=mean_error(answers, population), answers=answers.size)


def _share(said: NDArray[np.bool_], population: int) -> Estimate:
    share = float(said.mean())
    return Estimate(value=share, error=share_error(share, said.size, population), answers=said.size)


@dataclass
class _Fieldwork:
    """The institute at work in one market when the round is over."""

    run: Running

    def __post_init__(self) -> None:
        self.members = self.run.members(self.run.served)
        self.left = self.run.journal.log().tables["departures"]

    @cached_property
    def paid(self) -> Doubles:
        """By how much less than they have come to expect customers pay, share of the price, by seat."""
        _new, own = discounts(self.run)
        return np.asarray(own - self.run.stocks.habit, np.float64)

    def chosen(self, who: People, seat: int, number: int, topic: int) -> People:
        """Draw so many of a firm's people by lot, or all where there are not more."""
        found: People = who[np.argsort(self.lots(who, seat, topic), kind="stable")[:number]]
        return found

    def lots(self, who: People, seat: int, topic: int) -> Doubles:
        """Give everybody's lot; copies of one person draw apart, whichever seats their firms have."""
        twins, mirrors = self.run.streams.twins, self.run.firms
        away, found = (seat - who // twins) % mirrors, np.empty(who.size)
        for distance in range(mirrors):
            here = away == distance
            lane = _LOTS + topic * _MOST_FIRMS + distance
            if here.any():
                found[here] = self.run.streams.fine(Purpose.STUDY, self.run.week, lane)[who[here] % twins]
        return found

    def uniform(self, lane: int, who: People) -> Doubles:
        """Give everybody's chance of one kind."""
        return self.run.streams.uniform(Purpose.STUDY, self.run.week, lane)[who % self.run.streams.twins].astype(float)

    def noise(self, lane: int, who: People) -> Doubles:
        """Give by how many spreads everybody's answer is off."""
        drawn = normal(self.run.streams.uniform(Purpose.STUDY, self.run.week, lane))
        return np.asarray(drawn[who % self.run.streams.twins], np.float64)

    def segment(self, who: People) -> People:
        """Give everybody's segment by number, as they say themselves."""
        return self.run.traits.segment[who % self.run.streams.twins].astype(np.int64)

    def satisfaction(self, who: People) -> Doubles:
        """Give what people say of how satisfied they are, 1 to 5."""
        felt = self.run.customers.satisfaction.ravel()[who].astype(np.float64)
        return np.clip(felt + ANSWER_SPREAD * self.noise(_ANSWERS, who), 1.0, 5.0)

    def price_image(self, who: People) -> Doubles:
        """Give what people say of the price, 1 dear to 5 cheap."""
        twin = who % self.run.streams.twins
        lower = self.paid[self.run.customers.firm.ravel()[who]] * self.run.traits.price_sensitivity[twin]
        said = FAIR + FEELING_FOR_PRICES * lower + PRICE_SPREAD * self.noise(_ANSWERS + 1, who)
        return np.clip(said, 1.0, 5.0)

    def annoyed(self, who: People, place: int) -> NDArray[np.bool_]:
        """Say of everybody whether they complain of one of :data:`HARMS`."""
        remembered = getattr(self.run.customers, list(HARMS.values())[place]).ravel()[who]
        mixed_up = self.uniform(_MEMORY + place, who) < MISTAKEN
        return np.asarray((remembered > ANNOYED) ^ mixed_up, np.bool_)
