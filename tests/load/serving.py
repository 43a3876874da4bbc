"""The app's server with a stopwatch: ``python -m tests.load.serving TIMES app.py …``, else as ``streamlit run``.

Every run of a script is timed where it happens, in the server, and written to the file ``TIMES``: a line for each,
with the page, whether it was a page or only a fragment of it, when it began and ended, the processor's time, and which
request of which session it answered. A beat that was let pass has a line too ("rest").
"""

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any, TextIO

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner, ScriptRunnerEvent
from streamlit.web.cli import main

from ui import rest

ENDS = {
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS: "done",
    ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS: "done",
    ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN: "again",
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR: "failed",
}


class Stopwatch:
    """Listens to every script runner; each tells of its runs in the thread in which they happen."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._here = threading.local()

    def watch(self) -> None:
        """Let every script runner that is made from now on be listened to."""
        make = ScriptRunner.__init__

        def made(runner: ScriptRunner, *given: Any, **named: Any) -> None:
            make(runner, *given, **named)
            runner.on_event.connect(self.note, weak=False)

        lets_pass = rest.lets_pass

        def passed(session_id: str, request: ClientState | None) -> bool:
            passes = lets_pass(session_id, request)
            if passes and request is not None:
                now, number = time.perf_counter(), request.context_info.timezone_offset
                self._write(["rest", "", now, now, 0.0, "passed", session_id, number])
            return passes

        rest.lets_pass = passed
        ScriptRunner.__init__ = made  # type: ignore[assignment,method-assign] # there is no other place to listen from

    def note(self, _runner: ScriptRunner, event: ScriptRunnerEvent, **told: Any) -> None:
        """Start at the beginning of a run; write it down at its end."""
        if event == ScriptRunnerEvent.SCRIPT_STARTED:
            pages = told["pages"] or {}
            page = pages.get(told["page_script_hash"], {}).get("url_pathname", "")
            kind = "poll" if told["fragment_ids_this_run"] else "page"
            self._here.begun = (kind, page, time.perf_counter(), time.thread_time())
        elif event in ENDS and getattr(self._here, "begun", None):
            kind, page, began, cpu = self._here.begun
            self._here.begun = None
            run = [kind, page, began, time.perf_counter(), time.thread_time() - cpu, ENDS[event]]
            context = get_script_run_ctx(suppress_warning=True)
            asked = context.context_info if context else None
            self._write([*run, context.session_id if context else "", asked.timezone_offset if asked else 0])

    def _write(self, run: list[object]) -> None:
        with self._lock:
            self._file.write(json.dumps(run) + "\n")


if __name__ == "__main__":
    with Path(sys.argv[1]).open("a", buffering=1, encoding="utf-8") as times:
        Stopwatch(times).watch()
        sys.argv = ["streamlit", "run", *sys.argv[2:]]
        main()
