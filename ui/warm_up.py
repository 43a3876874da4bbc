"""What happens once, before the first visitor: heavy libraries are loaded and put out of the collector's sight."""

import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from threading import Thread

import plotly.graph_objects as go
import plotly.io
import streamlit as st
from anyio import to_thread

from game import aside, lesson_keeper
from game.errors import StoreRefused
from locales import LANGUAGES, translator
from sim import market, packs, quarter
from sim.compiled import COMPILES
from sim.decisions import starting
from ui import announcement, tidying, turns
from ui.store import store

HEAVY = ("pandas", "pyarrow", "babel.dates", "game.commands", "game.views", "sim.quarter")

STUDIED_WITH = ("sklearn.cluster", "sklearn.linear_model", "sklearn.tree", "scipy.stats")
"""What the customer desk calculates with: a second of loading, done while the server answers already"""


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm the server up before it answers, and say where it answers."""
    await to_thread.run_sync(warm_up)
    Thread(target=warm_the_engine, name="warm the engine", daemon=True).start()
    print(announcement.text(), flush=True)
    await to_thread.run_sync(keep_the_clocks)
    tidying.begin()
    aside.stand_back_for(turns.is_crowded)
    yield


def keep_the_clocks() -> None:
    """Keep the clocks of all lessons, with or without a visitor; what was missed while no server ran is made up first.

    A store that cannot be opened has been told about; the first visitor's page tells it again and tries anew.
    """
    with suppress(StoreRefused):
        store().keeps_backups = True
        lesson_keeper.Keeper(store()).beat()
        lesson_keeper.begin(store())


def warm_up() -> None:
    """Load what the first pages need, then freeze everything alive."""
    for name in HEAVY:
        importlib.import_module(name)
    plotly.io.to_json(go.Figure(go.Scatter(x=[1], y=[1])))
    for language in LANGUAGES:
        translator(language).gettext("")
    tidying.put_out_of_sight()


def warm_the_engine() -> None:
    """Play a round of a tiny market, so that the engine's loops are compiled before the first class closes one.

    Then load what the customer desk calculates with.

    A first start compiles for some seconds, later ones load what was kept; both happen while the server answers.
    """
    if not COMPILES:
        return
    scenario = packs.load(packs.keys()[0])
    world = market.create(scenario, ("a", "b"), 0, 100)
    sized = quarter.at_size_of(scenario, world)
    usual = starting(sized)
    ranked = replace(usual, routing="best_customers_first")
    quarter.run(sized, world, {"a": usual, "b": ranked}, 0)
    for name in STUDIED_WITH:
        importlib.import_module(name)
    tidying.put_out_of_sight()
