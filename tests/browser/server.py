"""The real app as a process of its own, on a free port, with a fresh database."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from run import surroundings

HOUSE = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""seconds in which the server must have said where it is, also on a busy machine"""
SETUP_CODE = re.compile(r"Set-up code \S+\s+(\S+)")
FAILURES = ("Traceback", "Mishap")
"""What the server writes when a script of ours failed."""
AS_A_READER_STARTS_IT = ("streamlit", "run")


class Server:
    """A running server; ``with Server(folder) as server`` stops exactly the process it started.

    ``module`` is what Python runs, with its first words; the app's file and the port follow. ``settings`` are further
    environment variables.
    """

    def __init__(
        self, folder: Path, database: str = "", module: Sequence[str] = AS_A_READER_STARTS_IT, **settings: str
    ) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._output = folder / "server.log"
        self._module = module
        self.database = database or f"sqlite:///{(folder / 'liuke.db').as_posix()}"
        self._environment = {
            **surroundings(),
            "DATABASE_URL": self.database,
            "PYTHONUNBUFFERED": "1",
            **settings,
        }

    def __enter__(self) -> Self:
        self.start()
        return self

    def start(self) -> None:
        """Start, on the same port and the same database each time, and wait until it answers."""
        with self._output.open("ab") as output:
            self._process = subprocess.Popen(  # noqa: S603 - this very Python
                [sys.executable, "-m", *self._module, "app.py", "--server.port", str(self.port)],
                cwd=HOUSE,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait_until_it_answers()
        except BaseException:
            self._stop()
            raise

    def __exit__(self, *_failure: object) -> None:
        self._stop()

    def kill(self) -> None:
        """Die as at a power cut: nothing is tidied up."""
        self._process.kill()
        self._process.wait()

    def be_there(self) -> None:
        """Start again where a test that failed has left it dead."""
        if self._process.poll() is not None:
            self.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def said(self) -> str:
        """Everything that stands in the window in which the server was started."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    def setup_code(self) -> str:
        """The code that the server printed for its first teacher."""
        found = SETUP_CODE.search(self.said)
        assert found, f"no set-up code in:\n{self.said}"
        return found[1]

    def complaints(self, since: int = 0) -> list[str]:
        """What the server wrote about failures of its own, after so many characters."""
        return [line for line in self.said[since:].splitlines() if any(word in line for word in FAILURES)]

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self._process.poll() is None, f"the server ended:\n{self.said}"
            if f":{self.port}" in self.said and answers(self.port):
                return
            time.sleep(0.1)
        raise AssertionError(f"the server does not answer:\n{self.said}")

    def _stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
