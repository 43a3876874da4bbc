"""What must be there when the lesson is over: every team's results, once each, and the teacher's files."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from game.actors import Actor
from game.backups.folder import AUTOMATIC, newest_first
from game.backups.restoring import restore
from game.commands import end_game
from game.rules import Phase
from game.store import Store, open_store
from game.store.round_tables import DraftChange, Report, Result
from game.store.tables import Event, Game, Team
from game.views import results
from game.views.safekeeping import last_backup
from tests.browser.server import HOUSE
from tests.game.refusals import everything

TEACHER = Actor("teacher")
PATIENCE = 60.0
"""seconds in which what is made in the background must be there, also on a busy machine"""
ALWAYS_MOVING = ("members", "heartbeats")
"""when somebody was seen last, and when the clock was kept last"""
REBUILT = "caches"
LOGGED_SINCE = ("events", "games")

Line = tuple[int, int]
"""branch and round"""


@dataclass
class Keeping:
    """The database of a lesson and the files beside it."""

    store: Store
    folder: Path
    game: int

    def played(self) -> list[Line]:
        """Which rounds have results, as often as they do, in the order in which they were played."""
        with self.store.read() as session:
            found = session.execute(select(Result.branch, Result.round).where(Result.game_id == self.game))
            return sorted((branch, number) for branch, number in found)

    def plays_logged(self) -> int:
        """How often the log says that a round was played."""
        with self.store.read() as session:
            said = select(func.count()).select_from(Event).where(Event.what == "played", Event.game_id == self.game)
            return session.scalar(said) or 0

    def reports(self) -> list[Line]:
        """Which rounds have reports."""
        with self.store.read() as session:
            found = session.execute(select(Report.branch, Report.round).where(Report.game_id == self.game))
            return sorted((branch, number) for branch, number in found)

    def teams(self) -> list[int]:
        """Every team, by seat."""
        with self.store.read() as session:
            return list(session.scalars(select(Team.id).where(Team.game_id == self.game).order_by(Team.seat)))

    def results(self, rounds: range, branch: int | None = None) -> dict[tuple[int, int], object]:
        """Every team's results of some rounds, as they are shown, by round and team; ``branch``: of a line left."""
        return shown(self.store, self.teams(), rounds, branch)

    def until_set(self, branch: int, round_: int, agents: float) -> None:
        """Wait until somebody's change of the agents has come, but not for ever: what is not there is found later."""
        of_round = DraftChange.game_id == self.game, DraftChange.branch == branch, DraftChange.round == round_
        end = time.monotonic() + PATIENCE / 2
        while time.monotonic() < end:
            with self.store.read() as session:
                changes = session.scalars(select(DraftChange).where(*of_round))
                if any(change.values.get("agents") == agents for change in changes):
                    return
            time.sleep(0.1)

    def automatic_backup(self) -> Path:
        """The backup that the server made by itself after the last reveal."""
        with self.store.read() as session:
            revealed = session.scalar(select(func.max(Result.at)).where(Result.game_id == self.game))
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            last = last_backup(self.store, TEACHER)
            if last is not None and revealed is not None and last.at > revealed:
                assert last.trouble is None, last.trouble
                newest = newest_first(self.folder / "backups", AUTOMATIC)[0]
                assert last.file == str(newest)
                return newest
            time.sleep(0.2)
        raise AssertionError("no backup since the last reveal")

    def backup_by_hand(self) -> Path:
        """A backup that the teacher asks for at the server's own screen."""
        file = self.folder / "by-hand.zip"
        words = [sys.executable, "-m", "game", "backup", str(file)]
        surroundings = os.environ | {"DATABASE_URL": self.store.engine.url.render_as_string(hide_password=False)}
        subprocess.run(words, cwd=HOUSE, env=surroundings, check=True, capture_output=True)  # noqa: S603 - our own words
        return file

    def assert_comes_back(self, file: Path, *, but: tuple[str, ...], rounds: range) -> None:
        """A fresh database holds after a restore what this one holds, and shows every team the same results."""
        address = f"sqlite:///{self.folder / (file.stem + '.db')}"
        restore(file, address)
        other = open_store(address)
        try:
            here, there = (everything(store, but=(*ALWAYS_MOVING, *but)) for store in (self.store, other))
            assert [name for name in here if sorted(here[name], key=repr) != sorted(there[name], key=repr)] == []
            self._end(other)
            assert shown(other, self.teams(), rounds) == self.results(rounds)
        finally:
            other.close()

    def _end(self, store: Store) -> None:
        """End the game in a copy from before its end: only then everything is shown."""
        with store.read() as session:
            phase = session.get_one(Game, self.game).phase
        if phase != Phase.ENDED:
            end_game(store, TEACHER, self.game)


def shown(store: Store, teams: list[int], rounds: range, branch: int | None = None) -> dict[tuple[int, int], object]:
    """Every team's results."""
    return {(number, team): results(store, TEACHER, number, team, branch) for number in rounds for team in teams}
