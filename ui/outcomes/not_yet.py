"""What stands on a page about past rounds before there is one."""

from typing import NoReturn

import streamlit as st

from game.rules import Phase
from game.views import Pulse
from ui.ending import end_page

BEFORE = (Phase.LOBBY, Phase.BRIEFING)
SHOWN = (Phase.REVEALED, Phase.ENDED)


def nothing_to_see(beat: Pulse, line: int | None, *, practice: bool = False) -> bool:
    """Tell whether no round of this line of play is revealed; the practice round is one where ``practice`` says so."""
    if line is not None:
        return False
    if beat.phase in BEFORE or (beat.practice and not practice):
        return True
    return beat.round <= 1 and beat.phase not in SHOWN


def end_with(what_comes: str) -> NoReturn:
    """Say what will stand here, and draw nothing more."""
    st.info(what_comes, icon=":material/hourglass_top:")
    end_page()
