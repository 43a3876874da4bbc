"""Markets that were lived through, kept on this machine's disk for all its workers.

To play a long past takes longer than the round that is asked for, and workers come and go. What lies here can be made
anew: what is missing, damaged or cannot be written is simply not there, and the oldest are thrown away.
"""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import RootModel, ValidationError

from sim.report import FirmReport
from sim.world import World, WorldUnreadable

KEPT = 96
"""markets; one of a class takes about a megabyte"""
LARGEST = 4_000_000
"""bytes: a larger market is not kept"""
HEAD = 8
"""bytes that say how long the reports are, which stand before the world"""

Lived = tuple[World, Mapping[str, FirmReport]]
Reports = RootModel[dict[str, FirmReport]]


def folder() -> Path:
    """Give where they lie: this account's own place among what is temporary."""
    return Path(tempfile.gettempdir()) / f"liuke-markets-{os.getuid() if hasattr(os, 'getuid') else 0}"


def fetch(key: str) -> Lived | None:
    """Give a market that is kept, and what its last round reported."""
    place = folder() / key
    try:
        if not _ours(place.parent):
            return None
        data = place.read_bytes()
        end = HEAD + int.from_bytes(data[:HEAD])
        reports = Reports.model_validate_json(data[HEAD:end]).root
        world = World.from_bytes(data[end:])
        place.touch()
    except (OSError, ValidationError, WorldUnreadable):
        return None
    return world, reports


def put(key: str, lived: Lived) -> None:
    """Keep a market."""
    reports = Reports(dict(lived[1])).model_dump_json().encode()
    data = len(reports).to_bytes(HEAD) + reports + lived[0].to_bytes()
    with suppress(OSError):
        here = folder()
        here.mkdir(mode=0o700, exist_ok=True)
        if len(data) <= LARGEST and _ours(here):
            written = here / f"{key}.{os.getpid()}"
            written.write_bytes(data)
            written.replace(here / key)
            _throw_away(here)


def _ours(here: Path) -> bool:
    """Say whether the place is this account's: nobody else may put markets before it."""
    return not hasattr(os, "getuid") or here.stat().st_uid == os.getuid()


def _throw_away(here: Path) -> None:
    kept = sorted(here.iterdir(), key=lambda file: file.stat().st_mtime)
    for file in kept[: max(len(kept) - KEPT, 0)]:
        file.unlink(missing_ok=True)
