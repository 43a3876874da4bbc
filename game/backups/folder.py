"""Where backups lie, how they are called, and how many stay."""

import os
import secrets
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from game.errors import Refused
from game.store.opening import address_of, file_of, normal

VARIABLE = "LIUKE_BACKUPS"
"""names another folder"""
AUTOMATIC = "automatic"
KEPT = 20
"""automatic backups: the newest stay"""
SPARED = 200_000_000
"""bytes of the disk that backups leave to the games"""
ENDING = ".zip"


def folder_of(url: str | None = None) -> Path:
    """Give the folder of a database's backups: the one that ``LIUKE_BACKUPS`` names, else beside the database."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    file = file_of(normal(address_of(url)))
    return Path("data/backups") if file is None else file.parent / "backups"


def new_name(kind: str) -> str:
    """Give a name that sorts by time and that nobody else gives."""
    return f"{kind}-{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(8)}{ENDING}"


def newest_first(folder: Path, kind: str = "*") -> list[Path]:
    """List the backups in a folder."""
    found = [(file.stat().st_mtime, file) for file in folder.glob(f"{kind}-*{ENDING}")]
    return [file for _at, file in sorted(found, reverse=True)]


def make_room(folder: Path) -> None:
    """Take away automatic backups that are too many or for which the disk is too full, never the newest.

    Raises:
        Refused: ``no_room_for_backup`` where the disk is too full all the same.
    """
    folder.mkdir(parents=True, exist_ok=True)
    old = newest_first(folder, AUTOMATIC)
    for file in old[KEPT - 1 :]:
        _take_away(file)
    spare = old[1 : KEPT - 1]
    needed = SPARED + (2 * old[0].stat().st_size if old else 0)
    while shutil.disk_usage(folder).free < needed:
        if not spare:
            free = shutil.disk_usage(folder).free
            raise Refused("no_room_for_backup", free=round(free / 1e6), folder=str(folder))
        _take_away(spare.pop())


def _take_away(file: Path) -> None:
    with suppress(FileNotFoundError):  # another server was first
        file.unlink()
