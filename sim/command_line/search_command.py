"""``python -m sim search``: find a strategy by search over the levers, and print it as code.

Exit status: 0 found, 2 refused.
"""

from argparse import Namespace

from sim import bots, packs
from sim.command_line.balance_command import add_work_options, working
from sim.command_line.command_words import (
    Command,
    CommandRefused,
    Options,
    Translate,
    refuse_unless_among,
    whole_number,
)
from sim.command_line.printed_search import found


def find_strategy(arguments: Namespace, translate: Translate, language: str) -> int:
    """Search in the packs asked for, and print what was found and how it does on fresh seeds."""
    from sim.balance import climb, search, trials, workers  # noqa: PLC0415 (no other command needs workers and statistics)

    keys = list(dict.fromkeys(arguments.pack or packs.keys()))
    for key in keys:
        refuse_unless_among("pack", key, packs.keys(), translate)
    for option, strategy in (("--against", arguments.against), ("--start", arguments.start)):
        if strategy is not None:
            refuse_unless_among(option, strategy, tuple(bots.STRATEGIES), translate)
    if arguments.climb and arguments.start is None:
        raise CommandRefused(translate("--climb needs a strategy to begin at: --start STRATEGY"))
    scenarios = [packs.load(key) for key in keys]
    usual = trials.Effort()
    people = whole_number("--customers", arguments.customers, 1000, 1_000_000, translate)
    effort = trials.Effort(
        generations=whole_number("--generations", arguments.generations, 1, 1000, translate) or usual.generations,
        population=whole_number("--population", arguments.population, 4, 1000, translate) or usual.population,
        games=whole_number("--games", arguments.games, 1, 1000, translate) or usual.games,
        per_firm=people // 4 if people else usual.per_firm,
        seed=whole_number("--seed", arguments.seed, 0, 2**31 - 1, translate) or 0,
    )
    games = climb.games_in(effort) if arguments.climb else effort.in_all
    with (
        working(arguments, translate) as processes,
        workers.bar(games * len(scenarios), translate("searching")) as progress,
    ):
        arena = trials.Arena(scenarios, effort, arguments.against, processes, progress)
        best = climb.climb(arena, arguments.start) if arguments.climb else search.search(arena, arguments.start)
    print(found(best, scenarios, translate, language))
    return 0


def _add_options(options: Options, translate: Translate) -> None:
    options.add_argument("pack", nargs="*", metavar="PACK", help=translate("the packs to search in (default: all)"))
    against = translate("the one strategy to beat, in games of two firms (default: all, in games of four)")
    start = translate("the strategy to begin at (default: the start decisions)")
    games = translate("games in which each strategy is tried, in each pack (default: 6)")
    options.add_argument("--against", metavar="STRATEGY", help=against)
    options.add_argument("--start", metavar="STRATEGY", help=start)
    climb = translate("move every lever of that strategy a step both ways and keep what helps, once a generation")
    options.add_argument("--climb", action="store_true", help=climb)
    options.add_argument("--generations", metavar="N", help=translate("how often to learn from the best (default: 12)"))
    options.add_argument("--population", metavar="N", help=translate("strategies tried each time (default: 30)"))
    options.add_argument("--games", metavar="N", help=games)
    seed = translate("the search's chance: the same seed, the same strategy (default: 0)")
    options.add_argument("--seed", metavar="N", help=seed)
    add_work_options(options, translate)


SEARCH = Command(
    name="search",
    usage=(
        "[PACK …] [--against STRATEGY] [--start STRATEGY [--climb]] [--generations N]",
        "[--population N] [--games N] [--seed N] [--customers N] [--workers N] [--dask ADDRESS]",
    ),
    about=lambda translate: translate("find a strategy by search over all levers"),
    add_options=_add_options,
    run=find_strategy,
)
