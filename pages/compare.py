"""Compare: all teams side by side, as far as rounds are revealed."""

import streamlit as st

from game.rules import Phase
from game.views import compare, luck_band
from game.views.cost_to_serve import cost_to_serve
from ui import refusals, student_page
from ui.alone import handing_over, personal_best
from ui.language import _
from ui.luck import luck_section
from ui.outcomes import comparing, line_picker, moving_on, not_yet, serving_compared
from ui.store import store
from ui.which_game import game_of
from ui.words import round_name

here = student_page.enter()
with refusals.shown(), store().one_state():
    line = line_picker.choose(here.actor, here.beat, page="compare")
    if not_yet.nothing_to_see(here.beat, line, practice=True):
        st.title(_("Compare"), anchor=False)
        not_yet.end_with(_("After the first round you will see here who kept their customers."))

    game_id = game_of(here.actor)
    newest = compare(store(), here.actor, game_id=game_id, branch=line)
    chosen = moving_on.round_picker(newest.revealed, newest.round, f"compare-round-{line}")
    same = chosen == newest.round
    view = newest if same else compare(store(), here.actor, chosen, game_id=game_id, branch=line)
    st.title(round_name(0 if view.practice else view.round, view.rounds), anchor=False)
    personal_best.of_company(here)
    below_the_best = st.container()
    key = (here.beat.game_id, here.beat.version, here.actor.team_id, view.practice, view.round, line)
    drawn = comparing.Drawn(view, student_page.scenario_at(view.scenario, view.scale), key)
    with st.grid(2, min_column_width=420, gap="medium"):
        for part in (comparing.curves, comparing.scores):
            with st.container():
                part(drawn)
    if here.beat.phase == Phase.ENDED and same and line is None:
        luck_section.full(here.actor, here.beat.game_id, luck_band(store(), here.actor, game_id))
    comparing.table(drawn)
    if here.actor.kind == "teacher" or here.beat.phase == Phase.ENDED:
        serving_compared.section(cost_to_serve(store(), here.actor, view.round, game_id, line))
    with st.grid(2, min_column_width=420, gap="medium"):
        for part in (comparing.flows, comparing.satisfied_and_kept, comparing.people, comparing.winners):
            with st.container():
                part(drawn)
with refusals.shown(), below_the_best:
    handing_over.at_the_end(here)
