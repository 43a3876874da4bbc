"""The CRM platform: operational, analytical, collaborative, and the quality of the data they live on.

Maturity lags its spending and needs training to bear fruit: technology without people was why most early CRM projects
failed.
"""

import numpy as np

from sim.firms import CLEANED, DIRTY, FRUIT, FRUIT_BY_TRAINING, PLATFORMS
from sim.portable_math import response
from sim.running import Doubles, Running
from sim.tariff import WEEKS

LAG = 0.04
"""share of the gap closed in a week (assumption)"""
TOLD_APART, TOLD_BY_DATA = 0.2, 0.8
"""how well a firm tells customers apart that knows nothing of them, and what data and analytics add (assumption)"""
OPERATIONAL, ANALYTICAL, COLLABORATIVE = range(3)


def invest(run: Running) -> None:
    """Let maturity and data quality move towards what the spending can sustain; book the spending."""
    half = run.scenario.half
    fruit = FRUIT + FRUIT_BY_TRAINING * response(run.stocks.training, half.training)
    for number, key in enumerate(PLATFORMS):
        spend = run.lever(key)
        run.book("platform", spend / WEEKS)
        goal = response(spend, half.platform) * fruit
        run.stocks.maturity[number] += LAG * (goal - run.stocks.maturity[number])
    spend = run.lever("data_quality")
    run.book("data_quality", spend / WEEKS)
    goal = DIRTY + CLEANED * response(spend, half.data_quality)
    run.stocks.data_quality += LAG * (goal - run.stocks.data_quality)


def accuracy(run: Running) -> Doubles:
    """Give how well a firm can tell customers apart, 0..1: data to learn from, and analytics to learn with."""
    told: Doubles = TOLD_APART + TOLD_BY_DATA * np.sqrt(run.stocks.data_quality * run.stocks.maturity[ANALYTICAL])
    return told
