"""How the game came out, which rounds turned it, and which two teams show why."""

from game.shown.debrief import Contrast, Debrief, Decided, Mover, TurningPoint
from game.shown.figures import TeamRecord
from game.shown.tags import TeamTag
from game.views.debrief import parting
from sim.levers import Group
from sim.scenario import Scenario
from ui import format as figures
from ui import theme
from ui.decide.lever_values import change_words
from ui.decide.lever_words import GROUP_NAMES
from ui.language import _, current_language
from ui.outcomes.outcome_words import figure_name
from ui.papers.paper import Cell, Chapter, Chart, Kind, Series, Table, plain, text
from ui.sentences import together
from ui.words import round_name, team_name

GAPS = ("score", "retention", "customers_end", "satisfaction", "profit", "equity")


def called(tag: TeamTag) -> str:
    """Name a team with its symbol."""
    return theme.plain_badge(tag.seat, team_name(tag))


def result(seen: Debrief) -> Chapter:
    """Tell who came where, and how retention went."""
    first = seen.comparison.standings[0]
    lead = _("{team} came first with {score} points.").format(
        team=called(first.team), score=figures.number(first.score.total, 1)
    )
    return Chapter(
        "result",
        _("How did it come out?"),
        (lead,),
        (_retention(seen),),
        (_standings(seen),),
        further=(_by_round(seen),),
    )


def _retention(seen: Debrief) -> Chart:
    rounds = tuple(str(one.round) for one in seen.comparison.teams[0].rounds)
    lines = (
        Series(called(one.team), theme.seat(one.team.seat).colour, tuple(each.retention for each in one.rounds))
        for one in seen.comparison.teams
    )
    return Chart(
        "retention",
        _("Who kept their customers?"),
        "lines",
        rounds,
        tuple(lines),
        _("Round"),
        _("Retention rate"),
        percent=True,
    )


def _standings(seen: Debrief) -> Table:
    heads = (_("Team"), _("Place"), _("Score"), _("Retention"), _("Satisfaction"), _("Profit"), _("Customers"))
    records = {one.team.id: one for one in seen.comparison.teams}
    rows = (_standing(one.rank, records[one.team.id]) for one in seen.comparison.standings)
    title = _("Standings after round {round}").format(round=seen.comparison.round)
    return Table(title, heads, tuple(rows))


def _by_round(seen: Debrief) -> Table:
    """Give every team's figures of every round."""
    language = current_language()
    shown: dict[str, Kind] = {
        "retention": "percent",
        "retention_valuable": "percent",
        "satisfaction": "decimal",
        "service_level": "percent",
        "complaints": "count",
        "revenue": "money",
        "profit": "money",
        "equity": "money",
        "customers_end": "count",
        "won": "count",
        "lost": "count",
    }
    heads = (_("Team"), _("Round"), _("Place"), _("Score"), *(figure_name(key, language) for key in shown))
    rows = (
        (
            text(called(record.team)),
            Cell(one.round, "count"),
            Cell(one.rank, "count"),
            Cell(one.score.total, "decimal"),
            *(Cell(getattr(one, key), kind) for key, kind in shown.items()),
        )
        for record in seen.comparison.teams
        for one in record.rounds
    )
    return Table(_("Every team, every round"), heads, tuple(rows))


def _standing(rank: int, record: TeamRecord) -> tuple[Cell, ...]:
    last = record.rounds[-1]
    return (
        text(called(record.team)),
        Cell(rank, "count"),
        Cell(last.score.total, "decimal"),
        Cell(last.retention, "percent"),
        Cell(last.satisfaction, "decimal"),
        Cell(last.profit, "money"),
        Cell(last.customers_end, "count"),
    )


def turning_points(seen: Debrief, scenario: Scenario) -> Chapter:
    """Tell which rounds turned the game, and what was decided there."""
    lists = [
        (_("{round}: {words}").format(round=round_name(turn.round), words=_turned(turn)), _movers(turn, scenario))
        for turn in seen.turning_points
    ]
    return Chapter("turning", _("When was the game decided?"), lists=tuple(lists))


def _turned(turn: TurningPoint) -> str:
    words = []
    if turn.places:
        words.append(_("In all, the teams moved by {n} places.").format(n=turn.places))
    if turn.gap_before is None:
        words.append(_("Best and worst retention were {gap} apart.").format(gap=figures.points(turn.gap)))
    else:
        gap = _("The gap between best and worst retention went from {before} to {gap}.")
        words.append(gap.format(before=figures.points(turn.gap_before), gap=figures.points(turn.gap)))
    return together(words, current_language())


