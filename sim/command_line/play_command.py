"""``python -m sim play``: play a whole game without a screen."""

import unicodedata
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from sim import bots, packs
from sim.command_line import decision_file, json_file, printed_game
from sim.command_line.command_words import (
    Command,
    CommandRefused,
    Options,
    Translate,
    refuse_unless_among,
    whole_number,
)
from sim.playthrough import Plan, Setting, play

USUAL_FIRMS = ("balanced", "service_first", "loyalty_first", "acquirer", "discounter", "do_nothing")
"""The strategies that play where no firms are named."""

LARGEST_MARKET = 1_000_000
"""People; more would not fit a laptop's memory."""

MOST_ROUNDS = 40
"""Ten years of quarters; a game is over long before."""

MARKETS = ("shared", "parallel")


def play_game(arguments: Namespace, translate: Translate, language: str) -> int:
    """Play the game that the arguments describe, print it, and write it where asked."""
    refuse_unless_among("scenario", arguments.scenario, packs.keys(), translate)
    refuse_unless_among("--market", arguments.market, MARKETS, translate)
    scenario = packs.load(arguments.scenario)
    rounds = whole_number("--rounds", arguments.rounds, 1, MOST_ROUNDS, translate) or scenario.rounds
    seed = whole_number("--seed", arguments.seed, 0, 2**63 - 1, translate) or 0
    plans = firms(arguments.firms, translate)
    if arguments.decisions:
        add_decisions(plans, decision_file.read(Path(arguments.decisions), scenario, rounds))
    least = 100 * (len(plans) if arguments.market == "shared" else 1)
    customers = whole_number("--customers", arguments.customers, least, LARGEST_MARKET, translate)
    if arguments.json:
        json_file.refuse_unwritable(Path(arguments.json), translate)
    game = play(Setting(scenario, rounds, seed, customers, arguments.market), plans)
    print(printed_game.game(game, translate, language))
    if arguments.json:
        json_file.write(Path(arguments.json), game.as_data(), translate)
    return 0


def firms(named: Sequence[str] | None, translate: Translate) -> dict[str, Plan]:
    """Read ``name=strategy`` for each firm; a name alone plays decisions of its own."""
    plans: dict[str, Plan] = {}
    for text in named or [f"{strategy}={strategy}" for strategy in USUAL_FIRMS]:
        name, equals, strategy = text.rpartition("=")
        firm = readable(name if equals else text, translate)
        if firm in plans:
            twice = translate("{option}: there are two firms called {name}; every firm needs its own name.")
            raise CommandRefused(twice.format(option="--firms", name=firm))
        if equals and strategy not in bots.STRATEGIES:
            unknown = translate("{option}: {name} cannot follow {value}; the strategies are: {options}.")
            options = ", ".join(bots.STRATEGIES)
            raise CommandRefused(unknown.format(option="--firms", name=firm, value=strategy or "''", options=options))
        plans[firm] = Plan(strategy if equals else None)
    return plans


def readable(name: str, translate: Translate) -> str:
    """Give a firm's name in the one form in which it is compared, or refuse it."""
    firm = unicodedata.normalize("NFC", name).strip()
    if not firm or not firm.isprintable():
        nameless = translate("{option}: {value} is no readable name; write {pattern}.")
        raise CommandRefused(nameless.format(option="--firms", value=repr(name), pattern="name=strategy"))
    return firm


def add_decisions(plans: dict[str, Plan], changes: Mapping[str, decision_file.Changes]) -> None:
    """Let the firms of a decision file play what it says; a firm that only the file names joins the game."""
    for name, chosen in changes.items():
        firm = unicodedata.normalize("NFC", name).strip()
        plans[firm] = Plan(plans[firm].strategy if firm in plans else None, chosen)


def _add_options(options: Options, translate: Translate) -> None:
    many = translate(
        "firms and the strategies they follow (default: six usual ones); a name alone plays decisions of its own"
    )
    copies = translate("{shared}: one market for all; {parallel}: a copy for each firm against the computer's rivals")
    copies = copies.format(shared=MARKETS[0], parallel=MARKETS[1])
    chance = translate("the game's chance: the same seed, the same game (default: 0)")
    own = translate("a YAML file with decisions of one's own, per firm and round")
    people = translate("people in the market (default: the scenario's for each firm)")
    options.add_argument("scenario", nargs="?", metavar="SCENARIO", help=translate("the pack to play, by its key"))
    options.add_argument("--rounds", metavar="N", help=translate("how many rounds (default: the scenario's)"))
    options.add_argument("--seed", metavar="N", help=chance)
    options.add_argument("--firms", metavar="NAME=STRATEGY", nargs="+", action="extend", help=many)
    options.add_argument("--decisions", metavar="FILE", help=own)
    options.add_argument("--customers", metavar="N", help=people)
    options.add_argument("--market", default="shared", metavar="|".join(MARKETS), help=copies)
    options.add_argument("--json", metavar="FILE", help=translate("write the same as data"))


PLAY = Command(
    name="play",
    usage=(
        "SCENARIO [--rounds N] [--seed N] [--firms NAME=STRATEGY …] [--decisions FILE]",
        "[--customers N] [--market shared|parallel] [--json FILE]",
    ),
    about=lambda translate: translate("play a whole game without a screen"),
    add_options=_add_options,
    run=play_game,
)
