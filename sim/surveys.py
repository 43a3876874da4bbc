"""Surveys: asking a sample or everybody, honest about the error, and following up the unhappy."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim import tariff
from sim.care import FOLLOW_UP, SURVEY, write_messages
from sim.report import SurveyReport
from sim.running import Floats, Running
from sim.sampling import mean_error
from sim.streams import Purpose

ANSWER_SPREAD = 0.35
"""spread of an answer around what a customer feels (assumption)"""
UNHAPPY = 3.0
"""answers below it are followed up (assumption)"""
PROMOTES, DETRACTS = 4.2, 3.2
"""answers above it count as promoters', below it as detractors' (assumption: the scale of Reichheld 2003 on ours)"""
COMFORT = 0.4
"""what a call after a bad answer gives back, in points of satisfaction (assumption)"""
RELIEF = -0.8
"""log-odds by which it calms, fading like other contacts' (assumption)"""
RESENTMENT = 0.5
"""what it leaves of a harm in the account of causes (assumption)"""


def survey(run: Running) -> list[SurveyReport | None]:
    """Ask every firm's sample, follow up the unhappy, book both; ``None`` for a firm that asks nobody."""
    u = run.streams.uniform(Purpose.SURVEY, run.week)[None, :]
    share = run.of_firm(run.lever("survey_share"))
    asked = run.served & (u < share)
    answered = asked & (u < share * np.float32(tariff.ANSWERS))
    noise = run.streams.normal(Purpose.SURVEY, run.week, 1)
    answers = np.clip(run.customers.satisfaction + np.float32(ANSWER_SPREAD) * noise[None, :], 1, 5)
    run.book("surveys", run.count(asked) * run.scenario.costs.survey)
    write_messages(run, np.flatnonzero(asked), SURVEY)
    _write_answers(run, np.flatnonzero(answered), answers)
    unhappy = answered & (answers < UNHAPPY)
    followed = _follow_up(run, unhappy)
    taken = _Sample(run.size, run.count(asked), answers.ravel(), run.count(unhappy), run.count(followed))
    return [_report(run, seat, here, taken) for seat, here in enumerate(run.members(answered))]


def _write_answers(run: Running, who: NDArray[np.int64], answers: Floats) -> None:
    """Write down what each of those asked answered: the firm has paid for it and knows who it was."""
    firm, score = run.customers.firm.ravel()[who], answers.ravel()[who]
    run.journal.write("answers", customer=who, firm=firm, week=run.week_of_round, score=score)


def _follow_up(run: Running, unhappy: NDArray[np.bool_]) -> NDArray[np.bool_]:
    u = run.streams.uniform(Purpose.SURVEY, run.week, 2)[None, :]
    followed = unhappy & (u < run.of_firm(run.lever("survey_follow_up")))
    customers = run.customers
    customers.satisfaction[followed] = np.minimum(customers.satisfaction[followed] + np.float32(COMFORT), 5)
    customers.bond[followed] += np.float32(RELIEF)
    for harm in (customers.harm_wait, customers.harm_failure, customers.harm_neglect, customers.harm_contact):
        harm[followed] *= np.float32(RESENTMENT)
    run.book("surveys", run.count(followed) * run.scenario.costs.care_contact)
    write_messages(run, np.flatnonzero(followed), FOLLOW_UP)
    return followed


@dataclass(frozen=True, slots=True)
class _Sample:
    """All firms' survey: whom they could ask, asked and called again, by seat, and what everybody would answer."""

    population: NDArray[np.int64]
    asked: NDArray[np.int64]
    answers: Floats
    """by customer"""
    unhappy: NDArray[np.int64]
    followed: NDArray[np.int64]


def _report(run: Running, seat: int, here: NDArray[np.int64], sample: _Sample) -> SurveyReport | None:
    """Tell of one firm's survey; ``here`` are the customers who answered it."""
    if run.decisions[seat].survey_share <= 0:
        return None
    given = np.sort(sample.answers[here]).astype(np.float64)
    segment = run.traits.segment[run.twins[here]]
    by_segment = {
        kind.key: np.sort(sample.answers[here[segment == k]]).astype(np.float64)
        for k, kind in enumerate(run.scenario.segments)
    }
    return SurveyReport(
        asked=int(sample.asked[seat]),
        answered=given.size,
        satisfaction=float(given.mean()) if given.size else 0.0,
        satisfaction_error=mean_error(given, int(sample.population[seat])),
        nps=net_promoters(given),
        by_segment={key: float(answers.mean()) for key, answers in by_segment.items() if answers.size},
        followed_up=int(sample.followed[seat]),
        population=int(sample.population[seat]),
        unhappy=int(sample.unhappy[seat]),
    )


def net_promoters(satisfaction: NDArray[np.floating]) -> float:
    """Give the net promoter score, -100 to 100: promoters less detractors (Reichheld 2003, on our scale)."""
    if not satisfaction.size:
        return 0.0
    return float(100.0 * ((satisfaction > PROMOTES).sum() - (satisfaction < DETRACTS).sum()) / satisfaction.size)
