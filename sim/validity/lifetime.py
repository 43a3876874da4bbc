"""What a steady margin is worth: the multiple that customer lifetime values are made of."""

import numpy as np

from sim.accounts import multiple
from sim.text import Text
from sim.validity.finding import Figure, Finding

GUPTA_LEHMANN = {0.6: 1.15, 0.7: 1.67, 0.8: 2.50, 0.9: 4.09}
"""yearly retention -> multiple at a discount rate of 12 % a year"""
DISCOUNT = 0.12
ROUNDING = 0.0051
"""the source gives two decimals"""


def multiple_of_a_margin() -> Finding:
    """Hold the multiple with which the engine values customers against the published table."""
    ours = multiple(np.array(list(GUPTA_LEHMANN), np.float32), DISCOUNT)
    return Finding(
        key="multiple_of_a_margin",
        title=Text(en="What a yearly margin is worth: r / (1 + i − r)", zh="一年的毛利值几倍：r / (1 + i − r)"),
        standing="exact",
        source="Gupta & Lehmann 2003, Journal of Interactive Marketing 17(1)",
        setting=Text(
            en="the function that values every customer of the game, at i = 12 % a year",
            zh="游戏中给每位客户估值的那个函数，年折现率 i = 12%",
        ),
        figures=tuple(
            Figure(
                name=Text(en=f"retention {r:.0%}", zh=f"留存率 {r:.0%}"),
                ours=float(value),
                published=published,
                low=published - ROUNDING,
                high=published + ROUNDING,
                unit="times",
            )
            for (r, published), value in zip(GUPTA_LEHMANN.items(), ours, strict=True)
        ),
    )
