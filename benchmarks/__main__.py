"""All benchmarks: ``python -m benchmarks [PART ...] [--quick] [--write]``.

Parts: ``customers`` (customer-weeks a second of our engine, Mesa and SimPy), ``contacts`` (contacts a second of our
contact centre, Ciw and SimPy), ``sizes`` (a whole round from a class to ten million customers), ``looks`` (what a
class waits for: the desk, a replay, what made the difference, the debrief), ``demos`` (the answer of every step of the
prepared lessons), ``plans`` (plans that are tried, a lever that is turned). A peer's ratio is printed only if it has
done the same work; else the run fails and says in what they differ. ``--write`` writes the pages of which all parts are
run.
"""

import argparse
import sys
from collections.abc import Callable

from benchmarks import class_looks, contact_race, customer_race, demo_steps, plan_trials, results, sizes
from benchmarks.agreement import ResultsDiffer
from benchmarks.results import Found
from benchmarks.settings import FULL, QUICK, Settings

PARTS: dict[str, Callable[[Settings], Found]] = {
    "customers": customer_race.run,
    "contacts": contact_race.run,
    "sizes": sizes.run,
    "looks": class_looks.run,
    "demos": demo_steps.run,
    "plans": plan_trials.run,
}


def main() -> int:
    """Run the parts, print what they found and, if wanted, write it down."""
    chosen = _chosen()
    print(results.machine())
    found: dict[str, Found] = {}
    for part in chosen.parts or PARTS:
        try:
            found[part] = PARTS[part](QUICK if chosen.quick else FULL)
        except ResultsDiffer as problem:
            print(f"\n{problem}", file=sys.stderr)
            return 1
        for table in found[part].tables:
            print(table.plain(), flush=True)
    print(results.verdicts([*found.values()]).plain())
    for page in results.PAGES if chosen.write else ():
        if found.keys() >= set(page.parts):
            page.write([found[part] for part in page.parts])
    return 0


def _chosen() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n")[0])
    words.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    words.add_argument("--quick", action="store_true", help="small sizes, to see that all runs; ratios mean little")
    words.add_argument("--write", action="store_true", help="write the pages of which all parts are run, in full")
    chosen = words.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        words.error(f"no such part: {', '.join(sorted(unknown))} (parts: {', '.join(PARTS)})")
    if chosen.write and chosen.quick:
        words.error("small sizes are not written down")
    if chosen.write and chosen.parts and not any({*chosen.parts} >= {*page.parts} for page in results.PAGES):
        pages = "; ".join(f"{page.file}: {' '.join(page.parts)}" for page in results.PAGES)
        words.error(f"that makes no whole page ({pages})")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
