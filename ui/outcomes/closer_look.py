"""What a round's results hold beyond the first answers, folded up: each part says in a line what is inside.

A part is drawn once somebody unfolds it, so that a page on a phone stays short and a class that comes at once is not
served what nobody looks at.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from locales import translator
from sim.report import FirmReport
from ui import format as figures
from ui.information import information_section
from ui.language import _, current_language
from ui.outcomes import cost_to_serve, first_contact, result_parts
from ui.outcomes.result_parts import Drawn
from ui.why.leavers_section import Looker

Draw = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, what is inside in a line, and what draws it, beside each other where there is room."""

    key: str
    name: str
    inside: str
    draws: Sequence[Draw]


def parts(drawn: Drawn, looker: Looker) -> None:
    """Draw every part folded up, or as the reader left it."""
    st.subheader(_("A closer look"), anchor=False)
    for part in _parts(drawn, looker):
        head = f"**{part.name}** · {part.inside}"
        folded = st.expander(head, key=f"look-{part.key}", on_change="rerun")
        if folded.open:
            with folded:
                _beside(part.draws)


def _beside(draws: Sequence[Draw]) -> None:
    if len(draws) == 1:
        draws[0]()
        return
    with st.grid(2, min_column_width=400, gap="medium"):
        for draw in draws:
            with st.container():
                draw()


def _parts(drawn: Drawn, looker: Looker) -> Iterator[Part]:
    language, report = current_language(), drawn.report
    served = (result_parts.service, first_contact.section, cost_to_serve.section)
    felt = (result_parts.satisfaction, result_parts.segments)
    yield Part("service", _("Service"), service_in_a_line(report, language), [_of(drawn, one) for one in served])
    yield Part("satisfaction", _("Satisfaction"), felt_in_a_line(report, language), [_of(drawn, one) for one in felt])
    yield Part("money", _("Money"), money_in_a_line(report, language), [_of(drawn, result_parts.money)])
    known = information_section.found(looker)
    if known.anything:
        draw = [lambda: information_section.section(known, looker.scenario)]
        yield Part("information", _("What you found out"), information_section.in_a_line(known, language), draw)


def _of(drawn: Drawn, draw: Callable[[Drawn], None]) -> Draw:
    return lambda: draw(drawn)


def service_in_a_line(report: FirmReport, language: str) -> str:
    """Say how soon contacts were answered, how many were settled at once, and what one cost."""
    _ = translator(language).gettext
    served = sum(one.contacts for one in report.channels.values())
    told = {
        "level": figures.percent(report.service_level, 0, language),
        "settled": figures.percent(report.first_contact_resolution, 0, language),
    }
    if not served:
        return _("{level} answered within 20 s, {settled} settled at first contact").format(**told)
    each = figures.money(sum(one.cost for one in report.channels.values()) / served, language=language)
    return _("{level} answered within 20 s, {settled} settled at first contact, {each} a contact").format(
        **told, each=each
    )


def felt_in_a_line(report: FirmReport, language: str) -> str:
    """Give the index of satisfaction, and the team's own survey beside it."""
    _ = translator(language).gettext
    index = figures.number(report.satisfaction, 2, language)
    if report.survey is None or report.survey.answered < 2:
        return _("{index} of 5 by the institute; who stayed, by segment").format(index=index)
    return _("{index} of 5 by the institute, {own} ± {error} by your survey; who stayed, by segment").format(
        index=index,
        own=figures.number(report.survey.satisfaction, 2, language),
        error=figures.number(report.survey.satisfaction_error, 2, language),
    )


def money_in_a_line(report: FirmReport, language: str) -> str:
    """Give revenue, costs and profit."""
    _ = translator(language).gettext
    return _("revenue {revenue}, costs {costs}, profit {profit}").format(
        revenue=figures.money(report.revenue, short=True, language=language),
        costs=figures.money(report.revenue - report.profit, short=True, language=language),
        profit=figures.money(report.profit, short=True, language=language),
    )
