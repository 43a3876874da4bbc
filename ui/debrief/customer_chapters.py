"""Why customers left, how long they stayed, and what would have been."""

from collections.abc import Sequence

from game.customer_analysis.survival import Curve
from game.shown.debrief import CUTS, Contrast, Debrief, Replayed
from game.shown.survival import HeldAgainst
from game.shown.tags import TeamTag
from sim.causes import CAUSES
from sim.clock import WEEKS
from sim.levers import Group
from sim.scenario import Scenario
from ui import format as figures
from ui import theme
from ui.debrief.outcome_chapters import called
from ui.decide.lever_words import GROUP_NAMES
from ui.decide.starting_points import strongest_cause
from ui.language import _, current_language
from ui.outcomes.outcome_words import cause_name
from ui.papers.paper import Cell, Chapter, Chart, Series, Table, plain, text
from ui.survival import survival_words
from ui.why.cause_chart import COLOURS, group_name, groups


def causes(seen: Debrief, scenario: Scenario) -> Chapter:
    """Tell why customers left each team over all rounds; the spreadsheet has every round, by grade and segment."""
    tags = [one.team for one in seen.comparison.standings]
    language = current_language()
    counts = [seen.causes[tag.id] for tag in tags]
    series = tuple(
        Series(cause_name(cause, language), COLOURS[cause], tuple(each[cause] for each in counts)) for cause in CAUSES
    )
    names = tuple(called(tag) for tag in tags)
    title = _("Customers lost by cause, all rounds")
    rows = tuple(
        (text(called(tag)), *(Cell(each[cause], "count") for cause in CAUSES), Cell(round(sum(each.values())), "count"))
        for tag, each in zip(tags, counts, strict=True)
    )
    heads = (_("Team"), *(cause_name(cause, language) for cause in CAUSES), _("Left"))
    return Chapter(
        "causes",
        _("Why did customers leave?"),
        tuple(_strongest(tag, seen) for tag in (tags[0], tags[-1])) if len(tags) > 1 else (),
        (Chart("causes", title, "stacked", names, series, _("customers lost")),),
        (Table(title, heads, rows),),
        notes=(_("Causes are counted at every departure and add up to those who left."),),
        further=tuple(_losses(seen, scenario, cut) for cut in CUTS),
    )


def _losses(seen: Debrief, scenario: Scenario, cut: str) -> Table:
    """Give what every team lost in every round by grade or segment."""
    language, order = current_language(), groups(scenario, cut)
    of_group = _("Grade") if cut == "grade" else _("Segment")
    heads = (_("Team"), _("Round"), of_group, *(cause_name(cause, language) for cause in CAUSES), _("Left"))
    lost = sorted(
        (one for one in seen.losses if one.cut == cut),
        key=lambda one: (one.team.seat, one.round, order.index(one.group)),
    )
    rows = tuple(
        (
            text(called(one.team)),
            Cell(one.round, "count"),
            text(group_name(scenario, cut, one.group, language)),
            *(Cell(one.causes[cause], "decimal") for cause in CAUSES),
            Cell(round(sum(one.causes.values())), "count"),
        )
        for one in lost
    )
    by_grade, by_segment = _("Losses by round, grade and cause"), _("Losses by round, segment, cause")
    return Table(by_grade if cut == "grade" else by_segment, heads, rows)


def _strongest(tag: TeamTag, seen: Debrief) -> str:
    lost = seen.causes[tag.id]
    worst = strongest_cause(lost)
    if worst is None:
        return _("{team}: nobody left for a reason that a company could have changed.").format(team=called(tag))
    return _("{team}: what drove away most, besides what nobody can help, was {cause} ({n} customers).").format(
        team=called(tag), cause=cause_name(worst, current_language()), n=figures.number(lost[worst])
    )


