"""Elementary functions that give the same bits on every machine.

The C library's and numpy's own ``exp`` and ``log`` differ in the last bit between processors. These use only addition,
multiplication, division and exact scaling by powers of two, which IEEE 754 fixes to the last bit.
"""

from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_LOG2_E: Final = np.float32(1.4426950408889634)
_LN2_HIGH: Final = np.float32(0.693145751953125)
_LN2_LOW: Final = np.float32(1.42860682030941723e-6)
_LN2: Final = np.float32(0.6931471805599453)
_EXP_TERMS: Final = tuple(np.float32(1.0 / n) for n in (5040, 720, 120, 24, 6, 2, 1, 1))
_LOG_TERMS: Final = tuple(np.float32(2.0 / n) for n in (9, 7, 5, 3, 1))
_SQRT_HALF: Final = np.float32(0.7071067811865476)


def exp(x: Floats) -> Floats:
    """Give e to the x, float32, within 3e-7 of the exact value; x is cut to -87..87."""
    x = np.clip(x, np.float32(-87), np.float32(87)).astype(np.float32, copy=False)
    n = np.rint(x * _LOG2_E)
    rest = (x - n * _LN2_HIGH) - n * _LN2_LOW
    value = np.full_like(rest, _EXP_TERMS[0])
    for term in _EXP_TERMS[1:]:
        value *= rest
        value += term
    result: Floats = np.ldexp(value, n.astype(np.int32))
    return result


def log(x: Floats) -> Floats:
    """Give the natural logarithm of x > 0, float32, within 1e-6 of the exact value."""
    mantissa, exponent = np.frexp(np.asarray(x, np.float32))
    small = mantissa < _SQRT_HALF
    mantissa = np.where(small, mantissa + mantissa, mantissa)
    exponent = exponent - small
    s = (mantissa - np.float32(1)) / (mantissa + np.float32(1))
    square = s * s
    value = np.full_like(s, _LOG_TERMS[0])
    for term in _LOG_TERMS[1:]:
        value *= square
        value += term
    return value * s + exponent.astype(np.float32) * _LN2


def logistic(x: Floats) -> Floats:
    """Give 1 / (1 + exp(-x))."""
    return np.float32(1) / (np.float32(1) + exp(-x))


def logit(p: Floats) -> Floats:
    """Give log(p / (1 - p)) for 0 < p < 1."""
    return log(p / (np.float32(1) - p))


_NORMAL = np.array([NormalDist().inv_cdf((k + 0.5) / 4096) for k in range(4096)], np.float32)


def normal(u: Floats) -> Floats:
    """Turn uniforms on [0, 1) into standard normal values (4,096 quantiles)."""
    return _NORMAL[(u * np.float32(4096)).astype(np.int64)]


def gumbel(u: Floats) -> Floats:
    """Turn uniforms on [0, 1) into standard Gumbel values."""
    return -log(-log(u * np.float32(0.999998) + np.float32(1e-6)))


def exponential(u: Floats) -> Floats:
    """Turn uniforms on [0, 1) into exponential values of mean 1."""
    return -log(np.float32(1) - u * np.float32(0.999999))


def counts(u: Floats, rate: Floats, most: int) -> NDArray[np.int8]:
    """Turn uniforms into Poisson counts of mean ``rate``, by inversion, cut at ``most``."""
    chance = exp(-rate)
    reached = chance.copy()
    count = np.zeros(np.broadcast_shapes(u.shape, rate.shape), np.int8)
    for k in range(1, most + 1):
        count += u >= reached
        chance = chance * rate / np.float32(k)
        reached = reached + chance
    return count


def response(x: NDArray[np.floating], half: float) -> NDArray[np.float64]:
    """Give H = x / (half + x), the ADBUDG response with diminishing returns everywhere (Little 1970, c = 1)."""
    spent = np.asarray(x, np.float64)
    return spent / (half + spent)
