"""What did it cost to serve them? Every team's contacts and what one settled matter cost, over all rounds."""

from game.shown.debrief import Debrief
from game.shown.served import Served
from ui.debrief.outcome_chapters import called
from ui.decide.lever_values import WAYS
from ui.language import _
from ui.outcomes.cost_words import yuan_each
from ui.papers.paper import Cell, Chapter, Chart, Series, Table, text
from ui.theme import ACCENT


def serving(seen: Debrief) -> Chapter:
    """Tell who settled matters most cheaply, and by which channels."""
    ranked = {one.team.id: place for place, one in enumerate(seen.comparison.standings)}
    rows = sorted((one for one in seen.served if one.channels), key=lambda one: ranked[one.team.id])
    title = _("What did it cost to serve them?")
    if not rows:
        return Chapter("serving", title, (_("This was not yet counted when the game was played."),))
    return Chapter(
        "serving",
        title,
        _cheapest(rows),
        (_chart(rows),),
        (_table(rows),),
        notes=(
            _("What a contact leaves unsettled comes back and is paid for again: compare what a settled matter cost."),
        ),
        further=(_by_channel(rows),),
    )


def _cheapest(rows: list[Served]) -> tuple[str, ...]:
    costs = [(one.each_settled, one) for one in rows if one.each_settled is not None]
    if len(costs) < 2:
        return ()
    (low, cheap), (high, dear) = min(costs, key=lambda each: each[0]), max(costs, key=lambda each: each[0])
    words = _("A settled matter cost {team} least ({low}) and {other} most ({high}).")
    return (words.format(team=called(cheap.team), low=yuan_each(low), other=called(dear.team), high=yuan_each(high)),)


def _chart(rows: list[Served]) -> Chart:
    series = (Series(_("yuan for one settled matter"), ACCENT, tuple(one.each_settled for one in rows)),)
    title = _("Cost of one settled matter, all rounds")
    return Chart("serving", title, "beside", tuple(called(one.team) for one in rows), series, series[0].name)


def _table(rows: list[Served]) -> Table:
    heads = (
        _("Team"),
        _("Contacts"),
        _("by self-service"),
        _("Settled"),
        _("Cost"),
        _("yuan for one contact"),
        _("yuan for one settled matter"),
    )
    cells = (
        (
            text(called(one.team)),
            Cell(one.together.contacts, "count"),
            Cell(one.by_themselves, "percent"),
            Cell(one.settled, "percent"),
            Cell(one.together.cost, "money"),
            Cell(one.each, "decimal"),
            Cell(one.each_settled, "decimal"),
        )
        for one in rows
    )
    return Table(_("Cost to serve, all rounds"), heads, tuple(cells))


def _by_channel(rows: list[Served]) -> Table:
    heads = (_("Team"), _("Channel"), _("Contacts"), _("Settled"), _("Staff hours"), _("Cost"))
    cells = (
        (
            text(called(one.team)),
            text(_(WAYS[way])),
            Cell(each.contacts, "count"),
            Cell(each.settled, "count"),
            Cell(each.minutes / 60, "count"),
            Cell(each.cost, "money"),
        )
        for one in rows
        for way, each in one.channels.items()
    )
    return Table(_("Cost to serve by channel, all rounds"), heads, tuple(cells))
