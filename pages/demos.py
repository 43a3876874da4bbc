"""Prepared lessons: the shelf, and the one that is open, for one alone or before a class."""

import streamlit as st

from game.views.demos import demos_on_show
from ui import identity
from ui.demos import class_view, shelf_view, showing, stage
from ui.store import store

st.html(stage.STYLE)
actor = identity.me()
teacher = actor if actor is not None and actor.kind == "teacher" else None
open_here = showing.alone()
if teacher is not None and open_here is not None:
    on_show = [show for show in demos_on_show(store(), teacher) if show.demo == open_here.demo.key]
    before_class = showing.in_class(teacher, on_show[0]) if on_show else None
    if before_class is not None:
        open_here = before_class
        class_view.follow(open_here, teacher)
if open_here is None:
    shelf_view.draw(teacher=teacher is not None)
else:
    stage.draw(open_here, teacher=teacher)
