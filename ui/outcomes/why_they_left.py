"""Why customers left, what acts on it, and where they went."""

import plotly.graph_objects as go
import streamlit as st

from game.views import Results
from sim.report import FirmReport
from ui import format as figures
from ui.decide.starting_points import remedies_in_words, strongest_cause
from ui.language import _, current_language
from ui.outcomes import charts_results
from ui.outcomes.outcome_words import cause_meaning, cause_name
from ui.outcomes.result_parts import Drawn, firm_names
from ui.sentences import together


def in_words(drawn: Drawn) -> None:
    """Answer why customers left, in two sentences."""
    report = drawn.report
    st.subheader(_("Why did customers leave?"), anchor=False)
    if report.lost == 0:
        st.write(_("Nobody left. Well done!"))
    else:
        st.markdown(_in_words(report, current_language()))


def charts(drawn: Drawn) -> None:
    """Draw why customers left, and where they went, if any did."""
    report = drawn.report
    if report.lost == 0:
        return
    language = current_language()
    with st.grid(2, min_column_width=400, gap="medium"):
        with st.container():
            st.markdown(f"**{_('By reason')}**")
            drawn.chart("causes", _("Customers lost by cause"), lambda: charts_results.causes(report.causes, language))
        with st.container():
            st.markdown(f"**{_('Where did they go?')}**")
            gone = _destinations(drawn.view)
            drawn.chart("destinations", _("Customers lost by destination"), lambda: _to(gone, language))


def _in_words(report: FirmReport, language: str) -> str:
    """Count the departures, name the strongest reason that the firm could have changed, and what acts on it."""
    worst = strongest_cause(report.causes)
    if worst is None:
        return _departures(report)
    ours = sum(count for cause, count in report.causes.items() if cause != "natural")
    strongest = _("The strongest reason you can change ({share} of the rest): **{cause}**. {meaning}").format(
        share=figures.percent(report.causes[worst] / ours, 0),
        cause=cause_name(worst, language),
        meaning=cause_meaning(worst, language),
    )
    return together((_departures(report), strongest), language) + "\n\n" + remedies_in_words(worst)


def _departures(report: FirmReport) -> str:
    """Count who left; whoever came in the round and left again is not in the retention rate, and told apart."""
    old = report.customers_start - report.kept
    newcomers = report.lost - old
    counts = {
        "lost": figures.number(report.lost),
        "natural": figures.number(report.causes.get("natural", 0.0)),
        "old": figures.number(old),
        "new": figures.number(newcomers),
    }
    if newcomers <= 0:
        return _("{lost} left, {natural} of them would have gone anyway.").format(**counts)
    return _(
        "{lost} left: {old} whom you had at the start, and {new} who came or came back in between. "
        "{natural} of them would have gone anyway."
    ).format(**counts)


def _to(gone: dict[str, int], language: str) -> go.Figure:
    return charts_results.destinations(gone, language)


def _destinations(view: Results) -> dict[str, int]:
    names = firm_names(view)
    return {names.get(firm, _("left the market")): count for firm, count in view.report.lost_to.items() if count}
