"""Care: contacts by grade, key accounts, calming those about to leave, winning back."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim import by_firm, crm_platform, tariff
from sim.compiled import compiled, each, either
from sim.customers import NONE
from sim.filing import files_in
from sim.foremost import foremost
from sim.levers import GRADES
from sim.portable_math import response
from sim.running import Doubles, Floats, Running
from sim.streams import Purpose
from sim.targeting.chosen import aimed, meant
from sim.tariff import WEEKS

CARE_HALF = 1.0
"""care contacts a round with half of the full effect (assumption)"""
KEY_ACCOUNT_LIFT = 0.8
"""what a key-account manager adds to a grade A customer's care, relative to the full effect of contacts (assumption)"""
CARE_PRESSURE = 0.3
"""contact pressure of a care contact, in messages (assumption)"""
CALL_PRESSURE = 0.5
"""contact pressure of a proactive contact, in messages (assumption)"""
MOOD_TELLS = 2
"""weight of dissatisfaction in who counts as at risk, relative to chance (assumption)"""
BIGGEST_WORTH = 4
"""value relative to the list price beyond which lost customers are not told apart (assumption)"""
CARE, PROACTIVE, WIN_BACK, SURVEY, FOLLOW_UP, CROSS_SOLD = range(6)
OFFER_STRENGTH = {"call": 0.7, "gift": 1.0, "discount": 1.2}
"""how strongly a proactive offer works, relative to a gift (assumption)"""
CALM_MARGIN = 0.2
"""below neutral by this much, a customer counts as dissatisfied (assumption)"""
STILL_WORKS = 0.3
"""while a contact works this strongly, the customer is left alone (assumption)"""
BOND_MEMORY = 0.93
"""what is left of a promise a week later (assumption)"""
WOKEN_MEMORY = 0.97
"""what is left a week later where a contact woke a customer: still seen after three months, Ascarza et al. 2016"""
WIN_BACK_WEEKS = 26
"""lost customers are approached for half a year (assumption)"""
WIN_BACK_PULL = {"discount": 1.0, "upgrade": 1.0, "bundle": 1.6}
"""log-odds by which an offer speaks for the former firm (assumption, but for the bundle's being strongest)"""
WIN_BACK_BOND = {"discount": 0.0, "upgrade": -1.0, "bundle": 1.0}
"""a bundle regains most but they stay shortest; an upgrade stays longest: order of Kumar et al. 2015"""
RECONSIDER = 0.08
"""share of approached lost customers who look around because of it (assumption)"""

Flags = NDArray[np.bool_]
_WOKEN_MEMORY: Final = np.float32(WOKEN_MEMORY)
_BOND_MEMORY: Final = np.float32(BOND_MEMORY)
_STILL_WORKS: Final = np.float32(STILL_WORKS)


def care_lift(run: Running) -> Floats:
    """Give what care adds to perceived quality by row of :func:`cared_for` and slot: contacts, managers for grade A.

    A customer feels it as much as they care for care.
    """
    felt = response(_contacts_by_grade(run), CARE_HALF)
    for best in range(0, len(felt), len(GRADES)):
        felt[best] += KEY_ACCOUNT_LIFT * _key_account_cover(run)
    return np.float32(run.scenario.behaviour.care_lift) * run.slots(felt)


def _contacts_by_grade(run: Running) -> Doubles:
    """Give contacts a round by grade and seat; where care has an aim, four rows of nothing more for all others."""
    return run.once(("contacts_by_grade",), lambda: _by_grade(run))


def _by_grade(run: Running) -> Doubles:
    levers = [run.lever(f"care_contacts_{grade}") for grade in "abc"]
    rates = np.array([*levers, np.zeros(run.firms)])
    return np.concatenate((rates, np.zeros_like(rates))) if _has_aim(run) else rates


def _has_aim(run: Running) -> bool:
    return any(decisions.care_to for decisions in run.decisions)


def cared_for(run: Running) -> NDArray[np.int8]:
    """Give everybody's row in tables of care: the grade, and four more for those whom care is not aimed at."""
    reached = aimed(run, "care_to")
    if reached is None:
        return run.customers.grade
    return np.where(reached, run.customers.grade, run.customers.grade + np.int8(len(GRADES)))


