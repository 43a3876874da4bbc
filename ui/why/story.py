"""What one customer who left had lived through, week by week, in sentences; nothing in them is invented.

Every sentence tells one entry, or several alike, of the engine's log; the weekly messages are told once a round.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from locales import translator
from sim.personas import Gender
from sim.portfolio import Happening
from sim.why.comings import COMING
from sim.why.pressed import Pressed
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
    parting: str = ""
    """how it ends, where the customer left in it: the last of what is told"""


@dataclass(frozen=True, slots=True)
class Storyteller:
    """Tells what passed between a firm and one customer; ``names`` are the firms' by key."""

    gender: Gender
    names: Mapping[str, str]
    language: str
    contractual: bool = False
    """customers pay monthly bills rather than buy"""

    def rounds(
        self, happenings: Sequence[Happening], mailed: Sequence[Pressed] = (), came: int | None = None
    ) -> dict[int, tuple[Week, ...]]:
        """Tell every round in which something happened, oldest first; ``mailed``: how the weekly messages came.

        ``came``: a round in which they were not a customer from the first week on; its first quiet weeks are not told.
        """
        passed: dict[int, list[Happening]] = {}
        for one in happenings:
            passed.setdefault(one.round, []).append(one)
        pressed = {one.round: one for one in mailed}
        return {
            number: tuple(self._round(passed.get(number, []), pressed.get(number), from_start=number != came))
            for number in sorted({*passed, *pressed})
        }

    def _round(self, happenings: Sequence[Happening], pressed: Pressed | None, *, from_start: bool) -> Iterator[Week]:
        """Tell the weekly messages of a round, then its weeks."""
        if pressed and pressed.weeks:
            yield Week(self._when(pressed.weeks[0], pressed.weeks[-1]), self._messages_a_week(pressed))
        weeks: dict[int, list[Happening]] = {}
        for one in happenings:
            weeks.setdefault(one.week, []).append(one)
        yield from self._weeks(weeks, pressed, from_start=from_start)

    def _weeks(
        self, passed: Mapping[int, list[Happening]], pressed: Pressed | None, *, from_start: bool
    ) -> Iterator[Week]:
        """Tell the weeks up to the last event; quiet weeks between two others are told as one."""
        too_much = dict(self._too_much(pressed)) if pressed else {}
        told = sorted({*passed, *too_much})
        reached = 0 if from_start else min(told, default=0)
        for week in told:
            if week > reached:
                yield self._quiet(reached, week - 1, pressed)
            reached, these = week + 1, passed.get(week, [])
            partings = [self._leaving(one.detail) for one in these if one.kind == "departure"]
            sentences = [*self._sentences(these, too_much.get(week)), *partings]
            yield Week(self._when(week, week), together(sentences, self.language), *partings[-1:])

    def _quiet(self, first: int, last: int, pressed: Pressed | None) -> Week:
        _ = translator(self.language).gettext
        messages = pressed is not None and any(first <= week <= last for week in pressed.weeks)
        return Week(self._when(first, last), _(words.QUIET_BUT_FOR_MESSAGES if messages else words.QUIET))

    def _messages_a_week(self, pressed: Pressed) -> str:
        """Tell how many messages came in how many of the weeks from the first to the last of them."""
        one, often = ("one" if pressed.messages == 1 else "several"), len(pressed.weeks)
        key = one if often == pressed.weeks[-1] - pressed.weeks[0] + 1 else f"{one} at times"
        count = f"{pressed.messages:g}"
        return self._say(words.MESSAGES_A_WEEK[key], count=count, weeks=str(often))

    def _too_much(self, pressed: Pressed) -> Iterator[tuple[int, str]]:
        """Tell in the first of the weeks that were too much until when they were."""
        end = max((*pressed.weeks, *pressed.too_much))
        for first, last in runs(pressed.too_much):
            key = "on" if last == end else "once" if first == last else "until"
            yield first, self._say(words.TOO_MUCH[key], last=str(last + 1))

    def _when(self, first: int, last: int) -> str:
        _ = translator(self.language).gettext
        if first == last:
            return _(words.WEEK).format(week=first + 1)
        return _(words.WEEKS).format(first=first + 1, last=last + 1)

    def _sentences(self, passed: Sequence[Happening], too_much: str | None) -> list[str]:
        """Tell one week: what was bought, what happened, what became too much; equal sentences once."""
        orders = [amount(one.detail.get("amount")) for one in passed if one.kind == "order"]
        told = [self._orders(orders)] if orders else []
        tell = {"contact": self._contact, "complaint": self._complaint, "message": self._message}
        others = Counter(tell[one.kind](one.detail) for one in passed if one.kind in tell)
        told += [f"{sentence} (× {count})" if count > 1 else sentence for sentence, count in others.items()]
        told = [*told, too_much] if too_much else told
        for one in passed:
            if one.kind == COMING:
                told.insert(0 if one.detail["seen"] else len(told), self._coming(one.detail))
        return told

    def _coming(self, detail: Mapping[str, object]) -> str:
        return self._say(words.COMING["seen" if detail["seen"] else "again" if detail["again"] else "first"])

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


def runs(weeks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last week of every unbroken run of weeks."""
    starts = [week for week in weeks if week - 1 not in weeks]
    return zip(starts, (week for week in weeks if week + 1 not in weeks), strict=True)


def amount(value: object) -> float:
    """Give a figure of the log as a number."""
    return float(value) if isinstance(value, int | float) else 0.0
