"""What the luck band says, in sentences a student would use."""

from collections.abc import Sequence

from game.views import LuckBand, LuckProgress, LuckTie, TeamLuck
from ui import theme
from ui.format import number
from ui.language import _, ngettext
from ui.words import team_name

LEVEL = 0.9
"""share of equal re-runs from which two teams simply came out the same"""
_MINUTE = 60


def verdict(band: LuckBand) -> str:
    """Say who won, and whether luck decided it."""
    first = band.teams[0]
    if any(tie.teams[0].id == first.team.id for tie in band.ties):
        return _("Luck decided who came first.")
    return _("{team} won, and not by luck: {n} of 100 re-runs end with this team first.").format(
        team=_called(first.team.seat, team_name(first.team)), n=number(100 * first.shares[0])
    )


def tie(one: LuckTie) -> str:
    """Say who is tied, and how often it would have turned out the other way round."""
    first, last = one.teams[0], one.teams[-1]
    if one.equal >= LEVEL:
        return _("{teams} are tied: they come out the same every time.").format(teams=names(one))
    words = _("{teams} are tied: with other luck {last} would have finished ahead of {first} {n} of 10 times.")
    return words.format(
        teams=names(one), first=team_name(first), last=team_name(last), n=number(max(1, 10 * one.turned))
    )


def others(band: LuckBand) -> list[str]:
    """Say all there is to say about ties, the places from the top down."""
    if not band.ties:
        return [_("No two teams are tied: everybody finishes ahead of the next at least 9 of 10 times.")]
    return [tie(one) for one in band.ties]


def engine(band: LuckBand) -> str:
    """Say whether the re-runs are of the very model that the game was played on, and how that is known."""
    if not band.teams:
        return ""
    if band.engine.proved is None:
        return _("These re-runs are from a version of the program that did not note which model made them.")
    if not band.engine.proved:
        return _differs(band)
    if band.engine.same is False:
        return _(
            "The program has changed since this game, the model has not: with the game's own luck it comes out the "
            "same to the last digit."
        )
    return _("Checked: with the game's own luck it comes out the same to the last digit.")


def _differs(band: LuckBand) -> str:
    if band.engine.same:
        return _(
            "With the game's own luck it does not come out as it did, although the program is the same. Do not rely on "
            "what stands here."
        )
    return _(
        "The model has changed since this game: even with the game's own luck it comes out differently today. What "
        "stands here is the answer of today's model."
    )


def names(one: LuckTie) -> str:
    """Name the teams of a tie: "A", "A and B", "A, B and C"."""
    called = [_called(tag.seat, team_name(tag)) for tag in one.teams]
    return _("{others} and {last}").format(others=_(", ").join(called[:-1]), last=called[-1])


def _called(seat: int, name: str) -> str:
    return theme.plain_badge(seat, name)


def likely(team: TeamLuck) -> str:
    """Say where a team ends most often, and within which places."""
    low, high = team.ranks
    usual = _("most likely {place}").format(place=place(team.usual))
    if low == high:
        return usual
    return _("{usual}, range {low}–{high}").format(usual=usual, low=low, high=high)


def place(rank: int) -> str:
    """Name a place: 1st, 2nd, 3rd, 4th, 11th, 21st."""
    unit = 0 if rank % 100 in (11, 12, 13) else rank % 10
    words = {1: _("{n}st"), 2: _("{n}nd"), 3: _("{n}rd")}.get(unit, _("{n}th"))
    return words.format(n=rank)


def places(shares: Sequence[float]) -> str:
    """Say how often each place comes out, for those who cannot see the dots."""
    counted = [(rank, share) for rank, share in enumerate(shares, start=1) if share]
    return _(", ").join(
        _("{place}: {n} of 100").format(place=place(rank), n=number(100 * share)) for rank, share in counted
    )


def progress(seen: LuckProgress) -> str:
    """Say how far the re-runs are, and how long they still take."""
    done = _("{done} of {wanted} games played again").format(done=seen.done, wanted=seen.wanted)
    return f"{done} · {_left(seen.seconds_left)}"


def _left(seconds: float | None) -> str:
    if seconds is None:
        return _("just begun")
    if seconds < _MINUTE:
        return _("less than a minute left")
    minutes = round(seconds / _MINUTE)
    return ngettext("about {n} minute left", "about {n} minutes left", minutes).format(n=minutes)
