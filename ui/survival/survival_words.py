"""What survival curves say, in sentences: whose curve it is, how many stayed, and whether a gap may be chance."""

from game.shown.survival import HeldAgainst, Survival, SurvivalCurve
from sim.scenario import Scenario
from ui import format as figures
from ui.customers import desk_words
from ui.language import N_, _, current_language, ngettext
from ui.sentences import together
from ui.words import team_name

SPLIT_NAMES: dict[str, str] = {
    "start": N_("There at the start"),
    "won": N_("Won since"),
    "came": N_("By when they came"),
    "grade": N_("By grade"),
    "segment": N_("By segment"),
}
SPLIT_MEANINGS: dict[str, str] = {
    "start": N_(
        "Customers whom a team had when the game began: how many are still there, week after week? Who comes back "
        "counts among those who were won."
    ),
    "won": N_("Customers whom a team has won since: how many are still there so many weeks after they came?"),
    "came": N_("Customers of one team by the round in which they came, counted from the week of their coming."),
    "grade": N_("Customers whom one team had when the game began, by the grade that the company gave them then."),
    "segment": N_("Customers whom one team had when the game began, by the segment that stood in its files then."),
}
SURE, LIKELY = 0.01, 0.05
"""chances below which a difference is hardly chance, and probably not"""
_EVEN = 0.5
_SMALLEST = 0.001


def label(one: SurvivalCurve, split: str, scenario: Scenario) -> str:
    """Name whose curve it is."""
    if split == "came":
        return _("There at the start") if one.group == "0" else _("Won in round {round}").format(round=one.group)
    if split == "grade":
        return _("Grade {grade}").format(grade=one.group)
    if split == "segment":
        return desk_words.segment(one.group, scenario, current_language())
    return team_name(one.team)


def verdict(seen: Survival, pair: HeldAgainst, names: tuple[str, str]) -> str:
    """Say in two sentences how two curves differ, and whether that may be chance."""
    one, other = seen.curves[pair.first].curve, seen.curves[pair.second].curve
    week = min(len(one.share), len(other.share)) - 1
    facts = _("After {week} weeks **{first}** still serves {one} of these customers, **{second}** {other}.")
    if seen.split not in ("start", "won"):
        facts = _("After {week} weeks {one} of **{first}** are still there, of **{second}** {other}.")
    words = facts.format(
        week=week,
        first=names[0],
        second=names[1],
        one=figures.percent(one.share[week]),
        other=figures.percent(other.share[week]),
    )
    return together((words, judged(pair.chance)), current_language())


def judged(chance: float) -> str:
    """Say whether a difference may be chance, by the chance that luck alone makes one as large."""
    if chance > _EVEN:
        return _("**That may well be chance:** who keeps customers equally well differs this much more often than not.")
    if chance >= LIKELY:
        words = _("**That may be chance:** of those who keep customers equally well one in {n} would differ this much.")
    elif chance >= SURE:
        words = _(
            "**That is probably not chance:** of those who keep customers equally well only one in {n} would differ "
            "this much."
        )
    else:
        words = _(
            "**That is hardly chance:** of those who keep customers equally well fewer than one in {n} would differ "
            "this much."
        )
    return words.format(n=figures.number(_one_in(chance)))


def _one_in(chance: float) -> float:
    """Give the n of "one in n"; below the limits, the limit's."""
    if chance >= SURE:
        return 1 / chance
    return 1 / SURE if chance >= _SMALLEST else 1 / _SMALLEST


def tested(seen: Survival, pair: HeldAgainst) -> str:
    """Say which test it was, and on which side it errs."""
    words = [_("Log-rank test: p {p}.").format(p=p_value(pair.chance))]
    if seen.split == "start":
        words.append(
            _(
                "All teams began with the same customers, person by person, and chance treats these alike: the test is "
                "too careful rather than too bold."
            )
        )
    return together(words, current_language())


def p_value(chance: float) -> str:
    """Give a p-value as it is written."""
    return "< 0.001" if chance < _SMALLEST else f"= {figures.number(chance, 3)}"


def of_all_pairs(seen: Survival) -> str:
    """Say how many of all pairs differ by more than chance, once it counts that so many are tested."""
    sure = sum(pair.chance_among_all < LIKELY for pair in seen.pairs)
    words = ngettext(
        "Of all {n} pairs {sure} differs by more than chance (by a stricter measure, since many are tested: Holm).",
        "Of all {n} pairs {sure} differ by more than chance (by a stricter measure, since many are tested: Holm).",
        sure,
    )
    return words.format(n=len(seen.pairs), sure=sure)
