"""The functions that must give the same bits everywhere are right, and use nothing that varies."""

import ast
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim import portable_math as pm
from tests.source_trees import tree_of


def test_exp_and_log_agree_with_exact_values() -> None:
    x = np.linspace(-80, 80, 20_001, dtype=np.float32)
    assert np.abs(pm.exp(x) / np.exp(x.astype(np.float64)) - 1).max() < 3e-7
    y = np.exp(np.linspace(-60, 60, 20_001)).astype(np.float32)
    assert np.abs(pm.log(y) - np.log(y.astype(np.float64))).max() < 5e-6


def test_logistic_and_logit_are_inverse() -> None:
    p = np.linspace(0.001, 0.999, 999, dtype=np.float32)
    assert np.abs(pm.logistic(pm.logit(p)) - p).max() < 1e-5


@given(st.lists(st.floats(-90, 90, width=32), min_size=1, max_size=40))
def test_a_value_does_not_depend_on_its_neighbours(values: list[float]) -> None:
    x = np.array(values, np.float32)
    assert np.array_equal(pm.exp(x), np.concatenate([pm.exp(x[k : k + 1]) for k in range(x.size)]))


def test_draws_have_their_distributions() -> None:
    u = ((np.arange(400_000) + 0.5) / 400_000).astype(np.float32)
    assert abs(pm.normal(u).mean()) < 1e-3
    assert abs(pm.normal(u).std() - 1) < 2e-3
    assert abs(pm.exponential(u).mean() - 1) < 2e-3
    assert abs(pm.gumbel(u).mean() - np.euler_gamma) < 2e-3
    counts = pm.counts(u, np.full(u.size, 0.7, np.float32), 6)
    assert abs(counts.mean() - 0.7) < 1e-3
    assert abs(counts.var() - 0.7) < 5e-3


def test_no_function_of_the_c_library_is_used() -> None:
    """np.exp, np.log, np.sin, np.power and friends may differ in the last bit from machine to machine."""
    forbidden = {"exp", "log", "log1p", "expm1", "power", "sin", "cos", "tanh", "exp2", "log2"}
    tree = tree_of(Path(pm.__file__))
    used = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and getattr(n.value, "id", "") == "np"}
    assert not used & forbidden
