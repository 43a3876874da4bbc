"""Who comes first where there is only room for some."""

import numpy as np
from numpy.typing import NDArray

from sim import by_firm


def foremost(score: NDArray[np.float32], far: NDArray[np.int64], wanted: int) -> NDArray[np.int64]:
    """Give the places of the highest scores, highest first; among equals the least far, then who stands first.

    Only those as high as the last one wanted are put in order, so a long line costs little.
    """
    if wanted <= 0:
        return np.zeros(0, np.int64)
    place = np.arange(score.size)
    if wanted < score.size:
        least = np.partition(score, score.size - wanted)[score.size - wanted]
        place = by_firm.numbers(score >= least)
    return place[np.lexsort((far[place], -score[place]))[:wanted]]
