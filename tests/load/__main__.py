"""A class at once: ``python -m tests.load [--students N --teams N --rounds N --processes N --database URL]``.

Starts the app's server (or several on one database) in processes of its own and plays classes against it over the
real websocket; prints how long scripts ran and what was lost. ``--write`` plays all that docs/load.md reports, an
hour's work, and writes it.
"""

import argparse
import sys
from collections.abc import Sequence

from benchmarks.results import Found, verdicts
from tests.load import report, suite
from tests.load.lesson import Plan
from tests.load.trial import Setting, attempt


def main(words: Sequence[str]) -> int:
    """Play, print, and give the exit status: 1 where anything was lost or failed."""
    asked = _asked(words)
    if asked.write is not None:
        return suite.write(asked.write or suite.PARTS)
    plan = Plan(asked.students, asked.teams, asked.rounds, deciding=asked.deciding, thinking=asked.thinking)
    trial = attempt(Setting(plan, asked.games, asked.processes, asked.database))
    tables = [report.table("A class", report.here(), [trial]), report.by_page(trial)]
    tables += [report.memory(trial)] if asked.games > 1 else []
    print("\n".join(each.plain() for each in [*tables, verdicts([Found((), report.asks(trial))])]))
    for line in (*trial.lost, *trial.mishaps):
        print(line, file=sys.stderr)
    return 1 if trial.lost or trial.mishaps else 0


def _asked(words: Sequence[str]) -> argparse.Namespace:
    usual = Plan()
    asking = argparse.ArgumentParser(prog="python -m tests.load", description="Play a class against a real server.")
    asking.add_argument("--students", type=int, default=usual.students, help="more than 60 are several rooms")
    asking.add_argument("--teams", type=int, default=usual.teams, help="of each room")
    asking.add_argument("--rounds", type=int, default=usual.rounds)
    asking.add_argument("--games", type=int, default=1, help="one after the other, by the same class")
    asking.add_argument("--processes", type=int, default=1, help="servers on one database")
    asking.add_argument("--database", default="", metavar="URL", help="an empty one (default: a fresh SQLite file)")
    asking.add_argument("--deciding", type=float, default=usual.deciding, help="seconds of each round")
    asking.add_argument("--thinking", type=float, default=usual.thinking, help="seconds between a student's changes")
    asking.add_argument("--write", nargs="*", choices=suite.PARTS, help="play everything, or parts; write docs/load.md")
    return asking.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
