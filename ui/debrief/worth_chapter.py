"""Did the books know what customers are worth? A team's own lifetime values beside the model's."""

from game.shown.debrief import Debrief, WorthFound
from ui import format as figures
from ui.debrief.outcome_chapters import called
from ui.language import _
from ui.papers.paper import Cell, Chapter, Chart, Series, Table, text
from ui.theme import ACCENT, MUTED


def worth(seen: Debrief) -> Chapter:
    """Tell how far off the teams' own lifetime values were, in yuan and in the order of customers."""
    last = [one for one in seen.worth if one.round == seen.comparison.round and one.customers]
    ranked = [(one.best_found, one) for one in last if one.best_found is not None]
    sentences = (_leader(*max(ranked, key=lambda pair: pair[0])),) if ranked else ()
    return Chapter(
        "worth",
        _("Did the books know what customers are worth?"),
        sentences,
        (_chart(last),) if last else (),
        (_table(last, _("Lifetime values at the end of round {round}").format(round=seen.comparison.round)),),
        notes=(why(),),
        further=(_table([*seen.worth], _("Lifetime values at the end of every round")),),
    )


def why() -> str:
    """Say why the books and the model differ."""
    return _(
        "The books give everybody the mean retention of their fifth so far, failures and rivals’ offers included. The "
        "model’s value is that of today: each customer’s own orders, calls and care, and their own chance to stay at "
        "today’s satisfaction if nothing else goes wrong. The loyal then stay far longer than a mean says, so sums are "
        "far apart; for choosing whom to care for, the order counts."
    )


def _leader(share: float, one: WorthFound) -> str:
    return _(
        "{team}’s books knew best who matters: they found {share} of the fifth that is truly worth most (by chance it "
        "would be 20%)."
    ).format(team=called(one.team), share=figures.percent(share, 0))


def _chart(last: list[WorthFound]) -> Chart:
    return Chart(
        "worth",
        _("Lifetime value of a customer: by the team’s own books, and in truth"),
        "beside",
        tuple(called(one.team) for one in last),
        (
            Series(_("by its books"), MUTED, tuple(one.estimated / one.customers for one in last)),
            Series(_("in truth"), ACCENT, tuple(one.true / one.customers for one in last)),
        ),
        _("yuan a customer"),
    )


def _table(rows: list[WorthFound], title: str) -> Table:
    heads = (
        _("Team"),
        _("Round"),
        _("Customers"),
        _("By its books, yuan a customer"),
        _("In truth, yuan a customer"),
        _("Books against the truth"),
        _("Order of customers (rank correlation)"),
        _("Best fifth found"),
    )
    return Table(title, heads, tuple(_row(one) for one in rows))


def _row(one: WorthFound) -> tuple[Cell, ...]:
    each = max(one.customers, 1)
    return (
        text(called(one.team)),
        Cell(one.round, "count"),
        Cell(one.customers, "count"),
        Cell(one.estimated / each, "count"),
        Cell(one.true / each, "count"),
        Cell(one.estimated / one.true - 1 if one.true > 0 else None, "percent"),
        Cell(one.rank, "decimal"),
        Cell(one.best_found, "percent"),
    )
