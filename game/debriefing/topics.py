"""Which topics of the course a game touched."""

from game.debriefing.turning_points import ever_moved
from game.records import Record
from game.shown.debrief import Topic
from sim.levers import EVERY_LEVER

TOPICS = (
    "basics",
    "lifecycle",
    "identify",
    "information",
    "grading",
    "contact",
    "satisfaction",
    "loyalty",
    "churn",
    "crm_marketing",
    "contact_centre",
    "mining",
    "industries",
    "strategy",
)
"""Every topic of the course, in its order."""
ALWAYS = ("lifecycle", "churn", "industries")
"""Topics that every game touches: customers come, are worth something and leave, in an industry."""


def topics(found: Record, last: int) -> tuple[Topic, ...]:
    """Give the topics whose levers somebody moved, and those that no game leaves out."""
    moved = ever_moved(found, last)
    by_topic = {
        key: tuple(name for name, lever in EVERY_LEVER.items() if name in moved and lever.topic == key)
        for key in TOPICS
    }
    return tuple(Topic(key, levers) for key, levers in by_topic.items() if levers or key in ALWAYS)
