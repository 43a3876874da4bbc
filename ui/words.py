"""What people call the things of a game: phases, roles, markets, the parts of a score."""

from collections.abc import Mapping

from game.views import TeamTag
from ui import packs
from ui.language import N_, _, ngettext

PHASES: Mapping[str, str] = {
    "lobby": N_("Teams are gathering"),
    "briefing": N_("Briefing"),
    "open": N_("Decide now"),
    "closed": N_("The quarter runs"),
    "revealed": N_("Results are out"),
    "ended": N_("The game is over"),
}

ROLES: Mapping[str, str] = {
    "leader": N_("Leader"),
    "marketing": N_("Marketing"),
    "service": N_("Service"),
    "care": N_("Care"),
    "platform": N_("Platform"),
}

ROLE_LINES: Mapping[str, str] = {
    "leader": N_("keeps the time and submits"),
    "marketing": N_("whom to win, what to say"),
    "service": N_("agents, waiting, complaints"),
    "care": N_("loyalty, grades, winning back"),
    "platform": N_("CRM systems and data"),
}

MODES: Mapping[str, str] = {
    "shared": N_("One market for all"),
    "parallel": N_("A market for each team"),
}

MODE_LINES: Mapping[str, str] = {
    "shared": N_("Teams compete for the same customers."),
    "parallel": N_("Each team meets the same computer rivals; fairest for comparing."),
}

SCORE_PARTS: Mapping[str, str] = {
    "retention": N_("Retention"),
    "satisfaction": N_("Satisfaction"),
    "profit": N_("Profit"),
    "equity": N_("Customer equity"),
}

SOURCES: Mapping[str, str] = {
    "submitted": N_("submitted"),
    "draft": N_("played the draft"),
    "repeated": N_("repeated the last round"),
    "replayed": N_("played the same again"),
    "start": N_("played the starting values"),
    "computer": N_("computer"),
    "vacant": N_("carried on without a team"),
}


def name(words: Mapping[str, str], key: str) -> str:
    """Return the reader's word for ``key``, or the key itself where nobody gave it one."""
    return _(words[key]) if key in words else key


def round_name(round_: int, rounds: int | None = None) -> str:
    """Return "Round 2 of 6", "Round 2", or the name of the practice round."""
    if round_ < 1:
        return _("Practice round")
    if rounds:
        return _("Round {round} of {rounds}").format(round=round_, rounds=rounds)
    return _("Round {round}").format(round=round_)


def round_in_sentence(round_: int) -> str:
    """Return the round as it is called within a sentence: "round 2", "the practice round"."""
    return _("the practice round") if round_ < 1 else _("round {round}").format(round=round_)


def team_name(tag: TeamTag) -> str:
    """Return what a team is called; one that nobody named bears its number, a computer rival its strategy."""
    if tag.name.isdecimal():
        return _("Team {n}").format(n=tag.name)
    if tag.strategy and tag.name == tag.strategy:
        return packs.strategy_name(tag.strategy)
    return tag.name


def gathering(seated: int, choosing: int) -> str:
    """Return how many people have a team, and how many are still choosing."""
    if not seated and not choosing:
        return _("Nobody is here yet")
    words = ngettext("{n} person has a team", "{n} people have a team", seated).format(n=seated)
    if choosing:
        words += _(", ") + ngettext("{n} is still choosing", "{n} are still choosing", choosing).format(n=choosing)
    return words
