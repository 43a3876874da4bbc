"""The uniforms of numpy's Philox generator, drawn by compiled loops: the same bits in half of the time.

Philox 4x64 with ten rounds (Salmon et al. 2011): a counter and a key, mixed by multiplication, are four words of 64
bits. Block b of a stream has the counter (b + 1, week, 0, 0). A double takes a word, a float half of one, the lower
half first. Only where loops are compiled (:mod:`sim.streams` asks numpy elsewhere).
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sim.compiled import COMPILES, compiled, part_of_loops

ROUNDS: Final = 10
WORDS, FLOATS = 4, 8
"""in a block"""
_FIRST, _THIRD = np.uint64(0xD2E7470EE14C6C93), np.uint64(0xCA5A826395121157)
_BUMPS: Final = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBB67AE8584CAA73B)
_NOTHING, _ONE, _LOW_HALF = np.uint64(0), np.uint64(1), np.uint64(0xFFFFFFFF)
_HALF, _BELOW_FLOAT, _BELOW_DOUBLE = np.uint64(32), np.uint32(8), np.uint64(11)
_FLOAT: Final = np.float32(2.0**-24)
_DOUBLE: Final = 2.0**-53
Word = np.uint64

if COMPILES:
    from llvmlite import ir  # type: ignore[import-untyped]
    from numba import types
    from numba.extending import intrinsic

    def _multiply(_: Any, one: Any, other: Any) -> Any:  # noqa: ANN401 - numba's types
        """Say to numba how to make the upper 64 bits of a product of 128."""

        def generate(_context: Any, builder: Any, _signature: Any, words: Any) -> Any:  # noqa: ANN401
            wide = ir.IntType(128)
            product = builder.mul(*(builder.zext(word, wide) for word in words))
            return builder.trunc(builder.lshr(product, ir.Constant(wide, 64)), ir.IntType(64))

        return types.uint64(one, other), generate

    _upper_half: Any = intrinsic(_multiply)


@part_of_loops
def _block(number: int, week: Word, seed: Word, stream: Word) -> tuple[Word, Word, Word, Word]:
    first, second, third, fourth = np.uint64(number) + _ONE, week, _NOTHING, _NOTHING
    for _ in range(ROUNDS):
        upper, lower = _upper_half(_FIRST, first), _FIRST * first
        other_upper, other_lower = _upper_half(_THIRD, third), _THIRD * third
        first, second = other_upper ^ second ^ seed, other_lower
        third, fourth = upper ^ fourth ^ stream, lower
        seed, stream = seed + _BUMPS[0], stream + _BUMPS[1]
    return first, second, third, fourth


@compiled
def floats(key: tuple[Word, Word], week: Word, drawn: NDArray[np.float32]) -> None:
    """Draw float32 on [0, 1): a row from the stream of that key, the next one from the next stream, and so on.

    Rows are as long as a multiple of :data:`FLOATS`.
    """
    seed, stream = key
    for lane in range(len(drawn)):
        _row(seed, stream + np.uint64(lane), week, drawn[lane])


@part_of_loops
def _row(seed: Word, stream: Word, week: Word, drawn: NDArray[np.float32]) -> None:
    for number in range(len(drawn) // FLOATS):
        words = _block(number, week, seed, stream)
        for place in range(WORDS):
            lower, upper = np.uint32(words[place] & _LOW_HALF), np.uint32(words[place] >> _HALF)
            drawn[number * FLOATS + 2 * place] = np.float32(lower >> _BELOW_FLOAT) * _FLOAT
            drawn[number * FLOATS + 2 * place + 1] = np.float32(upper >> _BELOW_FLOAT) * _FLOAT


@compiled
def doubles(key: tuple[Word, Word], week: Word, drawn: NDArray[np.float64]) -> None:
    """Draw float64 on [0, 1) from the stream of that key, a multiple of :data:`WORDS`."""
    seed, stream = key
    for number in range(len(drawn) // WORDS):
        words = _block(number, week, seed, stream)
        for place in range(WORDS):
            drawn[number * WORDS + place] = np.float64(words[place] >> _BELOW_DOUBLE) * _DOUBLE
