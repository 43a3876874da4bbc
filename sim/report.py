"""What one round brought to light: figures per firm, and the log of what happened to each customer.

Everything here is plain data. A :class:`RoundReport` turns into JSON and back without loss; an
:class:`sim.event_log.EventLog` into bytes and back.
"""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from sim.event_log import EventLog
from sim.study_report import StudyReport


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Position(_Figures):
    """What a firm knows of its own size when it decides: enough to price every lever for the coming round."""

    customers: int
    customers_by_grade: dict[str, int]
    consenting: int
    members: int
    """customers in a loyalty tier"""
    agents: int
    specialists: int
    revenue: float
    """yuan, last round (before the first round: an estimate from the warm-up)"""
    orders: int
    """orders (or paid months) last round"""
    complaints: int
    lost_last_round: int
    budget: float
    """yuan that may be planned for the coming round"""


class SurveyReport(_Figures):
    """What the firm's own survey found: not everybody answers, so every figure has an error."""

    asked: int
    answered: int
    satisfaction: float
    satisfaction_error: float
    """half width of the 95 % interval of what all customers would have answered, same unit (1-5)"""
    nps: float
    """-100..100, from the answers"""
    by_segment: dict[str, float]
    followed_up: int
    """unhappy customers who were called back"""
    population: int = 0
    """customers who could have been asked; 0 in reports of before this was written down"""
    unhappy: int | None = None
    """answers below :data:`sim.surveys.UNHAPPY`; None in reports of before this was written down"""

    @property
    def census(self) -> bool:
        """True where everybody was asked."""
        return self.asked == self.population > 0


class SegmentFigures(_Figures):
    """One segment of one firm's customers."""

    customers_start: int
    customers_end: int
    retention: float
    satisfaction: float
    revenue: float
    """yuan in the round, of customers who left since as well; sums to the firm's"""


class ChannelFigures(_Figures):
    """What came of one way to reach a firm in a round, and what it cost."""

    contacts: int
    """with agents, visits, or sessions of self-service; who fails with one way and takes another counts in both"""
    settled: int
    """of these, matters that this contact settled: what is left comes back, elsewhere or later"""
    minutes: float
    """of the firm's people"""
    cost: float
    """yuan, its part of the wages included"""


class WeeklySeries(_Figures):
    """Thirteen values each, one per week of the round."""

    customers: list[int]
    satisfaction: list[float]
    revenue: list[float]
    lost: list[int]
    won: list[int]
    contacts: list[int]
    mean_wait: list[float]
    """minutes"""
    service_level: list[float]


class FirmReport(_Figures):
    """One firm's round. Shares are 0..1, satisfaction 1..5, money yuan, waits minutes."""

    firm: str
    customers_start: int
    customers_end: int
    kept: int
    """customers at the start who are still served at the end"""
    lost: int
    """departures in the round, those of newly won customers included"""
    won: int
    retention: float
    retention_valuable: float
    """the same, among grade A and B customers at the start"""
    satisfaction: float
    """mean over all customers at the end (the independent institute's census)"""
    nps: float
    """-100..100"""
    contacts: int
    self_served: int
    service_level: float
    """share of contacts offered to an agent that were answered within 20 s"""
    abandonment: float
    mean_wait: float
    first_contact_resolution: float
    """share of contacts with people (calls, chats, visits) that settled the matter there and then"""
    occupancy: float
    """share of the agents' time that was handling"""
    failures: int
    complaints: int
    complaints_solved: int
    """settled in this round, opened in this or the round before"""
    complaints_quick: int
    """of those solved, within the hours that customers call quick and that the firm promises"""
    agents_end: int
    agents_left: int
    morale: float
    """0..1"""
    orders: int
    revenue: float
    costs: dict[str, float]
    """yuan by cost line; every line of :data:`sim.accounts.COST_LINES`"""
    profit: float
    cash: float
    equity: float
    """customer equity at the end: sum of customer lifetime values, yuan"""
    causes: dict[str, float]
    """departures attributed to each cause, in customers; sums to ``lost``"""
    lost_to: dict[str, int]
    """departures by where they went; key ``""`` is leaving the market"""
    won_from: dict[str, int]
    segments: dict[str, SegmentFigures]
    weekly: WeeklySeries
    survey: SurveyReport | None
    study: StudyReport | None = None
    """what the firm bought of an institute; nobody else gets it"""
    reputation: float
    awareness: float
    """0..1, mean over segments"""
    maturity: dict[str, float]
    """platform maturity 0..1: operational, analytical, collaborative, data_quality"""
    price: float
    """mean price asked, after promotion, relative to the list price"""
    pushed_helped: int = 0
    """contacts pushed to self-service that it settled"""
    pushed_back: int = 0
    """contacts pushed to self-service in vain: they came back to an agent"""
    resolution: dict[str, float] = {}
    """parts of the first-contact resolution (:data:`sim.first_contact.PARTS`), shares of contacts; they add up to it
    but for chance; none in reports of before this was written down"""
    channels: dict[str, ChannelFigures] = {}
    """every way to reach the firm (:data:`sim.levers.WAYS`); none in reports of before this was written down"""
    position: Position
    """the position from which the next round is decided"""

    def identity(self) -> int:
        """Zero where customers are conserved: start - lost + won - end."""
        return self.customers_start - self.lost + self.won - self.customers_end


class RoundReport(_Figures):
    """One round of one market."""

    round: int
    firms: dict[str, FirmReport]
    customers: int
    """everybody in the market, served or not"""
    outside_start: int
    outside_end: int
    events: list[str]
    """keys of the scenario's events that struck this round"""
    people: dict[str, dict[str, str]]
    """named person -> home firm -> where that firm's copy of the person is at the end (firm, or "" for none)"""
    digest: str
    """of the world at the end of the round"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that :func:`sim.quarter.run` hands back beside the next world."""

    report: RoundReport
    log: EventLog
