"""What customers were truly worth when a round ended: the engine's own lifetime values, customer by customer.

A report holds their sum, customer equity. Worlds hold no decisions, so what firms did in the round is needed too; a
promotion that was on counts, as it does in the report.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.accounts import lifetime_values
from sim.decisions import Decisions
from sim.quarter import at_size_of
from sim.running import begin
from sim.scenario import Scenario
from sim.world import World


def true_values(scenario: Scenario, after: World, decisions: Mapping[str, Decisions]) -> NDArray[np.float64]:
    """Give every customer's lifetime value by number, yuan; 0 for whom nobody serves.

    ``after`` is the market as a round left it, ``decisions`` every firm's in that round.
    """
    run = begin(at_size_of(scenario, after), after, tuple(decisions[firm] for firm in after.firms), seed=0)
    run.promoting = run.lever("promotion_depth") > 0
    return lifetime_values(run).ravel().astype(np.float64)
