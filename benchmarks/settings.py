"""How much is measured: in full, or quickly, to see that everything runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes and repetitions."""

    turns: int
    """of every engine, one after the other"""
    ours: int
    """customers of our market"""
    peers: int
    """customers of the peers' market; the more, the slower SimPy's heap and Python's search for rubbish"""
    lucks: int
    """rounds of ours at the peers' size, to know what luck alone does"""
    contacts: int
    """in our contact centre"""
    peers_contacts: int
    lines: int
    """lines of ours at the peers' size, to know what luck alone does"""
    sizes: tuple[tuple[int, int], ...]
    """customers, and timed rounds"""
    desk: int
    """customers of the market in which a firm's desk is opened; a firm of two has somewhat over two in five"""
    class_rounds: int


FULL = Settings(
    turns=3,
    ours=200_000,
    peers=30_000,
    lucks=30,
    contacts=200_000,
    peers_contacts=30_000,
    lines=60,
    sizes=((24_000, 9), (200_000, 7), (1_000_000, 3), (10_000_000, 1)),
    desk=55_000,
    class_rounds=6,
)
QUICK = Settings(
    turns=1,
    ours=40_000,
    peers=4_000,
    lucks=12,
    contacts=50_000,
    peers_contacts=3_000,
    lines=30,
    sizes=((24_000, 3), (100_000, 2)),
    desk=10_000,
    class_rounds=2,
)
