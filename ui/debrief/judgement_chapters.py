"""How much was luck, and who had foreseen what came."""

from collections import defaultdict

from game.shown.debrief import Debrief, Foreseen
from game.shown.luck import LuckBand
from game.shown.tags import TeamTag
from ui import format as figures
from ui import theme
from ui.debrief.outcome_chapters import called
from ui.language import _
from ui.luck import luck_words
from ui.papers.paper import Cell, Chapter, Chart, Series, Table, text

HOPEFUL = 0.01
"""mean error from which a team is called too hopeful, or too gloomy"""


def luck(seen: Debrief) -> Chapter:
    """Tell how much of the ranking was luck, as far as it is measured."""
    title = _("How much was luck?")
    if seen.luck is None or not seen.luck.teams:
        nothing = _("It has not been measured. Compare and the cockpit offer to do so when a game has ended.")
        return Chapter("luck", title, (nothing,))
    band = seen.luck
    words = (luck_words.verdict(band), *luck_words.others(band))
    return Chapter("luck", title, words, tables=(_places(band),), notes=(luck_words.engine(band),))


def _places(band: LuckBand) -> Table:
    heads = (_("Team"), _("Place"), _("Most likely"), _("From place"), _("to place"), _("Score from"), _("to"))
    rows = tuple(
        (
            text(called(one.team)),
            *(Cell(place, "count") for place in (one.rank, one.usual, *one.ranks)),
            *(Cell(score, "decimal") for score in one.scores),
        )
        for one in band.teams
    )
    title = _("Places in {n} replays with other luck (nine in ten)").format(n=band.progress.done)
    return Table(title, heads, rows)


def foreseen(seen: Debrief) -> Chapter:
    """Hold what teams foresaw against what came."""
    title = _("Who had foreseen it?")
    by_team = _by_team(seen)
    if not by_team:
        return Chapter("foreseen", title, (_("No team has handed in a prediction."),))
    errors = {tag: _mean([abs(error) for error in _errors(told)]) for tag, told in by_team.items()}
    best = min(errors, key=lambda tag: errors[tag])
    lead = _("{team} was closest: {points} points off on average.").format(
        team=called(best), points=figures.number(errors[best] * 100, 1)
    )
    return Chapter("foreseen", title, (lead,), (_chart(seen, by_team),), (_table(by_team),))


def _by_team(seen: Debrief) -> dict[TeamTag, list[Foreseen]]:
    told: dict[TeamTag, list[Foreseen]] = defaultdict(list)
    for one in seen.foreseen:
        if one.predicted is not None:
            told[one.team].append(one)
    return dict(told)


def _errors(told: list[Foreseen]) -> list[float]:
    """Give by how much each prediction was too high."""
    return [one.predicted - one.actual for one in told if one.predicted is not None]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _table(by_team: dict[TeamTag, list[Foreseen]]) -> Table:
    heads = (_("Team"), _("Predictions"), _("Foreseen on average"), _("Came on average"), _("Off by"), _("Tendency"))
    rows = []
    for tag, told in by_team.items():
        errors = _errors(told)
        rows.append(
            (
                text(called(tag)),
                Cell(len(told), "count"),
                Cell(_mean([one.actual + error for one, error in zip(told, errors, strict=True)]), "percent"),
                Cell(_mean([one.actual for one in told]), "percent"),
                Cell(_mean([abs(error) for error in errors]), "apart"),
                text(_tendency(_mean(errors))),
            )
        )
    return Table(_("Retention foreseen and retention that came"), heads, tuple(rows))


def _tendency(error: float) -> str:
    if abs(error) < HOPEFUL:
        return _("neither way")
    return _("too hopeful") if error > 0 else _("too gloomy")


def _chart(seen: Debrief, by_team: dict[TeamTag, list[Foreseen]]) -> Chart:
    rounds = sorted({one.round for one in seen.foreseen})
    series = []
    for tag, told in by_team.items():
        errors = dict(zip((one.round for one in told), _errors(told), strict=True))
        line = tuple(None if number not in errors else errors[number] * 100 for number in rounds)
        series.append(Series(called(tag), theme.seat(tag.seat).colour, line))
    return Chart(
        "foreseen",
        _("Foreseen minus what came: above zero was too hopeful"),
        "lines",
        tuple(str(number) for number in rounds),
        tuple(series),
        _("Round"),
        _("percentage points"),
    )
