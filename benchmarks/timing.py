"""Seconds and bytes: how measurements are taken."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

if sys.platform != "win32":
    import resource

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Do the work; give how many seconds it took, and its result. Rubbish of before is not counted."""
    gc.collect()
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def peak_memory() -> float:
    """Give the most memory that this process has held, MB; 0 where the system does not tell.

    Linux tells it of the process itself; a child's resource usage begins with what its parent held.
    """
    told = _proc("/proc/self/status", "VmHWM")
    if told is not None:
        return told
    if sys.platform == "win32":
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def free_memory() -> float | None:
    """Give the memory that can be had now, MB; ``None`` where the system does not tell."""
    return _proc("/proc/meminfo", "MemAvailable")


def all_memory() -> float | None:
    """Give the machine's memory, MB; ``None`` where the system does not tell."""
    return _proc("/proc/meminfo", "MemTotal")


def _proc(file: str, name: str) -> float | None:
    """Give a figure that Linux keeps in kB, as MB."""
    path = Path(file)
    if not path.exists():
        return None
    lines = path.read_text(encoding="ascii").splitlines()
    return next((float(line.split()[1]) / 2**10 for line in lines if line.startswith(f"{name}:")), None)
