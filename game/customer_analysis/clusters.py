"""Kinds of customers that the firm's own files tell apart: k-means on standardised behaviour (MacQueen 1967).

Recency, frequency, money, contacts and messages are taken as log(1 + x), so that a few giants do not rule, and brought
to mean 0 and spread 1. The number of clusters is the one of 3 to 6 with the highest silhouette (Rousseeuw 1987).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

FEATURES = ("recency", "frequency", "money", "contacts", "messages")
KINDS = (3, 4, 5, 6)
FEWEST = 60
"""customers below which nothing is told apart"""
LEARNT_FROM = 4000
"""customers that the centres are learnt from, drawn once; everybody is then placed at the nearest"""
JUDGED_BY = 1200
"""customers whose silhouettes are averaged"""
STARTS = 4
TOLD = 0.35
"""spreads from the mean of all customers that are worth a word"""
WORDS = 3
"""differences that a portrait tells at most"""


@dataclass(frozen=True, slots=True)
class Portrait:
    """One cluster beside all customers."""

    number: int
    """1: the one whose customers spent most"""
    size: int
    share: float
    money_share: float
    means: Mapping[str, float]
    """of the features, in their own units"""
    differences: tuple[tuple[str, float], ...]
    """features that set it apart and by how many spreads, the strongest first"""


@dataclass(frozen=True, slots=True)
class Clusters:
    """The clusters of a firm's customers."""

    of_row: NDArray[np.int64]
    """number of each customer's cluster, in the order of the table"""
    silhouettes: Mapping[int, float]
    """number of clusters -> mean silhouette, -1 to 1"""
    portraits: tuple[Portrait, ...]

    @property
    def chosen(self) -> int:
        """How many there are."""
        return len(self.portraits)


def find(table: pd.DataFrame) -> Clusters | None:
    """Find the clusters of a table; None where there are too few customers or they do not differ."""
    scaled, used = standardised(table)
    if len(table) < FEWEST or not used:
        return None
    order = np.random.Generator(np.random.Philox(key=len(table))).permutation(len(table))
    learnt, judged = scaled[order[:LEARNT_FROM]], scaled[order[:JUDGED_BY]]
    different = len(np.unique(learnt, axis=0))
    centres = {k: _centres(learnt, k) for k in KINDS if k <= different}
    if not centres:
        return None
    silhouettes = {k: _silhouette(judged, _nearest(judged, found)) for k, found in centres.items()}
    best = max(silhouettes, key=silhouettes.__getitem__)
    return _told(table, scaled, used, _nearest(scaled, centres[best]), silhouettes)


def standardised(table: pd.DataFrame) -> tuple[NDArray[np.float64], list[str]]:
    """Give the features brought to mean 0 and spread 1, and which: those in which customers differ at all."""
    logs = np.log1p(table[list(FEATURES)].to_numpy(np.float64).clip(min=0))
    spread = logs.std(axis=0) if len(logs) else np.zeros(len(FEATURES))
    differ = spread > 1e-9
    scaled = (logs[:, differ] - logs[:, differ].mean(axis=0)) / spread[differ]
    return scaled, [name for name, is_used in zip(FEATURES, differ, strict=True) if is_used]


def _centres(points: NDArray[np.float64], kinds: int) -> NDArray[np.float64]:
    from sklearn.cluster import KMeans  # noqa: PLC0415 - a second of loading that only this room needs
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    with threadpool_limits(1):  # the class needs the other processors
        fitted = KMeans(kinds, n_init=STARTS, random_state=0).fit(points)
    return np.asarray(fitted.cluster_centers_, np.float64)


def _silhouette(points: NDArray[np.float64], of_point: NDArray[np.int64]) -> float:
    from sklearn.metrics import silhouette_score  # noqa: PLC0415

    return float(silhouette_score(points, of_point)) if len(np.unique(of_point)) > 1 else -1.0


def _nearest(points: NDArray[np.float64], centres: NDArray[np.float64]) -> NDArray[np.int64]:
    distances = np.stack([((points - centre) ** 2).sum(axis=1) for centre in centres])
    nearest: NDArray[np.int64] = distances.argmin(axis=0)
    return nearest


def _told(
    table: pd.DataFrame,
    scaled: NDArray[np.float64],
    used: list[str],
    found: NDArray[np.int64],
    silhouettes: Mapping[int, float],
) -> Clusters:
    money = table["money"].to_numpy(np.float64)
    kinds = sorted(np.unique(found).tolist(), key=lambda kind: -float(money[found == kind].mean()))
    portraits, of_row = [], np.zeros(len(table), np.int64)
    for number, kind in enumerate(kinds, 1):
        here = found == kind
        of_row[here] = number
        portraits.append(_portrait(number, table, here, dict(zip(used, scaled[here].mean(axis=0), strict=True))))
    return Clusters(of_row, dict(silhouettes), tuple(portraits))


def _portrait(
    number: int, table: pd.DataFrame, here: NDArray[np.bool_], standing: Mapping[str, np.floating]
) -> Portrait:
    rows = table[here]
    apart = sorted(((name, float(z)) for name, z in standing.items() if abs(z) >= TOLD), key=lambda one: -abs(one[1]))
    return Portrait(
        number=number,
        size=len(rows),
        share=len(rows) / len(table),
        money_share=float(rows["money"].sum() / max(table["money"].sum(), 1e-9)),
        means={name: float(rows[name].mean()) for name in FEATURES},
        differences=tuple(apart[:WORDS]),
    )
