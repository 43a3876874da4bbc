"""What happens once, before the first visitor: heavy libraries are loaded and put out of the collector's sight.

Streamlit runs a full garbage collection after every run of a script; with a class polling, that was 85 % of the CPU.
Freezing what is alive after the imports leaves those collections almost nothing to look at.
"""

import gc
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import plotly.graph_objects as go
import plotly.io
import streamlit as st
from anyio import to_thread

from locales import LANGUAGES, translator
from ui import announcement

HEAVY = ("pandas", "pyarrow", "babel.dates", "game.commands", "game.views", "sim.quarter")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm the server up before it answers, and say where it answers."""
    await to_thread.run_sync(warm_up)
    print(announcement.text(), flush=True)
    yield


def warm_up() -> None:
    """Load what the first pages need, then freeze everything alive."""
    for name in HEAVY:
        importlib.import_module(name)
    plotly.io.to_json(go.Figure(go.Scatter(x=[1], y=[1])))
    for language in LANGUAGES:
        translator(language).gettext("")
    gc.collect()
    gc.freeze()
