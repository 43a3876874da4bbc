"""The validity table for a terminal, in either language."""

from collections.abc import Sequence

from sim.command_line.command_words import Translate
from sim.command_line.printed_table import printed
from sim.validity.finding import Figure, Finding, Unit


def findings(rows: Sequence[Finding], translate: Translate, language: str) -> str:
    """Give the table, a line for each row and each of its figures, then why rows are not met, then the count."""
    head = [
        translate("Result"),
        translate("Published"),
        translate("Ours"),
        translate("Accepted"),
        translate("Verdict"),
        translate("Source"),
    ]
    lines = [line for row in rows for line in _lines(row, translate, language)]
    why = translate("{title}: {reason}")
    reasons = [why.format(title=row.title.in_(language), reason=row.reason.in_(language)) for row in rows if row.reason]
    return "\n\n".join([printed(head, lines, last_left=2), *reasons, _count(rows, translate)])


def _lines(row: Finding, translate: Translate, language: str) -> list[list[str]]:
    verdicts = {
        "met": translate("met"),
        "not_met": translate("NOT MET"),
        "not_measured": translate("not measured"),
    }
    title = [row.title.in_(language), "", "", "", verdicts[row.verdict], row.source]
    return [title, *(_figure(figure, translate, language) for figure in row.figures)]


def _figure(figure: Figure, translate: Translate, language: str) -> list[str]:
    unit = figure.unit
    published = "" if figure.published is None else shown(figure.published, unit, translate)
    band = f"{shown(figure.low, '', translate, unit)} … {shown(figure.high, unit, translate)}"
    verdict = "" if figure.within else "  ✗"
    return [f"  {figure.name.in_(language)}", published, shown(figure.ours, unit, translate), band, verdict, ""]


def shown(value: float, unit: Unit, translate: Translate, measured_in: Unit = "") -> str:
    """Give a number with its unit; ``measured_in`` counts it in that unit without naming it."""
    percent = "percent" in (unit, measured_in)
    number = _digits(100 * value if percent else value)
    named = {
        "": "{value}",
        "percent": "{value} %",
        "points": translate("{value} points"),
        "seconds": translate("{value} s"),
        "times": "{value} ×",
        "years": translate("{value} years"),
    }
    return named[unit].format(value=number)


def _digits(value: float) -> str:
    """Give three digits, and never an exponent."""
    size = abs(value)
    if size >= 100 or not size:
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 1 else f"{value:.3f}"


def _count(rows: Sequence[Finding], translate: Translate) -> str:
    met = sum(row.verdict == "met" for row in rows)
    missed = sum(row.verdict == "not_met" for row in rows)
    words = translate("Rows met: {met}; not met: {missed}; not measured: {unmeasured}")
    return words.format(met=met, missed=missed, unmeasured=len(rows) - met - missed)
