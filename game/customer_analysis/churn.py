"""Who may leave: models learnt on what past rounds' customers had on file at the start, and who of them then left.

A logistic regression and a small decision tree. They are judged only on customers whom they have not seen: with two or
more rounds, on the whole latest round (learnt on the rounds before it); with one, on three customers in ten, no kind of
person on both sides. The list of the riskiest is then made with the regression learnt on all rounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from game.past_customers import PastRound

if TYPE_CHECKING:
    from sklearn.tree import DecisionTreeClassifier

FEATURES = (
    "recency",
    "silence",
    "frequency",
    "spending",
    "tenure",
    "products",
    "tier",
    "contacts",
    "complaints",
    "open_complaint",
    "messages",
)
"""as on file at the start of the round; ``silence``: recency relative to the usual time between orders, ``spending``:
yuan a week so far"""
FEWEST_LEFT = 30
"""departures to learn from below which no model is made"""
FEWEST_TESTED = 10
"""departures among the customers it is judged on"""
HELD_OUT = 0.3
"""share of the customers it is judged on where there is only one round"""
DEPTH = 3
LEAF = 0.02
"""share of the customers that a leaf of the tree holds at least"""
TENTHS = 10
LEARNT_FROM = 20_000
"""customers of past rounds that a model is learnt on at most"""


@dataclass(frozen=True, slots=True)
class TooFew:
    """There is nothing to learn from yet."""

    rounds: int
    left: int
    """departures seen so far"""
    needed: int = FEWEST_LEFT + FEWEST_TESTED


@dataclass(frozen=True, slots=True)
class Trial:
    """How one model did on customers whom it had not seen."""

    auc: float
    """chance that of two customers, one who left and one who stayed, the leaver got the higher risk; .5 is guessing"""
    captured: tuple[float, ...]
    """share of the leavers among the riskiest tenth, two tenths, … of the customers"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A rule of the tree: those who fulfil all conditions left at this rate."""

    conditions: tuple[tuple[str, bool, float], ...]
    """(feature, above?, value)"""
    customers: int
    rate: float


@dataclass(frozen=True, slots=True)
class ChurnStudy:
    """What could be learnt about who leaves."""

    learnt_on: tuple[int, ...]
    """rounds"""
    tested_on: int | None
    """the round held out; None: customers of the one round were"""
    tested: int
    tested_left: int
    regression: Trial
    tree: Trial
    effects: tuple[tuple[str, float], ...]
    """feature -> by how much a spread more multiplies the odds of leaving, the strongest first"""
    leaves: tuple[Leaf, ...]
    """of the tree, the riskiest first"""
    risk: NDArray[np.float64]
    """chance to leave in the next round, for each present customer in the order of the table"""


def study(past: Sequence[PastRound], present: pd.DataFrame) -> ChurnStudy | TooFew:
    """Learn, judge on what was held out, and say how risky each present customer is."""
    if not past:
        return TooFew(0, 0)
    learn, judge, latest = _parts(past)
    learn = _sampled(learn)
    if learn.left.sum() < FEWEST_LEFT or judge.left.sum() < FEWEST_TESTED or learn.left.all() or judge.left.all():
        return TooFew(len(past), int(sum(one.left.sum() for one in past)))
    whole = _sampled(_joined([_case(one) for one in past]))
    regression, tree = _regression(learn), _tree(learn)
    final = _regression(whole)
    return ChurnStudy(
        learnt_on=tuple(one.round for one in past if one.round != latest),
        tested_on=latest,
        tested=len(judge.left),
        tested_left=int(judge.left.sum()),
        regression=_trial(_risk(regression, judge.features), judge.left),
        tree=_trial(_risk(tree, judge.features), judge.left),
        effects=_effects(final),
        leaves=_leaves(_tree(whole), whole),
        risk=_risk(final, features(present)),
    )


def features(table: pd.DataFrame) -> NDArray[np.float64]:
    """Give :data:`FEATURES` for every row, shape ``(customers, features)``."""
    usual = table["on_file"] / table["frequency"].clip(lower=1)
    columns = {
        "silence": (table["recency"] / usual.clip(lower=1)).clip(upper=20),
        "spending": table["money"] / table["on_file"].clip(lower=1),
    }
    whole = table.assign(**columns)
    return whole[list(FEATURES)].to_numpy(np.float64)


