"""Help: the rules on one page, the model in plain words, the glossary."""

import streamlit as st

from ui import rules_in_words, student_page
from ui.glossary import GLOSSARY, SECTIONS, term_meaning, term_name
from ui.language import _

st.html(student_page.STYLE)
st.title(_("Help"), anchor=False)
asked = st.query_params.get("term", "")
if asked in GLOSSARY:
    st.info(f"**{term_name(asked)}**  \n{term_meaning(asked)}", icon=":material/menu_book:")

rules, model, words = st.tabs(
    [_("The rules"), _("The model"), _("Glossary")], default=_("Glossary") if asked in GLOSSARY else None
)
with rules:
    for title, text in rules_in_words.RULES:
        st.markdown(f"##### {_(title)}\n{_(text)}", anchors=False)
with model:
    st.write(_("A simulation decides, not the teacher. Nothing is hidden; here is what every simulated customer does."))
    for title, text in rules_in_words.MODEL:
        st.markdown(f"##### {_(title)}\n{_(text)}", anchors=False)
    st.write(_("Is this model right? Every published study that it is held against, and what comes out here:"))
    st.page_link("model.py", label=_("Is this model right?"), icon=":material/fact_check:")
    st.write(_("Short lessons, worked out by the engine while you watch: guess first, then look."))
    st.page_link("demos.py", label=_("Demos"), icon=":material/slideshow:")
with words:
    for title, terms in SECTIONS:
        st.markdown(f"##### {_(title)}", anchors=False)
        st.markdown("\n".join(f"- **{term_name(key)}**: {term_meaning(key)}" for key in terms), anchors=False)