def _key_account_cover(run: Running) -> Doubles:
    """Give the share of grade A customers whom a manager looks after."""
    best = run.count(run.served & (run.customers.grade == 0))
    return np.minimum(1.0, run.lever("key_account_managers") * tariff.PORTFOLIO / np.maximum(best, 1))


def make_care_contacts(run: Running) -> None:
    """Let care contacts happen, each with a little contact pressure; book contacts and managers."""
    rate = _contacts_by_grade(run) / WEEKS
    happens = np.empty(run.seats.shape, np.bool_)
    _take_place(run.streams.uniform(Purpose.CARE, run.week), (cared_for(run), run.seats), run.slots(rate), happens)
    made = by_firm.numbers(happens)
    run.customers.pressure.ravel()[made] += np.float32(CARE_PRESSURE)
    run.book("care", run.count_of(made) * run.scenario.costs.care_contact)
    run.book("care", run.lever("key_account_managers") * run.scenario.costs.key_account_manager / WEEKS)
    write_messages(run, made, CARE)


@compiled
def _take_place(u: Floats, cells: tuple[NDArray[np.int8], NDArray[np.int64]], rate: Floats, happens: Flags) -> None:
    grade, seats = cells
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            at = mirror, twin
            happens[at] = u[twin] < rate[grade[at], seats[at]]


def contact_costs(run: Running) -> Floats:
    """Give what care contacts and key-account managers cost the firm a week, yuan, by customer."""
    weekly = _contacts_by_grade(run) / WEEKS * run.scenario.costs.care_contact
    managers = run.lever("key_account_managers") * run.scenario.costs.key_account_manager / WEEKS
    for best in range(0, len(weekly), len(GRADES)):
        weekly[best] += managers / np.maximum(run.count(run.served & (run.customers.grade == 0)), 1)
    return by_firm.look_up_in_row(cared_for(run), run.seats, run.slots(weekly))


def write_messages(run: Running, who: NDArray[np.int64], kind: int, firm: NDArray[np.integer] | None = None) -> None:
    """Write down that a firm (their own unless given) approached these customers."""
    if run.journal.keeps("messages"):
        seats = run.customers.firm.ravel()[who] if firm is None else firm
        run.journal.write("messages", customer=who, firm=seats, week=run.week_of_round, kind=kind)


def calm(run: Running) -> None:
    """Contact customers before they leave: it calms the dissatisfied and wakes the contented (Ascarza et al. 2016)."""
    noise = run.streams.normal(Purpose.PROACTIVE, run.week)
    wanted = (run.lever("proactive_reach") * run.size / WEEKS).astype(np.int64)
    wanted[run.chosen("proactive_audience", "nobody")] = 0
    open_to = np.empty(run.seats.shape, np.bool_)
    _fade(run.customers.bond, run.seats, run.slots(wanted), open_to)
    reached = aimed(run, "proactive_to")
    if reached is not None:
        open_to &= reached
    members = run.members(open_to) if wanted.any() else []
    for seat in np.flatnonzero(wanted).tolist():
        decisions = run.decisions[seat]
        who = _at_risk(run, seat, members[seat], int(wanted[seat]), noise)
        approach(run, who, decisions.proactive_offer)
        spent = np.zeros(run.firms)
        spent[seat] = len(who) * tariff.proactive_offer(decisions, run.scenario)
        run.book("proactive", spent)
        write_messages(run, who, PROACTIVE)


def approach(run: Running, who: NDArray[np.int64], offer: str) -> None:
    """Let these customers be contacted with an offer: the dissatisfied are calmed, all others woken."""
    behaviour, customers = run.scenario.behaviour, run.customers
    strength = np.float32(OFFER_STRENGTH[offer])
    unhappy = customers.satisfaction.ravel()[who] < behaviour.indifference - CALM_MARGIN
    calmed, woken = np.float32(behaviour.proactive_dissatisfied), np.float32(behaviour.proactive_contented)
    customers.bond.ravel()[who] += np.where(unhappy, calmed * strength, woken)
    customers.pressure.ravel()[who] += np.float32(CALL_PRESSURE)


@compiled
def _fade(bond: Floats, seats: NDArray[np.int64], wanted: Floats, open_to: Flags) -> None:
    """Let promises fade; say on whom no contact works any more whose firm wants to contact somebody."""
    for mirror in each(bond.shape[0]):
        for twin in each(bond.shape[1]):
            at = mirror, twin
            left = bond[at] * either(bond[at] > 0, _WOKEN_MEMORY, _BOND_MEMORY)
            bond[at] = left
            open_to[at] = (np.abs(left) < _STILL_WORKS) & (wanted[seats[at]] > 0)


