"""Marketing: advertising that lingers, targeting, prices after promotion, messages and how they wear."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim import mailings, tariff
from sim.compiled import compiled, each, either
from sim.fame import media, reached_by
from sim.firms import ADS
from sim.portable_math import exp, log, peak
from sim.running import Doubles, Floats, Running
from sim.targeting.chosen import aimed

WEEKS = tariff.WEEKS
PRESSURE_MEMORY = 0.6
"""share of last week's contact pressure still felt, F = .6 F + .4 messages"""
CROSS_SELL_LOAD = 0.6
"""pressure of cross-selling at full effort, in messages a week (assumption)"""
DOUBLED = 0.3
"""share of messages that arrive twice where data are worst (assumption)"""
HABIT_MEMORY, HABIT_GAIN = 0.95, 0.05
"""what is left a week later of the discount that customers are used to, and what this week's adds (assumption)"""
AIM, AIM_BY_DATA = 0.3, 0.6
"""share of aimed advertising that hits its segments where data are worst, and what the best data add (assumption)"""
FITTING, FITTING_BY_DATA = 0.4, 0.6
"""how well personal messages fit where data are worst, and what the best data add (assumption)"""
PLAIN_STRENGTH, PERSONAL_STRENGTH = 0.6, 0.6
"""strength of plain messages, and what wholly personal ones that fit add to it (assumption)"""
BAD_NEWS = 2.0
"""weight of a warning, relative to a recommendation (assumption)"""
REPUTATION_MEMORY = 0.97
"""what is left of a firm's reputation a week later (assumption)"""
PRAISES, WARNS = 4.0, 3.0
"""satisfaction above which a customer recommends the firm, below which one warns of it (assumption: three to one)"""

_PRESSURE_MEMORY: Final = np.float32(PRESSURE_MEMORY)
_ONE: Final = np.float32(1)
_HARDLY_ANY: Final = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Attraction:
    """How attractive each firm looks this week, shape ``(segments, firms)``, in log-odds."""

    awareness: Doubles
    """share of the segment that the firm's advertising reaches"""
    fame: Doubles
    """advertising and reputation"""
    price_new: Doubles
    """-b_p ln(price) for somebody else's customers, at the segment's mean sensitivity"""
    price_own: Doubles
    """the same for the firm's own customers"""
    log_price_new: Doubles
    """ln of the perceived price, shape ``(firms,)``"""
    log_price_own: Doubles

    @property
    def new(self) -> Doubles:
        """What somebody else's customer sees."""
        return self.fame + self.price_new

    @property
    def own(self) -> Doubles:
        """What the firm's own customer sees."""
        return self.fame + self.price_own


def advertise(run: Running) -> None:
    """Let last week's advertising fade and this week's add to it: A = d A + (1 - d) spend; book the spending."""
    behaviour = run.scenario.behaviour
    for number, channel in enumerate(ADS):
        keep = behaviour.carry_over[channel]
        spend = run.lever(channel) / WEEKS
        run.book("advertising", spend)
        bought = spend / run.conditions["advertising_cost"]
        run.stocks.adstock[number] = keep * run.stocks.adstock[number] + (1 - keep) * bought


def awareness(run: Running) -> Doubles:
    """Give the share of each segment that each firm's advertising reaches, shape ``(segments, firms)``."""
    by_channel = run.once(("media",), lambda: media(run.scenario))
    return reached_by(by_channel, run.scenario.half.advertising, run.stocks.adstock, _focus(run))


def reminders(run: Running, pulls: Attraction) -> Floats:
    """Give the factor by which advertising moves one's own customers' orders, by segment and slot.

    It is 1 at the scenario's start decisions.
    """
    gained = pulls.awareness - run.usual_awareness
    return run.slots(exp((run.scenario.behaviour.reminder * gained).astype(np.float32)))


def _focus(run: Running) -> Doubles:
    """Give how strongly each segment is addressed, 1 on average; data quality makes targeting sharp."""
    focus = np.ones((len(run.scenario.segments), run.firms))
    for seat, (among, share) in run.once(("targets",), lambda: _targets(run)).items():
        sharp = AIM + AIM_BY_DATA * run.stocks.data_quality[seat]
        focus[:, seat] = (1 - sharp) + np.where(among, sharp / share, 0.0)
    return focus


def _targets(run: Running) -> dict[int, tuple[NDArray[np.bool_], float]]:
    """Give for every firm that aims its advertising the segments it aims at, and their share of all people."""
    segments, targets = run.scenario.segments, {}
    shares = np.array([segment.share for segment in segments])
    for seat, decisions in enumerate(run.decisions):
        if decisions.target_segments:
            among = np.array([segment.key in decisions.target_segments for segment in segments])
            targets[seat] = among, shares[among].sum()
    return targets


def discounts(run: Running) -> tuple[Doubles, Doubles]:
    """Give this week's discount for new and for own customers, by seat."""
    depth = run.lever("promotion_depth") * run.promoting
    new = depth * run.chosen("promotion_audience", "everyone", "new_customers")
    own = depth * run.chosen("promotion_audience", "everyone", "own_customers")
    return new, own


def wear_out_promotions(run: Running) -> None:
    """Let customers get used to promotions: an expected discount makes the list price look dear."""
    new, own = discounts(run)
    run.stocks.habit = HABIT_MEMORY * run.stocks.habit + HABIT_GAIN * np.maximum(new, own)


