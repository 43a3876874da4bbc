"""Loops compiled to machine code where numba is installed; elsewhere the same source runs as plain Python.

Both give the same bits: compiled code keeps to IEEE 754 in the order in which the source says it (no fast mathematics,
nothing fused). ``LIUKE_COMPILE=0`` in the environment switches compiling off; a test plays a round either way.

A loop over everybody goes through :data:`each`: compiled, customer after customer; elsewhere once, over whole arrays.
So a rule is said once, and without numba it is numpy's to work out. Such a rule has no ``if`` of a customer's own
(:data:`either`), and writes a column only when it has read it for the last time. A loop that does one thing to a few
columns is quick: the processor then does it to several customers at a time.

What else a compiled loop calls must stand in its own file: numba keeps machine code beside the file and makes it anew
when that file changes, not when another one does. A loop is called with the same types always, or it names them all
(:func:`compiled_for`), or is only kept within the loops that call it (:func:`part_of_loops`): numba numbers what it
keeps of a loop, so two processes that met its types at the same time and in another order would take each other's
machine code for their own, and read whole numbers as fractions.
"""

import os
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Loop = TypeVar("Loop", bound=Callable[..., object])
Number = TypeVar("Number", bound=np.generic)

COMPILES: Final = os.environ.get("LIUKE_COMPILE", "1") != "0" and find_spec("numba") is not None


def compiled(loop: Loop) -> Loop:
    """Compile a loop at its first call; other threads go on while it runs. Machine code is kept on disk if it can be.

    Only plain values go in and out: numbers, arrays, and within the loop lists of them.
    """
    if not COMPILES:
        return loop
    try:
        return _machine_code(loop, kept=True)
    except RuntimeError:  # no folder to keep it in
        return _machine_code(loop, kept=False)


def part_of_loops(loop: Loop) -> Loop:
    """Compile what only compiled loops call, into each of them, for whatever types it has there."""
    return _machine_code(loop, kept=False) if COMPILES else loop


def _machine_code(loop: Loop, *, kept: bool) -> Loop:
    from numba import njit  # noqa: PLC0415 - not every Python has it

    return njit(loop, cache=kept, nogil=True, error_model="numpy")  # type: ignore[no-any-return]


def compiled_for(*signatures: str) -> Callable[[Loop], Loop]:
    """Compile a loop for several types of arguments, on import and in this order, so that it is the same everywhere."""

    def for_all(loop: Loop) -> Loop:
        if not COMPILES:
            return loop
        machine_code: Any = compiled(loop)
        for signature in signatures:
            machine_code.compile(signature)
        machine_code.disable_compile()
        return machine_code  # type: ignore[no-any-return]

    return for_all


def elementwise(signature: str) -> Callable[[Loop], Loop]:
    """Compile a rule for one number into one for arrays; uncompiled, its words are done to whole arrays."""

    def spread(one: Loop) -> Loop:
        if not COMPILES:
            return one
        from numba import vectorize  # noqa: PLC0415 - not every Python has it

        return vectorize([signature], cache=True)(one)  # type: ignore[no-any-return, no-untyped-call]

    return spread


def for_loop(array: NDArray[Number]) -> NDArray[Number] | list[Any]:
    """Give an array as a loop reads it fastest: itself where loops are compiled, else a list."""
    return array if COMPILES else array.tolist()


def _at_once(_: int) -> Any:  # noqa: ANN401 - what each() gives
    return (slice(None),)


def _one_of(condition: Any, if_so: Any, if_not: Any) -> Any:  # noqa: ANN401 - what either() gives
    return if_so if condition else if_not


each: Callable[[int], Iterable[Any]] = range if COMPILES else _at_once
"""the places of a loop over everybody: one after the other where loops are compiled, else all at once"""
either: Callable[[Any, Any, Any], Any] = part_of_loops(_one_of) if COMPILES else np.where
"""one of two values: by customer where loops are compiled, else for everybody"""
