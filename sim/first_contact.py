"""First-contact resolution taken apart: what untrained people would settle, and what raises or lowers that.

Of all contacts with people (calls, chats, visits) the share that settles the matter there and then. The parts add up to
what is expected of the round; the round itself differs from it by chance only.
"""

from sim.contact_centre.week import BY_TRAINING, BY_VIEW
from sim.running import Running

PARTS = ("untrained", "training", "one_view", "visits", "hung_up")
"""what untrained agents settle; what training, one view of the customer and visits add; what hanging up takes"""


def resolution_parts(run: Running, seat: int) -> dict[str, float]:
    """Give each part of a firm's first-contact resolution in the round, as a share of contacts; they add up."""
    figures = ("offered", "abandoned", BY_TRAINING, BY_VIEW, "visits", "visits_solved")
    offered, hung_up, by_training, by_view, visits, met = (
        float(run.journal.series(figure)[:, seat].sum()) for figure in figures
    )
    contacts, first = offered + visits, run.scenario.service.first_contact_resolution
    if not contacts:
        return {}
    amounts = (first * contacts, by_training, by_view, met - first * visits, -first * hung_up)
    return {part: amount / contacts for part, amount in zip(PARTS, amounts, strict=True)}
