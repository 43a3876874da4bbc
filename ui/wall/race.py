"""The race on the wall: who kept their customers, who leads, and at the end the podium.

Drawn as text and vector graphics in the window's own units, so that it is sharp and whole on any projector.
"""

from collections.abc import Sequence
from html import escape
from math import ceil, floor

from game.views import Comparison, LuckBand, Standing, TeamRecord, TeamTag
from ui import theme
from ui.format import number, percent, signed_points
from ui.language import _
from ui.luck import luck_words
from ui.wall import race_lines
from ui.words import team_name

CROWDED = 8
PODIUM = 3
STEP = 0.05
"""The scale on which rates are dots begins and ends at multiples of this."""


def picture(seen: Comparison) -> str:
    """Return the race as of the latest revealed round."""
    lines = _lines(seen) if _longest(seen) > 1 else _retention_dots(seen)
    return (
        f'<main class="lk-split lk-race"><section><h1>{escape(_("Who kept their customers?"))}</h1>{lines}'
        f'<p class="lk-winners">{_winners(seen)}</p></section>'
        f"<section><h2>{escape(_('Score'))}</h2>{_table(seen.standings, _best(seen.standings))}"
        f"{_computers(seen.standings)}</section></main>"
    )


def podium(seen: Comparison, luck: LuckBand | None = None) -> str:
    """Return the podium, the winner in the middle, everybody else below, and what luck had to do with it."""
    first = seen.standings[:PODIUM]
    order = [first[place] for place in (1, 0, 2) if place < len(first)]
    steps = "".join(_step(standing) for standing in order)
    others = seen.standings[PODIUM:]
    key = _computers(seen.standings)
    beside = f'<section class="lk-others">{_table(others, _best(seen.standings))}</section>' if others else ""
    return (
        f'<main class="lk-podium"><h1>{escape(_("They kept their customers best"))}</h1>'
        f'<div class="lk-places"><div class="lk-steps">{steps}</div>{beside}</div>{_luck(luck)}{key}</main>'
    )


def _luck(luck: LuckBand | None) -> str:
    if luck is None or not luck.teams:
        return ""
    top = next((tie for tie in luck.ties if tie.teams[0].id == luck.teams[0].team.id), None)
    words = luck_words.verdict(luck) if top is None else luck_words.tie(top)
    doubt = _("By today's model, which has changed since this game.") if luck.engine.proved is False else ""
    return f'<p class="lk-winners">{escape(words)} <span class="lk-muted">{escape(doubt)}</span></p>'


def _computers(standings: Sequence[Standing]) -> str:
    """Return what the computers' sign means, where one of them plays."""
    if not any(standing.team.kind == "computer" for standing in standings):
        return ""
    return f'<div class="lk-key lk-muted">⚙ {escape(_("played by the computer"))}</div>'


def _step(standing: Standing) -> str:
    look = theme.seat(standing.team.seat)
    return (
        f'<div class="lk-step lk-rank-{min(standing.rank, PODIUM)}" style="--lk-team:{look.colour}">'
        f'<div class="lk-step-symbol" aria-hidden="true">{look.symbol}</div>'
        f'<div class="lk-step-name">{escape(_called(standing.team))}</div>'
        f'<div class="lk-step-block"><b>{standing.rank}</b><span>{number(standing.score.total, 1)}</span></div></div>'
    )


def _called(tag: TeamTag) -> str:
    """Return a team's name, with a sign where a computer plays it."""
    return ("⚙ " if tag.kind == "computer" else "") + team_name(tag)


def _best(standings: Sequence[Standing]) -> float:
    """Return the score whose bar is full: the highest there is."""
    return max((standing.score.total for standing in standings), default=0.0)


def _table(standings: Sequence[Standing], best: float) -> str:
    crowded = " lk-crowded" if len(standings) > CROWDED else ""
    return f'<div class="lk-bars{crowded}">{"".join(_score_bar(standing, best) for standing in standings)}</div>'


def _score_bar(standing: Standing, best: float) -> str:
    total, colour = standing.score.total, theme.seat(standing.team.seat).colour
    share = max(0.0, min(1.0, total / best)) if best > 0 else 0.0
    bar = f'<i style="width:{share:.1%};background:{colour}"></i>'
    return _bar(f"{standing.rank}", standing.team.seat, _called(standing.team), bar, number(total, 1))


def _retention_dots(seen: Comparison) -> str:
    """Return one dot a team after the first round, when there is no line to draw yet.

    Rates lie close together, so the scale shows the part in which they are; a dot, unlike a bar, need not begin at 0.
    """
    teams = sorted((team for team in seen.teams if team.rounds), key=lambda team: -team.rounds[-1].retention)
    rates = [team.rounds[-1].retention for team in teams] or [0.0]
    low, high = floor(min(rates) / STEP) * STEP, ceil(max(rates) / STEP) * STEP
    span = max(high - low, STEP)
    dots = "".join(_retention_dot(team, (team.rounds[-1].retention - low) / span) for team in teams)
    ends = f"<span>{percent(low, 0)}</span><span>{percent(low + span, 0)}</span>"
    scale = f'<div class="lk-bar"><span></span><span class="lk-ends">{ends}</span><b></b></div>'
    crowded = " lk-crowded" if len(teams) > CROWDED else ""
    return f'<div class="lk-bars lk-unranked{crowded}">{dots}{scale}</div>'


def _retention_dot(team: TeamRecord, place: float) -> str:
    look = theme.seat(team.team.seat)
    dot = f'<em style="left:{place:.1%};color:{look.colour}" aria-hidden="true">{look.symbol}</em>'
    return _bar("", team.team.seat, _called(team.team), dot, percent(team.rounds[-1].retention))


def _bar(rank: str, seat: int, name: str, drawn: str, figure: str) -> str:
    return (
        f'<div class="lk-bar"><span class="lk-rank">{rank}</span>{theme.badge(seat, name)}'
        f'<span class="lk-track">{drawn}</span><b>{figure}</b></div>'
    )


def _lines(seen: Comparison) -> str:
    lines = [
        race_lines.Line(team.team.seat, team_name(team.team), [figures.retention for figures in team.rounds])
        for team in seen.teams
        if team.rounds
    ]
    return race_lines.picture(lines, seen.rounds, _("Retention rate of each team by round"))


def _winners(seen: Comparison) -> str:
    if not seen.winners:
        return ""
    latest, teams = seen.winners[-1], {team.team.id: team for team in seen.teams}
    best = [teams[key] for key in latest.retention if key in teams]
    risen = [teams[key] for key in latest.improved if key in teams]
    parts = []
    if best:
        kept = percent(best[0].rounds[-1].retention)
        parts.append(f"{_winning(_('Highest retention'))} {_badges(best)} {kept}")
    if risen and len(risen[0].rounds) > 1:
        rise = risen[0].rounds[-1].retention - risen[0].rounds[-2].retention
        parts.append(f"{_winning(_('Most improved'))} {_badges(risen)} {signed_points(rise)}")
    return "<br>".join(parts)


def _winning(what: str) -> str:
    return f'<span class="lk-muted">{escape(what)}</span>'


def _badges(teams: Sequence[TeamRecord]) -> str:
    return " ".join(theme.badge(team.team.seat, team_name(team.team)) for team in teams)


def _longest(seen: Comparison) -> int:
    return max((len(team.rounds) for team in seen.teams), default=0)
