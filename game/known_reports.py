"""A firm's report as its own team may read it while a game runs, without what nobody paid for or can know.

The one satisfaction index of the institute is public. How satisfied each segment really is, and was week by week, a
team learns from surveys until the game has ended. A replay tells nothing that would have had to be paid for.
"""

from sim.report import FirmReport

HIDDEN = 0.0
"""stands for a satisfaction that nobody is told yet; real ones lie from 1 to 5"""
MORE_BY_LOT = 0.02
"""share of customers by which the same sample may turn out larger in a replay"""


def as_known(report: FirmReport, *, ended: bool) -> FirmReport:
    """Give a report of what has happened."""
    if ended:
        return report
    segments = {key: one.model_copy(update={"satisfaction": HIDDEN}) for key, one in report.segments.items()}
    weekly = report.weekly.model_copy(update={"satisfaction": [HIDDEN] * len(report.weekly.satisfaction)})
    return report.model_copy(update={"segments": segments, "weekly": weekly})


def as_imagined(report: FirmReport, was: FirmReport, *, ended: bool) -> FirmReport:
    """Give a report of what would have happened, without surveys and studies beyond those that were paid for."""
    known = as_known(report, ended=ended)
    survey = known.survey if _asked(known) <= _asked(was) + MORE_BY_LOT else None
    return known.model_copy(update={"survey": survey, "study": known.study if _had(known, was) else None})


def _asked(report: FirmReport) -> float:
    """Give the share of customers who were asked; of those at the end where an old report does not say."""
    survey = report.survey
    return 0.0 if survey is None else survey.asked / max(survey.population or report.customers_end, 1)


def _had(report: FirmReport, was: FirmReport) -> bool:
    if report.study is None or was.study is None:
        return False
    return set(report.study.bought) <= set(was.study.bought) and report.study.interviews <= was.study.interviews
