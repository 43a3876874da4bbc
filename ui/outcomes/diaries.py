"""A named customer's round in two or three friendly sentences, made of what really happened to them.

First what they bought, then the one experience that mattered most, then where they stand. Nothing is invented: every
sentence counts events of the log.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from locales import translator
from sim.portfolio import Happening
from sim.scenario import Person
from ui import format as figures
from ui.outcomes.diary_words import (
    CARE_SENTENCES,
    CAUSE_CLAUSES,
    COMPLAINT_SENTENCES,
    FOR_A_CHANGE,
    OPENING,
    PROMPT,
    TIMES,
)
from ui.sentences import together

LONG_WAIT = 2.0
"""Minutes from which a wait is worth telling; the textbook's patience"""


ONLINE = ("self_served", "sent_away")
"""outcomes of sessions of self-service: nobody of the firm was met"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a round was like for one customer, counted."""

    orders: int
    spent: float
    waits: tuple[float, ...]
    """minutes of every contact that was answered late"""
    quick: int
    """contacts answered at once and solved"""
    gave_up: int
    complaint: str | None
    """worst outcome of a complaint, if there was one"""
    care: str | None
    """the most personal thing that the firm did of itself, if anything"""
    left_week: int | None
    left_for: str | None
    """firm key; "" for none"""
    left_because: str | None


def facts(happenings: Sequence[Happening]) -> Facts:
    """Count what happened."""
    orders = [h for h in happenings if h.kind == "order"]
    contacts = [h.detail for h in happenings if h.kind == "contact" and h.detail.get("outcome") not in ONLINE]
    answered = [d for d in contacts if d.get("outcome") != "abandoned"]
    complaints = [str(h.detail.get("outcome")) for h in happenings if h.kind == "complaint"]
    letters = [str(h.detail.get("what")) for h in happenings if h.kind == "message"]
    departure = next((h for h in reversed(happenings) if h.kind == "departure"), None)
    return Facts(
        orders=len(orders),
        spent=sum(_amount(h.detail.get("amount")) for h in orders),
        waits=tuple(_amount(d.get("wait")) for d in answered if _amount(d.get("wait")) >= LONG_WAIT),
        quick=sum(_amount(d.get("wait")) < LONG_WAIT and d.get("outcome") == "solved" for d in answered),
        gave_up=len(contacts) - len(answered),
        complaint=next((outcome for outcome in COMPLAINT_SENTENCES if outcome in complaints), None),
        care=next((kind for kind in CARE_SENTENCES if kind in letters), None),
        left_week=departure.week + 1 if departure else None,
        left_for=str(departure.detail.get("to") or "") if departure else None,
        left_because=_main_cause(departure) if departure else None,
    )


@dataclass(frozen=True, slots=True)
class Diarist:
    """Tells rounds of customers from one firm's side, in one language; ``names`` are the firms' by key."""

    own: str
    names: Mapping[str, str]
    language: str
    contractual: bool = False
    """customers pay monthly bills rather than buy"""

    def tell(self, person: Person, happenings: Sequence[Happening], serves: str) -> str:
        """Tell the round of ``person``, whom the firm ``serves`` serves at its end ("": none)."""
        if not happenings and serves != self.own:
            return self._elsewhere(person, serves)
        told = facts(happenings)
        sentences = (self._opening(person, told), self._experience(person, told), self._ending(person, told, serves))
        return together(sentences, self.language)

    def _say(self, pattern: str, person: Person, **figure: object) -> str:
        _ = translator(self.language).gettext
        she = ("She", "she", "her") if person.gender == "female" else ("He", "he", "him")
        pronouns = dict(zip(("She", "she", "them"), map(_, she), strict=True))
        return _(pattern).format(name=person.name.in_(self.language), **pronouns, **figure)

    def _opening(self, person: Person, told: Facts) -> str:
        count, spent = self._number(told.orders), figures.money(told.spent, language=self.language)
        keys = ("no bill", "one bill", "bills") if self.contractual else ("nothing", "once", "often")
        return self._say(OPENING[keys[min(told.orders, 2)]], person, count=count, spent=spent)

    def _experience(self, person: Person, told: Facts) -> str:
        """Tell what mattered most: a complaint, waiting in vain, waiting long, care, a quick answer."""
        if told.complaint:
            return self._say(COMPLAINT_SENTENCES[told.complaint], person)
        if told.gave_up or told.waits:
            return self._waiting(person, told)
        if told.care:
            return self._say(CARE_SENTENCES[told.care], person)
        return self._say(PROMPT["quick"], person) if told.quick else ""

    def _waiting(self, person: Person, told: Facts) -> str:
        key = ("waited" if len(told.waits) == 1 else "waited often") if told.waits else "gave up"
        return self._say(
            PROMPT["waited and gave up" if told.waits and told.gave_up else key],
            person,
            minutes=self._number(max(told.waits, default=0.0)),
            times=self._times(len(told.waits)),
            hung=self._times(told.gave_up),
        )

    def _ending(self, person: Person, told: Facts, serves: str) -> str:
        if serves == self.own:
            return self._say(PROMPT["stays" if told.left_week is None else "came back"], person)
        if told.left_week is None or told.left_because is None:
            return self._elsewhere(person, serves)
        natural_switch = told.left_for and told.left_because == "natural"
        clause = FOR_A_CHANGE if natural_switch else CAUSE_CLAUSES[told.left_because]
        cause = translator(self.language).gettext(clause)
        key = "left for a rival" if told.left_for else "left for nobody"
        return self._say(PROMPT[key], person, week=told.left_week, rival=self._firm(told.left_for or ""), cause=cause)

    def _elsewhere(self, person: Person, serves: str) -> str:
        return self._say(PROMPT["with a rival" if serves else "with nobody"], person, rival=self._firm(serves))

    def _firm(self, key: str) -> str:
        return self.names.get(key, key)

    def _times(self, count: int) -> str:
        pattern = TIMES.get(count, TIMES[0])
        return translator(self.language).gettext(pattern).format(count=self._number(count))

    def _number(self, value: float) -> str:
        return figures.number(value, language=self.language)


def mood(happenings: Sequence[Happening], *, stayed: bool) -> str:
    """Give one sign for the round: left, hurt, cared for or quiet."""
    told = facts(happenings)
    if not stayed:
        return "👋"
    if told.complaint in {"unsolved", "open", "silent"} or told.gave_up or told.waits:
        return "😟"
    if told.quick or told.care or told.complaint in {"solved", "solved_quickly"}:
        return "🙂"
    return "😐"


def _main_cause(departure: Happening) -> str:
    shares = departure.detail.get("shares")
    known = {k: _amount(v) for k, v in shares.items() if k in CAUSE_CLAUSES} if isinstance(shares, Mapping) else {}
    return max(known, key=lambda key: known[key]) if known else "natural"


def _amount(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
