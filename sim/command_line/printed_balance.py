"""The verdicts on a pack's balance as readable tables, in either language."""

from math import isfinite, isnan
from typing import TYPE_CHECKING

from sim.command_line.command_words import Translate
from sim.command_line.printed_game import names_of_parts
from sim.command_line.printed_table import printed
from sim.scenario import Scenario
from sim.score import PARTS

if TYPE_CHECKING:
    from sim.balance.standings import Standing
    from sim.balance.suite import Balance
    from sim.balance.verdicts import Verdict


def balance(scenario: Scenario, found: "Balance", translate: Translate, language: str) -> str:
    """Give a pack's verdicts and how often each strategy won."""
    title = translate("{scenario} · {games} games · {people} people for each firm").format(
        scenario=scenario.name.in_(language), games=f"{found.games:,}", people=f"{found.people:,}"
    )
    judged = [verdict.passed for verdict in found.verdicts if verdict.judged]
    count = translate("{passed} of {all} measures pass").format(passed=sum(judged), all=len(judged))
    return "\n\n".join([title, _verdicts(found, translate, language), _standings(found, translate, language), count])


def _verdicts(found: "Balance", translate: Translate, language: str) -> str:
    head = [
        translate("Measure"),
        translate("Verdict"),
        translate("Target"),
        translate("Ours"),
        translate("± error"),
        translate("About"),
    ]
    rows = [
        [
            verdict.target.name.in_(language),
            _said(verdict, translate),
            _band(verdict),
            _figure(verdict, verdict.ours),
            _figure(verdict, verdict.error) if verdict.error else "",
            verdict.note.in_(language) if verdict.note else "",
        ]
        for verdict in found.verdicts
    ]
    return printed(head, rows, left=6)


def _said(verdict: "Verdict", translate: Translate) -> str:
    if not verdict.judged:
        return "–"
    if verdict.within_error:
        return translate("pass, within its error") if verdict.passed else translate("NO, within its error")
    return translate("pass") if verdict.passed else translate("NO")


def _band(verdict: "Verdict") -> str:
    if not verdict.judged:
        return "–"
    low, high = verdict.target.low, verdict.target.high
    if isfinite(low) and isfinite(high):
        return f"{_figure(verdict, low)} – {_figure(verdict, high)}"
    least = ">" if verdict.target.beyond else "≥"
    return f"≤ {_figure(verdict, high)}" if isfinite(high) else f"{least} {_figure(verdict, low)}"


def _figure(verdict: "Verdict", value: float) -> str:
    if isnan(value):
        return "–"
    return f"{value:.1%}" if verdict.target.percent else f"{value:.2f}"


def _standings(found: "Balance", translate: Translate, language: str) -> str:
    names = names_of_parts(translate)
    head = [
        translate("Strategy"),
        translate("Key"),
        translate("Games"),
        translate("Wins"),
        translate("± error"),
        translate("Score"),
        *(names[part] for part in PARTS),
    ]
    rows = [_standing(standing, language) for standing in found.standings]
    title = translate("Wins in four-firm games, and mean final score")
    return "\n".join([title, printed(head, rows, left=2)])


def _standing(standing: "Standing", language: str) -> list[str]:
    return [
        standing.name.in_(language),
        standing.key,
        str(standing.games),
        f"{standing.wins:.0%}",
        f"{standing.wins_error:.0%}",
        f"{standing.score:.1f}",
        *(f"{standing.parts[part]:.1f}" for part in PARTS),
    ]