def survival(seen: Debrief) -> Chapter:
    """Tell how long those stayed who were there at the start, and which differences may be chance."""
    curves = seen.survival.curves
    last = max(len(one.curve.share) for one in curves)
    compared = {team.id for pair in seen.contrasts for team in (pair.first, pair.second)}
    series = tuple(
        Series(
            called(one.team),
            theme.seat(one.team.seat).colour,
            one.curve.share,
            one.curve.low,
            one.curve.high,
            banded=one.team.id in compared,
        )
        for one in curves
    )
    chart = Chart(
        "survival",
        _("Share of customers still there, by weeks"),
        "steps",
        tuple(str(week) for week in range(last)),
        series,
        _("weeks"),
        _("still there"),
        percent=True,
    )
    sentences = [_verdict(seen, pair) for pair in _pairs(seen)]
    if len(seen.survival.pairs) > 1:
        sentences.append(survival_words.of_all_pairs(seen.survival))
    bands = _(
        "A band holds the true share 95 times in 100. It is drawn for the teams that are held against each other."
    )
    table, notes = _survival_table(seen), (bands,) if compared else ()
    return Chapter("survival", _("How long do customers stay?"), tuple(sentences), (chart,), (table,), notes=notes)


def _pairs(seen: Debrief) -> Sequence[HeldAgainst]:
    """Give the tests of the pairs that the debrief talks about."""
    places = {one.team.id: place for place, one in enumerate(seen.survival.curves)}
    wanted = [{places[pair.first.id], places[pair.second.id]} for pair in seen.contrasts]
    return [pair for pair in seen.survival.pairs if {pair.first, pair.second} in wanted]


def _verdict(seen: Debrief, pair: HeldAgainst) -> str:
    names = called(seen.survival.curves[pair.first].team), called(seen.survival.curves[pair.second].team)
    return plain(survival_words.verdict(seen.survival, pair, names))


def _survival_table(seen: Debrief) -> Table:
    last = max(len(one.curve.share) for one in seen.survival.curves) - 1
    weeks = range(WEEKS, last + 1, WEEKS)
    rows = tuple(
        (
            text(called(one.team)),
            Cell(one.curve.customers, "count"),
            *(Cell(_share(one.curve, week), "percent") for week in weeks),
        )
        for one in seen.survival.curves
    )
    heads = (_("Team"), _("Customers"), *(_("week {week}").format(week=week) for week in weeks))
    return Table(_("Customers of the start who are still there"), heads, rows)


def _share(curve: Curve, week: int) -> float:
    """Give the share still there; where the curve ends earlier, everybody had left."""
    return curve.share[min(week, len(curve.share) - 1)]


def replays(seen: Debrief) -> Chapter:
    """Set what was beside what would have been, for the team behind in each pair."""
    heads = (
        _("Round"),
        _("Retention as it was"),
        _("as it would have been"),
        _("Customers as it was"),
        _("would have been"),
        _("Profit as it was"),
        _("would have come"),
    )
    played = [(pair, pair.replay) for pair in seen.contrasts if pair.replay is not None]
    tables = tuple(Table(_question(pair, one), heads, _both(one)) for pair, one in played)
    words = _("The same customers, the same luck, the rivals as they decided; one area as the other team had it.")
    nothing = _("Replays are shown here once it is found out which decisions part the pairs.")
    changed = _("Liuke has changed since this game was played; both histories are the answer of today's model.")
    notes = (changed,) if any(not one.same_engine for _pair, one in played) else ()
    return Chapter("replays", _("What would have been?"), (words if played else nothing,), tables=tables, notes=notes)


def _question(pair: Contrast, one: Replayed) -> str:
    return _("What if {team} had decided {area} as {other} did?").format(
        team=called(pair.second), other=called(pair.first), area=_(GROUP_NAMES[Group(one.area)])
    )


def _both(one: Replayed) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            Cell(number, "count"),
            Cell(was.retention, "percent"),
            Cell(other.retention, "percent"),
            Cell(was.customers_end, "count"),
            Cell(other.customers_end, "count"),
            Cell(was.profit, "money"),
            Cell(other.profit, "money"),
        )
        for number, (was, other) in enumerate(zip(one.history, one.other, strict=True), start=1)
    )
