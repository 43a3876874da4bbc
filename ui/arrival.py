"""Where somebody should be: on a fresh visit, when a link names a class, and whenever their game enters a new phase."""

import streamlit as st

from game.views import lobby
from ui import another_device, menu, school_account
from ui.live import Glance
from ui.store import store

CODE = "code"
"""Names a class in the address; the QR code holds it."""
_FOLLOWED = "followed"
_PLACE = "place"


def goal(here: Glance, *, at_home: bool) -> menu.Entry | None:
    """Return the page this person should be on now, or None where they may stay.

    ``at_home`` says that they opened the bare address, which has no page of its own.
    """
    if another_device.carried() or _invited_elsewhere(here):
        return menu.START
    if at_home and here.actor is None and school_account.is_recognised():
        return menu.SIGN_IN
    moved, fresh = _moved(here)
    if at_home and fresh and here.actor is not None and here.actor.kind == "solo":
        return menu.START
    if at_home or (moved and not fresh):
        there = menu.where_it_happens(here.actor, here.beat)
        return there or (menu.entries(here.actor)[0] if at_home else None)
    return None


def arrived() -> None:
    """Note that this person is where they should be: until then they are led on.

    Leading is a rerun like others, and another one may come in its way; who was not brought there is led again.
    """
    st.session_state[_FOLLOWED] = st.session_state.get(_PLACE)


def invitation() -> str:
    """Return the class code in the address, or nothing."""
    return st.query_params.get(CODE, "").strip().upper()


def kept_parameters() -> dict[str, str]:
    """Return what an address keeps when the door sends somebody on."""
    kept = {CODE: invitation(), another_device.PARAMETER: another_device.carried()}
    return {name: value for name, value in kept.items() if value}


def _invited_elsewhere(here: Glance) -> bool:
    """Tell whether the address invites to a class that this person is not in; a code already theirs is dropped."""
    if not invitation() or here.actor is None:
        return False
    if here.actor.kind == "student" and lobby(store(), here.actor).code == invitation():
        del st.query_params[CODE]
        return False
    return True


def _moved(here: Glance) -> tuple[bool, bool]:
    """Tell whether the game is somewhere new for this session, and whether the session looks for the first time."""
    beat, actor = here.beat, here.actor
    person = (actor.member_id, actor.team_id) if actor else ()
    place = (*person, beat.game_id, beat.branch, beat.round, str(beat.phase)) if beat else person
    before = st.session_state.get(_FOLLOWED)
    st.session_state[_PLACE] = place
    return place != before, before is None