def _movers(turn: TurningPoint, scenario: Scenario) -> tuple[str, ...]:
    movers = (turn.up, turn.down) if turn.up.team.id != turn.down.team.id else (turn.up,)
    return tuple(_moved(mover, scenario) for mover in movers)


def _moved(mover: Mover, scenario: Scenario) -> str:
    words = _("{team} kept {rate} and was placed {rank}.")
    if mover.rank_before not in (None, mover.rank):
        words = _("{team} kept {rate} and went from place {before} to place {rank}.")
    said = [
        words.format(
            team=called(mover.team), rate=figures.percent(mover.retention), before=mover.rank_before, rank=mover.rank
        ),
        _decisions(mover.decided, scenario),
    ]
    if mover.reason:
        said.append(_("Its reason: “{reason}”").format(reason=mover.reason))
    return together(said, current_language())


def _decisions(changes: tuple[Decided, ...], scenario: Scenario) -> str:
    language = current_language()
    if not changes:
        return _("It had changed nothing.")
    told = _("; ").join(change_words(one.lever, one.before, one.after, scenario, language) for one in changes)
    return _("It had changed: {changes}.").format(changes=told)


def contrasts(seen: Debrief) -> Chapter:
    """Hold pairs of teams against each other, with the decisions that part them where these are found out."""
    return Chapter(
        "contrasts",
        _("Which two teams show why?"),
        sentences=tuple(_compared(pair) for pair in seen.contrasts) or (_("No two teams differ in score."),),
        charts=tuple(_parts(pair) for pair in seen.contrasts if pair.difference.figures),
        tables=tuple(_gaps(pair) for pair in seen.contrasts if pair.difference.figures),
    )


def _compared(pair: Contrast) -> str:
    why = _("Neighbours in the ranking, furthest apart:")
    if pair.alike:
        why = _("They spent about the same ({one} and {other}):").format(
            one=figures.money(pair.spent[0], short=True), other=figures.money(pair.spent[1], short=True)
        )
    facts = _("{first} ended {points} points ahead of {second} and kept {one} a round on average, against {other}.")
    words = facts.format(
        first=called(pair.first),
        second=called(pair.second),
        points=figures.number(pair.scores[0] - pair.scores[1], 1),
        one=figures.percent(pair.retention[0]),
        other=figures.percent(pair.retention[1]),
    )
    return together((why, words, _parted(pair)), current_language())


def _parted(pair: Contrast) -> str:
    """Name the area of decisions that parts them."""
    area = parting(pair.difference)
    if area is None:
        return _("Which decisions part them has not been found out yet.")
    value = pair.difference.figures["score"].groups[area]
    return plain(
        _("What parts them most: {area} ({part} points of the score).").format(
            area=_(GROUP_NAMES[Group(area)]), part=figures.signed(value, 1)
        )
    )


def _parts(pair: Contrast) -> Chart:
    shared = pair.difference.figures["score"]
    names = (*(_(GROUP_NAMES[Group(group)]) for group in shared.groups), _("Places"))
    values = (*shared.groups.values(), shared.places)
    title = _("Where the lead of {first} over {second} comes from").format(
        first=called(pair.first), second=called(pair.second)
    )
    series = (Series(_("points of the score"), theme.ACCENT, values),)
    return Chart(f"gap-{pair.first.id}-{pair.second.id}", title, "beside", names, series, _("points of the score"))


def _gaps(pair: Contrast) -> Table:
    language = current_language()
    heads = ("", *(_(GROUP_NAMES[group]) for group in Group), _("Places"), _("The gap"))
    rows = []
    for key in GAPS:
        shared = pair.difference.figures[key]
        values = (*(shared.groups[group.value] for group in Group), shared.places, shared.gap)
        rows.append((text(figure_name(key, language)), *(_gap_cell(key, value) for value in values)))
    title = _("{first} against {second}: the gap by area").format(first=called(pair.first), second=called(pair.second))
    return Table(title, heads, tuple(rows))


def _gap_cell(key: str, value: float) -> Cell:
    if key == "retention":
        return Cell(value, "points")
    return Cell(value, "money" if key in ("profit", "equity") else "change" if key == "customers_end" else "decimal")
