"""``python -m sim balance``: play thousands of games and say whether the packs are fair and worth playing.

Exit status: 0 every measure of every pack lies within its target, 3 some does not, 2 refused.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sim import packs
from sim.command_line import json_file
from sim.command_line.command_words import Command, Options, Translate, refuse_unless_among, whole_number
from sim.command_line.printed_balance import balance

if TYPE_CHECKING:
    from sim.balance.tournament import Extent

MISSED = 3
"""exit status where a measure lies outside its target"""
SMALL = "small"
"""the extent that continuous integration plays"""


def judge_packs(arguments: Namespace, translate: Translate, language: str) -> int:
    """Play the games of every pack asked for, print the verdicts, and write them where asked."""
    from sim.balance import suite, workers  # noqa: PLC0415 (no other command needs workers and statistics)

    keys = arguments.pack or packs.keys()
    for key in keys:
        refuse_unless_among("pack", key, packs.keys(), translate)
    scenarios = [packs.load(key) for key in dict.fromkeys(keys)]
    extent = extent_of(arguments, translate)
    if arguments.json:
        json_file.refuse_unwritable(Path(arguments.json), translate)
    found = []
    with working(arguments, translate) as processes:
        for scenario in scenarios:
            with workers.bar(suite.count_of(extent), scenario.name.in_(language)) as progress:
                found.append(suite.examine(scenario, extent, processes, progress))
            print(balance(scenario, found[-1], translate, language), end="\n\n", flush=True)
    if arguments.json:
        json_file.write(Path(arguments.json), {"packs": [one.as_data() for one in found]}, translate)
    return 0 if all(one.passed for one in found) else MISSED


def extent_of(arguments: Namespace, translate: Translate) -> "Extent":
    """Give how much is to be played."""
    from sim.balance.tournament import FIRMS, SMALL_EXTENT, Extent  # noqa: PLC0415 (see above)

    usual = SMALL_EXTENT if arguments.games == SMALL else Extent()
    given = None if arguments.games == SMALL else arguments.games
    games = whole_number("--games", given, 20, 1_000_000, translate) or usual.games
    seeds = whole_number("--seeds", arguments.seeds, 2, 24, translate) or usual.seeds
    people = whole_number("--customers", arguments.customers, 1000, 1_000_000, translate)
    return Extent(games, seeds, people // FIRMS if people else usual.per_firm)


@contextmanager
def working(arguments: Namespace, translate: Translate) -> Iterator[int]:
    """Let what is inside run on the cluster asked for, and give the number of processes.

    Where no cluster answers, say so and work here.
    """
    from sim import cluster  # noqa: PLC0415 (see above)

    address = cluster.address_of(arguments.dask)
    processes = whole_number("--workers", arguments.workers, 1, 1024, translate)
    with ExitStack() as work:
        try:
            if address is not None:
                work.enter_context(cluster.used(address))
        except cluster.SchedulerSilent as silent:
            words = translate("No Dask scheduler answers at {address} ({reason}); working on this machine instead.")
            print(words.format(address=silent.address, reason=silent.reason), file=sys.stderr)
        yield processes or -1


def add_work_options(options: Options, translate: Translate) -> None:
    """Add the options that say who does the work and how large a market is."""
    people = translate("people in a market of four firms (default: the scenario's)")
    workers = translate("processes that share the work (default: one for each processor)")
    dask = translate("a Dask scheduler whose cluster does the work (default: {variable}, else this machine)")
    options.add_argument("--customers", metavar="N", help=people)
    options.add_argument("--workers", metavar="N", help=workers)
    options.add_argument("--dask", metavar="ADDRESS", help=dask.format(variable="DASK_SCHEDULER"))


def _add_options(options: Options, translate: Translate) -> None:
    games = translate("four-firm games between all strategies (default: 600); {small}: a quick look").format(
        small=SMALL
    )
    options.add_argument("pack", nargs="*", metavar="PACK", help=translate("the packs to judge (default: all)"))
    options.add_argument("--games", metavar=f"N|{SMALL}", help=games)
    seeds = translate("chances on which the same firms meet (default: 4)")
    options.add_argument("--seeds", metavar="N", help=seeds)
    add_work_options(options, translate)
    options.add_argument("--json", metavar="FILE", help=translate("write the same as data"))


BALANCE = Command(
    name="balance",
    usage=(
        "[PACK …] [--games N|small] [--seeds N] [--customers N]",
        "[--workers N] [--dask ADDRESS] [--json FILE]",
    ),
    about=lambda translate: translate("judge whether the packs are fair and worth playing"),
    add_options=_add_options,
    run=judge_packs,
)
