"""A tap that meets the form's first drawing: the fields come with what the plan says all the same.

What is drawn twice in a moment goes out once, as it was last. So a part that a tap has drawn again before the page has
reached the browser takes the page's place on the way, and what the page had put into the fields with it: they would
stand there with their least values, and those would be saved.
"""

from collections.abc import Iterable

import streamlit as st

from game.views import Desk
from sim.levers import Lever
from ui import brought_along
from ui.decide.draft_sync import field_key, has_form
from ui.decide.lever_fields import shown


def send_again(scope: str, levers: Iterable[Lever], view: Desk) -> None:
    """Let fields that are drawn next bring what they hold, where the browser asks and has no whole form yet."""
    if not brought_along.keys() or has_form(scope):
        return
    values = view.draft.values.as_dict()
    for lever in levers:
        name = field_key(scope, lever)
        st.session_state[name] = shown(lever, values[lever.key])
