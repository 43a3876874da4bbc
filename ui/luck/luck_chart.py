"""The luck band as a picture: a row of places for every team, a dot on each as large as it is likely.

Plain markup, so that it is there at once and as sharp on a phone as on the wall; each row says the same in words.
"""

from collections.abc import Sequence
from html import escape
from math import sqrt

from game.views import TeamLuck
from ui import theme
from ui.format import number, percent
from ui.language import _
from ui.luck import luck_words
from ui.words import team_name

SMALLEST = 0.16
"""width of the dot of a place that was hardly ever taken; of one that was taken every time it is 1"""


def picture(teams: Sequence[TeamLuck]) -> str:
    """Return the rows, best team first, below the numbers of the places."""
    count = len(teams)
    heads = "".join(f"<b>{rank}</b>" for rank in range(1, count + 1))
    rows = "".join(_row(team, count) for team in teams)
    return (
        f'<div class="lk-luck" style="--lk-places:{count}"><div class="lk-luck-head">'
        f'<span>{escape(_("Place"))}</span><span class="lk-luck-places">{heads}</span></div>{rows}</div>'
    )


def _row(team: TeamLuck, count: int) -> str:
    mine = " lk-mine" if team.team.mine else ""
    scores = _("score {low} to {high}").format(low=number(team.scores[0]), high=number(team.scores[1]))
    return (
        f'<div class="lk-luck-row{mine}" style="--lk-team:{theme.seat(team.team.seat).colour}">'
        f"{theme.badge(team.team.seat, team_name(team.team))}{_places(team, count)}"
        f'<span class="lk-luck-words">{escape(luck_words.likely(team))} '
        f'<span class="lk-luck-scores">· {escape(scores)}</span></span></div>'
    )


def _places(team: TeamLuck, count: int) -> str:
    low, high = team.ranks
    band = f'<em style="left:{100 * (low - 1) / count:.2f}%;width:{100 * (high - low + 1) / count:.2f}%"></em>'
    shares = [*team.shares, *[0.0] * (count - len(team.shares))]
    cells = "".join(_cell(rank, share, played=rank == team.rank) for rank, share in enumerate(shares, start=1))
    label = escape(luck_words.places(team.shares))
    return f'<span class="lk-luck-places" role="img" aria-label="{label}">{band}{cells}</span>'


def _cell(rank: int, share: float, *, played: bool) -> str:
    dot = f'<i style="--lk-size:{max(SMALLEST, sqrt(share)):.2f}"></i>' if share else ""
    title = f"{luck_words.place(rank)}: {percent(share, 0)}"
    return f'<b class="lk-luck-played" title="{title}">{dot}</b>' if played else f'<b title="{title}">{dot}</b>'
