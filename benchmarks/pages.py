"""How long a page's script runs when nothing has changed: ``python -m benchmarks.pages [--runs N]``.

Sets up, in a database of its own, a class game of four teams with one round played and the next one open; then opens
every page of a student and of the teacher as Streamlit's own test runner does, without a browser, and runs it again and
again. Prints the first run, and median and slowest of the later ones, in milliseconds.
"""

import argparse
import logging
import os
import statistics
import tempfile
import time
from pathlib import Path
from unittest import mock

from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from game import commands, views
from game.actors import Actor, identify
from game.store import Store, open_store
from sim.command_line.printed_table import printed
from ui.handover import COOKIES, PLAYER, TEACHER
from ui.menu import entries

DOOR = Path(__file__).resolve().parent.parent / "pages" / "door.py"
TEAMS = 4
PASSWORD = "a password of nobody's"  # noqa: S105 - the database is thrown away


def known(found: Actor | None) -> Actor:
    """Give who holds a token that was just given out."""
    if found is None:
        raise LookupError("a fresh token names nobody")
    return found


def class_game(kept: Store) -> dict[str, str]:
    """Play a class game into its second round; give the tokens of its teacher and of a student, by their cookie."""
    token = commands.set_teacher_password(kept, PASSWORD, commands.new_setup_code(kept) or "")
    teacher = known(identify(kept, token))
    room = commands.open_room(kept, teacher, "Benchmark")
    game = commands.create_game(kept, teacher, room.id, scenario="eshop", rounds=4, teams=TEAMS, practice=False)
    for seat in range(TEAMS):
        joined = commands.join(kept, room.code, f"Student {seat}")
        team = views.lobby(kept, known(identify(kept, joined.token))).teams[seat].tag.id
        commands.choose_team(kept, known(identify(kept, joined.token)), team, "leader")
    commands.open_round(kept, teacher, game)
    commands.close_round(kept, teacher, game)
    commands.next_round(kept, teacher, game)
    return {COOKIES[TEACHER]: token, COOKIES[PLAYER]: joined.token}


def measure(page: str, device: dict[str, str], runs: int) -> list[float]:
    """Come in, turn to a page and run it again ``runs`` times; give the seconds of each run, the first one's first."""
    with mock.patch.object(ContextProxy, "cookies", device):
        at = AppTest.from_file(str(DOOR), default_timeout=60).run()
        at.switch_page(f"{page}.py")
        return [run_once(at, page) for _ in range(runs + 1)]


def run_once(at: AppTest, page: str) -> float:
    """Run the script and give how many seconds it took; a page that fails is no measurement."""
    began = time.perf_counter()
    at.run()
    seconds = time.perf_counter() - began
    if at.exception:
        raise RuntimeError(f"{page}: {at.exception[0].message}")
    return seconds


def row(who: str, page: str, seconds: list[float]) -> list[str]:
    """Give the line to print, in milliseconds."""
    first, *later = (1000 * second for second in seconds)
    return [who, page, f"{first:,.0f}", f"{statistics.median(later):,.1f}", f"{max(later):,.1f}"]


def main() -> None:
    """Set the game up, measure every page of a student and of the teacher, and print them."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="Time every page's script.")
    words.add_argument("--runs", type=int, default=20, metavar="N", help="later runs of each page (default: 20)")
    runs = words.parse_args().runs
    logging.disable(logging.WARNING)  # Streamlit remarks that no server is running
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/liuke.db"
        kept = open_store()
        rows = []
        for cookie, token in class_game(kept).items():
            actor = known(identify(kept, token))
            pages = [entry.key for entry in entries(actor)]
            rows += [row(actor.kind, page, measure(page, {cookie: token}, runs)) for page in pages]
        kept.close()
    print(printed(["who", "page", "first ms", "median ms", "slowest ms"], rows, left=2))


if __name__ == "__main__":
    main()
