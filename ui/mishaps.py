"""What a reader sees when the program itself fails: a calm word and a number to quote, never a traceback."""

import logging
import secrets

import streamlit as st

from game.errors import Refused
from ui import refusals
from ui.language import _

log = logging.getLogger("liuke")


def shown(failure: Exception) -> bool:
    """Word an uncaught failure for the reader and log it under the number shown; true, as it was shown."""
    if isinstance(failure, Refused):
        refusals.show(failure)
        return True
    number = secrets.token_hex(3).upper()
    log.error("Mishap %s", number, exc_info=failure)
    st.error(
        _(
            "Something went wrong here. Nothing that was saved is lost. Please reload the page; if it happens again, "
            "tell your teacher this number: {number}"
        ).format(number=number),
        icon=":material/healing:",
    )
    return True
