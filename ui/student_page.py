"""What every student page begins with: its dress, who is here, and the pack at the size that is played."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from game.actors import Actor
from game.views import Pulse
from sim import packs
from sim.scenario import Scenario
from ui import live
from ui.ending import end_page
from ui.language import _

STYLE = Path(__file__).with_name("student.css")


@dataclass(frozen=True, slots=True)
class Here:
    """A person in a game."""

    actor: Actor
    beat: Pulse


def enter() -> Here:
    """Dress the page and give who is here; without a game the page ends with a word about it."""
    st.html(STYLE)
    here = live.present()
    if here.actor is None or here.beat is None:
        st.info(_("No game is running here yet."))
        end_page()
    return Here(here.actor, here.beat)


@lru_cache(maxsize=64)
def scenario_at(key: str, scale: float) -> Scenario:
    """Give the pack at the size that is played."""
    scenario = packs.load(key)
    return scenario if scale == 1.0 else scenario.at_scale(scale)
