"""One line at the foot of the cockpit: when everything was last backed up, or why it was not."""

import streamlit as st

from game.actors import Actor
from game.views.safekeeping import last_backup
from ui import refusals
from ui.format import time_of_day
from ui.language import _
from ui.store import store


def line(teacher: Actor) -> None:
    """Draw the line; nothing before the first backup."""
    last = last_backup(store(), teacher)
    if last is None:
        return
    at = time_of_day(last.at)
    if last.trouble is None:
        st.caption(_("Backed up at {time}: {file}").format(time=at, file=f"`{last.file}`"))
        return
    st.warning(
        _("The automatic backup at {time} did not work; the game goes on and nothing is lost.").format(time=at)
        + "\n\n"
        + refusals.words(last.trouble),
        icon=":material/shield:",
    )
