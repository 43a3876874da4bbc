"""What a random sample says of everybody: the 95 % interval of a mean and of a share, in a finite population.

Answers are a random part of the customers, drawn without replacement, so the standard error shrinks by the finite
population correction, the root of 1 - n / N (Cochran 1977, Sampling Techniques, sec. 2.6): where all answer, no error
is left. Few answers make a wider interval, by Student's t (expansion of Abramowitz & Stegun 1964, 26.7.5). By how much
an answer itself is off is no sampling error and is not in it.
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 1.96
"""standard errors on either side that hold 95 % of samples"""


def mean_error(answers: NDArray[np.float64], population: int) -> float:
    """Give the half width of the 95 % interval of the mean that a population would answer; 0 below two answers."""
    n = answers.size
    if n < 2:
        return 0.0
    return _errors(n) * float(answers.std(ddof=1)) / sqrt(n) * correction(n, population)


def share_error(share: float, answers: int, population: int) -> float:
    """Give the half width of the 95 % interval of a share; 0 below two answers.

    Reckoned as if two more had said yes and two more no, so that it is honest where nobody did (Agresti & Coull 1998).
    """
    if answers < 2:
        return 0.0
    near = (share * answers + 2) / (answers + 4)
    return CONFIDENCE * sqrt(near * (1.0 - near) / (answers + 4)) * correction(answers, population)


def correction(answers: int, population: int) -> float:
    """Give the finite population correction of a standard error, 0 to 1."""
    return sqrt(max(0.0, 1.0 - answers / population)) if population else 1.0


def _errors(answers: int) -> float:
    """Give how many standard errors hold 95 % of samples of this size."""
    z, free = CONFIDENCE, answers - 1
    return z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
