"""Taking over what somebody has typed, however late they did."""

import streamlit as st

from ui.decide import lever_fields
from ui.explore import aim_edits
from ui.explore.bench import LONGEST_NAME, Bench


def gather(bench: Bench) -> None:
    """Take over what stands in the fields; call before anything that rests on the plans."""
    for plan in bench.plans:
        name = st.session_state.get(bench.key("name", plan))
        if isinstance(name, str) and name.strip():
            plan.name = name.strip()[:LONGEST_NAME]
    plan_in_hand = bench.plan(bench.editing)
    if plan_in_hand is None:
        return
    for key, lever in bench.scenario.levers.items():
        field_key = bench.key(key, plan_in_hand)
        if field_key in st.session_state and st.session_state[field_key] is not None:
            plan_in_hand.values[key] = lever_fields.meant(lever, st.session_state[field_key])
    aim_edits.gather(bench, plan_in_hand)