def _at_risk(run: Running, seat: int, who: NDArray[np.int64], wanted: int, noise: Floats) -> NDArray[np.int64]:
    """Give those of ``who`` whom the firm believes most at risk, among its audience; belief is as good as its data.

    Nobody is contacted again while the last contact still works on them.
    """
    audience, accuracy = run.decisions[seat].proactive_audience, float(crm_platform.accuracy(run)[seat])
    if audience == "valuable_at_risk":
        who = who[np.flatnonzero(run.customers.grade.ravel()[who] <= 1)]
    score, far = np.empty(who.size, np.float32), np.empty(who.size, np.int64)
    standing = run.distance.ravel(), run.customers.satisfaction.ravel()
    _seem_at_risk((who, run.twins), standing, noise, (accuracy, audience == "everyone"), (score, far))
    return who[foremost(score, far, wanted)]


@compiled
def _seem_at_risk(
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    standing: tuple[NDArray[np.int64], Floats],
    noise: Floats,
    belief: tuple[float, bool],
    found: tuple[Floats, NDArray[np.int64]],
) -> None:
    """Give how much at risk each seems to be, and how far from home they are."""
    (chosen, twins), (distance, satisfaction), (score, far), (accuracy, blind) = places, standing, found, belief
    for row in each(len(chosen)):
        who = chosen[row]
        luck, unhappy = noise[twins[who]], -satisfaction[who]
        seems = np.float32(accuracy) * unhappy * np.float32(MOOD_TELLS) + np.float32(1 - accuracy) * luck
        score[row] = either(blind, luck, seems)
        far[row] = distance[who]


def win_back(run: Running) -> Floats:
    """Approach lost customers; give the pull on each of them towards the firm they left, 0 where nobody asked."""
    customers = run.customers
    pull = np.zeros(run.seats.shape, np.float32)
    luck = run.streams.uniform(Purpose.WIN_BACK, run.week)
    lost = np.empty(run.seats.shape, np.bool_)
    _have_left(run.traits.consent, (customers.firm, customers.last_firm, customers.since_left), lost)
    gone = by_firm.numbers(lost)
    left = by_firm.members(customers.last_firm.ravel()[gone].astype(np.int64), np.ones(gone.size, np.bool_), run.firms)
    for seat, decisions in enumerate(run.decisions):
        if decisions.win_back_audience == "nobody":
            continue
        price = tariff.win_back_offer(decisions, run.scenario)
        candidates = gone[left[seat]]
        candidates = candidates[meant(decisions.win_back_to, customers, candidates, files_in(run, seat))]
        affordable = int(decisions.win_back_budget / WEEKS / price) if price > 0 else candidates.size
        who = candidates[_worth_winning(run, candidates, seat, luck, affordable)]
        pull.ravel()[who] = np.float32(WIN_BACK_PULL[decisions.win_back_offer])
        spent = np.zeros(run.firms)
        spent[seat] = len(who) * price
        run.book("win_back", spent)
        write_messages(run, who, WIN_BACK, np.full(len(who), seat))
    return pull


@compiled
def _have_left(consent: Flags, moves: tuple[NDArray[np.int16], ...], lost: Flags) -> None:
    """Say who has lately left a firm, is not back, and agrees to be approached."""
    firm, last, since = moves
    for mirror in each(firm.shape[0]):
        for twin in each(firm.shape[1]):
            at = mirror, twin
            away = (last[at] != NONE) & (last[at] != firm[at])
            lost[at] = away & (since[at] <= WIN_BACK_WEEKS) & consent[twin]


def _worth_winning(
    run: Running, lost: NDArray[np.int64], seat: int, luck: Floats, affordable: int
) -> NDArray[np.int64]:
    """Give the places of the lost customers whom a firm asks: the valuable, as far as its data tell, or anyone."""
    twin = run.twins[lost]
    score = luck[twin]
    if run.decisions[seat].win_back_audience == "valuable":
        sharp = np.float32(crm_platform.accuracy(run)[seat])
        score = sharp * np.minimum(run.traits.value[twin], np.float32(BIGGEST_WORTH)) + (np.float32(1) - sharp) * score
    return foremost(score, (seat - lost // run.streams.twins) % run.firms, affordable)
