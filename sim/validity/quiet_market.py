"""A market in which nothing but people's own nature acts: no news, no failures, no calls, no rivals, no surprises.

It is a stated variant of a shipped pack, and runs through the same engine, week by week and order by order.
"""

from collections.abc import Sequence

from sim import market
from sim.behaviour import Behaviour
from sim.customers import NONE
from sim.decisions import Decisions, complete, starting
from sim.scenario import LeverSettings, Rate, Scenario, Segment
from sim.world import World

FIRM = "firm"
SILENT = {
    "contentment": 0.0,
    "discontent": 0.0,
    "failure_rate": 0.0,
    "failure_shock": 0.0,
    "product_tie": 0.0,
    "tier_tie": 0.0,
    "over_contact_push": 0.0,
    "rival_pull": 0.0,
    "reputation_weight": 0.0,
    "message_lift": 0.0,
    "reminder": 0.0,
    "entry_rate": 0.0,
}
"""behaviour under which only a customer's own base rates decide what they do"""
NOTHING: dict[str, float] = {
    "messages": 0.0,
    "cross_selling": 0.0,
    "survey_share": 0.0,
    "promotion_depth": 0.0,
    "care_contacts_a": 0.0,
    "care_contacts_b": 0.0,
}
"""decisions that leave customers alone"""


def quiet(pack: Scenario, segments: Sequence[Segment], outside_attraction: float) -> Scenario:
    """Give the pack with other segments, whom nothing moves and who never call."""
    silent = {**pack.behaviour.model_dump(), **SILENT, "outside_attraction": outside_attraction}
    share = 1 / len(segments)
    calm = [kind.model_copy(update={"share": share, "contacts": Rate(mean=0, shape=1)}) for kind in segments]
    return pack.model_copy(
        update={
            "behaviour": Behaviour(**silent),
            "segments": tuple(calm),
            "settings": {**pack.settings, "target_segments": LeverSettings(start=())},
            "unserved": 0.0,
            "events": (),
            "people": (),
        }
    )


def new_cohort(scenario: Scenario, people: int, seed: int) -> World:
    """Give a market of one firm whose customer everybody has just become."""
    world = market.create(scenario, (FIRM,), seed, people)
    world.customers.firm[:] = 0
    world.customers.last_firm[:] = NONE
    return world


def left_alone(scenario: Scenario) -> dict[str, Decisions]:
    """Give the decisions of a firm that does nothing to its customers."""
    return {FIRM: complete(NOTHING, starting(scenario), scenario)}
