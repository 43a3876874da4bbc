"""Rules for targets that ask for a segment go by what stands in the firm's files, right or wrong."""

from dataclasses import replace

import numpy as np
import pytest

from sim.care import CARE
from sim.filing import files_of
from sim.targeting.reach import reach
from tests.sim.playing import sized, usual, world
from tests.sim.test_targeting import PACKS, after, sent


def test_a_rule_by_segment_goes_by_what_is_on_file_and_better_data_takes_it_nearer_the_truth() -> None:
    shares = []
    for spent in (0.0, 15_000.0):
        before, then, _, outcome = after(
            "eshop", 3, care_to="segment=club_buyers", care_contacts_c=2.0, data_quality=spent
        )
        cared = np.unique(sent(outcome, CARE))
        number = [segment.key for segment in sized(before).segments].index("club_buyers")
        on_file = [files_of(sized(before), each, 0).segment(cared) == number for each in (before, then)]
        assert (on_file[0] | on_file[1]).all()
        shares.append(float((before.traits.segment[cared % before.twins] == number).mean()))
    assert 0.5 < shares[0] < shares[1] <= 1.0


@pytest.mark.parametrize("pack", PACKS)
def test_a_rule_that_names_every_segment_means_everybody(pack: str) -> None:
    start = world(pack, 4000)
    keys = ",".join(["unknown", *(segment.key for segment in sized(start).segments)])
    plan = replace(usual(start), messages_to=f"segment={keys}")
    reached = reach(plan, sized(start), start, "ann", start.positions["ann"])
    assert reached.customers["messages_to"] == start.positions["ann"].customers
