"""Elementary functions that give the same bits on every machine.

The C library's and numpy's own ``exp`` and ``log`` differ in the last bit between processors. These use only addition,
multiplication, division and exact scaling by powers of two, which IEEE 754 fixes to the last bit.
"""

from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, each, either, elementwise

Floats = NDArray[np.float32]

_LOG2_E: Final = np.float32(1.4426950408889634)
_LN2_HIGH: Final = np.float32(0.693145751953125)
_LN2_LOW: Final = np.float32(1.42860682030941723e-6)
_LN2: Final = np.float32(0.6931471805599453)
_EXP_TERMS: Final = tuple(np.float32(1.0 / n) for n in (5040, 720, 120, 24, 6, 2, 1, 1))
_LOG_TERMS: Final = tuple(np.float32(2.0 / n) for n in (9, 7, 5, 3, 1))
_SQRT_HALF: Final = np.float32(0.7071067811865476)
_MANTISSA_BITS: Final = np.int32(23)
_MANTISSA: Final = np.int32(0x7FFFFF)
_HALF: Final = np.int32(0x3F000000)
"""the bits of one half: a mantissa lies between a half and one"""
_BIAS: Final = np.int32(126)
_WHOLE_BIAS: Final = np.int32(127)
"""added to a whole exponent, it gives the exponent's bits"""
_LEAST_NORMAL: Final = np.float32(2.0**-126)
_LIFTED_BITS: Final = np.int32(25)
_LIFT: Final = np.float32(2.0**25)
"""by which numbers too small to be normal are multiplied first"""
_ONE: Final = np.float32(1)
_BELOW_ONE: Final = np.float32(0.999998)
_ABOVE_NOTHING: Final = np.float32(1e-6)
"""keep a uniform away from 0 and 1"""
MOST_COUNTED: Final = 6
_COUNTED: Final = tuple(np.float32(k) for k in range(1, MOST_COUNTED))
_LEAST: Final = np.float32(-87)
_MOST: Final = np.float32(87)
_NORMAL: Final = np.array([NormalDist().inv_cdf((k + 0.5) / 4096) for k in range(4096)], np.float32)


@compiled
def _exp_of(x: Floats) -> Floats:
    x = np.minimum(np.maximum(x, _LEAST), _MOST)
    n = np.rint(x * _LOG2_E)
    rest = (x - n * _LN2_HIGH) - n * _LN2_LOW
    value = _EXP_TERMS[0]
    for term in _EXP_TERMS[1:]:
        value = value * rest + term
    power = np.int32((np.int32(n) + _WHOLE_BIAS) << _MANTISSA_BITS).view(np.float32)
    return value * power  # type: ignore[return-value]


@compiled
def _log_of(x: Floats) -> Floats:
    tiny = x < _LEAST_NORMAL
    bits = np.float32(x * either(tiny, _LIFT, _ONE)).view(np.int32)
    mantissa = np.int32(bits & _MANTISSA | _HALF).view(np.float32)
    small = np.int32(mantissa < _SQRT_HALF)
    mantissa = mantissa * (_ONE + np.float32(small))
    exponent = (bits >> _MANTISSA_BITS) - _BIAS - small - _LIFTED_BITS * np.int32(tiny)
    s = (mantissa - _ONE) / (mantissa + _ONE)
    square = s * s
    value = _LOG_TERMS[0]
    for term in _LOG_TERMS[1:]:
        value = value * square + term
    return value * s + np.float32(exponent) * _LN2  # type: ignore[return-value]


@elementwise("float32(float32)")
def _exp(x: Floats) -> Floats:
    return _exp_of(x)


@elementwise("float32(float32)")
def _log(x: Floats) -> Floats:
    return _log_of(x)


@elementwise("float32(float32)")
def _logistic(x: Floats) -> Floats:
    result: Floats = _ONE / (_ONE + _exp_of(-x))
    return result


@elementwise("float32(float32)")
def _gumbel(u: Floats) -> Floats:
    result: Floats = -_log_of(-_log_of(u * _BELOW_ONE + _ABOVE_NOTHING))
    return result


@compiled
def _peak(x: Floats, steepness: np.float32, found: Floats) -> None:
    for place in each(len(x)):
        found[place] = _exp_of(steepness * (_log_of(x[place]) + _ONE - x[place]))


@elementwise("int8(float32,float32)")
def _counts(u: Floats, rate: Floats) -> NDArray[np.int8]:
    chance = _exp_of(-rate)
    reached = chance
    count = np.int8(u >= reached)
    for k in _COUNTED:
        chance = chance * rate / k
        reached = reached + chance
        count = np.int8(count + np.int8(u >= reached))
    return count  # type: ignore[return-value]


def exp(x: Floats) -> Floats:
    """Give e to the x, float32, within 3e-7 of the exact value; x is cut to -87..87."""
    return _exp(np.asarray(x, np.float32))


def log(x: Floats) -> Floats:
    """Give the natural logarithm of a finite x > 0, float32, within 1e-6 of the exact value."""
    return _log(np.asarray(x, np.float32))


def logistic(x: Floats) -> Floats:
    """Give 1 / (1 + exp(-x))."""
    return _logistic(np.asarray(x, np.float32))


def peak(x: Floats, steepness: float) -> Floats:
    """Give (x exp(1 - x)) to the power of ``steepness``, for x > 0: it rises to 1 where x is 1, and falls again."""
    found = np.empty(x.shape, np.float32)
    _peak(x.ravel(), np.float32(steepness), found.ravel())
    return found


def logit(p: Floats) -> Floats:
    """Give log(p / (1 - p)) for 0 < p < 1."""
    return log(p / (_ONE - p))


def normal(u: Floats) -> Floats:
    """Turn uniforms on [0, 1) into standard normal values (4,096 quantiles)."""
    return _NORMAL[(u * np.float32(4096)).astype(np.int64)]


def lognormal(u: Floats, spread: np.float32) -> Floats:
    """Turn uniforms on [0, 1) into lognormal values of mean 1, whose logarithms have this spread."""
    return exp(spread * normal(u) - spread * spread / np.float32(2))


def gumbel(u: Floats) -> Floats:
    """Turn uniforms on [0, 1) into standard Gumbel values."""
    return _gumbel(np.asarray(u, np.float32))


def exponential(u: Floats) -> Floats:
    """Turn uniforms on [0, 1) into exponential values of mean 1."""
    return -log(_ONE - u * np.float32(0.999999))


def counts(u: Floats, rate: Floats, most: int) -> NDArray[np.int8]:
    """Turn uniforms into Poisson counts of mean ``rate``, by inversion, cut at ``most`` (1 to 6)."""
    counted: NDArray[np.int8] = _counts(u, rate)
    return np.minimum(counted, np.int8(most)) if most < MOST_COUNTED else counted


def response(x: NDArray[np.floating], half: float) -> NDArray[np.float64]:
    """Give H = x / (half + x), the ADBUDG response with diminishing returns everywhere (Little 1970, c = 1)."""
    spent = np.asarray(x, np.float64)
    return spent / (half + spent)
