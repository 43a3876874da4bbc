"""A game and the packs as readable tables, in either language."""

from collections.abc import Sequence

from sim import bots
from sim.causes import CAUSES
from sim.command_line.command_words import Translate
from sim.command_line.printed_table import printed
from sim.playthrough import Plan, Playthrough
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import PARTS, Score


def scenarios(packs: Sequence[Scenario], translate: Translate, language: str) -> str:
    """Give the table of the packs that can be played."""
    head = [
        translate("Pack"),
        translate("Name"),
        translate("Industry"),
        translate("Relationship"),
        translate("Rounds"),
        translate("Segments"),
        translate("Events"),
    ]
    kinds = {"contractual": translate("contract"), "noncontractual": translate("no contract")}
    rows = [
        [
            pack.key,
            pack.name.in_(language),
            pack.industry.in_(language),
            kinds[pack.relationship],
            str(pack.rounds),
            str(len(pack.segments)),
            str(len(pack.events)),
        ]
        for pack in packs
    ]
    return printed(head, rows, left=4)


def game(played: Playthrough, translate: Translate, language: str) -> str:
    """Give the whole game: what was played, a table a round, the ranking and why customers left."""
    rounds = [_round(played, number, translate, language) for number in range(1, len(played.reports) + 1)]
    parts = [_title(played, translate, language), *rounds, _ranking(played, translate, language)]
    digest = translate("Digest of the final state: {digest}").format(digest=played.digest)
    return "\n\n".join([*parts, _causes(played, translate), digest])


def _title(played: Playthrough, translate: Translate, language: str) -> str:
    markets = {"shared": translate("one shared market"), "parallel": translate("parallel markets")}
    words = translate("{scenario} · {market} · {customers} people · seed {seed}")
    return words.format(
        scenario=played.scenario.name.in_(language),
        market=markets[played.setting.market],
        customers=f"{played.customers:,}",
        seed=played.setting.seed,
    )


def _round(played: Playthrough, number: int, translate: Translate, language: str) -> str:
    head = [
        translate("Firm"),
        translate("At start"),
        translate("At end"),
        translate("Retention"),
        translate("Satisf."),
        translate("NPS"),
        translate("In 20 s"),
        translate("Abandoned"),
        translate("Complaints"),
        translate("Revenue k"),
        translate("Profit k"),
        translate("Equity k"),
        translate("Score"),
    ]
    rows = [
        [firm, *_figures(report), f"{played.score(firm, number).total:.1f}"]
        for firm, report in played.reports[number - 1].items()
    ]
    title = translate("Round {number}").format(number=number)
    events = [event.name.in_(language) for event in played.scenario.events if event.round == number]
    return "\n".join([" · ".join([title, *events]), printed(head, rows)])


def _figures(report: FirmReport) -> list[str]:
    return [
        f"{report.customers_start:,}",
        f"{report.customers_end:,}",
        f"{report.retention:.1%}",
        f"{report.satisfaction:.2f}",
        f"{report.nps:+.0f}",
        f"{report.service_level:.0%}",
        f"{report.abandonment:.1%}",
        f"{report.complaints:,}",
        f"{report.revenue / 1000:,.0f}",
        f"{report.profit / 1000:,.0f}",
        f"{report.equity / 1000:,.0f}",
    ]


def _ranking(played: Playthrough, translate: Translate, language: str) -> str:
    names = names_of_parts(translate)
    head = [translate("Place"), translate("Firm"), translate("Strategy"), *(names[part] for part in PARTS)]
    rows = [
        [
            str(place),
            firm,
            _strategy(played.plans[firm], translate, language),
            *_points(played.score(firm)),
        ]
        for place, firm in enumerate(played.ranking(), start=1)
    ]
    title = translate("Final score and its parts (100: very good)")
    return "\n".join([title, printed([*head, translate("Score")], rows, left=3)])


def names_of_parts(translate: Translate) -> dict[str, str]:
    """Give what the parts of the score are called."""
    return {
        "retention": translate("Retention"),
        "satisfaction": translate("Satisfaction"),
        "profit": translate("Profit"),
        "equity": translate("Equity"),
    }


def _strategy(plan: Plan, translate: Translate, language: str) -> str:
    if plan.strategy is None:
        return translate("own decisions")
    return bots.STRATEGIES[plan.strategy].name.in_(language)


def _points(final: Score) -> list[str]:
    return [*(f"{final.parts[part]:.1f}" for part in PARTS), f"{final.total:.1f}"]


def _causes(played: Playthrough, translate: Translate) -> str:
    names = {
        "price": translate("Price"),
        "rival_offer": translate("Rival's offer"),
        "wait": translate("Waiting"),
        "failure": translate("Failure"),
        "neglect": translate("Neglect"),
        "over_contact": translate("Over-contact"),
        "natural": translate("Natural"),
    }
    rows = []
    for firm in played.ranking():
        lost = {cause: sum(reports[firm].causes[cause] for reports in played.reports) for cause in CAUSES}
        total = sum(lost.values())
        rows.append([firm, f"{total:,.0f}", *(f"{lost[cause] / max(total, 1.0):.0%}" for cause in CAUSES)])
    head = [translate("Firm"), translate("Departures"), *(names[cause] for cause in CAUSES)]
    return "\n".join([translate("Why customers left, all rounds"), printed(head, rows)])
