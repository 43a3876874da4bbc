"""Is this model right? Every published result that the model is held against, for a teacher who doubts."""

import streamlit as st

from game.views import validity_table
from ui import identity
from ui.ending import end_page
from ui.language import _
from ui.validity import overview, table, watching

st.html(watching.STYLE)
st.title(_("Is this model right?"), anchor=False)
found = validity_table()
if not found:
    st.info(_("Nothing has been measured yet. On the server: {command}").format(command="`python -m sim validity`"))
    end_page()
overview.head(found)
overview.kinds(found)
table.rows(found, identity.me())
watching.begin(found)
