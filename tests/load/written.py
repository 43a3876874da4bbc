"""docs/load.md: how it is repeated, and a section for each part that was played, with its own day and machine.

A part that is played again takes the place of its own section; the others stay as they are.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.results import Ask, Found, Table, verdicts

FILE = Path(__file__).resolve().parents[2] / "docs" / "load.md"
_SECTION = re.compile(r"<!-- (\w+) -->\n(.*?)(?=<!-- \w+ -->\n|\Z)", re.DOTALL)
HOW = """# Under load

A class at once, played against the real server from another process on the same machine: `python -m tests.load`
plays one class and prints what it found; `python -m tests.load --write` plays a class, ten games of one, more and more
students, and two processes, for about an hour, and writes this page (`--write class wider`: these parts anew, the
others stay). `--students`, `--teams`, `--rounds`, `--games`, `--processes` and `--database` play something else.

The driver (`tests/load/`) is a browser without a browser: it speaks Streamlit's own messages over the real
websocket, keeps cookies, sends what every control holds, lets the watcher of every page beat, and comes back when a
line is lost. It loads no pictures and no scripts and draws nothing, so it says nothing about phones. Each student
follows the link, gives a name, takes a seat and a role; changes a lever every twelve seconds or so, so that a team
saves a draft every two or three, has a look at the customers in between; the leader submits; the teacher closes
when all are in; everybody looks at the results at once, then at the comparison. The server runs drafts forward
meanwhile, on what of the two processors is left.

*Server* is the time of a page's script as the server's thread ran it, p95, without the wait for its turn (a process
runs one short script at a time, `ui/turns.py`); *device* is the time from the request to the end of its script, seen
from the device, queues and lines included. *Beat* is the look that every device takes each one or two seconds; one
that would find nothing is let pass by the server (`ui/rest.py`) and does not count here. *At reveal* is from the
close of a round until everybody has looked at its results. *Last screen* is from the teacher's press to results on
the last of all screens, p95 over the rounds; they stand there when the run is over that drew the number, the key
figures and the reasons (where a whole class comes at once, the rest of the page follows in a second run). *Cores
used* are the servers', the driver takes its own beside them. *Yardstick* is what a fixed piece of Python took of the
processor meanwhile, in the driver (the median): machines, and the hours of one machine, are compared by it. *Lost*
counts drafts and submissions that were sent and do not stand in the database as sent.

As scripts take turns, how long one runs hardly grows with the class; what grows is the wait for its turn, and that is
in *device* only.
"""


def write(order: Sequence[str], part: str, section: str, file: Path = FILE) -> None:
    """Put a part's section into the page; the sections stand in that order."""
    known = {**_sections(file), part: section}
    marked = [f"<!-- {each} -->\n{known[each].strip()}\n" for each in order if each in known]
    file.write_text("\n".join([HOW, *marked]), encoding="utf-8")


def section(title: str, before: str, asks: Sequence[Ask], tables: Sequence[Table]) -> str:
    """Give a part's section: where and when, what was asked and reached, and what was found."""
    told = [verdicts([Found((), asks)]), *tables]
    deeper = ["#" + each.markdown() for each in told]
    return "\n".join([f"## {title}", "", before, "", *deeper])


def _sections(file: Path) -> Mapping[str, str]:
    return dict(_SECTION.findall(file.read_text(encoding="utf-8"))) if file.exists() else {}
