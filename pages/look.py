"""A team's screens as the team sees them, for the teacher: to look at, nothing to press."""

import streamlit as st

from game.views import cockpit
from ui import identity, live, refusals, student_page, theme
from ui.ending import end_page
from ui.language import _, choices
from ui.store import store
from ui.teacher import as_team
from ui.which_game import at_hand
from ui.words import team_name

teacher = identity.require("teacher")
game_id = at_hand(teacher)
if game_id is None:
    st.info(_("There is no game yet. Create one under “Classes”."))
    end_page()

st.html(student_page.STYLE)
tags = {tile.tag.id: tile.tag for tile in cockpit(store(), teacher, game_id).tiles if tile.tag.kind != "absent"}
asked = st.query_params.get(as_team.PARAMETER, "")
team = int(asked) if asked.isdecimal() and int(asked) in tags else next(iter(tags))
with st.container(horizontal=True, vertical_alignment="bottom"):
    badges = choices(tags, lambda key: theme.plain_badge(tags[key].seat, team_name(tags[key])))
    chosen = st.selectbox(
        _("As this team sees it"),
        list(tags),
        index=list(tags).index(team),
        format_func=badges.__getitem__,
        key=f"look_at_{team}_{st.session_state.get('language')}",
        filter_mode=None,
        width=300,
    )
    if st.button(_("Cockpit"), icon=":material/arrow_back:", type="tertiary", key="look_back"):
        st.switch_page("cockpit.py")
st.caption(_("You look over their shoulder: nothing here can be changed, and they do not notice."))
with refusals.shown():
    as_team.screens(teacher, chosen, live.glance())
