"""The table: a row for each published result, which opens to its setting, its reason and its picture."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import measure_row
from game.views import ValidityRow
from sim.validity.finding import Figure, Finding, Plot
from ui import refusals
from ui.language import _, current_language
from ui.outcomes import chart_style
from ui.validity import finding_chart
from ui.validity import finding_words as words


def rows(found: Sequence[ValidityRow], actor: Actor | None) -> None:
    """Draw all rows below their heads."""
    heads = (_("Result"), _("Published"), _("Ours"), _("Accepted"))
    st.html(f'<div class="lk-row lk-row-head">{"".join(f"<span>{escape(head)}</span>" for head in heads)}</div>')
    for row in found:
        _row(row, actor)


def _row(row: ValidityRow, actor: Actor | None) -> None:
    finding = row.finding
    with st.container(key=f"row-{finding.key}", gap="xsmall"):
        st.html(_line(finding))
        opened = st.expander(
            _("Setting, reason, picture"), key=f"open-{finding.key}", on_change="rerun", type="compact"
        )
        if opened.open:
            with opened:
                _details(row, actor)


def _line(finding: Finding) -> str:
    """Return a row as it stands in the table: what it is, how it stands, and each of its figures."""
    language = current_language()
    chips = (
        f'<span class="lk-chip-{finding.verdict}">{escape(words.verdict(finding.verdict))}</span>'
        f'<span class="lk-chip-{finding.standing}">{escape(words.standing(finding.standing))}</span>'
    )
    figures = "".join(_figure(one, language, first=place == 0) for place, one in enumerate(finding.figures))
    return (
        f'<div class="lk-row-title"><b>{escape(finding.title.in_(language))}</b><span class="lk-chips">{chips}</span>'
        f'<span class="lk-row-source">{escape(finding.source)}</span></div>{figures}'
    )


def _figure(figure: Figure, language: str, *, first: bool = False) -> str:
    """Return one figure's line; the first one of a row bears its columns' names, for phones."""
    cells = (
        (_("Published"), words.value(figure.published, figure.unit)),
        (_("Ours"), words.ours(figure)),
        (_("Accepted"), words.accepted(figure)),
    )
    named = "".join(f'<span data-head="{escape(head)}">{escape(cell)}</span>' for head, cell in cells)
    marks = f"{' lk-row-first' if first else ''}{'' if figure.within else ' lk-row-missed'}"
    return f'<div class="lk-row{marks}"><span>{escape(figure.name.in_(language))}</span>{named}</div>'


def _details(row: ValidityRow, actor: Actor | None) -> None:
    finding, language = row.finding, current_language()
    if finding.reason is not None:
        unmeasured = finding.verdict == "not_measured"
        head = _("Why it was not measured") if unmeasured else _("Why it is not met")
        st.markdown(f"**{head}**  \n{finding.reason.in_(language)}")
    st.markdown(f"**{_('What was run')}**  \n{finding.setting.in_(language)}")
    st.markdown(f"**{_('What kind of evidence')}**  \n{_(words.MEANINGS[finding.standing])}")
    if not row.current:
        st.caption(_("Measured on an earlier state of the model or its packs."))
    _again(row, actor, language)
    shown = row.again.finding if row.again is not None and row.again.finding is not None else finding
    if shown.plot is not None:
        _picture(shown.plot, finding, language)


def _picture(plot: Plot, finding: Finding, language: str) -> None:
    key = ("finding", finding.key, hash(plot), language)
    figure = chart_style.kept(key, lambda: finding_chart.picture(plot, language))
    chart_style.show(figure, f"plot-{finding.key}", finding.title.in_(language))


def _again(row: ValidityRow, actor: Actor | None, language: str) -> None:
    """Show what came of measuring the row anew here, and let a teacher ask for it."""
    again = row.again
    if again is not None and again.state == "failed":
        st.warning(_("This row could not be measured on this machine."))
    if again is not None and again.finding is not None:
        said = _("Measured anew on this machine: {verdict}.").format(verdict=words.verdict(again.finding.verdict))
        same = again.finding.figures == row.finding.figures
        st.markdown(f"**{said}** {_('The same figures to the last digit.') if same else ''}")
        if not same:
            st.html("".join(_figure(figure, language) for figure in again.finding.figures))
    running = again is not None and again.state == "running"
    if actor is not None and actor.kind == "teacher":
        st.button(
            _("Measuring …") if running else _("Measure it anew, here"),
            icon="spinner" if running else ":material/science:",
            disabled=running,
            key=f"again-{row.finding.key}",
            on_click=lambda: refusals.attempt(lambda: measure_row(actor, row.finding.key)),
        )