@dataclass(frozen=True, slots=True)
class _Cases:
    features: NDArray[np.float64]
    left: NDArray[np.bool_]


def _case(one: PastRound) -> _Cases:
    return _Cases(features(one.start), one.left)


def _joined(cases: Sequence[_Cases]) -> _Cases:
    return _Cases(np.vstack([one.features for one in cases]), np.concatenate([one.left for one in cases]))


def _parts(past: Sequence[PastRound]) -> tuple[_Cases, _Cases, int | None]:
    """Give what is learnt from, what is held out, and the round that is held out."""
    if len(past) > 1:
        return _joined([_case(one) for one in past[:-1]]), _case(past[-1]), past[-1].round
    only = past[0]
    kinds = only.start["customer"].to_numpy() % only.twins
    held = np.random.Generator(np.random.Philox(key=only.twins)).random(only.twins)[kinds] < HELD_OUT
    case = _case(only)
    return _Cases(case.features[~held], case.left[~held]), _Cases(case.features[held], case.left[held]), None


def _sampled(cases: _Cases) -> _Cases:
    """Give at most :data:`LEARNT_FROM` of the cases, drawn once."""
    chosen = np.random.Generator(np.random.Philox(key=len(cases.left))).permutation(len(cases.left))[:LEARNT_FROM]
    return _Cases(cases.features[chosen], cases.left[chosen])


def _regression(cases: _Cases) -> Any:  # noqa: ANN401 - scikit-learn tells no types
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - a second of loading that only this room needs
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415
    from sklearn.preprocessing import FunctionTransformer, StandardScaler  # noqa: PLC0415

    steps = (FunctionTransformer(np.log1p), StandardScaler(), LogisticRegression(max_iter=500))
    return make_pipeline(*steps).fit(cases.features, cases.left)


def _tree(cases: _Cases) -> "DecisionTreeClassifier":
    from sklearn.tree import DecisionTreeClassifier  # noqa: PLC0415

    tree = DecisionTreeClassifier(max_depth=DEPTH, min_samples_leaf=LEAF, random_state=0)
    return tree.fit(cases.features, cases.left)


def _risk(model: Any, rows: NDArray[np.float64]) -> NDArray[np.float64]:  # noqa: ANN401
    if not len(rows):
        return np.zeros(0)
    return np.asarray(model.predict_proba(rows)[:, 1], np.float64)


def _trial(risk: NDArray[np.float64], left: NDArray[np.bool_]) -> Trial:
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415

    found = np.cumsum(left[np.argsort(-risk, kind="stable")]) / left.sum()
    places = [max(round(len(left) * tenth / TENTHS), 1) - 1 for tenth in range(1, TENTHS + 1)]
    return Trial(float(roc_auc_score(left, risk)), tuple(float(found[place]) for place in places))


def _effects(regression: Any) -> tuple[tuple[str, float], ...]:  # noqa: ANN401
    weights = regression[-1].coef_[0].tolist()
    ordered = sorted(zip(FEATURES, weights, strict=True), key=lambda one: -abs(one[1]))
    return tuple((name, float(np.exp(weight))) for name, weight in ordered)


def _leaves(tree: "DecisionTreeClassifier", cases: _Cases) -> tuple[Leaf, ...]:
    """Give the tree's leaves as rules."""
    grown, found = tree.tree_, []
    open_nodes: list[tuple[int, tuple[tuple[str, bool, float], ...]]] = [(0, ())]
    at = tree.apply(cases.features)
    while open_nodes:
        node, so_far = open_nodes.pop()
        low, high = int(grown.children_left[node]), int(grown.children_right[node])
        if low < 0:
            here = at == node
            found.append(Leaf(_tightest(so_far), int(here.sum()), float(cases.left[here].mean())))
            continue
        name, value = FEATURES[int(grown.feature[node])], float(grown.threshold[node])
        open_nodes += [(low, (*so_far, (name, False, value))), (high, (*so_far, (name, True, value)))]
    return tuple(sorted(found, key=lambda leaf: -leaf.rate))


def _tightest(conditions: tuple[tuple[str, bool, float], ...]) -> tuple[tuple[str, bool, float], ...]:
    """Leave out conditions that a later one on the same side of the same feature implies."""
    last = {(name, above): value for name, above, value in conditions}
    return tuple((name, above, value) for (name, above), value in last.items())