def attraction(run: Running) -> Attraction:
    """Give every firm's pull on every segment: b_A awareness - b_p ln(price) + b_W reputation."""
    behaviour = run.scenario.behaviour
    new, own = discounts(run)
    usual = 1 - behaviour.habit * run.stocks.habit
    log_new = log(((1 - new) / usual).astype(np.float32)).astype(np.float64)
    log_own = log(((1 - own) / usual).astype(np.float32)).astype(np.float64)
    weight = behaviour.price_weight * run.conditions["price_sensitivity"]
    sensitivity = run.once(("price_sensitivity",), lambda: _sensitivity(run))
    aware = awareness(run)
    fame = behaviour.advertising_weight * aware + behaviour.reputation_weight * run.stocks.reputation
    return Attraction(
        awareness=aware,
        fame=fame,
        price_new=-weight * sensitivity * log_new,
        price_own=-weight * sensitivity * log_own,
        log_price_new=log_new,
        log_price_own=log_own,
    )


def _sensitivity(run: Running) -> Doubles:
    return np.array([segment.price_sensitivity for segment in run.scenario.segments])[:, None]


def send_messages(run: Running) -> None:
    """Send the week's messages, book them, and let contact pressure follow: F = .6 F + .4 messages.

    Where messages have an aim, all others have a load of their own: offers press them, messages do not.
    """
    slots, load = run.seats, run.slots(run.lever("messages") * _copies(run) + _offers(run))
    meant, sent_to = aimed(run, "messages_to"), run.consenting
    if meant is not None:
        sent_to = run.count(run.agreed & meant)
        slots = np.where(meant, run.seats, run.seats + len(load))
        load = np.concatenate((load, run.slots(_offers(run))))
    mailings.note_sent(run, run.agreed if meant is None else run.agreed & meant)
    run.book("messages", run.lever("messages") * sent_to * message_prices(run))
    _press(slots, run.agreed, np.float32(1 - PRESSURE_MEMORY) * load, run.customers.pressure)


def remind(run: Running, who: NDArray[np.int64]) -> NDArray[np.int64]:
    """Send one message more to those of ``who`` who agree to be contacted; book it and give whom it reached."""
    reached = who[run.agreed.ravel()[who]]
    load = np.float32(1 - PRESSURE_MEMORY) * run.slots(_copies(run))
    run.customers.pressure.ravel()[reached] += load[run.seats.ravel()[reached]]
    run.book("messages", run.count_of(reached) * message_prices(run))
    return reached


def message_prices(run: Running) -> Doubles:
    """Give the cost of one message by seat, yuan."""
    return run.once(("message_prices",), lambda: np.array([tariff.message(d, run.scenario) for d in run.decisions]))


@compiled
def _press(seats: NDArray[np.int64], agreed: NDArray[np.bool_], load: Floats, pressure: Floats) -> None:
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            left = pressure[mirror, twin] * _PRESSURE_MEMORY
            pressure[mirror, twin] = either(agreed[mirror, twin], left + load[seats[mirror, twin]], left)


def _copies(run: Running) -> Doubles:
    """Give how often the same message reaches a customer, by seat: dirty files hold people twice."""
    copies: Doubles = 1 + DOUBLED * (1 - run.stocks.data_quality)
    return copies


def _offers(run: Running) -> Doubles:
    """Give the pressure of cross-selling, in messages a week, by seat."""
    return CROSS_SELL_LOAD * run.lever("cross_selling")


def message_lift(run: Running) -> Floats:
    """Give what messages add to purchases: rises to about 1.6 a week and falls beyond (Zhang et al. 2017).

    A second copy of a message and an offer to buy something else press, but bring no order.
    """
    behaviour = run.scenario.behaviour
    read = run.slots(_offers(run)), np.maximum(run.slots(_copies(run)), np.float32(1))
    dose = np.empty(run.seats.shape, np.float32)
    _dose(run.seats, run.customers.pressure, read, np.float32(behaviour.message_optimum), dose)
    personal = run.lever("personalisation") * (FITTING + FITTING_BY_DATA * run.stocks.data_quality)
    strength = behaviour.message_lift * (PLAIN_STRENGTH + PERSONAL_STRENGTH * personal)
    lift = peak(dose, behaviour.message_steepness)
    _strengthen(run.seats, run.slots(strength), lift)
    return lift


@compiled
def _dose(
    seats: NDArray[np.int64], pressure: Floats, read: tuple[Floats, Floats], optimum: np.float32, dose: Floats
) -> None:
    """Give the messages that are read, each once, relative to the best number."""
    offers, copies = read
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            seat = seats[mirror, twin]
            messages = (pressure[mirror, twin] - offers[seat]) / copies[seat]
            dose[mirror, twin] = np.maximum(messages / optimum, _HARDLY_ANY)


@compiled
def _strengthen(seats: NDArray[np.int64], strength: Floats, lift: Floats) -> None:
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            lift[mirror, twin] = _ONE + strength[seats[mirror, twin]] * lift[mirror, twin]


def spread_word(run: Running) -> None:
    """Let reputation follow what customers say; bad news counts double."""
    satisfaction = run.customers.satisfaction
    size = np.maximum(run.size, 1)
    good = run.count(satisfaction > PRAISES)
    bad = run.count(satisfaction < WARNS)
    said = (good - BAD_NEWS * bad) / size
    run.stocks.reputation = REPUTATION_MEMORY * run.stocks.reputation + (1 - REPUTATION_MEMORY) * said
