"""Which engine this is: a hash of the sources and packs that decide what comes out.

Two engines with one fingerprint give the same results. Two fingerprints may still give the same: a word in a source
that says it better makes a new one. Only playing again proves it.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sim import packs

SIM = Path(__file__).resolve().parent
DIGITS = 24
"""of a fingerprint"""
ABOUT = frozenset({"balance", "cluster.py", "command_line", "luck.py", "parameters", "why"})
"""rooms of ``sim`` that tell something about the engine and decide nothing in it"""
OF_A_GAME = ABOUT | {"validity"}
"""rooms of ``sim`` that decide nothing in a game"""


@cache
def of_game(pack: str) -> str:
    """Give the fingerprint of the engine that plays a pack's games."""
    return fingerprint(OF_A_GAME, [packs.FOLDER / f"{pack}.yaml"])


def fingerprint(apart: frozenset[str], scenarios: Iterable[Path]) -> str:
    """Hash some scenarios and every source of ``sim`` but those in the rooms ``apart``; line ends do not matter."""
    sources = [path for path in SIM.rglob("*.py") if not apart & {*path.relative_to(SIM).parts}]
    seen = hashlib.sha256()
    for path in sorted([*sources, *scenarios], key=lambda path: path.relative_to(SIM.parent).parts):
        seen.update(path.relative_to(SIM.parent).as_posix().encode())
        seen.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return seen.hexdigest()[:DIGITS]
