"""What people typed into a firm's customer files: missing for some customers and wrong for others, by luck and care.

With data quality q, :data:`BLANK` x (1 - q) of the files lack an entry and :data:`WRONG` x (1 - q) hold another than is
true. Whose files these are hangs on the game's seed and on the person alone, so that it is the same in every round, for
every firm and in every replay; better data fills and corrects file after file.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sim.running import Doubles, Running
from sim.scenario import Scenario
from sim.world import World

BLANK = 0.5
"""share of files without an entry where nothing was ever cleaned (assumption)"""
WRONG = 0.15
"""share of files with a wrong entry there (assumption)"""
SEGMENT_LANE = 0
"""the segment's among what was typed in"""
NOT_ON_FILE = -1
_LANE, _ERRORS = 7_100, 7_200
"""where the luck of files, and what stands in the wrong ones, begin among a game's streams"""
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Files:
    """One firm's files as far as rules for targets read them."""

    seed: int
    """of the game"""
    segments: tuple[str, ...]
    """keys, by number"""
    true: NDArray[np.int8]
    """everybody's segment by number, by person of the market"""
    quality: float
    """of the firm's data, 0..1"""

    def segment(self, who: Numbers) -> Numbers:
        """Give the segment that stands in the files of these customers, by number; :data:`NOT_ON_FILE`: none."""
        twins = self.true.size
        person = who % twins
        blank, wrong = faulty(luck(self.seed, SEGMENT_LANE, twins)[person], self.quality)
        true = self.true[person].astype(np.int64)
        entries = np.where(
            wrong, another(true, errors(self.seed, SEGMENT_LANE, twins)[person], len(self.segments)), true
        )
        found: Numbers = np.where(blank, NOT_ON_FILE, entries)
        return found


def files_in(run: Running, seat: int) -> Files:
    """Give a firm's files in a round under way."""
    segments = tuple(segment.key for segment in run.scenario.segments)
    return Files(run.files_seed, segments, run.traits.segment, float(run.stocks.data_quality[seat]))


def files_of(scenario: Scenario, world: World, seat: int) -> Files:
    """Give a firm's files as a market stands."""
    segments = tuple(segment.key for segment in scenario.segments)
    return Files(world.seed, segments, world.traits.segment, float(world.stocks.data_quality[seat]))


def faulty(fate: Doubles, quality: float) -> tuple[Flags, Flags]:
    """Say of every file whether an entry is missing, and whether it is wrong."""
    left = 1.0 - min(max(quality, 0.0), 1.0)
    blank = fate < BLANK * left
    wrong = (fate >= 1.0 - WRONG * left) & ~blank
    return blank, wrong


def another(numbers: Numbers, error: Doubles, options: int) -> Numbers:
    """Give every row another of so many options; where there is no other, its own."""
    found: Numbers = (numbers + 1 + np.floor(error * (options - 1)).astype(np.int64)) % options
    return found


def luck(seed: int, lane: int, twins: int) -> Doubles:
    """Give everybody's luck with one entry: what becomes of it in the files."""
    return _drawn(seed, _LANE + lane, twins)


def errors(seed: int, lane: int, twins: int) -> Doubles:
    """Give what would stand in everybody's files were the entry wrong, as a number from 0 to 1."""
    return _drawn(seed, _ERRORS + lane, twins)


@lru_cache(maxsize=16)
def _drawn(seed: int, lane: int, twins: int) -> Doubles:
    """Give a uniform for every person of the market, the same in every round and for every firm."""
    key = np.array([seed & 0xFFFF_FFFF_FFFF_FFFF, lane], np.uint64)
    drawn = np.random.Generator(np.random.Philox(key=key)).random(twins)
    drawn.setflags(write=False)
    return drawn
