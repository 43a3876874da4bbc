"""What the team's own survey says, as honestly as a sample or a census can, and what became of the unhappy."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from game.views import CalledBack
from sim.report import FirmReport, SurveyReport
from ui import format as figures
from ui.glossary import link
from ui.language import _, current_language
from ui.sentences import together

HARDLY_CHANCE = 0.05
"""how often chance may part two groups as far for the difference to be called more than chance"""


def words(report: FirmReport) -> str:
    """Say who was asked and who answered, and how sure one can be."""
    nps = _("Net promoter score: {nps}.").format(nps=figures.signed(report.nps, 0))
    survey = report.survey
    if survey is None:
        return together((_("You asked nobody: only the institute knows."), nps), current_language())
    read_on = _("Read on: {term}.").format(term=link("survey"))
    return together((_asked(survey), _sure(survey), _unhappy(survey), nps, read_on), current_language())


def _asked(survey: SurveyReport) -> str:
    said = {"answered": figures.number(survey.answered), "asked": figures.number(survey.asked)}
    if survey.census:
        return _("A census: you asked all {asked} customers, {answered} answered.").format(**said)
    if not survey.population:
        return _("{answered} of {asked} asked customers answered your survey.").format(**said)
    everybody = figures.number(survey.population)
    return _("A sample: you asked {asked} of {everybody} customers, {answered} answered.").format(
        **said, everybody=everybody
    )


def _sure(survey: SurveyReport) -> str:
    if survey.answered < 2:
        return _("Too few answers to say how sure that is.")
    mean = figures.number(survey.satisfaction, 2)
    error = figures.number(survey.satisfaction_error, 2)
    told = _("{mean} ± {error}: had all customers answered, their mean would lie in this range in 95 of 100 surveys.")
    why = _("Who answers is drawn by lot here; in real surveys the angry and the delighted answer more often.")
    if survey.census:
        why = _(
            "A census leaves nobody out, and yet most do not answer: that is the error left. Who answers is drawn by "
            "lot here; in real surveys the angry and the delighted answer more often."
        )
    return together((told.format(mean=mean, error=error), why), current_language())


def _unhappy(survey: SurveyReport) -> str:
    if survey.unhappy is None:
        return ""
    return _("Unhappy answers: {unhappy}; called back: {called}.").format(
        unhappy=figures.number(survey.unhappy), called=figures.number(survey.followed_up)
    )


def closing_the_loop(rounds: Sequence[CalledBack]) -> None:
    """Show what became of the unhappy of every round's survey; nothing where nobody was unhappy."""
    if not rounds:
        return
    st.markdown(f"**{_('What became of the unhappy?')}**")
    heads = (_("Survey of round"), _("Unhappy"), _("Called back"), _("still with you"), _("Not called"))
    head = "".join(f"<th>{escape(word)}</th>" for word in (*heads, _("still with you")))
    rows = "".join(_row(one) for one in rounds)
    st.html(f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')
    st.caption(together((_compared(rounds), _("Who is called back is drawn by lot.")), current_language()))


def _row(one: CalledBack) -> str:
    cells = (
        str(one.round) if one.round else _("Practice"),
        figures.number(one.unhappy),
        figures.number(one.called),
        _share(one.called_stayed, one.called),
        figures.number(one.left_alone),
        _share(one.left_alone_stayed, one.left_alone),
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _share(part: int, whole: int) -> str:
    return figures.percent(part / whole, 0) if whole else figures.NOTHING


def _compared(rounds: Sequence[CalledBack]) -> str:
    both = [one for one in rounds if one.called and one.left_alone]
    if not both:
        return ""
    if min(one.chance for one in both) < HARDLY_CHANCE:
        return _("In at least one round the two groups differ by more than chance.")
    return _("The two groups may differ by chance alone.")
