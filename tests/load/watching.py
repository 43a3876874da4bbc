"""What the servers and this driver need of the machine while a class plays."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

EVERY = 1.0
"""seconds between two looks"""
MEGA = 2**20
STEPS = 10_000
"""of the piece of work that is the same everywhere: about a millisecond"""


@dataclass(frozen=True, slots=True)
class Look:
    """What had been used up to a moment."""

    at: float
    server: float
    """processor seconds of all servers"""
    driver: float
    """processor seconds of this process"""
    memory: float
    """MB of all servers"""
    yardstick: float
    """seconds of the processor that a fixed piece of work took: how quick the machine was just then"""


class Watch:
    """Looks at some processes every second, for as long as it is asked to."""

    def __init__(self, pids: Sequence[int]) -> None:
        self._servers = [psutil.Process(pid) for pid in pids]
        self._driver = psutil.Process()
        self.looks: list[Look] = []

    async def look(self) -> None:
        """Look until cancelled."""
        while True:
            self.looks.append(self.now())
            await asyncio.sleep(EVERY)

    def now(self) -> Look:
        """Look once."""
        memory = sum(server.memory_info().rss for server in self._servers) / MEGA
        return Look(time.perf_counter(), sum(map(_used, self._servers)), _used(self._driver), memory, yardstick())

    def memory_at(self, moment: float) -> float:
        """Give the memory in MB that the servers had about a moment."""
        return min(self.looks, key=lambda look: abs(look.at - moment)).memory

    def share(self, begun: float, over: float) -> tuple[float, float]:
        """Give how busy the servers, and this driver, were between two moments: 1 is one core."""
        between = [look for look in self.looks if begun <= look.at <= over]
        if len(between) < 2:
            return 0.0, 0.0
        first, last = between[0], between[-1]
        seconds = last.at - first.at
        return (last.server - first.server) / seconds, (last.driver - first.driver) / seconds


def yardstick() -> float:
    """Do a fixed piece of work and give what it took of the processor."""
    began, left = time.thread_time(), 0
    for step in range(STEPS):
        left += step * step % 7
    return time.thread_time() - began


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
