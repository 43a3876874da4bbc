"""What one customer who left had lived through, week by week, in sentences; nothing in them is invented.

Every sentence tells one entry, or several alike, of the engine's log.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from locales import translator
from sim.personas import Gender
from sim.portfolio import Happening
from ui import format as figures
from ui.decide.lever_values import WAYS
from ui.outcomes.diaries import LONG_WAIT
from ui.outcomes.outcome_words import cause_name
from ui.sentences import together
from ui.why import story_words as words


@dataclass(frozen=True, slots=True)
class Week:
    """One week, or several quiet ones, of a story."""

    when: str
    told: str
    leaving: bool = False
    """the customer left in it"""


@dataclass(frozen=True, slots=True)
class Storyteller:
    """Tells what passed between a firm and one customer; ``names`` are the firms' by key."""

    gender: Gender
    names: Mapping[str, str]
    language: str
    contractual: bool = False
    """customers pay monthly bills rather than buy"""

    def rounds(self, happenings: Sequence[Happening], came: int | None = None) -> dict[int, tuple[Week, ...]]:
        """Tell every round in which something happened, oldest first.

        ``came``: a round in which they were not a customer from the first week on; its first quiet weeks are not told.
        """
        ordered = sorted(happenings, key=lambda one: (one.round, one.week))
        return {
            number: tuple(self._weeks(list(these), from_start=number != came))
            for number, these in groupby(ordered, key=lambda happening: happening.round)
        }

    def _weeks(self, happenings: Sequence[Happening], *, from_start: bool) -> Iterator[Week]:
        """Tell the weeks up to the last event; quiet weeks between two others are told as one."""
        _ = translator(self.language).gettext
        reached = 0 if from_start else happenings[0].week
        for week, these in groupby(happenings, key=lambda happening: happening.week):
            if week > reached:
                yield Week(self._when(reached, week - 1), _(words.QUIET))
            reached = week + 1
            passed = list(these)
            leaving = any(one.kind == "departure" for one in passed)
            yield Week(self._when(week, week), together(self._sentences(passed), self.language), leaving)

    def _when(self, first: int, last: int) -> str:
        _ = translator(self.language).gettext
        if first == last:
            return _(words.WEEK).format(week=first + 1)
        return _(words.WEEKS).format(first=first + 1, last=last + 1)

    def _sentences(self, passed: Sequence[Happening]) -> list[str]:
        """Tell one week: what was bought, then what happened, then leaving; equal sentences are told once."""
        orders = [amount(one.detail.get("amount")) for one in passed if one.kind == "order"]
        told = [self._orders(orders)] if orders else []
        tell = {"contact": self._contact, "complaint": self._complaint, "message": self._message}
        others = Counter(tell[one.kind](one.detail) for one in passed if one.kind in tell)
        told += [f"{sentence} (× {count})" if count > 1 else sentence for sentence, count in others.items()]
        return told + [self._leaving(one.detail) for one in passed if one.kind == "departure"]

    def _orders(self, amounts: Sequence[float]) -> str:
        key = ("bill" if self.contractual else "once") if len(amounts) == 1 else ""
        pattern = words.ORDERS[key or ("bills" if self.contractual else "often")]
        return self._say(pattern, count=self._number(len(amounts)), money=self._money(sum(amounts)))

    def _contact(self, detail: Mapping[str, object]) -> str:
        outcome, minutes = str(detail["outcome"]), amount(detail["wait"])
        late = outcome in ("solved", "unsolved") and minutes >= LONG_WAIT
        visit = "visit " if detail["channel"] == "visit" else ""
        return self._say(
            words.CONTACTS[f"{outcome} late" if late else visit + outcome],
            minutes=self._number(minutes, 1),
            channel=self._channel(str(detail["channel"])),
        )

    def _complaint(self, detail: Mapping[str, object]) -> str:
        _ = translator(self.language).gettext
        failure = _(words.FAILURES[bool(detail["large"])])
        hours = self._number(amount(detail["hours"]))
        return self._say(words.COMPLAINTS[str(detail["outcome"])], Failure=failure, hours=hours)

    def _message(self, detail: Mapping[str, object]) -> str:
        return self._say(words.MESSAGES[str(detail["what"])])

    def _leaving(self, detail: Mapping[str, object]) -> str:
        goal = str(detail.get("to") or "")
        left = self._say(words.LEAVING["rival" if goal else "nobody"], rival=self.names.get(goal, goal))
        return together((left, self._say(words.REASONS, reasons=self._reasons(detail.get("shares")))), self.language)

    def _reasons(self, shares: object) -> str:
        """List the causes with their shares, the strongest first."""
        known = {str(cause): amount(share) for cause, share in shares.items()} if isinstance(shares, Mapping) else {}
        told = sorted((cause for cause in known if known[cause] >= words.LEAST_REASON), key=lambda c: -known[c])
        comma = translator(self.language).gettext(", ")
        return comma.join(
            f"{cause_name(cause, self.language)} {figures.percent(known[cause], 0, self.language)}" for cause in told
        )

    def _channel(self, channel: str) -> str:
        return translator(self.language).gettext(WAYS[channel])

    def _say(self, pattern: str, **figure: str) -> str:
        _ = translator(self.language).gettext
        she = ("She", "she", "her") if self.gender == "female" else ("He", "he", "him")
        pronouns = dict(zip(("She", "she", "them"), map(_, she), strict=True))
        return _(pattern).format(**pronouns, **figure)

    def _number(self, value: float, decimals: int = 0) -> str:
        return figures.number(value, decimals, self.language)

    def _money(self, yuan: float) -> str:
        return figures.money(yuan, language=self.language)


def amount(value: object) -> float:
    """Give a figure of the log as a number."""
    return float(value) if isinstance(value, int | float) else 0.0
