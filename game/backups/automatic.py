"""A backup of its own accord after each reveal: a while later, in a process that stands back for the class.

The class is never disturbed by it; what came of it stands in the log, where every server's cockpit finds it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

from game.aside import step_back
from game.backups.folder import AUTOMATIC, folder_of, make_room, new_name
from game.backups.saving import save
from game.errors import Refused, StoreRefused
from game.log import note
from game.store import Store

HOUSE = Path(__file__).resolve().parents[2]
WHILE = 10.0
"""seconds after a reveal: everybody looks at results first"""
PATIENCE = 600
"""seconds after which a backup is given up"""
DONE, FAILED = "backed_up", "backup_failed"

_threads: dict[str, Thread] = {}
_wanted: set[str] = set()
_waking = Lock()


def wake(store: Store) -> None:
    """Let a backup be made in a while, where this server makes any; one at a time however often this is called."""
    if not store.keeps_backups:
        return
    with _waking:
        _wanted.add(store.owner)
        if store.owner not in _threads:
            _threads[store.owner] = Thread(target=_work, args=(store,), name="backup", daemon=True)
            _threads[store.owner].start()


def _work(store: Store) -> None:
    while True:
        store.closed.wait(WHILE)
        with _waking:
            if store.closed.is_set() or store.owner not in _wanted:
                del _threads[store.owner]
                return
            _wanted.discard(store.owner)
        back_up(store)


def back_up(store: Store) -> None:
    """Make a backup now, in a process of its own, and log what came of it."""
    what, said = _in_a_process(store.engine.url.render_as_string(hide_password=False))
    if store.closed.is_set():
        return  # the server went meanwhile: nobody reads it here any more
    with suppress(StoreRefused), store.write() as session:  # a store that cannot write has told so on every screen
        note(store, session, None, what, None, **said)


def _in_a_process(address: str) -> tuple[str, dict[str, object]]:
    words = [sys.executable, "-m", __name__]
    surroundings = os.environ | {"DATABASE_URL": address, "PYTHONPATH": str(HOUSE)}
    try:
        made = subprocess.run(  # noqa: S603 - our own words
            words, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
        )
        said = json.loads(made.stdout.decode().splitlines()[-1])
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError) as error:
        return FAILED, {"code": "backup_not_written", "file": str(folder_of(address)), "reason": repr(error)}
    return (DONE if "code" not in said else FAILED), said


def main(_words: Sequence[str] = ()) -> int:
    """Make one automatic backup behind everything else that the machine does, and print what came of it."""
    step_back()
    folder = folder_of()
    try:
        said: dict[str, object] = _made(folder)
    except Refused as refused:
        said = {"code": refused.code, **refused.details}
    except OSError as error:
        said = {"code": "backup_not_written", "file": str(folder), "reason": error.strerror or str(error)}
    print(json.dumps(said))
    return 0


def _made(folder: Path) -> dict[str, object]:
    make_room(folder)
    file = folder / new_name(AUTOMATIC)
    rows = save(file, small=True)
    return {"file": str(file), "games": rows["games"]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
