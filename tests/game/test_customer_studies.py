"""Clusters, churn models and lifetime values: on made-up customers whose answer is known, and on a class at play."""

import numpy as np
import pandas as pd
import pytest

from game.customer_analysis import churn, clusters, lifetime_value, rfm
from game.customer_analysis.churn import ChurnStudy, TooFew
from game.past_customers import PastRound
from game.views import churn_study, customer_clusters, customers, lifetime_study
from tests.game.classroom import Classroom

TWINS = 4000


def people(seed: int, count: int = 3000) -> pd.DataFrame:
    """Customers whose files hold nothing but luck."""
    draw = np.random.Generator(np.random.Philox(key=seed))
    table = pd.DataFrame(
        {
            "customer": np.sort(draw.choice(2 * TWINS, count, replace=False)),
            "tenure": draw.integers(1, 150, count),
            "recency": draw.integers(0, 30, count),
            "frequency": draw.integers(1, 40, count),
            "money": draw.gamma(2, 300, count),
            "products": draw.integers(1, 4, count),
            "tier": draw.integers(0, 3, count),
            "contacts": draw.poisson(2, count),
            "complaints": draw.poisson(0.1, count),
            "open_complaint": draw.random(count) < 0.05,
            "messages": draw.random(count),
        }
    )
    table["on_file"] = table["tenure"]
    return pd.concat([table, rfm.scores(table)], axis=1)


def a_round(number: int, chance: str) -> PastRound:
    """A round in which people left by luck alone, or mostly those who had contacted the firm often."""
    table = people(number)
    luck = np.random.Generator(np.random.Philox(key=1000 + number)).random(len(table))
    often = (table["contacts"] >= 4).to_numpy()
    left = luck < (np.where(often, 0.6, 0.05) if chance == "contacts" else 0.12)
    return PastRound(number, table, left, np.where(left, 20.0, 100.0), 0.4, TWINS)


@pytest.mark.parametrize("rounds", [1, 3])
def test_a_cause_that_stands_in_the_files_is_found(rounds: int) -> None:
    found = churn.study([a_round(n, "contacts") for n in range(1, rounds + 1)], people(9))
    assert isinstance(found, ChurnStudy)
    assert found.tested_on == (None if rounds == 1 else 3)
    assert found.regression.auc > 0.7
    assert found.tree.auc > 0.7
    assert found.effects[0][0] == "contacts"
    assert found.effects[0][1] > 1
    assert found.leaves[0].conditions[0][:2] == ("contacts", True)
    assert found.regression.captured[1] > 2 * 0.2
    assert found.regression.captured[-1] == pytest.approx(1)
    often = people(9)["contacts"].to_numpy() >= 4
    assert found.risk[often].mean() > 3 * found.risk[~often].mean()


@pytest.mark.parametrize("rounds", [1, 3])
def test_luck_is_not_taken_for_a_cause(rounds: int) -> None:
    found = churn.study([a_round(n, "luck") for n in range(1, rounds + 1)], people(9))
    assert isinstance(found, ChurnStudy)
    assert found.regression.auc == pytest.approx(0.5, abs=0.06)
    assert found.tree.auc == pytest.approx(0.5, abs=0.06)


def test_the_customers_a_model_is_judged_on_are_no_kind_that_it_has_learnt_from() -> None:
    learn, judge, latest = churn._parts([a_round(1, "luck")])
    assert latest is None
    assert len(learn.left) + len(judge.left) == 3000
    assert len(judge.left) == pytest.approx(900, abs=90)
    learn, judge, latest = churn._parts([a_round(1, "luck"), a_round(2, "luck"), a_round(3, "luck")])
    assert (len(learn.left), len(judge.left), latest) == (6000, 3000, 3)


def test_without_data_it_says_so() -> None:
    assert churn.study([], people(9)) == TooFew(0, 0)
    one = a_round(1, "luck")
    few = PastRound(1, one.start, np.arange(3000) < 12, one.spent, one.margin, TWINS)
    assert churn.study([few], people(9)) == TooFew(1, 12)


def test_kinds_that_are_there_are_found_and_told() -> None:
    table = people(3, 900)
    table["contacts"], table["messages"] = 1, 0.5
    table["frequency"] = np.repeat([2, 2, 40], 300)
    table["money"] = np.repeat([50.0, 50.0, 5000.0], 300)
    table["recency"] = np.repeat([1, 30, 1], 300)
    found = clusters.find(table)
    assert found is not None
    assert found.chosen == 3
    assert found.silhouettes[3] > 0.9
    assert [portrait.size for portrait in found.portraits] == [300, 300, 300]
    assert {feature for feature, z in found.portraits[0].differences if z > 0} == {"frequency", "money"}
    assert len(set(found.of_row[:300].tolist())) == 1 == len(set(found.of_row[300:600].tolist()))
    assert clusters.find(table.head(20)) is None
    assert clusters.find(pd.concat([table.head(1)] * 100)) is None


def test_a_lifetime_value_is_gupta_and_lehmanns() -> None:
    past = [a_round(1, "luck")]
    found = lifetime_value.study(past, people(2), 0.12)
    assert found is not None
    margin, stays, interest = found.outlook.margin, found.outlook.stays, 1.12**0.25 - 1
    assert np.allclose(found.outlook.values, margin * stays / (1 + interest - stays))
    assert np.allclose(found.outlook.over(2000), found.outlook.values)
    assert np.allclose(stays, 0.88, atol=0.04)
    assert found.checks == ()
    assert lifetime_value.study([], people(2), 0.12) is None


def test_an_estimate_is_held_against_what_the_same_customers_brought() -> None:
    past = [a_round(1, "luck"), a_round(2, "luck")]
    found = lifetime_value.study(past, people(3), 0.12)
    assert found is not None
    (check,) = found.checks
    assert (check.after, check.rounds) == (1, 1)
    assert check.brought == pytest.approx(past[1].spent.sum() * 0.4 / 1.12**0.25)
    assert sum(brought for _expected, brought in check.by_fifth) / 5 == pytest.approx(check.brought / 3000, rel=0.02)


def test_a_class_sees_its_studies_round_by_round(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    assert churn_study(lesson.store, ann) == TooFew(0, 0)
    assert lifetime_study(lesson.store, ann) is None
    lesson.close()
    lesson.next()
    lesson.close()
    table = customers(lesson.store, ann).frame
    kinds, worth = customer_clusters(lesson.store, ann), lifetime_study(lesson.store, ann)
    risk = churn_study(lesson.store, ann)
    assert kinds is not None
    assert worth is not None
    assert len(kinds.of_row) == len(table) == len(worth.outlook.values)
    assert sum(portrait.size for portrait in kinds.portraits) == len(table)
    assert isinstance(risk, ChurnStudy)
    assert (risk.learnt_on, risk.tested_on, len(risk.risk)) == ((1,), 2, len(table))
    assert worth.checks[0].brought > 0
    assert 0.4 < worth.checks[0].expected / worth.checks[0].brought < 2.5
    assert worth.checks[0].rank > 0.3
    assert churn_study(lesson.store, ann) is risk
