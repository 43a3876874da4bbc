"""The teacher's room: sign in, one's classes, and a new game in one form."""

import streamlit as st

from game.commands import teacher_password_is_set
from game.views import rooms
from ui import identity
from ui.ending import end_page
from ui.language import _
from ui.store import store
from ui.teacher import handed_records, new_game, school_door, sign_in, teacher_rooms

teacher = identity.me()
signed_in = teacher is not None and teacher.kind == "teacher"
st.title(_("Classes") if signed_in else _("Teach"), anchor=False)
if teacher is None or teacher.kind != "teacher":
    school_door.card()
    if teacher_password_is_set(store()):
        sign_in.password_card()
    else:
        sign_in.first_time_card()
    end_page()

mine = rooms(store(), teacher)
room = teacher_rooms.chosen(teacher, mine)
if room is None:
    teacher_rooms.first_room(teacher)
    end_page()
teacher_rooms.card(room)
running = teacher_rooms.running(room)
with st.expander(_("A new game for {room}").format(room=room.name), expanded=running is None, icon=":material/add:"):
    if running is not None:
        st.info(_("The game that is running now is set aside; you find it again in the list below."))
    new_game.form(teacher, room)
teacher_rooms.games(room)
handed_records.section(teacher, room)
